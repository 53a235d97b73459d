"""The training on the screen: marks, decisions, hints and results are kept, and told in words."""

from __future__ import annotations

import pytest
from textual.widgets import Input, OptionList

from tests.screens.conftest import MakeApp, MemoryStore
from tests.screens.gallery_training import AT, DECIDE, FAULTS, FILL_IN, MARKS, press, session_of
from tests.screens.showing import settle, shown, squeezed
from wizard.app import VeiviserApp
from wizard.screens.home import HomeScreen
from wizard.screens.training import TrainingScreen
from wizard.screens.training_case import CaseScreen
from wizard.screens.training_comparison import ComparisonScreen
from wizard.screens.training_debriefing import DebriefingScreen
from wizard.screens.training_decide import DecideScreen
from wizard.screens.training_faults import FaultsScreen
from wizard.screens.training_reasons import ReasonsScreen
from wizard.screens.training_session import Session, exercise_named
from wizard.training.marks import Mark
from wizard.training.store import TrainingStore


def faults_of(app: VeiviserApp) -> FaultsScreen:
    """The screen on which faults are marked."""
    assert isinstance(app.screen, FaultsScreen)
    return app.screen


def ids(app: VeiviserApp) -> list[str]:
    """The ids of the list on the screen."""
    return [option.id or "" for option in app.screen.query_one(OptionList).options]


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


