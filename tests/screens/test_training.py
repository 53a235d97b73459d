"""The training on the screen: its list, its languages, its cases, and exercises made from a seed."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from tests.screens.conftest import MakeApp, MemoryStore
from tests.screens.gallery_training import (
    DECIDE,
    FAULTS,
    FILL_IN,
    faults_of,
    ids,
    press,
    session_of,
)
from tests.screens.showing import settle, shown, squeezed
from wizard.screens.home import HomeScreen
from wizard.screens.training import TrainingScreen
from wizard.screens.training_case import CaseScreen
from wizard.screens.training_comparison import ComparisonScreen
from wizard.screens.training_decide import DecideScreen
from wizard.screens.training_faults import FaultsScreen
from wizard.screens.training_known import exercise_named
from wizard.screens.training_outcomes import Debriefing
from wizard.screens.training_progress import record_of, state_words
from wizard.screens.training_session import Session
from wizard.training.store import TrainingStore


async def test_the_list_has_each_exercise_and_what_is_next(make: MakeApp) -> None:
    app = make(train="")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, TrainingScreen)
        assert {e.id for e in app.tools.library.exercises()} <= set(ids(app))
        assert "ØVELSE" in shown(app).splitlines()[0]
        await press(pilot, "f9")
        assert isinstance(app.screen, CaseScreen)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_an_exercise_that_is_named_is_opened_and_one_that_is_not_there_is_said(make: MakeApp) -> None:
    app = make(train=FAULTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, CaseScreen)
    app = make(train="ingen-slik")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "finnes ikke" in shown(app)


async def test_reading_a_case_begins_nothing(make: MakeApp, training: TrainingStore) -> None:
    app = make(train=FAULTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "right", "f4", "escape")
        assert training.sittings().found == ()
        assert not training.folder.exists()


@pytest.mark.parametrize("lang", ["nn", "en"])
async def test_every_screen_says_itself_in_another_language_at_once(make: MakeApp, lang: str) -> None:
    app = make(train=FAULTS)
    words = {"nn": "ØVING", "en": "PRACTICE"}[lang]
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for keys in ((), ("enter",), ("f9", "down", "enter")):
            await press(pilot, *keys)
            before = app.screen
            await app.action_language(lang)
            await settle(pilot)
            assert app.screen is before
            first = shown(app).splitlines()[0]
            assert words in first, first
            title = app.tools.library.exercise_words(FAULTS, lang).title
            assert title[:30] in first
            await app.action_language("nb")
        session = session_of(app, DECIDE)
        app.push_screen(DecideScreen(session))
        await settle(pilot)
        await app.action_language(lang)
        await settle(pilot)
        assert app.tools.library.exercise_words(DECIDE, lang).cases[
            session.exercise.situations[0].id
        ].title in (shown(app))


async def test_a_case_that_is_not_in_the_language_says_so(make: MakeApp) -> None:
    app = make(lang="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        exercise = app.tools.library.exercise(FAULTS).model_copy(update={"languages": ("nb", "nn")})
        app.push_screen(CaseScreen(Session.open(app.tools, exercise)))
        await settle(pilot)
        assert "The case is in Norwegian only" in squeezed(shown(app))


async def test_hints_come_one_at_a_time_and_the_last_is_said_to_be_the_last(
    make: MakeApp, training: TrainingStore
) -> None:
    app = make(train=FAULTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f4", "enter")
        assert training.sittings().found[0].hints == 1, "one that was read before one began"
        most = app.tools.library.exercise(FAULTS).hints
        for _ in range(most - 1):
            await press(pilot, "f4", "escape")
        assert training.sittings().found[0].hints == most
        assert f"{most} hint vist" in shown(app)
        await press(pilot, "f4", "escape")
        assert "Alle hintene er vist" in shown(app)


async def test_an_application_made_from_a_seed_is_marked_and_debriefed(
    make: MakeApp, training: TrainingStore
) -> None:
    app = make(train="")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f4", "enter")
        assert isinstance(app.screen, CaseScreen)
        name = app.screen.session.exercise.id
        await press(pilot, "enter")
        [sitting] = training.sittings().found
        assert sitting.exercise == name
        exercise = exercise_named(app.tools, name)
        assert exercise is not None
        for planted in exercise.planted:
            faults_of(app).session.mark(planted.at, planted.rule)
        await press(pilot, "escape")
        assert name in ids(app), "it can be gone on with from the list"
        app.screen.query_one(OptionList).highlighted = ids(app).index(name)
        await press(pilot, "enter", "enter", "f9", "down", "enter")
        most = 2 * len(exercise.planted)
        assert f"{most} av {most} poeng" in shown(app)


async def test_the_comparison_puts_the_two_beside_each_other_only_where_there_is_room(
    make: MakeApp, exercises: MemoryStore
) -> None:
    app = make()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        session = session_of(app, FILL_IN)
        app.push_screen(ComparisonScreen(session))
        await settle(pilot)
        assert "Svaret ditt" in shown(app)
        assert any("Svaret ditt" in line and "Et godt svar" in line for line in shown(app).splitlines())
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert not any("Svaret ditt" in line and "Et godt svar" in line for line in shown(app).splitlines())
        few = len(ids(app))
        await press(pilot, "f4")
        assert len(ids(app)) >= few
        assert exercises.drafts == {}


async def test_each_exercise_that_is_shipped_can_be_opened_and_handed_in(make: MakeApp) -> None:
    app = make(lang="nn")
    kinds = {"find_faults": FaultsScreen, "decide": DecideScreen}
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        for exercise in app.tools.library.exercises():
            if exercise.kind not in kinds:
                continue
            session = session_of(app, exercise.id, "silent")
            for planted in exercise.planted:
                session.mark(planted.at, planted.rule)
            for situation in exercise.situations:
                session.decide(situation.id, situation.verdict, next(iter(situation.decides), None))
            app.push_screen(CaseScreen(session))
            await settle(pilot)
            app.switch_screen(kinds[exercise.kind](session))
            await press(pilot, "f9", "down", "enter")
            most = session.score().most
            assert f"{most} av {most} poeng" in shown(app), exercise.id
            await press(pilot, "escape")


async def test_what_of_the_record_cannot_be_read_is_told_of_and_the_rest_is_shown(
    make: MakeApp, training: TrainingStore
) -> None:
    app = make(train="")
    (training.folder / "sittings").mkdir(parents=True)
    (training.folder / "sittings" / "halv.json").write_text('{"format": "veiv', "utf-8")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "1 fil eller linje kan ikke leses" in shown(app)
        assert FAULTS in ids(app)


async def test_a_line_that_is_no_exercise_is_told_to_be_none(make: MakeApp) -> None:
    app = make(train="")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.screen.query_one(OptionList).highlighted = ids(app).index("act:generate")
        await press(pilot, "f6")
        assert "Denne linjen er ikke en øvelse" in shown(app)
        app.screen.query_one(OptionList).highlighted = ids(app).index(FAULTS)
        await press(pilot, "f6")
        assert "ikke levert ennå" in shown(app)


async def test_only_what_went_well_is_ticked_off(make: MakeApp) -> None:
    app = make(train="")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for right, sign in ((0, "½"), (1, "✓")):
            session = session_of(app, DECIDE)
            for situation in session.exercise.situations if right else ():
                session.decide(situation.id, situation.verdict, next(iter(situation.decides), None))
            assert session.finish() is not None
            found = state_words(app.tools, record_of(app.tools), session.exercise)
            assert found[0] == sign
            assert ("bør øves mer" in found[1]) is (sign != "✓")


async def test_the_usual_strictness_is_named_and_what_is_not_answered_is_told(make: MakeApp) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        exercise = app.tools.library.exercise(FILL_IN)
        app.push_screen(CaseScreen(Session.open(app.tools, exercise)))
        await press(pilot, "enter")
        assert "Si det viktigste (vanlig valg)" in shown(app)
        await press(pilot, "escape", "escape")
        session = session_of(app, FILL_IN)
        assert session.finish() is not None
        told = "\n".join(entry.shown.plain for entry in Debriefing(session).entries())
        assert told.count("Dette er ikke besvart.") == len(exercise.judged)
        assert told.count("Den gode søknaden har: ") == len(exercise.judged)
        assert "F4 viser svarene ved siden av de gode." in told
