"""The language is switched while one works: everything is said anew, and nothing else changes."""

from __future__ import annotations

import pytest
from textual.widgets import Input, OptionList, TextArea

from tests.screens.conftest import MakeApp
from tests.screens.gallery import OO
from tests.screens.showing import answer_of, desk_of, settle, shown, squeezed, talk_of
from wizard.screens.review import ReviewScreen
from wizard.widgets.grid import Grid
from wizard.widgets.marked_list import MarkedList
from wizard.widgets.question import QuestionPanel


async def test_a_language_chosen_among_the_commands_is_spoken_and_what_is_typed_stays(make: MakeApp) -> None:
    app = make(OO, {"municipality": "1826"}, "account_number")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        line = app.focused
        assert isinstance(line, Input)
        line.value, line.cursor_position = "1503 12", 4
        before = desk_of(app).interview
        await pilot.press("ctrl+p")
        await settle(pilot)
        app.screen.query_one(Input).value = "engelsk"
        await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        text = shown(app)
        assert "Which account is the grant to go to?" in squeezed(text)
        assert "Hvilken konto" not in text
        assert "About the question" in text
        assert "All keys" in text
        assert app.focused is line
        assert (line.value, line.cursor_position) == ("1503 12", 4)
        assert desk_of(app).interview is before, "no answer, no place, no undo has changed"
        assert answer_of(app, "application_language") is None


@pytest.mark.parametrize(
    ("place", "nb", "nn", "en"),
    [
        ("received_2021", "Velg med piltastene", "Vel med piltastane", "Choose with the arrow keys"),
        ("target_groups", "Mellomrom setter", "Mellomrom set", "Space"),
        ("grant_sought", "Leses som", "Blir lese som", "Read as"),
    ],
)
async def test_the_fields_own_words_are_said_anew(
    make: MakeApp, place: str, nb: str, nn: str, en: str
) -> None:
    app = make(OO, None, place)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        focused = app.focused
        if isinstance(focused, MarkedList):
            focused.highlighted = 2
        for lang, told in (("nb", nb), ("nn", nn), ("en", en)):
            await app.action_language(lang)
            await settle(pilot)
            assert told in shown(app)
            assert app.focused is focused
            if isinstance(focused, MarkedList):
                assert focused.highlighted == 2


async def test_a_long_text_keeps_its_cursor_and_its_undo(make: MakeApp) -> None:
    app = make(OO, None, "local_conditions")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        area = app.focused
        assert isinstance(area, TextArea)
        text = area.text
        area.move_cursor((0, 0))
        await pilot.press("x")
        await app.action_language("nn")
        await settle(pilot)
        assert "Svar og gå vidare" in shown(app)
        assert app.focused is area
        assert (area.text, area.cursor_location) == (f"x{text}", (0, 1))
        area.undo()
        assert area.text == text


async def test_a_table_keeps_its_cursor_and_what_is_typed_in_a_cell(make: MakeApp) -> None:
    app = make(OO, None, "positions")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        grid = talk_of(app).query_one(QuestionPanel).query_one(Grid)
        grid.move_to(1, 0)
        await pilot.press("Q")
        await settle(pilot)
        await app.action_language("en")
        await settle(pilot)
        assert "Post " in shown(app)
        assert "Stilling " not in shown(app)
        assert grid.cursor == (1, 0)
        line = app.focused
        assert isinstance(line, Input)
        assert line.value == "Q"
        assert "Skriv" not in shown(app)
        await pilot.press("enter")
        await settle(pilot)
        assert answer_of(app, "positions")[1]["title"] == "Q"


async def test_undo_works_over_a_change_of_language(make: MakeApp) -> None:
    app = make(OO, {"municipality": "1826"}, "received_2021")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        given = answer_of(app, "received_2021")
        assert given is not None
        await app.action_language("nn")
        await pilot.press("f7")
        await settle(pilot)
        assert answer_of(app, "received_2021") is None
        assert "Fekk kommunen tilskot i 2021?" in shown(app)


async def test_all_screens_that_are_open_are_said_anew(make: MakeApp) -> None:
    app = make(OO, None, "review")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        lines = app.screen.query_one(OptionList)
        lines.highlighted = lines.option_count - 2
        at = lines.highlighted
        await app.action_language("nn")
        await settle(pilot)
        assert "Alle tastar" in shown(app)
        assert lines.highlighted == at
        app.pop_screen()
        await settle(pilot)
        assert "Delar" in shown(app)
        await pilot.press("ctrl+o")
        await settle(pilot)
        assert "Vegvisar for tilskot" in shown(app)


async def test_the_language_is_a_key_away_on_the_list_of_drafts(make: MakeApp) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Ctrl+L Språk" in shown(app)
        await pilot.press("ctrl+l", "down", "enter")
        await settle(pilot)
        assert "Ny søknad" in shown(app)
        assert "Vegvisar" in shown(app)
        await pilot.press("ctrl+l", "down", "enter")
        await settle(pilot)
        assert "New application" in shown(app)


async def test_where_a_dialog_is_open_no_language_is_offered(make: MakeApp) -> None:
    app = make(OO, None, "received_2021")
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        assert "Språk på skjermen" in shown(app)
        await pilot.press("escape", "f6", "ctrl+p")
        await settle(pilot)
        assert "Kommandoer" in shown(app)
        assert "Språk på skjermen" not in shown(app)