async def test_a_cell_is_marked_with_a_reason_that_is_found_by_typing_and_taken_back(
    make: MakeApp, training: TrainingStore
) -> None:
    app = make(train=FAULTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        faults_of(app).go(AT)
        await press(pilot, "enter")
        assert isinstance(app.screen, ReasonsScreen)
        assert isinstance(app.focused, Input)
        app.focused.value = "brukt opp"
        await press(pilot, "enter")
        mark = Mark(at=AT, rule="positions.max-years")
        assert training.sittings().found[0].marks == (mark,)
        seen = squeezed(shown(app))
        assert "[× Første tilskuddsår: 2019]" in seen
        assert "× Første tilskuddsår: Stillingen har brukt opp årene" in seen
        await press(pilot, "enter")
        assert "[x] Stillingen har brukt opp årene" in shown(app), "what is marked comes first"
        await press(pilot, "enter")
        assert training.sittings().found[0].marks == ()
        assert "×" not in shown(app)


async def test_the_arrows_to_the_side_go_from_the_row_through_its_cells_and_back(make: MakeApp) -> None:
    app = make(train=FAULTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "right")
        assert "Piltastene til siden går mellom cellene" in squeezed(shown(app))
        screen = faults_of(app)
        screen.go("/positions/0")
        await press(pilot, "right", "right")
        columns = [column.id for column in screen.desk.definition.questions["positions"].columns]
        assert screen.at == f"/positions/0/{columns[1]}"
        await press(pilot, "down")
        assert screen.at == f"/positions/1/{columns[1]}", "the next row, in the same column"
        await press(pilot, "left", "left", "left")
        assert screen.at == "/positions/1"
        await press(pilot, "right", *["right"] * len(columns))
        assert screen.at == f"/positions/1/{columns[-1]}"
        screen.go("/need") if "need" in screen.desk.definition.questions else screen.go("/summary")
        await settle(pilot)
        assert screen.at.count("/") == 1


@pytest.mark.parametrize("at", ["", "/positions", "/positions/1", AT])
async def test_every_sort_of_place_can_be_marked(make: MakeApp, training: TrainingStore, at: str) -> None:
    app = make(train=FAULTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        faults_of(app).go(at)
        assert faults_of(app).at == at
        await press(pilot, "enter")
        if not isinstance(app.screen, ReasonsScreen):
            assert "Her kan det ikke være noe galt" in shown(app)
            return
        await press(pilot, "enter")
        assert [mark.at for mark in training.sittings().found[0].marks] == [at]


async def test_one_goes_on_at_the_same_cell_with_the_same_marks(make: MakeApp) -> None:
    app = make(train=FAULTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        faults_of(app).session.mark(*MARKS[0])
        faults_of(app).go(AT)
        await press(pilot, "escape")
        assert "påbegynt – 1 sted merket" in squeezed(shown(app))
        app.screen.query_one(OptionList).highlighted = ids(app).index(FAULTS)
        await press(pilot, "enter")
        assert "Enter går videre der dere slapp" in squeezed(shown(app))
        await press(pilot, "enter")
        assert faults_of(app).at == AT
        assert "1 sted merket" in shown(app)


async def test_the_confirmation_tells_how_many_are_marked_and_not_how_many_there_are(make: MakeApp) -> None:
    app = make(train=FAULTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "f9")
        seen = squeezed(shown(app))
        assert "Dere har merket 0 steder" in seen
        assert str(len(app.tools.library.exercise(FAULTS).planted)) not in seen
        await press(pilot, "enter")
        assert isinstance(app.screen, FaultsScreen), "the safe answer stands first"


async def test_the_debriefing_tells_each_fault_its_rule_its_source_and_what_was_in_order(
    make: MakeApp, training: TrainingStore
) -> None:
    app = make(train=FAULTS)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        for at, rule in MARKS:
            faults_of(app).session.mark(at, rule)
        await press(pilot, "f9", "down", "enter")
        assert isinstance(app.screen, DebriefingScreen)
        told = "\n".join(entry.shown.plain for entry in app.screen.debriefing.entries())
        exercise = app.tools.library.exercise(FAULTS)
        for number in range(1, len(exercise.planted) + 1):
            own = app.tools.library.exercise_words(FAULTS, "nb").faults.get(number, "")
            assert own.split("\n")[0][:40] in told
        assert "Dere merket: Et svar har feil form." in told
        assert "Merket, men i orden (1)" in told
        assert "ett poeng trukket fra" in told
        assert told.count("Kilde: ") >= len(exercise.planted)
        [result] = training.results().found
        assert f"{result.points} av {result.most} poeng" in shown(app)
        await press(pilot, "escape")
        app.screen.query_one(OptionList).highlighted = ids(app).index(FAULTS)
        assert f"gjort – beste resultat {result.points} av {result.most} poeng" in squeezed(shown(app))
        await press(pilot, "f6")
        assert isinstance(app.screen, DebriefingScreen), "it can be read again"


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


async def test_strict_tells_at_once_and_the_answer_stands(make: MakeApp, training: TrainingStore) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        session = session_of(app, DECIDE, "strict")
        right = session.exercise.situations[0]
        wrong = "eligible" if right.verdict != "eligible" else "unknown"
        app.push_screen(DecideScreen(session))
        await settle(pilot)
        await press(pilot, *["down"] * (0 if wrong == "eligible" else 2), "enter")
        assert "× Ikke riktig" in shown(app)
        assert "Riktig svar:" in shown(app)
        await press(pilot, "f6")
        assert training.sittings().found[0].decisions[right.id].verdict == wrong
        assert "ikke noe svar som kan endres" in squeezed(shown(app))


async def test_gentle_says_only_to_look_again_and_silent_says_nothing(
    make: MakeApp, training: TrainingStore
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        session = session_of(app, DECIDE, "gentle")
        app.push_screen(DecideScreen(session))
        await settle(pilot)
        assert session.exercise.situations[0].verdict != "eligible"
        await press(pilot, "enter")
        assert "Se på saken en gang til" in squeezed(shown(app))
        assert "Riktig" not in shown(app)
        await press(pilot, "f6", "down", "enter")
        decided = training.sittings().found[0].decisions[session.exercise.situations[0].id]
        assert decided.verdict == "not_eligible"
        session.strictly("silent")
        await press(pilot, "enter")
        assert "Sak 2 av" in shown(app), "nothing is said, and the next one is put"


async def test_the_arrows_turn_to_any_situation_and_what_is_left_is_told(make: MakeApp) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        session = session_of(app, DECIDE)
        count = len(session.exercise.situations)
        app.push_screen(DecideScreen(session))
        await settle(pilot)
        await press(pilot, "left")
        assert f"Sak {count} av {count}" in shown(app)
        await press(pilot, "right", "right", "f9")
        assert f"{count} saker er ikke avgjort" in squeezed(shown(app))
        await press(pilot, "escape", "escape")
        assert session.sitting.place == session.exercise.situations[1].id


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


async def test_a_disk_that_takes_nothing_is_told_of_and_nothing_is_lost(
    make: MakeApp, training: TrainingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make(train=FAULTS)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as broken:
            broken.setattr("wizard.training.store.write_atomically", full)
            faults_of(app).session.mark(*MARKS[0])
            faults_of(app).show()
            await settle(pilot)
            assert "Ikke lagret" in shown(app).splitlines()[0]
            await press(pilot, "f9", "down", "enter")
            assert isinstance(app.screen, FaultsScreen)
            assert "kunne ikke leveres" in shown(app)
        faults_of(app).session.mark(*MARKS[1])
        assert len(training.sittings().found[0].marks) == 2
        await press(pilot, "f9", "down", "enter")
        assert isinstance(app.screen, DebriefingScreen)


async def test_marks_of_two_windows_both_count(make: MakeApp, training: TrainingStore) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        one, other = session_of(app, FAULTS), session_of(app, FAULTS)
        assert one.sitting.id == other.sitting.id
        one.mark(*MARKS[0])
        other.mark(*MARKS[1])
        assert len(training.sittings().found[0].marks) == 2
        assert other.trouble == ""


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
        assert "Deres svar" in shown(app)
        assert any("Deres svar" in line and "Et godt svar" in line for line in shown(app).splitlines())
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert not any("Deres svar" in line and "Et godt svar" in line for line in shown(app).splitlines())
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
