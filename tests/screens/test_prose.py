"""Long answers: what is typed and pasted is kept, counted, measured, and saved at rests."""

from __future__ import annotations

import asyncio

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.screens.conftest import MakeApp, MemoryStore
from tests.screens.gallery import KR
from tests.screens.showing import answer_of, desk_of, field_of, settle, shown, squeezed, talk_of, type_in
from wizard.engine.cleaning import prose
from wizard.engine.lengths import count
from wizard.engine.texts import read
from wizard.widgets.prose import ProseField

FAMILY = "👨‍👩‍👧"
EVIL = "[/x] [b]$x {field} %s"


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rest of the keys comes soon, but not while a slow machine still takes in what was typed."""
    monkeypatch.setattr(ProseField, "REST", 1.0)


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste as a terminal does."""
    pilot.app.post_message(events.Paste(text))
    await settle(pilot)
    await settle(pilot)


async def rest(pilot: Pilot[None]) -> None:
    """Let the keys rest, as long as that takes."""
    field = pilot.app.screen.query_one(ProseField)
    while field._pause is not None:  # noqa: ASYNC110  the timer tells nobody else
        await asyncio.sleep(0.02)
    await settle(pilot)


PASTED = [
    ("to\r\nlinjer\rtre", "to\nlinjer\ntre"),
    ("330\u00a0000\u00a0kr og et\u00a0ord", "330\u00a0000\u00a0kr og et ord"),
    ("bla\u030aba\u0308r\x00\x1b\x7f", "blåbär"),
    (f"{FAMILY} ❤️ \u200b\u202e", f"{FAMILY} ❤️ \u200b\u202e"),
    ("«sitat» “quote” – …\tx", "«sitat» “quote” – …\tx"),
    (EVIL * 3, EVIL * 3),
]


async def test_what_is_pasted_is_cleaned_kept_and_counted_as_the_rule_counts(make: MakeApp) -> None:
    app = make(KR, {}, "need")
    async with app.run_test(size=(80, 24)) as pilot:
        for pasted, kept in PASTED:
            field_of(app).area.put("")
            await paste(pilot, pasted)
            assert field_of(app).text == kept
            talk_of(app).keep()
            judged = desk_of(app).interview.assessment.values["need"]
            assert judged == kept == prose(pasted)
            assert f" {count(pasted)} tegn" in shown(app).replace("\u00a0", " ")
            assert read(judged).length == count(pasted)


