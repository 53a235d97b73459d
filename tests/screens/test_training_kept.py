"""What is kept of a sitting: the application as it was handed in, the time, the work of two windows."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList

from tests.screens.conftest import NOW, MakeApp, MemoryStore
from tests.screens.gallery_training import DECIDE, FAULTS, FILL_IN, MARKS, faults_of, ids, press, session_of
from tests.screens.showing import desk_of, settle, shown, squeezed, talk_of
from wizard.app import VeiviserApp
from wizard.content.library import Library
from wizard.drafts.tiny import TinyStore
from wizard.screens.home import HomeScreen
from wizard.screens.training import TrainingScreen
from wizard.screens.training_case import CaseScreen, draft_of
from wizard.screens.training_debriefing import DebriefingScreen
from wizard.screens.training_decide import DecideScreen
from wizard.screens.training_outcomes import Debriefing
from wizard.screens.training_papers import PapersScreen
from wizard.screens.training_session import PAUSE, Session
from wizard.screens.training_talk import ExerciseDesk, ExerciseTalk
from wizard.training.store import TrainingStore


class Clock:
    """A clock that a test puts on."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def on(self, seconds: float) -> None:
        """So many seconds pass."""
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


# --- what is handed in


async def test_what_is_handed_in_is_not_changed_by_what_the_draft_becomes(
    make: MakeApp, training: TrainingStore, exercises: MemoryStore
) -> None:
    app = make()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        session = session_of(app, FILL_IN, "silent")
        draft = draft_of(session)
        home = app.screen
        assert isinstance(home, HomeScreen)
        home.open_draft(draft, practice=True)
        await settle(pilot)
        await settle(pilot)
        good = session.exercise.application
        assert good is not None
        interview = desk_of(app).interview
        for question, value in good.answers.items():
            interview = interview.answer(question, value)
        desk_of(app).change(interview)
        await talk_of(app).show()
        await press(pilot, "shift+f4", "down", "enter")
        assert isinstance(app.screen, DebriefingScreen)
        before = [entry.shown.plain for entry in app.screen.debriefing.entries()]
        [result] = training.results().found
        assert result.points == result.most
        await press(pilot, "escape")
        home.open_draft(draft, practice=True)
        await settle(pilot)
        await settle(pilot)
        assert isinstance(talk_of(app), ExerciseTalk), "the case is at hand still"
        assert "Øvelsen er levert, og resultatet står" in squeezed(shown(app))
        desk_of(app).change(desk_of(app).interview.answer("grant_sought", 1))
        assert exercises.drafts[draft].application.answers["grant_sought"] == 1
        await press(pilot, "shift+f4")
        assert "Øvelsen er levert allerede" in squeezed(shown(app))
        assert desk_of(app).acts == ()
        [sitting] = training.sittings().found
        again = Session(app.tools, session.exercise, training, sitting)
        assert [entry.shown.plain for entry in Debriefing(again).entries()] == before
        assert (again.score().points, len(training.results().found)) == (result.points, 1)
        fresh = Session.open(app.tools, session.exercise)
        fresh.begin("silent")
        assert draft_of(fresh) != draft, "a new try has a draft of its own"


async def test_a_draft_on_disk_that_a_sitting_has_opens_with_its_case_from_the_first_screen(
    library: Library, tmp_path: Path
) -> None:
    def made() -> VeiviserApp:
        return VeiviserApp(
            library,
            TinyStore(tmp_path),
            "nb",
            NOW.date(),
            clock=lambda: NOW,
            user="kari",
            practice=TinyStore(tmp_path / "practice"),
            training=TrainingStore(tmp_path / "training"),
        )

    app = made()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(CaseScreen(Session.open(app.tools, library.exercise(FILL_IN))))
        await press(pilot, "enter", "enter")
        await settle(pilot)
        await press(pilot, "enter", "ctrl+o")
    app = made()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        listed = app.screen.query_one(OptionList)
        listed.highlighted = next(n for n, id_ in enumerate(ids(app)) if id_.startswith("practice"))
        await press(pilot, "enter")
        await settle(pilot)
        assert isinstance(desk_of(app), ExerciseDesk)
        title = library.exercise_words(FILL_IN, "nb").title
        first = shown(app).splitlines()[0]
        assert "ØVELSE" in first
        assert title[:20] in first
        await press(pilot, "shift+f2")
        assert isinstance(app.screen, PapersScreen)


