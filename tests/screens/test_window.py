"""A window of any size: too small it is covered and loses no letter, and what is typed stays when it changes."""

from __future__ import annotations

from datetime import date

import pytest
from textual.events import Key, Resize
from textual.geometry import Size
from textual.widgets import Input, OptionList, TextArea

from tests.screens.conftest import NOW, MakeApp, MemoryStore
from tests.screens.gallery import OO
from tests.screens.showing import desk_of, settle, shown, squeezed, talk_of
from wizard.app import VeiviserApp
from wizard.content.library import Library
from wizard.screens.budget_picture import PictureScreen
from wizard.screens.explain import ExplainScreen
from wizard.screens.too_small import OVERTAKEN, TooSmall
from wizard.widgets.line import Line
from wizard.widgets.prose_text import LongText

TODAY = date(2023, 1, 16)


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


async def test_a_new_application_begins_under_the_message_and_leaves_no_message_behind(
    library: Library, store: MemoryStore
) -> None:
    begin = (OO, "2023")
    app = VeiviserApp(library, store, "nb", TODAY, clock=lambda: NOW, user="kari", begin=begin)
    async with app.run_test(size=(50, 12)) as pilot:
        await settle(pilot)
        talk = talk_of(app)
        assert isinstance(app.screen, TooSmall)
        await pilot.press("f1")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert app.screen is talk
        assert not [screen for screen in app.screen_stack if isinstance(screen, TooSmall)]


async def test_what_comes_while_the_window_is_too_small_comes_under_the_message(make: MakeApp) -> None:
    app = make(OO, None, "account_number")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.resize_terminal(50, 12)
        await settle(pilot)
        explained = ExplainScreen(desk_of(app))
        for show, screen in ((app.push_screen, PictureScreen(desk_of(app))), (app.switch_screen, explained)):
            show(screen)
            await settle(pilot)
            assert isinstance(app.screen, TooSmall)
            assert app.screen_stack[1:-1] == [talk_of(app), screen]
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert app.screen is explained
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is talk_of(app)


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
