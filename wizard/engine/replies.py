"""What the wizard says after an answer, and what it can name when it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wizard.engine.expressions import expressions_of
from wizard.engine.prefill import municipality_of
from wizard.engine.terms import NOTHING
from wizard.schema.assessment import Assessment
from wizard.schema.register import Register
from wizard.schema.scheme import Definition


@dataclass(frozen=True, slots=True)
class Said:
    """One reply: its id in the question's words, and the values its words may name."""

    id: str
    values: Mapping[str, Any]


def replies(definition: Definition, assessment: Assessment, question: str) -> tuple[Said, ...]:
    """The replies to a question whose condition holds; none while it has no good answer."""
    every = definition.questions[question].reply
    if question not in assessment.values or not every:
        return ()
    expressions = expressions_of(definition)
    bound = {**assessment.values, **_known(assessment.totals)}
    held = [reply.id for reply in every if expressions.evaluator(reply.when)(bound, NOTHING)]
    said = reply_values(definition, assessment) if held else {}
    return tuple(Said(id_, said) for id_ in held)


def _known(totals: Mapping[str, int | None]) -> dict[str, int]:
    """The totals that are known."""
    return {name: total for name, total in totals.items() if total is not None}


def reply_values(definition: Definition, assessment: Assessment) -> dict[str, Any]:
    """Answers and totals by name, and what the register says of the municipality."""
    values = {**assessment.values, **_known(assessment.totals)}
    values["edition_year"] = definition.edition.year
    found = municipality_of(definition, assessment.values)
    if found is not None:
        values["municipality_name"] = found.name
        values["county"] = found.county
        last_day = definition.edition.apply_by.date()
        values["county_governor"] = office_name(definition.registry, found.office, last_day)
    return values


def office_name(register: Register, office: str, on: date) -> str:
    """What an office is called on a date; its id if it is unknown."""
    found = register.office.get(office)
    if found is None:
        return office
    return next((name.name for name in found.names if name.until is None or on < name.until), office)
