"""Somebody who is trained, in a real terminal: an exercise of each kind, killed on the way and resumed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wizard.cli import run
from wizard.content.library import Library
from wizard.engine.pointers import spot

if os.name != "posix":
    pytest.skip("a pseudo-terminal is a thing of POSIX", allow_module_level=True)

from tests.screens.gallery_training import DECIDE, FAULTS, FILL_IN
from tests.terminal import Terminal
from tests.walker import WRONG, Walker, example
from wizard.schema.exercise import Exercise, Situation
from wizard.screens.training_known import known_exercises
from wizard.training.marks import Mark
from wizard.training.sitting import Sitting
from wizard.training.store import TrainingStore

pytestmark = pytest.mark.timeout(300)
ACCUSED = Mark(at="/contact_email", rule="answer.kind")
"""A mark on something that is in order."""


WIDEST = 12
"""More columns than any table of the exercise has."""


class Trainee:
    """Somebody at the keys. What is kept on the disk is what counts; the screen says what to do."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.library, self.drafts = library, folder / "drafts"
        self.store = TrainingStore(self.drafts / "training")

    def at(self, exercise: str = "", *, size: tuple[int, int] = (80, 24)) -> Terminal:
        """The program at an exercise, or at the list of drafts."""
        named = ["train", exercise] if exercise else []
        options = ["--drafts", str(self.drafts), "--today", "2023-01-16"]
        made = Terminal([*named, *options], columns=size[0], rows=size[1], cwd=self.drafts.parent)
        made.until("F1")
        return made

    def sitting(self, exercise: str) -> Sitting:
        """The sitting at an exercise as it is on the disk."""
        return next(s for s in self.store.sittings().found if s.exercise == exercise)

    def points(self, exercise: str) -> tuple[int, int]:
        """What the exercise gave."""
        [result] = [r for r in self.store.results().found if r.exercise == exercise]
        return result.points, result.most


@pytest.fixture
def trainee(library: Library, tmp_path: Path) -> Trainee:
    """Somebody new, with nothing practised."""
    return Trainee(library, tmp_path)


def decide(trainee: Trainee, terminal: Terminal, situation: Situation) -> None:
    """Answer one situation as it should be, and read why."""
    exercise = trainee.library.exercise(DECIDE)
    definition = trainee.library.definition(exercise.scheme, exercise.edition)
    terminal.press(*["down"] * ["eligible", "not_eligible", "unknown"].index(situation.verdict), "enter")
    if situation.decides:
        ids = [condition.id for condition in definition.conditions]
        terminal.press(*["down"] * ids.index(situation.decides[0]), "enter")
    terminal.until("✓ Riktig")
    terminal.press("enter")


def test_situations_are_decided_from_the_list_killed_and_resumed(trainee: Trainee) -> None:
    exercise = trainee.library.exercise(DECIDE)
    half = len(exercise.situations) // 2
    with trainee.at(size=(120, 40)) as terminal:
        terminal.press("down", "enter")
        terminal.until("ØVELSE · Øv")
        listed = [e.id for e in known_exercises(trainee.library) if e.kind == "decide"]
        terminal.press("down", *["down"] * listed.index(DECIDE), "enter")
        terminal.until("Enter begynner")
        terminal.type("2")
        terminal.press("enter")
        terminal.until("Hvor mye skal programmet si")
        terminal.press("up", "enter")
        for situation in exercise.situations[:half]:
            terminal.until("Kan de søke")
            decide(trainee, terminal, situation)
        terminal.until(f"Sak {half + 1} av")
        terminal.kill()
    assert len(trainee.sitting(DECIDE).decisions) == half
    with trainee.at(DECIDE) as terminal:
        terminal.until("Enter går videre der du slapp")
        terminal.press("enter")
        terminal.until(f"Sak {half + 1} av")
        for situation in exercise.situations[half:]:
            terminal.until("Kan de søke")
            decide(trainee, terminal, situation)
        terminal.until("Alle sakene er avgjort")
        terminal.press("down", "enter")
        terminal.until(f"{2 * half * 2} av {2 * half * 2} poeng")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        assert terminal.given_back
    most = 2 * len(exercise.situations)
    assert trainee.points(DECIDE) == (most, most)


def walk_to(trainee: Trainee, terminal: Terminal, lines: list[str], here: str, at: str) -> str:
    """Go with the arrows from one line of the application to the cell, row or question of a pointer."""
    place = spot(at)
    line = f"/{place.question}" if place.row is None else f"/{place.question}/{place.row}"
    steps = lines.index(line) - lines.index(here)
    terminal.hold()
    terminal.press(*["down" if steps > 0 else "up"] * abs(steps))
    # Left of the first cell is the whole row.
    terminal.press(*["left"] * (WIDEST if place.row is not None else 0))
    if place.column:
        exercise = trainee.library.exercise(FAULTS)
        definition = trainee.library.definition(exercise.scheme, exercise.edition)
        columns = [column.id for column in definition.questions[place.question].columns]
        terminal.press("right", *["right"] * columns.index(place.column))
    terminal.release()
    return line


