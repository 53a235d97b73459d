"""`veiviser train` as it is run from a command line, in this process and in a folder of its own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from wizard.cli import run
from wizard.content.library import Library
from wizard.training.scoring import score_faults
from wizard.training.store import TrainingStore

FAULTS = "overgangsordning-feil"
TITLE = "Søknad med feil: tre stillinger og fjorten feil"
GOOD = Path(__file__).parents[3] / "content" / "cases" / "overgangsordning-god" / "application.json"
NOW = datetime.fromisoformat("2023-01-16T09:30:00+01:00")


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WIZARD_LANG", raising=False)
    monkeypatch.delenv("WIZARD_CONTENT", raising=False)


def train(*arguments: object, lang: str = "nb") -> int:
    """The exit code of `veiviser train` with these arguments."""
    return run(["train", *map(str, arguments), "--drafts", "drafts", "--lang", lang])


@pytest.fixture
def store() -> TrainingStore:
    return TrainingStore(Path("drafts") / "training")


def handed_in(store: TrainingStore, library: Library, *, trainee: str | None = None) -> None:
    """Half of the faults found, ten minutes spent, handed in."""
    exercise = library.exercise(FAULTS)
    definition = library.definition(exercise.scheme, exercise.edition)
    sitting = store.begin(exercise, NOW, trainee=trainee)
    for fault in exercise.planted[:7]:
        sitting = sitting.mark(fault.at, fault.rule)
    score = score_faults(definition, exercise.planted, exercise.remaining, sitting.marks)
    store.finish(sitting.spent(600), exercise, score, NOW)


def lines(text: str) -> dict[str, list[str]]:
    """A table by its first cell."""
    return {line.split("\t")[0]: line.split("\t")[1:] for line in text.splitlines()}
