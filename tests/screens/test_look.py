"""How the screens look: measured contrasts, no colour where it is declined, sizes, keys, commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.color import Color
from textual.events import Key, Resize
from textual.geometry import Size
from textual.widgets import Input, OptionList, TextArea

from tests.screens.conftest import MakeApp
from tests.screens.contrasts import FORM, WORDS, Contrasts, contrast, pairs
from tests.screens.gallery import OO
from tests.screens.showing import desk_of, drawn, settle, shown, squeezed, talk_of
from tests.terminal import Terminal
from wizard.drafts.settings import keep_theme, kept_theme
from wizard.screens.commands import CommandsScreen
from wizard.screens.themes import DARK, LIGHT, TERMINAL, first_theme
from wizard.screens.too_small import OVERTAKEN, TooSmall
from wizard.widgets.bars import ALL, KeyBar, KeyHint, placed
from wizard.widgets.line import Line
from wizard.widgets.prose_text import LongText
from wizard.widgets.question import QuestionPanel
from wizard.widgets.steps import StepLine


@pytest.mark.parametrize("theme", [DARK, LIGHT])
async def test_what_is_marked_has_enough_contrast(make: MakeApp, theme: str) -> None:
    """And what is chosen in a list that has lost the focus; all else is measured by test_pictures.py."""
    app = make(OO, None, "local_conditions")
    app.theme = theme
    contrasts = Contrasts()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        talk = talk_of(app)
        talk.query_one(TextArea).select_all()
        await settle(pilot)
        contrasts.look("marked text", drawn(app))
        await talk.go_to("/account_number")
        talk.query_one(QuestionPanel).query_one(Input).select_all()
        await settle(pilot)
        contrasts.look("marked line", drawn(app))
        talk.query_one("Transcript").focus()
        await settle(pilot)
        contrasts.look("the conversation has the focus", drawn(app))
    contrasts.close()


@pytest.mark.parametrize("theme", [DARK, LIGHT])
async def test_what_is_chosen_stands_out_from_what_is_not(make: MakeApp, theme: str) -> None:
    app = make(OO, None, "received_2021")
    app.theme = theme
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        chosen = Color.parse(app.theme_variables["block-cursor-background"])
        for name in ("background", "surface"):
            assert contrast(chosen, Color.parse(app.theme_variables[name])) >= FORM, name
        cursor = Color.parse(app.theme_variables["input-cursor-background"])
        assert contrast(cursor, Color.parse(app.theme_variables["background"])) >= FORM
        for bar in ("scrollbar", "border", "border-blurred"):
            for ground in ("background", "surface"):
                colours = app.theme_variables
                assert contrast(Color.parse(colours[bar]), Color.parse(colours[ground])) >= FORM, bar


@pytest.mark.parametrize("theme", [DARK, TERMINAL])
async def test_the_terminals_own_colours_are_the_terminals(make: MakeApp, theme: str) -> None:
    app = make(OO, None, "received_2021")
    app.theme = theme
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        used = {colour for ink, ground, _ in pairs(drawn(app)) for colour in (ink, ground)}
        assert (used == {"default"}) is (theme == TERMINAL)


@pytest.mark.parametrize("key", ["", "ctrl+p", "f2", "f9"])
async def test_what_is_chosen_is_reversed_where_the_colours_are_the_terminals(
    make: MakeApp, key: str
) -> None:
    app = make(OO, None, "received_2021")
    app.theme = TERMINAL
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        if key:
            await pilot.press(key)
            await settle(pilot)
        chosen = [
            segment.text
            for strip in drawn(app)
            for segment in strip
            if segment.style is not None and segment.style.reverse and WORDS.search(segment.text)
        ]
        assert len("".join(chosen)) > 2, "more than a cursor"


@pytest.mark.parametrize("term", ["xterm-256color", "linux"])
def test_where_colours_are_declined_none_is_sent(tmp_path: Path, term: str) -> None:
    wanted = {"NO_COLOR": "1", "TERM": term, "COLORTERM": "truecolor"}
    arguments = ["fill", f"{OO}@2023", "--drafts", str(tmp_path), "--today", "2023-01-16"]
    with Terminal(arguments, columns=120, rows=40, environment=wanted) as terminal:
        terminal.until("Enter svarer")
        terminal.press("ctrl+p")
        terminal.until("Kommandoer")
        terminal.press("escape", "f9")
        terminal.until("Søknaden er ikke klar")
        codes = re.findall(rb"\x1b\[([0-9;:]*)m", terminal.raw)
    sent = {int(part) for code in codes for part in re.split(rb"[;:]", code) if part}
    assert not sent & {*range(30, 39), *range(40, 49), *range(90, 108)}, sent
    assert b"\x1b[1;7m" in terminal.raw, "what is chosen is reversed"


@pytest.mark.parametrize(
    ("environment", "asked", "kept", "theme"),
    [
        ({}, "", "", DARK),
        ({"COLORFGBG": "0;15"}, "", "", LIGHT),
        ({"COLORFGBG": "15;0"}, "", "", DARK),
        ({"TERM": "linux"}, "", "", TERMINAL),
        ({"TERM": "linux", "COLORTERM": "truecolor"}, "", "", DARK),
        ({}, "", LIGHT, LIGHT),
        ({"VEIVISER_THEME": TERMINAL}, "", LIGHT, TERMINAL),
        ({"VEIVISER_THEME": "pink"}, "", LIGHT, LIGHT),
        ({"VEIVISER_THEME": DARK}, LIGHT, "", LIGHT),
        ({"NO_COLOR": "1"}, LIGHT, "", TERMINAL),
        ({"NO_COLOR": ""}, "", "", DARK),
    ],
)
def test_the_theme_one_begins_with(environment: dict[str, str], asked: str, kept: str, theme: str) -> None:
    assert first_theme(environment, asked, kept) == theme


def test_a_theme_is_remembered_beside_the_drafts_and_a_broken_file_is_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    assert kept_theme(folder) == ""
    keep_theme(folder, LIGHT)
    assert kept_theme(folder) == LIGHT
    (folder / "settings.toml").write_bytes(b"\xff\xfe theme = ")
    assert kept_theme(folder) == ""
    (tmp_path / "file").write_text("")
    keep_theme(tmp_path / "file", LIGHT)


@pytest.mark.parametrize("when", range(5))
@pytest.mark.parametrize("question", ["account_number", "local_conditions"])
async def test_letters_that_the_signal_of_a_small_window_overtook_reach_their_text(
    make: MakeApp, question: str, when: int
) -> None:
    app, small = make(OO, None, question), Size(50, 10)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        field = app.focused
        assert isinstance(field, Line | LongText)
        field.put("")
        for letter in "1503"[:when]:
            app.post_message(Key(letter, letter))
        app.post_message(Resize(small, small))
        for letter in "1503"[when:]:
            app.post_message(Key(letter, letter))
        await pilot.resize_terminal(*small)
        await settle(pilot)
        assert isinstance(app.screen, TooSmall)
        await pilot.press("left", "9")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert app.focused is field
        assert (field.value if isinstance(field, Line) else field.text) == "1503"


async def test_what_is_typed_into_a_window_that_is_too_small_goes_nowhere(make: MakeApp) -> None:
    app = make(OO, None, "account_number")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line = app.focused
        assert isinstance(line, Line)
        before = line.value
        await pilot.resize_terminal(50, 10)
        await pilot.pause(2 * OVERTAKEN)
        await pilot.press("9", "enter")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert (app.focused, line.value) == (line, before)
        assert desk_of(app).interview.place == "account_number"


async def test_a_window_that_is_too_small_is_covered_and_everything_is_there_when_it_grows(
    make: MakeApp,
) -> None:
    app = make(OO, {"municipality": "1826"}, "account_number")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line = app.focused
        assert isinstance(line, Input)
        line.value, line.cursor_position = "1503 12", 3
        for size in ((59, 24), (80, 19), (20, 5), (2, 2)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert isinstance(app.screen, TooSmall)
        await pilot.resize_terminal(59, 24)
        await settle(pilot)
        assert "Vinduet er for lite: 59 × 24." in shown(app)
        assert "60 × 20" in squeezed(shown(app))
        assert "Hvilken konto" not in shown(app)
        await pilot.press("ctrl+p", "9", "f9")
        for size in ((60, 20), (120, 40)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert app.screen is talk_of(app)
            assert app.focused is line
            assert (line.value, line.cursor_position) == ("1503 12", 3)
        assert desk_of(app).interview.place == "account_number"


async def test_a_program_that_begins_too_small_says_so_and_goes_on_when_it_grows(make: MakeApp) -> None:
    app = make(OO, None, "received_2021", lang="en")
    async with app.run_test(size=(50, 12)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, TooSmall)
        assert "The window is too small: 50 × 12." in shown(app)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert app.screen is talk_of(app)
        assert isinstance(app.focused, OptionList)


async def test_what_is_typed_stays_and_keeps_the_focus_while_the_window_changes(make: MakeApp) -> None:
    app = make(OO, None, "local_conditions")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        area = app.focused
        assert isinstance(area, TextArea)
        text = area.text
        area.move_cursor((0, 0))
        for number, size in enumerate([(80, 24), (60, 20), (140, 50), (100, 20)], 1):
            await pilot.press("x")
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert app.focused is area
            assert area.text == "x" * number + text
            assert area.cursor_location == (0, number)
        # What is typed with two seconds between is undone in two steps: a slow machine gets there too.
        while area.text != text and area.history.undo_stack:
            area.undo()
        assert area.text == text


@pytest.mark.parametrize("rows", [1, 2])
@pytest.mark.parametrize("width", [58, 78, 98, 118])
def test_the_key_that_leads_to_all_keys_is_always_shown_and_the_first_are_the_most_needed(
    width: int, rows: int
) -> None:
    hints = [KeyHint(f"F{n}", "gjør noe her", f"act{n}") for n in range(1, 12)]
    hints.append(KeyHint("Ctrl+P", "Alle taster", ALL))
    shown_keys = placed(hints, width, rows)
    assert shown_keys[-1].hint.action == ALL
    assert [key.hint for key in shown_keys[:-1]] == hints[: len(shown_keys) - 1]
    for key in shown_keys:
        assert key.x + key.hint.width <= width
        assert key.y < rows
    assert len({(key.y, key.x) for key in shown_keys}) == len(shown_keys)


async def test_a_high_window_has_two_lines_of_keys_and_a_low_one_has_one(make: MakeApp) -> None:
    app = make(OO, None, "received_2021")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.screen.query_one(KeyBar).size.height == 1
        assert "F1 Hjelp" in shown(app)
        assert "Ctrl+P Alle taster" in shown(app)
        await pilot.resize_terminal(80, 40)
        await settle(pilot)
        assert app.screen.query_one(KeyBar).size.height == 2
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert app.screen.query_one(KeyBar).size.height == 1
        assert shown(app).startswith(" Overgangsordning 2023 · Hattfjelldal ")
        assert "F1 Hjelp" in shown(app)
        assert "Ctrl+P Alle taster" in shown(app)


async def test_the_list_of_commands_is_narrowed_by_typing_and_runs_what_is_chosen(make: MakeApp) -> None:
    app = make(OO, None, "received_2021")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, CommandsScreen)
        lines = screen.query_one(OptionList)
        line = screen.query_one(Input)
        for typed, first in (("vilkår", "F3"), ("vilkar", "F3"), ("angre", "F7"), ("farger lyse", "( )")):
            line.value = typed
            await pilot.pause()
            found = [str(getattr(option.prompt, "plain", "")) for option in lines.options]
            assert any(text.startswith(first) for text in found), typed
        line.value = "qqqq"
        await pilot.pause()
        assert "Ingen kommando passer" in shown(app)
        line.value = "vilkårene oppfylt"
        await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        assert "Kan vi søke? Vilkårene" in shown(app)
        await pilot.press("ctrl+p", "escape", "escape")
        await settle(pilot)
        assert app.screen is talk_of(app)


async def test_a_dialog_too_has_commands(make: MakeApp) -> None:
    app = make(OO, None, "account_number")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f6", "ctrl+p")
        await settle(pilot)
        assert "lukk dette vinduet" in shown(app)
        assert "avslutt; utkastet er lagret" in shown(app)
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen is talk_of(app)


async def test_a_theme_chosen_among_the_commands_is_put_on_and_remembered(make: MakeApp) -> None:
    app = make(OO, None, "received_2021")
    kept: list[str] = []
    app.keep_theme = kept.append
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        app.screen.query_one(Input).value = "lyse"
        await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        assert (app.theme, kept) == (LIGHT, [LIGHT])


@pytest.mark.parametrize("width", [16, 22, 28, 40])
def test_a_title_among_the_steps_is_never_broken_in_a_word_nor_cut_where_there_is_room(width: int) -> None:
    for word in ("ferdig", "avhenger av svar", "12 av 34"):
        for title in ("Søker", "Kapasitet og innsatsområder", "Økonomiplan"):
            line = StepLine("x", title, "depends", word)
            drawn = [content.plain for content in line.lines(width, whole=True)]
            assert all(cell_len(text) <= width for text in drawn)
            longest = max(cell_len(part) for part in title.split())
            if longest <= width - 2:
                assert set(title.split()) <= set(" ".join(drawn).split())
            assert " ".join(drawn).count(word.split()[0]) == 1
            assert len(line.lines(width, whole=False)) == 1
