"""Trying the budget and one rule at a time on answers, as `assess` does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from wizard.engine.budget import compute
from wizard.engine.expressions import expressions_of
from wizard.engine.facts import Facts
from wizard.engine.findings import finding_of, hits
from wizard.engine.relevance import relevance
from wizard.engine.totals import TOTALS
from wizard.schema.application import Application
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Budget, Ceiling, Definition, Edition, ExtraLevy, Levy

BEFORE = date(2023, 1, 16)
ZONES = {"I": 14.1, "Ia": 14.1, "II": 10.6, "III": 6.4, "IV": 5.1, "IVa": 7.9, "V": 0.0}
POST: dict[str, Any] = {
    "position": "Ruskonsulent",
    "annual_salary": 560_000,
    "percent": 80,
    "months": 12,
    "pension_percent": 14,
    "levy_zone": "IV",
}
"""The worked example of the scheme's page."""


def bare(
    *, above: int | None = 750_000, ceiling: bool = True, rate: bool = True, budget: bool = True
) -> Definition:
    """A definition made here, with a budget and nothing else: the arithmetic needs no questions."""
    rule = Ceiling(table="positions", percent="percent", rate="position", source="fr20", mark="B")
    edition = Edition(
        id="2023",
        year=2023,
        apply_by=datetime(2023, 2, 1, 23, 59),  # noqa: DTZ001
        apply_by_source="ov23",
        register="none",
        rates={"position": 330_000} if rate else {},
        rate_source="mr23",
        extra_levy=None if above is None else ExtraLevy(percent=5.0, above=above, source="skd24"),
    )
    return Definition(
        scheme="bare",
        edition=edition,
        steps=(),
        budget=Budget(ceiling=rule if ceiling else None) if budget else None,
        levy=Levy(zones=ZONES, source="sticos", mark="B"),
    )


def facts_of(definition: Definition, answers: Mapping[str, Any], today: date = BEFORE) -> Facts:
    """The facts of well-formed answers; those of questions that are not asked do not count."""
    relevant = relevance(definition, expressions_of(definition), answers)
    values = {question: value for question, value in answers.items() if relevant.get(question)}
    application = Application(scheme=definition.scheme, edition=definition.edition.id, answers=dict(answers))
    return Facts(definition, application, values, relevant, compute(definition, values), today)


def findings(
    definition: Definition, rule_id: str, answers: Mapping[str, Any], today: date = BEFORE
) -> list[Finding]:
    """What one rule finds. A key that is a total, or `edition_year`, is put in the place of the computed one."""
    if "edition_year" in answers:
        edition = definition.edition.model_copy(update={"year": answers["edition_year"]})
        definition = definition.model_copy(update={"edition": edition})
    rule, facts = definition.rule[rule_id], facts_of(definition, answers, today)
    expressions = expressions_of(definition)
    bindings = expressions.bindings(facts.values, facts.budget.totals)
    bindings |= {name: answers[name] for name in TOTALS if name in answers}
    return [finding_of(rule, hit) for hit in hits(rule, facts, expressions, bindings)]


def places(
    definition: Definition, rule_id: str, answers: Mapping[str, Any], today: date = BEFORE
) -> list[str]:
    """Where one rule finds something."""
    return [finding.at for finding in findings(definition, rule_id, answers, today)]
