"""An exercise with two faults, two times to sit at it, and where its sittings lie."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from wizard.schema.exercise import Exercise, Planted
from wizard.schema.scheme import Definition
from wizard.training.scores import Score
from wizard.training.scoring import score_faults
from wizard.training.sitting import Sitting
from wizard.training.store import TrainingStore

NOW = datetime(2023, 1, 16, 9, 30, tzinfo=timezone(timedelta(hours=1)))
LATER = NOW + timedelta(hours=2)
EXERCISE = Exercise(
    id="finn",
    kind="find_faults",
    scheme="overgangsordning",
    edition="2023",
    level=2,
    themes=("budget", "texts"),
    minutes=20,
    today=date(2023, 1, 16),
    planted=(
        Planted(rule="budget.balance", at="/grant_sought"),
        Planted(rule="text.placeholder", at="/summary"),
    ),
    title={"nb": "Finn feilene"},
)
OTHER = EXERCISE.model_copy(update={"id": "annen"})


def scored(definition: Definition, sitting: Sitting) -> Score:
    """What the marks of a sitting are worth."""
    return score_faults(definition, EXERCISE.planted, EXERCISE.remaining, sitting.marks)


def file_of(store: TrainingStore, sitting: Sitting) -> Path:
    """Where a sitting is kept."""
    return store.folder / "sittings" / f"{sitting.id}.json"
