"""Every rule of both schemes on whole applications: it alone fails where it should, and not beside it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.conftest import EDITIONS
from tests.engine import (
    contract_answers,
    contract_budget,
    contract_municipal,
    contract_municipal_plans,
    contract_transition,
    contract_transition_budget,
)
from tests.engine.contract_base import BASES, TODAY, Case, changed, found
from tests.rows import failing
from wizard.content.library import Library
from wizard.engine.assess import assess
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment

LIBRARY = Library()
ROWS = [
    *contract_answers.ROWS,
    *contract_budget.ROWS,
    *contract_municipal.ROWS,
    *contract_municipal_plans.ROWS,
    *contract_transition.ROWS,
    *contract_transition_budget.ROWS,
]


def editions(base: str) -> list[str]:
    """The editions of a good application's scheme."""
    return [edition for scheme, edition in EDITIONS if scheme == BASES[base][0]]


Tried = tuple[Case, str, str]
TRIED: list[Tried] = [
    (case, base, edition)
    for case in ROWS
    for base in case.bases
    for edition in case.editions or editions(base)
]


def judged(base: str, edition: str, change: Any, **parts: Any) -> Assessment:
    scheme, make = BASES[base]
    today = parts.pop("today", TODAY)
    answers = changed(make(edition), change)
    application = Application(scheme=scheme, edition=edition, answers=answers, **parts)
    return assess(LIBRARY.definition(scheme, edition), application, today)


@pytest.mark.parametrize(("base", "edition"), [(base, e) for base in BASES for e in editions(base)])
def test_what_is_made_from_the_page_alone_is_ready_and_nothing_is_found(base: str, edition: str) -> None:
    assessment = judged(base, edition, {})
    assert (assessment.status, assessment.verdict, assessment.findings) == ("ready", "eligible", ())


RULES = list(dict.fromkeys(case.rule for case in ROWS))


def rows_of(rule: str) -> list[tuple[Case, str, str]]:
    return [row for row in TRIED if row[0].rule == rule]


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_fails_alone_at_its_place(rule: str) -> None:
    assert failing(check_fails, rows_of(rule)) == {}


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_is_silent_beside_it(rule: str) -> None:
    assert failing(check_silent, rows_of(rule)) == {}


def check_fails(case: Case, base: str, edition: str) -> None:
    assessment = judged(base, edition, case.fires, not_clarified=case.not_clarified)
    hits = found(assessment)
    assert (case.rule, case.at, case.severity) in hits
    others = {rule for rule, at, _ in hits if (rule, at) != (case.rule, case.at)}
    assert others == case.also
    stopped = {severity for _, _, severity in hits} & {"blocker", "error"}
    assert assessment.status == ("not_ready" if stopped else "ready")


def check_silent(case: Case, base: str, edition: str) -> None:
    for change in case.silent:
        hits = found(judged(base, edition, change, not_clarified=case.not_clarified))
        assert case.rule not in {rule for rule, _, _ in hits}, change


@pytest.mark.parametrize(("scheme", "edition"), EDITIONS)
def test_every_rule_and_condition_has_a_row(scheme: str, edition: str) -> None:
    definition = LIBRARY.definition(scheme, edition)
    rules = {rule.id for rule in definition.rules} | {f"eligibility.{c.id}" for c in definition.conditions}
    tried = {case.rule for case in ROWS for base in case.bases if BASES[base][0] == scheme}
    elsewhere = ("text.", "budget.text-", "batch.", "deadline.")
    assert {rule for rule in rules if not rule.startswith(elsewhere)} == tried


@pytest.mark.parametrize(("base", "edition"), contract_answers.LAST_DAYS)
def test_the_deadline_passes_after_its_day(base: str, edition: str) -> None:
    last = contract_answers.LAST_DAYS[base, edition]
    assert found(judged(base, edition, {}, today=last)) == set()
    late = judged(base, edition, {}, today=last + timedelta(days=1))
    assert found(late) == {("deadline.passed", "", "advice")}
    assert late.status == "ready"


def test_without_the_question_the_transition_grant_stops_nobody() -> None:
    change = {"/receives_transition_grant": True, "/paid_by_transition_grant": True}
    assessment = judged("kr", "2025", change)
    assert (assessment.verdict, assessment.findings) == ("eligible", ())
