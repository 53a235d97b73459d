"""The result of an exercise that was handed in, and the record of many that a trainer can collect."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from pydantic import Field as Option

from wizard.schema.base import Frozen
from wizard.schema.exercise import Exercise, ExerciseKind, Theme
from wizard.training.scores import Score
from wizard.training.sitting import Sitting

ENOUGH: Final = 0.8
"""The share of the points from which an exercise went well."""


class Result(Frozen):
    """How one sitting went. It holds no answer and no text, and no name unless one was given."""

    sitting: str
    """The id of the sitting: one result of each counts."""
    when: str
    """When it was handed in: local time with its offset, ISO 8601, to the second."""
    exercise: str
    kind: ExerciseKind
    scheme: str
    edition: str
    level: int = Option(ge=1, le=5)
    points: int = Option(ge=0)
    most: int = Option(ge=0)
    by_theme: dict[Theme, tuple[int, int]] = Option(default_factory=dict)
    """Theme -> points and most."""
    hints: int = Option(default=0, ge=0)
    seconds: int = Option(default=0, ge=0)
    trainee: str | None = None

    @property
    def share(self) -> float:
        """The share of the points, from 0 to 1."""
        return share(self.points, self.most)

    @property
    def percent(self) -> int:
        """The share in whole per cent, rounded down: only all the points are 100."""
        return 100 * self.points // self.most if self.most else 0


def share(points: int, most: int) -> float:
    """A share of points, from 0 to 1; 0 where there were none to get."""
    return points / most if most else 0.0


def result_of(sitting: Sitting, exercise: Exercise, score: Score, when: datetime) -> Result:
    """The result of a sitting that is handed in."""
    return Result(
        sitting=sitting.id,
        when=sitting.done or when.isoformat(timespec="seconds"),
        exercise=sitting.exercise,
        kind=exercise.kind,
        scheme=exercise.scheme,
        edition=exercise.edition,
        level=exercise.level,
        points=score.points,
        most=score.most,
        by_theme=score.by_theme,
        hints=sitting.hints,
        seconds=sitting.seconds,
        trainee=sitting.trainee,
    )


def best(results: tuple[Result, ...], exercise: str) -> Result | None:
    """The best result of an exercise, the first of several as good; None where there is none."""
    mine = [result for result in results if result.exercise == exercise]
    return max(mine, key=lambda result: result.share, default=None)
