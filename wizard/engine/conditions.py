"""Eligibility: every condition's state, and the verdict they give together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from wizard.engine.expressions import Expressions
from wizard.engine.terms import NOTHING, Evaluate
from wizard.schema.assessment import ConditionState, State, Verdict

_STATES: Final[Mapping[bool | None, State]] = {True: "met", False: "not_met", None: "unknown"}
_Conditions: TypeAlias = list[tuple[Evaluate, dict[bool | None, ConditionState]]]
"""What each condition asks, and how it then stands."""


def condition_states(expressions: Expressions, answers: Mapping[str, Any]) -> tuple[ConditionState, ...]:
    """The state of each condition of the definition, in its order, from the relevant answers.

    A question without an answer is unbound.
    """
    return tuple([stands[met(answers, NOTHING)] for met, stands in expressions.once(_conditions)])


def _conditions(expressions: Expressions) -> _Conditions:
    """The conditions, each with all its states: nothing in them depends on the application."""
    return [
        (
            expressions.evaluator(condition.met, place="path"),
            {
                truth: ConditionState(id=condition.id, state=state, at=condition.at, source=condition.source)
                for truth, state in _STATES.items()
            },
        )
        for condition in expressions.definition.conditions
    ]


def verdict(states: Iterable[ConditionState]) -> Verdict:
    """Not eligible as soon as one condition is not met; eligible when every one is met."""
    found = {state.state for state in states}
    if "not_met" in found:
        return "not_eligible"
    return "undecided" if "unknown" in found else "eligible"
