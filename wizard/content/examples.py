"""The examples of relevance, conditions and rules, made ready to be run.

An answer that an example gives counts as asked, whatever its own relevance. Beside answers an example
may set totals (`total_cost`), the edition's year, the date in use and what is left open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from wizard.engine.answers import check_answers
from wizard.engine.budget import compute
from wizard.engine.expressions import ExpressionFault, Expressions, expressions_of
from wizard.engine.facts import Facts, Hit
from wizard.engine.findings import hits
from wizard.engine.totals import TOTALS
from wizard.schema.application import Application
from wizard.schema.scheme import Definition, Rule

EDITION_YEAR: Final = "edition_year"
TODAY: Final = "today"
NOT_CLARIFIED: Final = "not_clarified"
SPECIAL: Final = frozenset({EDITION_YEAR, TODAY, NOT_CLARIFIED})
"""What an example may hold beside answers and totals."""

Truth = bool | None
"""True, false, or not yet known."""


def plain(value: Any) -> Any:
    """A TOML value as JSON has it: dates as ISO text."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True, slots=True)
class Example:
    """An example in one edition."""

    definition: Definition
    answers: Mapping[str, Any]
    totals: Mapping[str, int]
    today: date
    not_clarified: Mapping[str, str]

    @property
    def expressions(self) -> Expressions:
        """The compiler of its edition."""
        return expressions_of(self.definition)

    def bindings(self) -> dict[str, Any]:
        """Answers, figures and the edition's year, as expressions see them."""
        computed = compute(self.definition, self.answers).totals
        return self.expressions.bindings(self.answers, {**computed, **self.totals})

    def value(self, text: str) -> Truth:
        """What a relevance or a condition gives. Raises ExpressionFault."""
        truth: Truth = self.expressions.compile(text, place="path").value(self.bindings())
        return truth

    def hits(self, rule: Rule) -> list[Hit]:
        """What a rule finds. Raises ExpressionFault."""
        return list(hits(rule, self._facts(), self.expressions, self.bindings()))

    def fails(self, rule: Rule) -> Truth:
        """Whether a rule fails; None where it cannot know. Raises ExpressionFault."""
        if self.hits(rule):
            return True
        bound = self.bindings()
        if rule.applies is not None:
            applies = self.expressions.compile(rule.applies).value(bound)
            if not applies:
                return applies if applies is None else False
        if rule.fails is None:
            return False
        compiled = self.expressions.compile(rule.fails, table=rule.each)
        if rule.each is None:
            known: Truth = compiled.value(bound)
            return known
        rows = [
            compiled.value({**bound, **self.expressions.row_bindings(rule.each, row)})
            for row in self.answers.get(rule.each) or ()
        ]
        return False if rows and None not in rows else None

    def _facts(self) -> Facts:
        budget = compute(self.definition, self.answers)
        if self.totals:
            budget = budget._replace(totals={**budget.totals, **self.totals})
        application = Application(
            scheme=self.definition.scheme,
            edition=self.definition.edition.id,
            answers=dict(self.answers),
            not_clarified=dict(self.not_clarified),
        )
        return Facts(self.definition, application, self.answers, self._relevance(), budget, self.today)

    def _relevance(self) -> dict[str, Truth]:
        found: dict[str, Truth] = {}
        for step in self.definition.steps:
            of_step = self._truth(step.relevant)
            for question in step.question:
                own = self._truth(question.relevant)
                asked = None if None in (of_step, own) else bool(of_step and own)
                found[question.id] = True if question.id in self.answers else asked
        return found

    def _truth(self, text: str | None) -> Truth:
        try:
            return True if text is None else self.value(text)
        except ExpressionFault:
            return None  # reported where it stands


def prepared(definition: Definition, example: Mapping[str, Any]) -> Example:
    """An example for one edition; a year that it names replaces the edition's."""
    raw = plain(dict(example))
    if EDITION_YEAR in raw:
        edition = definition.edition.model_copy(update={"year": raw[EDITION_YEAR]})
        definition = definition.model_copy(update={"edition": edition})
    today = raw.get(TODAY, definition.edition.apply_by.date().isoformat())
    return Example(
        definition=definition,
        answers=check_answers(definition, raw).values,
        totals={name: value for name, value in raw.items() if name in TOTALS and type(value) is int},
        today=date.fromisoformat(today),
        not_clarified=raw.get(NOT_CLARIFIED, {}),
    )
