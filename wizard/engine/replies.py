"""What the wizard says after an answer, and what it can name when it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wizard.engine.expressions import cel_value, expressions_of
from wizard.engine.prefill import municipality_of
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
    if question not in assessment.values:
        return ()
    expressions = expressions_of(definition)
    bound: dict[str, Any] = {
        q: cel_value(definition.questions[q], v) for q, v in assessment.values.items()
    } | {name: total for name, total in assessment.totals.items() if total is not None}
    bound["edition_year"] = definition.edition.year
    said = reply_values(definition, assessment)
    return tuple(
        Said(reply.id, said)
        for reply in definition.questions[question].reply
        if expressions.compile(reply.when).value(bound)
    )


def reply_values(definition: Definition, assessment: Assessment) -> dict[str, Any]:
    """Answers and totals by name, and what the register says of the municipality."""
    values = {**assessment.values, **{n: t for n, t in assessment.totals.items() if t is not None}}
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
