"""Faults are marked at cells, rows and questions; marks are kept whatever happens, and told in words."""

from __future__ import annotations

import pytest
from textual.content import Content
from textual.widgets import Input, OptionList

from tests.screens.conftest import MakeApp
from tests.screens.gallery_training import (
    AT,
    FAULTS,
    MARKS,
    faults_of,
    ids,
    press,
    session_of,
)
from tests.screens.showing import settle, shown, squeezed
from wizard.app import VeiviserApp
from wizard.screens.training_debriefing import DebriefingScreen
from wizard.screens.training_faults import FaultsScreen
from wizard.screens.training_outcomes import Debriefing
from wizard.screens.training_reasons import ReasonsScreen
from wizard.training.marks import Mark
from wizard.training.store import TrainingStore


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
        assert "påbegynt – 1 merke" in squeezed(shown(app))
        app.screen.query_one(OptionList).highlighted = ids(app).index(FAULTS)
        await press(pilot, "enter")
        assert "Enter går videre der du slapp" in squeezed(shown(app))
        await press(pilot, "enter")
        assert faults_of(app).at == AT
        assert "1 merke" in shown(app)


async def test_the_confirmation_tells_how_many_are_marked_and_not_how_many_there_are(make: MakeApp) -> None:
    app = make(train=FAULTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "f9")
        seen = squeezed(shown(app))
        assert "Du har ikke merket noe. Er alt i orden?" in seen
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
        assert "Du merket: Et svar har feil form." in told
        assert "Merket, men i orden (1)" in told
        assert "ett poeng trukket fra" in told
        assert told.count("Kilde: ") >= len(exercise.planted)
        [result] = training.results().found
        assert f"{result.points} av {result.most} poeng" in shown(app)
        await press(pilot, "escape")
        app.screen.query_one(OptionList).highlighted = ids(app).index(FAULTS)
        title = app.tools.library.exercise_words(FAULTS, "nb").title
        assert (
            f"½ {title} gjort, bør øves mer – beste resultat {result.points} av {result.most} poeng"
            in squeezed(shown(app))
        )
        await press(pilot, "f6")
        assert isinstance(app.screen, DebriefingScreen), "it can be read again"


async def test_leaving_the_program_in_the_middle_keeps_every_mark(
    make: MakeApp, training: TrainingStore
) -> None:
    app = make(train=FAULTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "down", "enter", "enter", "ctrl+q")
    [sitting] = training.sittings().found
    assert (len(sitting.marks), sitting.done) == (1, "")


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


# --- the reasons that one chooses among


async def test_a_reason_of_another_place_is_found_by_typing_and_said_to_be_one(
    make: MakeApp, training: TrainingStore
) -> None:
    app = make(train=FAULTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        faults_of(app).go("/former_report")
        await press(pilot, "enter")
        assert "Et svar mangler" not in shown(app), "it is answered"
        assert len(ids(app)) >= 6
        assert isinstance(app.focused, Input)
        app.focused.value = "brukt opp"
        await settle(pilot)
        assert "Ingen av grunnene for dette stedet passer" in squeezed(shown(app))
        await press(pilot, "enter")
        assert training.sittings().found[0].marks == (Mark(at="/former_report", rule="positions.max-years"),)
        await press(pilot, "enter")
        assert ids(app)[0] == "positions.max-years", "it can be taken back there"
        assert isinstance(app.focused, Input)
        app.focused.value = "xyzxyz"
        await settle(pilot)
        assert ids(app) == []
        assert "Ingen av grunnene" not in squeezed(shown(app))


async def test_the_keys_that_one_needs_stand_there_and_those_of_cells_only_in_rows(make: MakeApp) -> None:
    app = make(train=FAULTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        keys = shown(app).splitlines()[-1]
        assert all(key in keys for key in ("Enter Merk", "F2 Saken", "F4 Hint", "F9 Lever"))
        assert "←→" not in keys
        faults_of(app).go("/positions/0")
        await settle(pilot)
        assert "←→ Celle" in shown(app).splitlines()[-1]
        faults_of(app).go("/summary")
        await settle(pilot)
        assert "←→" not in shown(app).splitlines()[-1]


# --- what is said of the marks


def debriefed(app: VeiviserApp, *marks: tuple[str, str]) -> str:
    """What is said after these marks."""
    session = session_of(app, FAULTS)
    for at, rule in marks:
        session.mark(at, rule)
    assert session.finish() is not None
    debriefing = Debriefing(session)
    wholes = [body.plain for n in range(len(session.score().items)) for body in _blocks(debriefing, n)]
    return "\n".join([*(entry.shown.plain for entry in debriefing.entries()), *wholes])


def _blocks(debriefing: Debriefing, number: int) -> list[Content]:
    return [block.body for block in debriefing.whole(f"item:{number}")[1]]


async def test_a_mark_on_the_whole_application_is_told_of_as_such(make: MakeApp) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        told = debriefed(app, ("", "deadline.passed"))
        assert "Regelen slår ikke ut for søknaden som helhet." in told
        assert "Det står:" not in told
        assert "0 av 28 poeng" in told
        assert "Summen blir aldri under 0" in told


async def test_a_second_mark_at_a_faulty_place_is_none_on_what_is_in_order(make: MakeApp) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        told = debriefed(app, (AT, "positions.max-years"), (AT, "answer.kind"))
        assert "Riktig sted, men også en annen grunn (1)" in told
        assert "Her er det en feil, men ikke denne." in told
        assert "Merket, men i orden" not in told
        assert "så svaret kan stå" not in told
        assert "1 av 28 poeng" in told
        assert "Summen blir aldri under 0" not in told


async def test_what_the_rules_say_is_said_to_be_said_to_the_applicant(make: MakeApp) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        told = debriefed(app)
        planted = app.tools.library.exercise(FAULTS).planted
        assert told.count("Slik sier veiviseren det til søkeren: ") == 2 * len(planted)
