"""What the wizard says after an answer, and what it can name when it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wizard.engine.expressions import cel_value, expressions_of, variable_names
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
    every = definition.questions[question].reply
    if question not in assessment.values or not every:
        return ()
    expressions = expressions_of(definition)
    # The whole talk is worked out after each answer: only what a condition names is bound for it.
    bound = _bound(definition, assessment, frozenset().union(*(variable_names(r.when) for r in every)))
    held = [reply.id for reply in every if expressions.compile(reply.when).value(bound)]
    said = reply_values(definition, assessment) if held else {}
    return tuple(Said(id_, said) for id_ in held)


def _bound(definition: Definition, assessment: Assessment, names: frozenset[str]) -> dict[str, Any]:
    """The bindings of these names: good answers, totals that are known, the year."""
    answers, totals = assessment.values, assessment.totals
    bound = {q: cel_value(definition.questions[q], answers[q]) for q in names & answers.keys()}
    bound |= {name: totals[name] for name in names & totals.keys() if totals[name] is not None}
    return {**bound, "edition_year": definition.edition.year}


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
