"""The only judge: path, verdict, totals and findings of an application at a date.

Pure: the same definition, application and date give the same assessment. Everything that shows,
prints or writes a judgement takes it from here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from wizard.engine.answers import CheckedAnswers, check_answers
from wizard.engine.budget import compute
from wizard.engine.conditions import condition_states, verdict
from wizard.engine.expressions import expressions_of
from wizard.engine.facts import Facts
from wizard.engine.findings import in_order, rule_findings
from wizard.engine.pointers import spot
from wizard.engine.relevance import relevance
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment, ConditionState, Finding
from wizard.schema.scheme import Definition, Question, Severity

REQUIRED = "answer.required"
KIND = "answer.kind"
NOT_CLARIFIED = "answer.not-clarified"
ELIGIBILITY = "eligibility."


def assess(definition: Definition, application: Application, today: date) -> Assessment:
    """Judge an application.

    `today` is the date in use. Raises ExpressionFault only where the content itself is at fault,
    which `schemes check` finds beforehand.
    """
    checked = check_answers(definition, application.answers)
    expressions = expressions_of(definition)
    relevant = relevance(definition, expressions, checked.values)
    values = {q: v for q, v in checked.values.items() if relevant[q]}
    answers = expressions.answers(values)
    states = condition_states(expressions, answers)
    refused = frozenset(at for at in checked.refusals if relevant[spot(at).question])
    budget = compute(definition, values, refused)
    facts = Facts(definition, application, values, relevant, budget, today, refused)
    findings = [
        *_unmet(states),
        *_answers(definition, application, checked, values, relevant),
        *rule_findings(facts, expressions, expressions.bindings(values, budget.totals, refused, answers)),
    ]
    ordered = in_order(definition, [acknowledged_by(f, application.acknowledged) for f in findings])
    counted = Counter(f.severity for f in ordered)
    stopped = counted[Severity.BLOCKER] or counted[Severity.ERROR]
    return Assessment.model_construct(  # all its parts are made here: nothing to validate
        relevance=relevant,
        values=values,
        refused=refused,
        conditions=states,
        verdict=verdict(states),
        totals=dict(budget.totals),
        findings=ordered,
        counts={severity.value: counted[severity] for severity in Severity},
        status="not_ready" if stopped else "ready",
    )


def acknowledgement_key(rule: str, at: str) -> str:
    """The key under which a warning is acknowledged in an application: rule and pointer."""
    return f"{rule} {at}".rstrip()


def acknowledged_by(finding: Finding, sentences: Mapping[str, str]) -> Finding:
    """The finding with the sentence that acknowledges it, if there is one."""
    key = acknowledgement_key(finding.rule, finding.at)
    sentence = sentences.get(key) or sentences.get(f"{key} ")
    return finding.model_copy(update={"acknowledged": sentence}) if sentence else finding


def _unmet(states: tuple[ConditionState, ...]) -> Iterator[Finding]:
    """A blocker for each condition that is not met."""
    for state in states:
        if state.state == "not_met":
            yield Finding(
                rule=ELIGIBILITY + state.id, severity=Severity.BLOCKER, at=state.at, source=state.source
            )


def _answers(
    definition: Definition,
    application: Application,
    checked: CheckedAnswers,
    values: Mapping[str, Any],
    relevant: Mapping[str, bool | None],
) -> Iterator[Finding]:
    """What is missing, left open, or not of its kind, over the questions that are asked."""
    for at, refused in checked.refusals.items():
        if relevant[spot(at).question]:
            yield _finding(definition, KIND, at, {"reason": refused.reason, **refused.values})
    for question in definition.questions.values():
        if not relevant[question.id]:
            continue
        if question.id in values and not question.columns:
            continue
        if question.id in values:
            yield from _missing_cells(definition, question, values[question.id], checked)
        elif f"/{question.id}" in checked.refusals or not question.required:
            continue
        elif question.id in application.not_clarified:
            note = application.not_clarified[question.id]
            yield _finding(definition, NOT_CLARIFIED, f"/{question.id}", {"note": note})
        else:
            yield _finding(definition, REQUIRED, f"/{question.id}", {})


def _missing_cells(
    definition: Definition, question: Question, rows: Any, checked: CheckedAnswers
) -> Iterator[Finding]:
    """A required column without an answer: one finding for each row that lacks it."""
    required = [column.id for column in question.columns if column.required]
    for number, row in enumerate(rows if required else ()):
        for column in required:
            if column in row:
                continue
            at = f"/{question.id}/{number}"
            if not {at, f"{at}/{column}"} & checked.refusals.keys():
                yield _finding(definition, REQUIRED, f"{at}/{column}", {})


def _finding(definition: Definition, rule: str, at: str, values: dict[str, Any]) -> Finding:
    """A finding of one of the rules on answers, which every scheme has from the part `core`."""
    return Finding(
        rule=rule,
        severity=definition.rule[rule].severity,
        at=at,
        values=values,
        source=definition.rule[rule].source,
    )
