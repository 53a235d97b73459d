"""`train list`: the exercises, what is done of each, which comes next, and those of another folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.training.command.conftest import FAULTS, GOOD, NOW, handed_in, lines, train
from wizard.cli import run
from wizard.content.library import Library
from wizard.training.progress import next_exercise
from wizard.training.scores import Score
from wizard.training.store import TrainingStore


def test_the_exercises_are_listed_with_what_is_done(
    store: TrainingStore, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train("list") == 0
    said = capsys.readouterr()
    found = lines(said.out)
    assert set(found) == {exercise.id for exercise in library.exercises()}
    assert found[FAULTS] == [
        "Finn feilene",
        "nivå 3",
        "overgangsordning@2023",
        "30 minutter",
        "ikke prøvd",
        "Søknad med feil: tre stillinger og fjorten feil",
    ]
    assert "Øv på dette nå: " in said.err
    handed_in(store, library)
    store.begin(library.exercise("hvem-kan-soke"), NOW)
    train("list")
    found = lines(capsys.readouterr().out)
    assert found[FAULTS][4] == "best 50\u00a0%"
    assert found["hvem-kan-soke"][4] == "påbegynt"


def test_a_case_folder_without_its_file_is_passed_over(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = Path("eget") / "cases"
    shutil.copytree(library.folders.top / "cases" / "hvem-kan-soke", cases / "hvem-kan-soke")
    (cases / "uferdig").mkdir()
    shutil.copy(GOOD, cases / "uferdig" / "application.json")
    assert train("list", "--content", "eget") == 0
    assert set(lines(capsys.readouterr().out)) == {"hvem-kan-soke"}
    assert Library(Path("eget")).cases() == ()
    assert run(["schemes", "check", "--content", "eget"]) == 1
    assert "cases/uferdig/case.toml" in capsys.readouterr().out


def test_the_same_exercise_is_next_in_the_list_as_in_any_other_order(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = next_exercise(library.exercises()[::-1], [], NOW).exercise
    assert shown is not None
    train("list")
    assert f"Øv på dette nå: {shown.id}." in capsys.readouterr().err


def test_a_folder_without_exercises_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "eget" / "cases").mkdir(parents=True)
    assert train("list", "--content", "eget") == 0
    assert "ingen øvelser" in capsys.readouterr().err


def test_when_all_has_gone_well_more_can_be_generated(
    store: TrainingStore, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    for exercise in library.exercises():
        score = Score(1, 1, (), dict.fromkeys(exercise.themes, (1, 1)))
        store.finish(store.begin(exercise, NOW), exercise, score, NOW)
    train("list")
    assert "train generate" in capsys.readouterr().err