async def test_what_another_window_has_handed_in_stays_as_it_is(
    make: MakeApp, training: TrainingStore
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        one, other = session_of(app, FAULTS), session_of(app, FAULTS)
        one.mark(*MARKS[0])
        first = one.finish()
        other.mark(*MARKS[1])
        assert "levert i et annet vindu" in other.troubled
        assert other.finish() == first
        assert other.trouble == ""
        assert training.sittings().found[0].marks == one.sitting.marks == other.sitting.marks


async def test_the_other_window_is_told_of(make: MakeApp) -> None:
    app = make(train=FAULTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert "annet vindu" not in squeezed(shown(app))
        other = session_of(app, FAULTS)
        other.mark(*MARKS[0])
        faults_of(app).session.mark(*MARKS[1])
        faults_of(app).show()
        await settle(pilot)
        assert "Øvelsen er åpen i et annet vindu også" in squeezed(shown(app))
        assert len(faults_of(app).session.sitting.marks) == 2


# --- the time


async def test_a_pause_counts_as_far_as_its_limit_and_the_last_stretch_counts(
    make: MakeApp, training: TrainingStore, clock: Clock
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.tools.clock = clock
        session = session_of(app, FAULTS)
        clock.on(40)
        session.mark(*MARKS[0])
        clock.on(PAUSE * 10)
        session.mark(*MARKS[1])
        clock.on(-3600)
        session.unmark(session.sitting.marks[0])
        for _ in range(10):
            clock.on(0.9)
            session.pass_time()
        clock.on(13)
        result = session.finish()
        assert result is not None
        assert result.seconds == training.sittings().found[0].seconds == 40 + PAUSE + 9 + 13


async def test_the_time_of_filling_in_counts_whatever_is_pressed(
    make: MakeApp, training: TrainingStore, clock: Clock
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.tools.clock = clock
        session = session_of(app, FILL_IN, "silent")
        app.screen_stack[0].post_message(HomeScreen.DraftChosen(draft_of(session), practice=True))
        await settle(pilot)
        await settle(pilot)
        clock.on(60)
        await press(pilot, "enter")
        assert training.sittings().found[0].seconds == 60
        clock.on(20)
        await press(pilot, "shift+f4")
        clock.on(7)
        await press(pilot, "down", "enter")
        [result] = training.results().found
        assert result.seconds == 87
        clock.on(50)
        await press(pilot, "f2", "f4", "escape", "escape")
        assert training.sittings().found[0].seconds == 87, "what comes after does not count"
        assert training.sittings().found[0].hints == 0


async def test_leaving_keeps_the_time_since_the_last_act(
    make: MakeApp, training: TrainingStore, clock: Clock
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.tools.clock = clock
        app.push_screen(DecideScreen(session_of(app, DECIDE)))
        await settle(pilot)
        clock.on(25)
        await press(pilot, "escape")
        assert training.sittings().found[0].seconds == 25
        app.push_screen(DecideScreen(session_of(app, DECIDE)))
        await settle(pilot)
        clock.on(30)
        await press(pilot, "ctrl+q")
    assert training.sittings().found[0].seconds == 55


# --- the folder


async def test_a_folder_that_is_a_file_is_told_of_and_one_can_read_on(
    make: MakeApp, training: TrainingStore
) -> None:
    training.folder.write_text("ikke en mappe", "utf-8")
    app = make(train="")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, TrainingScreen)
        if sys.platform != "win32":
            assert "er ikke en mappe" in squeezed(shown(app))
            assert training.folder.name in shown(app)
        app.screen.open_exercise(app.tools.library.exercise(FAULTS))
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, CaseScreen)
        told = squeezed(shown(app))
        assert "Øvelsen kunne ikke begynnes: mappa" in told
        assert "Ikke lagret" in shown(app).splitlines()[0]
    assert training.folder.read_text("utf-8") == "ikke en mappe"


@pytest.fixture
def closed(training: TrainingStore) -> Iterator[TrainingStore]:
    """A folder that may not be read."""
    training.folder.mkdir()
    training.folder.chmod(0)
    yield training
    training.folder.chmod(0o700)


@pytest.mark.skipif(
    sys.platform == "win32" or getattr(os, "geteuid", lambda: 0)() == 0, reason="folders stay open"
)
async def test_a_folder_that_may_not_be_read_is_told_of(make: MakeApp, closed: TrainingStore) -> None:
    app = make(train="")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert f"ikke tilgang til mappa {closed.folder}" in squeezed(shown(app))


async def test_a_case_that_nobody_has_begun_says_nothing_of_saving(make: MakeApp) -> None:
    app = make(train=FAULTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "lagret" not in shown(app).splitlines()[0]
        await press(pilot, "enter")
        assert "lagret" in shown(app).splitlines()[0]
