"""What people type is shown as it is: never markup, never control codes, and nothing crashes.

The screens are not listed here: each key that a screen binds is pressed, and each key of the screen that
it opens, so that a screen that is added is tried as well. The last test says which were never opened.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

import wizard.screens
from tests.screens.conftest import MakeApp, MemoryStore
from tests.screens.hostile import HOSTILE, ROUGH, SIGN, columns, every_answer, kinds, torn
from tests.screens.hostile_exercises import hostile_tour, plant
from tests.screens.showing import answer_of, desk_of, settle, shown, talk_of
from wizard.app import VeiviserApp
from wizard.content.library import Library
from wizard.schema.application import Application
from wizard.schema.scheme import Definition
from wizard.screens.conversation import ConversationScreen
from wizard.screens.dialogs import Confirm, Reading
from wizard.screens.training_reasons import ReasonsScreen
from wizard.widgets.grid import Grid

KR: Final = "kommunalt-rusarbeid"
STEERING: Final = "\x00\x07\x08\x1b\x7f\x85\x9b\u2028\r"
LISTS: Final = ("f2", "f3", "f4", "f6", "f9", "f10")
"""Keys that open lists of answers."""
LEAVES: Final = {"ctrl+q", "ctrl+c"}
SEEN: set[str] = set()
"""Screens that this test has opened with hostile answers, by name."""
REACHED: Final = {
    "test_hostile_answers_are_shown_as_they_are_on_every_screen[markup]": (
        "AskLine AskPath ConversationScreen ExplainScreen GoToScreen HelpScreen HomeScreen NoteScreen "
        "PackageScreen Pick PictureScreen Reading ReviewScreen TryAnswerScreen"
    ),
    "test_hostile_answers_are_shown_as_they_are_where_only_some_places_lead": (
        "BlockPreview CommandsScreen ReadabilityScreen WhatIfScreen"
    ),
    "test_hostile_exercises_are_shown_as_they_are": (
        "CaseScreen ComparisonScreen DebriefingScreen DecideScreen ExerciseReview ExerciseTalk FaultsScreen "
        "PapersScreen ReasonsScreen TrainingScreen"
    ),
}
"""The test that opens a screen; tests of one file may run in several processes."""
UNREACHED: Final = {
    "OpeningScreen": "shows nothing that was typed",
    "BeginScreen": "shows nothing that was typed",
    "Confirm": "asks before a file is written over; what it shows of others' words is a path",
    "TooSmall": "shows nothing that was typed",
}
"""Screens that hold no words of anybody's, and why."""


@pytest.fixture(autouse=True)
def a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some of the keys write files."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def what_is_seen(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each test opens the screens that it promises to."""
    SEEN.clear()
    yield
    promised = REACHED.get(request.node.name, "").split()
    assert not (missed := set(promised) - SEEN), " ".join(sorted(missed))


async def press(pilot: Pilot[None], key: str) -> None:
    await pilot.press(key)
    await settle(pilot)


def bound(app: VeiviserApp) -> list[str]:
    """The keys that the screen and its own widgets bind, but for those that leave the program."""
    keys = {
        key
        for key, active in app.screen.active_bindings.items()
        if active.node is not app and type(active.node).__module__.startswith("wizard.")
    }
    return sorted(key for key in keys - LEAVES if key.startswith(("f", "ctrl+", "shift+f")) or key == "enter")


def check(app: VeiviserApp, text: str) -> None:
    """The screen as it stands holds the text as it is, and no control codes."""
    SEEN.add(type(app.screen).__name__)
    screen = shown(app)
    assert not torn(screen, text), type(app.screen).__name__
    steering = [c for c in screen if c in STEERING]
    assert not steering, (type(app.screen).__name__, steering)


async def back(app: VeiviserApp, pilot: Pilot[None], place: str) -> None:
    """Back to the conversation, at a place."""
    for _ in range(6):
        if isinstance(app.screen, ConversationScreen):
            break
        await press(pilot, "escape" if len(app.screen_stack) > 1 else "enter")
    if not isinstance(app.screen, ConversationScreen):
        assert app.desk is None
        pytest.fail("the conversation was not come back to")
    await talk_of(app).go_to(f"/{place}")
    await settle(pilot)


@pytest.mark.parametrize(
    ("text", "place"), [(HOSTILE, "partners"), (ROUGH, "title")], ids=["markup", "codes"]
)
async def test_hostile_answers_are_shown_as_they_are_on_every_screen(
    make: MakeApp, municipal: Definition, text: str, place: str
) -> None:
    app = make(KR, every_answer(municipal, text), place, lang="en")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = desk_of(app)
        desk.change(desk.interview.leave_open("city", text))
        await settle(pilot)
        tried: set[tuple[str, str]] = set()
        for key in bound(app):
            if text == ROUGH and key not in LISTS:
                continue
            await press(pilot, key)
            check(app, text)
            name = type(app.screen).__name__
            if name != ConversationScreen.__name__ and text == HOSTILE:
                for inner in [
                    inner for inner in bound(app) if (name, inner) not in tried and inner in ("enter", *LISTS)
                ]:
                    tried.add((name, inner))
                    await press(pilot, inner)
                    check(app, text)
                    if type(app.screen).__name__ != name and len(app.screen_stack) > 2:
                        await press(pilot, "escape")
                    if type(app.screen).__name__ != name:
                        await back(app, pilot, place)
                        await press(pilot, key)
            await back(app, pilot, place)


