"""Eligibility: every condition's state, and the verdict they give together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeAlias

from wizard.engine.expressions import Expressions
from wizard.engine.functions import Making
from wizard.schema.assessment import ConditionState, State, Verdict

_STATES: Final[Mapping[bool | None, State]] = {True: "met", False: "not_met", None: "unknown"}
_States: TypeAlias = Callable[[Mapping[str, Any]], tuple[ConditionState, ...]]


def condition_states(expressions: Expressions, answers: Mapping[str, Any]) -> tuple[ConditionState, ...]:
    """The state of each condition of the definition, in its order, from the relevant answers.

    A question without an answer is unbound.
    """
    return expressions.once(_conditions)(answers)


def _conditions(expressions: Expressions) -> _States:
    """The conditions as one function. Their states are made: nothing in them depends on the application."""
    making, states = Making(expressions, "path"), ""
    names: dict[str, Any] = {}
    for number, condition in enumerate(expressions.definition.conditions):
        names[f"m{number}"] = {
            truth: ConditionState(id=condition.id, state=state, at=condition.at, source=condition.source)
            for truth, state in _STATES.items()
        }
        states += f"m{number}[{making.value(condition.met, 'bool')}], "
    return making.compiled("b", [*making.lines(), f"return ({states})"], **names)


def verdict(states: Iterable[ConditionState]) -> Verdict:
    """Not eligible as soon as one condition is not met; eligible when every one is met."""
    found = {state.state for state in states}
    if "not_met" in found:
        return "not_eligible"
    return "undecided" if "unknown" in found else "eligible"
