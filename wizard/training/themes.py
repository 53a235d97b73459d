"""The themes that exercises train and that scores are counted by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, get_args

from wizard.engine.pointers import spot
from wizard.schema.exercise import Theme
from wizard.schema.scheme import Definition

THEMES: Final[tuple[Theme, ...]] = get_args(Theme)
"""In the order of an application. `goals` is the offer itself: need, offer, participation, cooperation,
goals, delivery. `plan` is capacity and economy plan; `signing` is who applies, when, and who signs."""

_OF_FAMILY: Final[Mapping[str, Theme]] = {
    "eligibility": "eligibility",
    "text": "texts",
    "positions": "positions",
    "capacity": "plan",
    "plan": "plan",
    "budget": "budget",
    "declaration": "signing",
    "deadline": "signing",
    "application": "signing",
}
"""By what stands before the first full stop of a rule's id."""
_OF_STEP: Final[Mapping[str, Theme]] = {
    "eligibility": "eligibility",
    "applicant": "signing",
    "positions": "positions",
    "capacity": "plan",
    "economy_plan": "plan",
    "budget": "budget",
    "summary": "texts",
    "signing": "signing",
}
"""By the step of the question, for rules that hold anywhere (`answer.required`)."""
_ELSE: Final[Theme] = "goals"


def theme_of(definition: Definition, rule: str, at: str = "") -> Theme:
    """The theme of a rule at a place: by the rule's family, else by the step of the question."""
    family = _OF_FAMILY.get(rule.partition(".")[0])
    if family is not None:
        return family
    step = definition.step_of.get(spot(at).question)
    return "signing" if step is None else _OF_STEP.get(step.id, _ELSE)
