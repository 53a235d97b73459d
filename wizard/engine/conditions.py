"""Eligibility: every condition's state, and the verdict they give together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wizard.engine.expressions import Expressions
from wizard.schema.assessment import ConditionState, State, Verdict


def condition_states(expressions: Expressions, bindings: Mapping[str, Any]) -> tuple[ConditionState, ...]:
    """The state of each condition of the definition, in its order.

    `bindings` are the relevant answers and `edition_year`; a question without one is unbound.
    """
    return tuple(
        ConditionState.model_construct(
            id=condition.id,
            state=_state(expressions.compile(condition.met, place="path").value(bindings)),
            at=condition.at,
            source=condition.source,
        )
        for condition in expressions.definition.conditions
    )


def verdict(states: Iterable[ConditionState]) -> Verdict:
    """Not eligible as soon as one condition is not met; eligible when every one is met."""
    found = {state.state for state in states}
    if "not_met" in found:
        return "not_eligible"
    return "undecided" if "unknown" in found else "eligible"


def _state(truth: bool | None) -> State:
    if truth is None:
        return "unknown"
    return "met" if truth else "not_met"
