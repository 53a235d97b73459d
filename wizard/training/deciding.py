"""What a trainee decides of a situation: may they apply, and which condition decides that."""

from __future__ import annotations

from typing import Final, Literal

from wizard.schema.base import Frozen
from wizard.schema.exercise import Ruling, Situation
from wizard.schema.scheme import Definition

Decided = Literal["right", "right_verdict", "wrong", "unanswered"]
"""`right_verdict`: another condition than the one that decides."""
POINTS: Final = {"right": 2, "right_verdict": 1, "wrong": 0, "unanswered": 0}
MOST: Final = 2
"""Points of a situation."""


class Decision(Frozen):
    """A verdict, and the id of the condition that is said to decide it (None where nothing was chosen)."""

    verdict: Ruling
    condition: str | None = None


def outcome(situation: Situation, decision: Decision | None) -> Decided:
    """How right a decision is. Where one may apply, every condition is met and none has to be named."""
    if decision is None:
        return "unanswered"
    if decision.verdict != situation.verdict:
        return "wrong"
    right = not situation.decides or decision.condition in situation.decides
    return "right" if right else "right_verdict"


def deciding(definition: Definition) -> tuple[str, ...]:
    """The conditions that a trainee can choose among as what decides, in the scheme's order."""
    return tuple(condition.id for condition in definition.conditions)