async def test_over_the_recommended_length_is_told_in_words_and_nothing_is_cut(make: MakeApp) -> None:
    app = make(KR, {}, "need")
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, "Ti tegn er" * 600)
        assert count(field_of(app).text) == 6_000
        assert "! 6\u00a0000 tegn, 4\u00a0000 mer enn anbefalt. Alt blir med." in shown(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert answer_of(app, "need") == "Ti tegn er" * 600


@pytest.mark.timeout(60)
@pytest.mark.parametrize("text", ["Dette er en setning om tilbudet. " * 30 + "\n", "x" * 1_000])
async def test_a_megabyte_is_pasted_and_written_on(make: MakeApp, text: str) -> None:
    app = make(KR, {}, "need")
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, text * (1_000_000 // len(text)))
        await pilot.press("a")
        kept = field_of(app).text
        assert len(kept) == len(text) * (1_000_000 // len(text)) + 1
        assert kept.endswith("a")


async def test_what_is_typed_is_saved_at_a_rest_and_is_one_step_of_undo(
    make: MakeApp, store: MemoryStore, soon: None
) -> None:
    app = make(KR, {"need": "Før."}, "need")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "lagret 14.02" in shown(app)
        await type_in(pilot, " En")
        assert "skriver …" in shown(app)
        await rest(pilot)
        assert "lagret 14.02" in shown(app)
        assert store.drafts["utkast-1"].application.answers["need"] == "Før. En"
        await type_in(pilot, " to")
        await rest(pilot)
        await type_in(pilot, " tre")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert answer_of(app, "need") == "Før. En to tre"
        await pilot.press("f7")
        await settle(pilot)
        assert answer_of(app, "need") == "Før."
        # The text has nothing to redo: the key goes on to the conversation.
        await pilot.press("ctrl+y")
        await settle(pilot)
        assert answer_of(app, "need") == "Før. En to tre"


async def test_an_idle_screen_has_no_timer(make: MakeApp, store: MemoryStore, soon: None) -> None:
    app = make(KR, {"need": "Før."}, "need")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert field_of(app)._pause is None
        await type_in(pilot, "x")
        assert field_of(app)._pause is not None
        await rest(pilot)
        assert field_of(app)._pause is None
        saves = store.saves
        await type_in(pilot, "y")
        await pilot.press("backspace")
        await rest(pilot)
        assert (store.saves, field_of(app)._pause) == (saves, None)


async def test_undo_and_redo_inside_the_text_and_the_cursor_stays_while_one_looks_elsewhere(
    make: MakeApp,
) -> None:
    app = make(KR, {"need": "En to tre."}, "need")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("home")
        await type_in(pilot, "Ny. ")
        assert field_of(app).text == "Ny. En to tre."
        await pilot.press("f2", "escape")
        await settle(pilot)
        assert field_of(app).area.cursor_location == (0, 4)
        await pilot.press("ctrl+z", "ctrl+z")
        assert field_of(app).text == "En to tre."
        await pilot.press("ctrl+y", "ctrl+y")
        assert field_of(app).text == "Ny. En to tre."
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert field_of(app).area.cursor_location == (0, 4)


async def test_what_nobody_sees_is_warned_of_and_can_be_removed(make: MakeApp) -> None:
    app = make(KR, {}, "need")
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, f"o\u200brd \u202etxet\u202c {FAMILY}")
        text = squeezed(shown(app))
        assert "! 2 usynlige tegn snur skriveretningen. Ett tegn synes ikke, men [ Ta bort ] telles." in text
        app.screen.set_focus(app.screen.query_one("#remove"))
        await pilot.press("enter")
        await settle(pilot)
        assert field_of(app).text == f"ord txet {FAMILY}"
        assert "usynlige" not in shown(app)
        await pilot.press("ctrl+z")
        assert field_of(app).text == f"o\u200brd \u202etxet\u202c {FAMILY}"


async def test_an_emoji_of_several_characters_and_a_hard_space_can_be_typed(make: MakeApp) -> None:
    app = make(KR, {}, "need")
    async with app.run_test(size=(80, 24)) as pilot:
        for character in f"5\u00a0kr {FAMILY}":
            app.post_message(events.Key("x", character))
        await settle(pilot)
        await settle(pilot)
        assert field_of(app).text == f"5\u00a0kr {FAMILY}"


async def test_readability_shows_the_rules_own_figures_and_leads_to_a_sentence(make: MakeApp) -> None:
    app = make(KR, None, "need")
    async with app.run_test(size=(80, 30)) as pilot:
        text = field_of(app).text
        reading = read(text)
        await pilot.press("shift+f3")
        await settle(pilot)
        seen = squeezed(shown(app))
        assert f"LIX {round(reading.readability.lix)}: lett" in seen
        assert f"{reading.readability.words} ord · {reading.readability.sentences} setninger" in seen
        assert "Björnsson" in seen
        longest = reading.longest_sentences(3)
        assert app.screen.query_one(OptionList).option_count == 3
        await pilot.press("down", "enter")
        await settle(pilot)
        assert " ".join(field_of(app).area.selected_text.split()) == longest[1]


async def test_readability_of_nothing_and_of_little(make: MakeApp) -> None:
    app = make(KR, {"need": ""}, "need")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("shift+f3")
        await settle(pilot)
        assert "Det er ingen tekst her ennå." in squeezed(shown(app))
        await pilot.press("escape")
        await type_in(pilot, "Kort. Tekst")
        await pilot.press("shift+f3")
        await settle(pilot)
        assert "færre enn 50 ord" in squeezed(shown(app))
        await pilot.press("escape")
        await talk_of(app).go_to("/address_street")
        await pilot.press("shift+f3")
        await settle(pilot)
        assert "bare de lange tekstene" in squeezed(shown(app))


async def test_what_a_good_answer_holds_stands_beside_the_text_or_a_key_away(make: MakeApp) -> None:
    app = make(KR, {}, "need")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert "• Hvem det gjelder, og omtrent" in shown(app)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "• Hvem det gjelder" not in shown(app)
        assert "F1 et godt svar" in shown(app)
        await pilot.press("f1")
        await settle(pilot)
        assert "• Hvem det gjelder" in shown(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (120, 40)])
async def test_however_much_is_said_above_it_there_is_room_to_write(
    make: MakeApp, size: tuple[int, int]
) -> None:
    app = make(KR, None, "need")
    async with app.run_test(size=size) as pilot:
        field_of(app).change_to("Ring ola.nordmann@eksempel.no eller 22 33 44 55. TODO xxx lorem ipsum")
        talk_of(app).keep()
        talk_of(app)._told_here(["Noe er sagt om dette. " * 9, "Og noe til. " * 9])
        await settle(pilot)
        assert "! Feil: Teksten er ikke ferdig" in shown(app)
        assert field_of(app).area.size.height >= 3
        assert "[ Svar og gå videre ]" in shown(app)
        assert "lorem ipsum" in squeezed(shown(app))


async def test_half_a_character_from_a_file_is_shown_and_said(make: MakeApp) -> None:
    app = make(KR, {"need": "halv \ud83d"}, "need")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert field_of(app).text == "halv ?"
        assert answer_of(app, "need") == "halv \ud83d"
