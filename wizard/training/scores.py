"""What an exercise gave: points, and how each part of it went."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from wizard.schema.exercise import Theme
from wizard.training.marks import Mark
from wizard.training.themes import THEMES

Outcome = Literal[
    # find_faults
    "found",
    "found_other_reason",
    "missed",
    "wrongly_accused",
    "not_counted",
    # decide
    "right",
    "right_verdict",
    "wrong",
    # fill_in: `right`, `wrong` and
    "partly",
    # decide and fill_in
    "unanswered",
]
"""How one part went. `not_counted`: a mark on something that is no fault of the exercise but may well be
marked, or on a fault that another mark has found already; it gives and costs nothing."""


class Item(NamedTuple):
    """One part of a score."""

    outcome: Outcome
    at: str
    """JSON Pointer of the fault, of the mark (wrongly accused, not counted) or of the judged question;
    of a situation its id."""
    rule: str
    """What the fault is, or what was accused; of a situation `eligibility.<condition>` of the first
    that decides, or "" where one may apply; of a judged question the first finding at it, or ""."""
    theme: Theme
    points: int
    most: int
    """0 for what is no fault of the exercise."""
    source: str | None = None
    """The id of the source that the rule rests on; of an accusation that of the accused rule."""
    mark: Mark | None = None
    """The mark that settled it; None where there was none."""


class Score(NamedTuple):
    """The points of an exercise, never below 0, and its parts in the order of the exercise."""

    points: int
    most: int
    items: tuple[Item, ...]
    by_theme: dict[Theme, tuple[int, int]]
    """Theme -> points, never below 0, and most; in the order of THEMES, without those that had no part."""


def scored(items: Iterable[Item]) -> Score:
    """The score that its parts give together."""
    parts = tuple(items)
    by_theme: dict[Theme, tuple[int, int]] = {}
    for theme in THEMES:
        mine = [item for item in parts if item.theme == theme]
        if mine:
            by_theme[theme] = _sum(mine)
    return Score(*_sum(parts), parts, by_theme)


def _sum(items: Iterable[Item]) -> tuple[int, int]:
    """Points and most of some parts. Accusations can take away all that was found, and no more."""
    some = list(items)
    return max(0, sum(item.points for item in some)), sum(item.most for item in some)