async def test_hostile_answers_are_shown_as_they_are_in_every_question(
    make: MakeApp, municipal: Definition
) -> None:
    app = make(KR, every_answer(municipal, HOSTILE), "applicant_type", lang="nn")
    async with app.run_test(size=(120, 40)) as pilot:
        for question in kinds(municipal):
            await talk_of(app).go_to(f"/{question.id}")
            await settle(pilot)
            assert "[/x]" in shown(app), question.id
            check(app, HOSTILE)


def pasted(app: VeiviserApp, text: str) -> None:
    """A paste, as the terminal hands it to the app."""
    app.post_message(events.Paste(text))


async def test_anything_can_be_pasted_into_a_field_of_each_kind(make: MakeApp, municipal: Definition) -> None:
    app = make(KR, {"applicant_type": "municipality"})
    async with app.run_test(size=(80, 24)) as pilot:
        for question in kinds(municipal):
            for text in (HOSTILE, ROUGH):
                await talk_of(app).go_to(f"/{question.id}")
                line = isinstance(app.focused, Input | TextArea)
                pasted(app, text)
                await settle(pilot)
                check(app, HOSTILE)
                await press(pilot, "ctrl+s")
                assert not line or text != HOSTILE or HOSTILE in str(answer_of(app, question.id)), question.id
                await back(app, pilot, question.id)
                check(app, HOSTILE)
                desk_of(app).change(desk_of(app).interview.answer(question.id, None))


async def test_anything_can_be_pasted_into_a_cell_of_each_kind(make: MakeApp, municipal: Definition) -> None:
    app = make(KR, {"applicant_type": "municipality"})
    async with app.run_test(size=(80, 24)) as pilot:
        for question, at, column in columns(municipal):
            for text in (HOSTILE, ROUGH):
                await talk_of(app).go_to(f"/{question.id}")
                await settle(pilot)
                app.screen.query_one(Grid).move_to(0, at)
                await press(pilot, "enter")
                pasted(app, text)
                await press(pilot, "enter")
                check(app, HOSTILE)
                await back(app, pilot, question.id)
                if isinstance(app.focused, Grid) and text == HOSTILE and column.kind in ("text", "money"):
                    assert HOSTILE in str(answer_of(app, question.id)), column.id
                desk = desk_of(app)
                desk.change(desk.interview.answer(question.id, None))


async def test_a_package_that_is_written_and_a_name_of_a_folder_hold_the_text_as_it_is(
    make: MakeApp, municipal: Definition, tmp_path: Path
) -> None:
    app = make(KR, every_answer(municipal, HOSTILE), "title")
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f9")
        check(app, HOSTILE)
        await press(pilot, "home")
        await press(pilot, "enter")
        line = app.focused
        assert isinstance(line, Input)
        line.value = f"{SIGN}[b]"
        await press(pilot, "enter")
        check(app, f"{SIGN}[b]")
    assert (tmp_path / f"{SIGN}[b]").is_dir()


async def test_drafts_of_anything_are_listed_as_they_are(
    make: MakeApp, municipal: Definition, store: MemoryStore
) -> None:
    opened = make(KR, every_answer(municipal, HOSTILE), "title")
    async with opened.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o")
        for key in [*bound(opened), "delete"]:
            await press(pilot, key)
            check(opened, HOSTILE)
            for _ in range(4):
                if len(opened.screen_stack) > 1:
                    await press(pilot, "escape")


ASKED_FOR: Final = [
    ("need", ["ctrl+p"]),
    ("need", ["shift+f3"]),
    ("partners", ["ctrl+l"]),
    ("partners", ["paste", "enter"]),
    ("title", ["f9", "f4"]),
    ("title", ["f9", "f4", "enter"]),
    ("title", ["f9", "f4", "escape"]),
]
"""Screens that only some places open: the place, and the keys; «paste» pastes a block of cells."""


async def test_hostile_answers_are_shown_as_they_are_where_only_some_places_lead(
    make: MakeApp, municipal: Definition
) -> None:
    app = make(KR, every_answer(municipal, HOSTILE), "title", lang="nn")
    async with app.run_test(size=(100, 40)) as pilot:
        for place, keys in ASKED_FOR:
            await back(app, pilot, place)
            for key in keys:
                if key == "paste":
                    pasted(app, f"{HOSTILE}\t{HOSTILE}\n{HOSTILE}\t{HOSTILE}\n")
                    await settle(pilot)
                else:
                    await press(pilot, key)
                check(app, HOSTILE)


async def test_hostile_exercises_are_shown_as_they_are(
    make: MakeApp, library: Library, municipal: Definition, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = municipal.edition.id
    answers = every_answer(municipal, HOSTILE)
    plant(library, Application(scheme=KR, edition=edition, answers=answers), HOSTILE, monkeypatch)
    app = make(lang="nn")
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        async for _ in hostile_tour(app, pilot):
            check(app, HOSTILE)
            assert SIGN in shown(app) or isinstance(app.screen, Confirm | Reading | ReasonsScreen), app.screen


def test_every_screen_is_opened_with_hostile_answers() -> None:
    made: dict[str, type[Screen[object]]] = {}
    for module in pkgutil.iter_modules(wizard.screens.__path__, "wizard.screens."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, Screen) and value.__module__ == module.name:
                made[value.__name__] = value
    leaves = {
        made[name].__name__ for name in made if not any(made[name] in c.__mro__[1:] for c in made.values())
    }
    reached = {name for names in REACHED.values() for name in names.split()}
    assert leaves <= reached | UNREACHED.keys() <= made.keys()
    assert not reached & UNREACHED.keys()
    assert all(test.partition("[")[0] in globals() for test in REACHED)
