"""Filling in an exercise: as much is said as was chosen, the case is at hand, and it is handed in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.screens.conftest import MakeApp, MemoryStore
from tests.screens.gallery_training import FILL_IN, press, session_of
from tests.screens.showing import desk_of, settle, shown, squeezed, talk_of
from wizard.app import VeiviserApp
from wizard.screens.home import HomeScreen
from wizard.screens.package import PackageScreen
from wizard.screens.training_case import draft_of
from wizard.screens.training_comparison import ComparisonScreen
from wizard.screens.training_debriefing import DebriefingScreen
from wizard.screens.training_papers import PapersScreen
from wizard.screens.training_session import Session
from wizard.screens.training_talk import ExerciseDesk, ExerciseReview, ExerciseTalk
from wizard.training.sitting import Strictness
from wizard.training.store import TrainingStore
from wizard.widgets.line import Line
from wizard.widgets.parted_list import PartedList

WRONG = {"framework_grant_use": None, "grant_sought": 5_000_000, "own_funding": 0}
"""What is put in the place of good answers: an error, a warning or two."""


async def begun(app: VeiviserApp, pilot: Pilot[None], strictness: Strictness) -> Session:
    """The conversation about an exercise."""
    session = session_of(app, FILL_IN, strictness)
    app.screen_stack[0].post_message(HomeScreen.DraftChosen(draft_of(session), practice=True))
    await settle(pilot)
    await settle(pilot)
    assert isinstance(talk_of(app), ExerciseTalk)
    return session


async def fill(app: VeiviserApp, **instead: object) -> None:
    """Fill in the good answers, some of them put right or wrong."""
    desk = desk_of(app)
    good = app.tools.library.exercise(FILL_IN).application
    assert good is not None
    interview = desk.interview
    for question, value in {**good.answers, **instead}.items():
        interview = interview.answer(question, value)
    desk.change(interview)
    await talk_of(app).show()


async def test_the_case_is_judged_on_its_own_day(make: MakeApp) -> None:
    app = make(today=date(2031, 5, 1))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        session = await begun(app, pilot, "strict")
        assert desk_of(app).interview.today == session.exercise.today
        await fill(app)
        assert desk_of(app).interview.today == session.exercise.today
        rules = {finding.rule for finding in desk_of(app).interview.assessment.findings}
        assert not any(rule.startswith("deadline") for rule in rules)


@pytest.mark.parametrize("strictness", ["strict", "gentle", "silent"])
async def test_as_much_is_found_as_is_to_be_said_on_every_screen(
    make: MakeApp, strictness: Strictness
) -> None:
    app = make()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        session = await begun(app, pilot, strictness)
        await fill(app, **WRONG)
        await talk_of(app).run_action("review")
        await settle(pilot)
        assert isinstance(app.screen, ExerciseReview)
        found = {finding.severity for finding in desk_of(app).interview.assessment.findings}
        counted = desk_of(app).interview.assessment.counts
        assert sum(counted.values()) == len(desk_of(app).interview.assessment.findings)
        expected = {"strict": {"error", "warning"}, "gentle": {"error"}, "silent": set()}
        assert expected[strictness] <= {severity.value for severity in found}
        if strictness == "silent":
            assert all(f.rule.startswith("answer.") for f in desk_of(app).interview.assessment.findings)
            assert "Øvelsen er stille" in squeezed(shown(app))
        points = session.score().points
        other = Session(app.tools, session.exercise, session.store, session.sitting)
        assert other.score().points == points, "what is said on the way changes nothing of the score"


async def test_strict_says_how_the_answer_stands_to_the_good_one(make: MakeApp) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await begun(app, pilot, "strict")
        assert "Dette er en øvelse" in squeezed(shown(app))
        await press(pilot, "enter")
        assert "som i den gode søknaden" in squeezed(shown(app))
        await press(pilot, "end", "enter")
        assert "den gode søknaden svarer noe annet" in squeezed(shown(app))


@pytest.mark.parametrize("strictness", ["gentle", "silent"])
async def test_without_strictness_the_good_one_is_not_told(make: MakeApp, strictness: Strictness) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await begun(app, pilot, strictness)
        await press(pilot, "enter", "end", "enter")
        assert "den gode søknaden" not in squeezed(shown(app))


async def test_the_case_and_its_hints_are_at_hand_and_the_answer_stays(
    make: MakeApp, training: TrainingStore
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await begun(app, pilot, "gentle")
        place = desk_of(app).interview.place
        await press(pilot, "shift+f2", "3")
        assert isinstance(app.screen, PapersScreen)
        assert "[3 " in shown(app)
        await press(pilot, "f4")
        assert training.sittings().found[0].hints == 1
        await press(pilot, "escape", "shift+f2")
        assert "Hint 1 av" in shown(app), "one comes back to what was read last"
        await press(pilot, "escape", "shift+f8")
        assert isinstance(app.screen, PapersScreen)
        assert "Hint 2 av" in shown(app)
        assert training.sittings().found[0].hints == 2
        while isinstance(app.screen, PapersScreen):
            await press(pilot, "escape", "shift+f8")
        assert "Alle hintene er vist." in shown(app)
        assert desk_of(app).interview.place == place


async def test_it_is_handed_in_from_the_review_scored_and_compared(
    make: MakeApp, training: TrainingStore, exercises: MemoryStore
) -> None:
    app = make()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        session = await begun(app, pilot, "gentle")
        await fill(app)
        await talk_of(app).run_action("review")
        await settle(pilot)
        app.screen.query_one(PartedList).go("act:deliver")
        await press(pilot, "enter")
        assert "Levere øvelsen" in shown(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, DebriefingScreen)
        [result] = training.results().found
        assert (result.points, result.most) == (session.score().most, session.score().most)
        await press(pilot, "f4")
        assert isinstance(app.screen, ComparisonScreen)
        assert "Alle svarene er som i den gode søknaden" in shown(app)
        await press(pilot, "escape", "escape")
        assert app.desk is None
        assert all(draft.practice for draft in exercises.drafts.values())


async def test_a_sitting_is_gone_on_with_from_the_list_of_drafts_too(
    make: MakeApp, exercises: MemoryStore
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await begun(app, pilot, "gentle")
        await press(pilot, "ctrl+o")
        assert isinstance(app.screen, HomeScreen)
        [draft] = exercises.drafts
        app.screen.open_draft(draft, practice=True)
        await settle(pilot)
        await settle(pilot)
        assert isinstance(desk_of(app), ExerciseDesk)


async def test_a_practice_draft_that_belongs_to_no_exercise_is_talked_about_as_before(make: MakeApp) -> None:
    app = make(train="")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.screen.query_one(PartedList).go("act:free")
        await press(pilot, "enter", "enter")
        assert desk_of(app).practice
        assert not isinstance(talk_of(app), ExerciseTalk)


async def test_an_exercise_never_becomes_a_final_package(make: MakeApp, tmp_path: Path) -> None:
    app = make(today=date(2031, 5, 1))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await begun(app, pilot, "gentle")
        await fill(app)
        desk = desk_of(app)
        assert desk.interview.assessment.status == "ready"
        app.push_screen(PackageScreen(desk))
        await settle(pilot)
        app.screen.query_one(Line).put(str(tmp_path / "pakke"))
        await press(pilot, "enter")
        manifest = json.loads((tmp_path / "pakke" / "manifest.json").read_text("utf-8"))
        assert (manifest["draft"], manifest["practice"]) == (True, True)
        assert "2031" not in (tmp_path / "pakke" / "manifest.json").read_text("utf-8")
