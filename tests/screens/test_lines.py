"""Answers on one line: what is pasted is kept and cleaned, how it is read is told, what is refused stays."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tests.screens.conftest import MakeApp
from tests.screens.showing import answer_of, desk_of, settle, shown, squeezed, talk_of
from wizard.app import VeiviserApp
from wizard.widgets.line import one_line
from wizard.widgets.marked_list import MarkedList

KR = "kommunalt-rusarbeid"
FAMILY = "👨\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("Rådhusgata 1\r\n8690\tHattfjelldal\n\n", "Rådhusgata 1 8690 Hattfjelldal"),
        ("330\u00a0000\u00a0kr", "330\u00a0000\u00a0kr"),
        ("\ufeffTeam\u200b \u202eUng\u202c\x00\x1b[31m", "Team Ung[31m"),
        (f"{FAMILY} bla\u030aba\u0308r", f"{FAMILY} blåbär"),
        ("[/x] [b]$x {field} %s", "[/x] [b]$x {field} %s"),
    ],
)
def test_what_is_pasted_on_a_line_is_all_there_and_clean(pasted: str, line: str) -> None:
    assert one_line(pasted) == line


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste as a terminal does."""
    pilot.app.post_message(events.Paste(text))
    await settle(pilot)
    await settle(pilot)


def line_of(app: VeiviserApp) -> Input:
    """The line that has the focus."""
    assert isinstance(app.focused, Input)
    return app.focused


READ = [
    ("grant_sought", "kr 330.000,-", "Leses som 330 000 kr", 330_000),
    ("grant_sought", "1,2 mill.", "Leses som 1 200 000 kr", 1_200_000),
    ("pay_growth_percent", "4,2 %", "Leses som 4,2 %", 4.2),
    ("start_date", "2023-03-01", "Leses som 1. mars 2023", "2023-03-01"),
    ("start_date", "1. mars 2023", "Leses som 1. mars 2023", "2023-03-01"),
    ("start_date", "01.03.2023", "Leses som 1. mars 2023", "2023-03-01"),
    ("orgnr", "NO 940 155 223 MVA", "", None),
    ("account_number", "1503.12.34562", "Leses som 1503 12 34562", "15031234562"),
    ("contact_phone", "+47 22 33 44 55", "Leses som 22 33 44 55", "22334455"),
]
REFUSED = [
    ("grant_sought", "1 23", "grupper på tre"),
    ("start_date", "31.2.2023", "dager"),
    ("account_number", "1503 12 3456", "10 sifre"),
    ("contact_email", "kari", "@"),
]


async def test_how_a_line_is_read_is_told_and_what_is_refused_stays_in_the_field(make: MakeApp) -> None:
    app = make(KR, {"applicant_type": "municipality"})
    async with app.run_test(size=(80, 24)) as pilot:
        for question, pasted, told, kept in READ:
            await talk_of(app).go_to(f"/{question}")
            line_of(app).value = ""
            await paste(pilot, pasted)
            assert told in squeezed(shown(app)).replace("\u00a0", " ")
            if kept is not None:
                await pilot.press("enter")
                await settle(pilot)
                assert answer_of(app, question) == kept
        for question, typed, told in REFUSED:
            await talk_of(app).go_to(f"/{question}")
            line_of(app).value = ""
            await paste(pilot, typed)
            await pilot.press("enter")
            await settle(pilot)
            assert desk_of(app).interview.place == question
            assert line_of(app).value == typed
            assert told in squeezed(shown(app)).replace("\u00a0", " ")


async def test_one_moves_in_a_line_by_word_and_to_its_ends(make: MakeApp) -> None:
    app = make(KR, {}, "address_street")
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, "Øvre Rådhusgata\n1")
        line = line_of(app)
        for key, place in (("home", 0), ("ctrl+right", 5), ("end", 17), ("ctrl+left", 16), ("left", 15)):
            await pilot.press(key)
            assert line.cursor_position == place, key
        for character in f"\u00a0{FAMILY}":
            app.post_message(events.Key("x", character))
        await settle(pilot)
        await settle(pilot)
        assert line.value == f"Øvre Rådhusgata\u00a0{FAMILY} 1"


@pytest.mark.timeout(60)
async def test_a_line_takes_a_paste_of_any_length(make: MakeApp) -> None:
    app = make(KR, {}, "address_street")
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, "Rådhusgata " * 20_000)
        await pilot.press("1")
        assert len(line_of(app).value) == 11 * 20_000
        assert line_of(app).value.endswith("Rådhusgata1")


async def test_choices_are_marked_with_signs_and_found_by_letter_and_number(make: MakeApp) -> None:
    app = make(KR, {}, "target_groups")
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        assert "[ ]" in shown(app)
        listed = app.screen.query_one(MarkedList)
        labels = list(listed.choices.values())
        letter = labels[2][0]
        listed.highlighted = None
        await pilot.press(letter.lower())
        first = next(n for n, label in enumerate(labels) if label[0].casefold() == letter.casefold())
        assert listed.highlighted == first
        await pilot.press("2", "space")
        assert (listed.highlighted, len(listed.chosen)) == (1, 1)
        assert "[x]" in shown(app)
        await talk_of(app).go_to("/applicant_type")
        await pilot.press("down", "space")
        assert "( )" in shown(app)
        assert "(•)" in shown(app)
