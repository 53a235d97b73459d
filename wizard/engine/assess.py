"""The only judge: path, verdict, totals and findings of an application at a date.

Pure: the same definition, application and date give the same assessment. Everything that shows,
prints or writes a judgement takes it from here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from wizard.engine.answers import CheckedAnswers, check_answers
from wizard.engine.budget import compute
from wizard.engine.conditions import condition_states, verdict
from wizard.engine.expressions import Expressions, expressions_of
from wizard.engine.facts import Facts, Hit
from wizard.engine.findings import counts_of, finding_of, in_order, rule_findings, status_of
from wizard.engine.pointers import spot
from wizard.engine.relevance import asked_of, relevance
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment, ConditionState, Finding, trusted
from wizard.schema.scheme import Definition, Severity

REQUIRED = "answer.required"
KIND = "answer.kind"
NOT_CLARIFIED = "answer.not-clarified"
ELIGIBILITY = "eligibility."


def assess(
    definition: Definition, application: Application, today: date, passed: dict[str, Any] | None = None
) -> Assessment:
    """Judge an application.

    `passed` is what `passing` says of its answers, where it has been asked already. `today` is the date
    in use. Raises ExpressionFault only where the content itself is at fault, which `schemes check` finds
    beforehand.
    """
    checked = check_answers(definition, application.answers, passed)
    expressions = expressions_of(definition)
    relevant = relevance(definition, expressions, checked.values)
    values = asked_of(expressions, relevant, checked.values)
    states = condition_states(expressions, values)
    refused = frozenset([at for at in checked.refusals if relevant[spot(at).question]])
    budget = compute(definition, values, refused)
    facts = Facts(definition, application, values, relevant, budget, today, refused)
    findings = [
        *_unmet(states),
        *_answers(expressions, application, checked, values, relevant),
        *rule_findings(facts, expressions, expressions.bindings(values, budget.totals, refused)),
    ]
    if application.acknowledged:
        findings = [acknowledged_by(finding, application.acknowledged) for finding in findings]
    ordered = in_order(definition, findings)
    counts = counts_of(ordered)
    return trusted(
        Assessment,
        relevance=relevant,
        values=values,
        refused=refused,
        conditions=states,
        verdict=verdict(states),
        totals=dict(budget.totals),
        findings=ordered,
        counts=counts,
        status=status_of(counts),
    )


def acknowledgement_key(rule: str, at: str) -> str:
    """The key under which a warning is acknowledged in an application: rule and pointer."""
    return f"{rule} {at}".rstrip()


def acknowledged_by(finding: Finding, sentences: Mapping[str, str]) -> Finding:
    """The finding with the sentence that acknowledges it, if there is one."""
    key = acknowledgement_key(finding.rule, finding.at)
    sentence = sentences.get(key) or sentences.get(f"{key} ")
    if not sentence:
        return finding
    return finding._replace(acknowledged=sentence)


def _unmet(states: tuple[ConditionState, ...]) -> Iterator[Finding]:
    """A blocker for each condition that is not met."""
    for state in states:
        if state.state == "not_met":
            rule = ELIGIBILITY + state.id
            yield Finding(rule=rule, severity=Severity.BLOCKER, at=state.at, source=state.source)


class _Demands(NamedTuple):
    """What a definition demands of answers."""

    required: frozenset[str]
    """The questions that must be answered."""
    cells: tuple[tuple[str, frozenset[str], Callable[[Mapping[str, Any]], Any]], ...]
    """Tables, each with the columns that its rows must hold, and what takes these cells of a row."""


def _demands(expressions: Expressions) -> _Demands:
    """The demands of the definition."""
    questions = expressions.definition.questions.values()
    cells = ((q.id, frozenset(column.id for column in q.columns if column.required)) for q in questions)
    return _Demands(
        required=frozenset(q.id for q in questions if q.required),
        cells=tuple((table, columns, itemgetter(*columns)) for table, columns in cells if columns),
    )


def _answers(
    expressions: Expressions,
    application: Application,
    checked: CheckedAnswers,
    values: Mapping[str, Any],
    relevant: Mapping[str, bool | None],
) -> Iterator[Finding]:
    """What is missing, left open, or not of its kind, over the questions that are asked; in no order."""
    definition, refusals = expressions.definition, checked.refusals
    for at, refused in refusals.items():
        if relevant[spot(at).question]:
            yield _finding(definition, KIND, at, {"reason": refused.reason, **refused.values})
    demands = expressions.once(_demands)
    for question in demands.required.difference(values):
        at = f"/{question}"
        if not relevant[question] or at in refusals:
            continue
        if question in application.not_clarified:
            yield _finding(definition, NOT_CLARIFIED, at, {"note": application.not_clarified[question]})
        else:
            yield _finding(definition, REQUIRED, at, {})
    for table, columns, cells in demands.cells:
        rows = values.get(table)
        if rows and _lacking(rows, cells):
            for number, row in enumerate(rows):
                yield from _missing_cells(definition, f"/{table}/{number}", columns.difference(row), refusals)


def _lacking(rows: Iterable[Mapping[str, Any]], cells: Callable[[Mapping[str, Any]], Any]) -> bool:
    """Whether a row lacks one of the cells; that none does is seen in half the time it takes to name them."""
    try:
        for row in rows:
            cells(row)
    except KeyError:
        return True
    return False


def _missing_cells(
    definition: Definition, row: str, lacking: Iterable[str], refusals: Collection[str]
) -> Iterator[Finding]:
    """A finding for each cell that a row lacks and must hold, but where something not of its kind stands."""
    for column in lacking if row not in refusals else ():
        if f"{row}/{column}" not in refusals:
            yield _finding(definition, REQUIRED, f"{row}/{column}", {})


def _finding(definition: Definition, rule: str, at: str, values: dict[str, Any]) -> Finding:
    """A finding of one of the rules on answers, which every scheme has from the part `core`."""
    return finding_of(definition.rule[rule], Hit(at, values))