def lines_of(trainee: Trainee, exercise: Exercise) -> list[str]:
    """The lines of the application as they are walked through: the whole, questions, rows."""
    from wizard.engine.interview import Interview

    assert exercise.application is not None
    definition = trainee.library.definition(exercise.scheme, exercise.edition)
    found = ["whole"]
    for question in Interview(definition, exercise.application, exercise.today).path:
        value = exercise.application.answers.get(question)
        is_table = definition.questions[question].kind == "table" and isinstance(value, list)
        found.append(f"/{question}")
        found += [f"/{question}/{n}" for n in range(len(value) if is_table and value else 0)]
    return found


def mark(trainee: Trainee, terminal: Terminal, wanted: Mark) -> None:
    """Mark the place under the cursor, the reason found by typing."""
    words = trainee.library.words("overgangsordning", "nb")
    terminal.press("enter")
    terminal.until("Hva er galt her")
    terminal.hold()
    terminal.paste(words.rule(wanted.rule).title)
    terminal.press("enter")
    terminal.release()
    terminal.until("› Merket")


def test_faults_are_marked_killed_resumed_and_debriefed(
    trainee: Trainee, capsys: pytest.CaptureFixture[str]
) -> None:
    exercise = trainee.library.exercise(FAULTS)
    lines = lines_of(trainee, exercise)
    faults = [Mark(at=p.at, rule=p.rule) for p in exercise.planted]
    half = len(faults) // 2
    with trainee.at(FAULTS) as terminal:
        terminal.press("enter")
        terminal.until("Enter merker stedet")
        here = "whole"
        for fault in faults[:half]:
            here = walk_to(trainee, terminal, lines, here, fault.at)
            mark(trainee, terminal, fault)
        terminal.kill()
    assert list(trainee.sitting(FAULTS).marks) == faults[:half]
    with trainee.at(FAULTS) as terminal:
        terminal.press("enter")
        terminal.until(f"{half} merker")
        for fault in [*faults[half:], ACCUSED]:
            here = walk_to(trainee, terminal, lines, here, fault.at)
            mark(trainee, terminal, fault)
        terminal.press("delete")
        terminal.until("Merket er tatt bort")
        terminal.press("f2")
        terminal.until("1–9 og ←→ velger papir")
        terminal.press("escape", "f9")
        terminal.until(f"Du har satt {len(faults)} merker")
        terminal.press("down", "enter")
        most = 2 * len(faults)
        terminal.until(f"{most} av {most} poeng")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    assert trainee.points(FAULTS) == (most, most)
    assert run(["train", "results", "--format", "csv", "--drafts", str(trainee.drafts)]) == 0
    assert FAULTS in capsys.readouterr().out


def test_an_application_is_filled_in_killed_resumed_and_put_beside_a_good_one(trainee: Trainee) -> None:
    exercise = trainee.library.exercise(FILL_IN)
    definition = trainee.library.definition(exercise.scheme, exercise.edition)
    answers, practice = example(FILL_IN), trainee.drafts / "practice"
    with trainee.at(FILL_IN) as terminal:
        terminal.press("enter")
        terminal.until("Hvor mye skal programmet si")
        terminal.press("up", "enter")
        terminal.until("Dette er en øvelse")
        walker = Walker(terminal, definition, practice)
        walker.mistaken = {*WRONG, "yes_no", "choice", "choices", "table", "text", "prose"}
        walker.answer(answers, until="local_conditions")
        terminal.type("Dette går tapt")
        terminal.kill()
    assert walker.draft.practice
    assert trainee.sitting(FILL_IN).draft == walker.draft.id
    with trainee.at(FILL_IN) as terminal:
        terminal.until("Enter går videre der du slapp")
        terminal.press("enter")
        terminal.until("Skift.F2")
        walker.terminal = terminal
        walker.answer(answers)
        terminal.redraw(80, 24)
        terminal.until("Lever øvelsen")
        terminal.press("escape")
        terminal.press("shift+f4")
        terminal.until("Levere øvelsen")
        terminal.press("down", "enter")
        most = sum(judged.points for judged in exercise.judged)
        terminal.until(f"{most} av {most} poeng")
        points = trainee.points(FILL_IN)
        terminal.press("f4")
        terminal.until("Alle svarene er som i den gode søknaden")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        assert terminal.given_back
    assert points == (most, most)
    assert walker.draft.practice, "an exercise stays an exercise"
