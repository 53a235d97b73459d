"""The judgement as a whole: three values, what counts, and what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import EDITIONS, TODAY
from tests.given import answers, odd_answers
from wizard.content.library import Library
from wizard.engine.assess import acknowledgement_key, assess
from wizard.engine.findings import in_order
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment, Finding
from wizard.schema.scheme import Definition, Severity

LIBRARY = Library()
DEFINITIONS = [LIBRARY.definition(*edition) for edition in EDITIONS]


def judged(definition: Definition, given_answers: dict[str, Any], **parts: Any) -> Assessment:
    application = Application(
        scheme=definition.scheme, edition=definition.edition.id, answers=given_answers, **parts
    )
    return assess(definition, application, TODAY)


def rules(assessment: Assessment, prefix: str = "") -> list[tuple[str, str]]:
    return [(f.rule, f.at) for f in assessment.findings if f.rule.startswith(prefix)]


TRANSITION = "overgangsordning"
MUNICIPAL = "kommunalt-rusarbeid"
MET = {
    TRANSITION: {
        "applicant_type": "municipality",
        "received_2021": "yes",
        "purpose": "grant",
        "continuation_only": True,
        "target_groups": ["has_problems"],
    },
    MUNICIPAL: {
        "applicant_type": "city_district",
        "target_groups": ["at_risk"],
        "fully_funded_elsewhere": False,
        "receives_transition_grant": False,
    },
}


@pytest.mark.parametrize(
    ("scheme", "edition", "change", "verdict", "unmet"),
    [
        (TRANSITION, "2023", {}, "eligible", []),
        (
            TRANSITION,
            "2023",
            {"applicant_type": "organisation"},
            "not_eligible",
            ["applicant-is-municipality"],
        ),
        (TRANSITION, "2023", {"applicant_type": "other"}, "not_eligible", ["applicant-is-municipality"]),
        (TRANSITION, "2023", {"applicant_type": None}, "undecided", []),
        (TRANSITION, "2023", {"received_2021": "no"}, "not_eligible", ["received-2021"]),
        (TRANSITION, "2023", {"received_2021": "as_former_municipality"}, "eligible", []),
        (TRANSITION, "2023", {"continuation_only": False}, "not_eligible", ["continuation-only"]),
        (TRANSITION, "2023", {"continuation_only": False, "purpose": None}, "undecided", []),
        (TRANSITION, "2023", {"continuation_only": False, "purpose": "carry_over"}, "eligible", []),
        (TRANSITION, "2023", {"continuation_only": None, "purpose": "carry_over"}, "eligible", []),
        (TRANSITION, "2023", {"target_groups": ["none_of_these"]}, "not_eligible", ["target-group"]),
        (TRANSITION, "2023", {"target_groups": ["at_risk"]}, "undecided", []),
        (TRANSITION, "2024", {"received_2021": "no", "purpose": None}, "not_eligible", ["received-2021"]),
        (MUNICIPAL, "2023", {}, "eligible", []),
        (MUNICIPAL, "2023", {"fully_funded_elsewhere": True}, "not_eligible", ["not-fully-funded"]),
        (MUNICIPAL, "2023", {"receives_transition_grant": True}, "undecided", []),
        (MUNICIPAL, "2023", {"receives_transition_grant": None}, "undecided", []),
        (
            MUNICIPAL,
            "2024",
            {"receives_transition_grant": True, "paid_by_transition_grant": True},
            "not_eligible",
            ["not-in-transition-grant"],
        ),
        (
            MUNICIPAL,
            "2023",
            {"receives_transition_grant": True, "paid_by_transition_grant": False},
            "eligible",
            [],
        ),
        (
            MUNICIPAL,
            "2025",
            {"receives_transition_grant": True, "paid_by_transition_grant": True},
            "eligible",
            [],
        ),
        (MUNICIPAL, "2025", {"receives_transition_grant": None}, "eligible", []),
    ],
)
def test_the_verdict_follows_the_conditions(
    library: Library, scheme: str, edition: str, change: dict[str, Any], verdict: str, unmet: list[str]
) -> None:
    found = judged(library.definition(scheme, edition), {**MET[scheme], **change})
    assert found.verdict == verdict
    assert [c.id for c in found.conditions if c.state == "not_met"] == unmet
    assert [rule for rule, _ in rules(found, "eligibility.")] == [f"eligibility.{c}" for c in unmet]


def test_what_is_required_is_asked_for_once_each_and_at_its_pointer(transition: Definition) -> None:
    found = judged(transition, {"purpose": "grant", "positions": [{"title": "Ruskonsulent"}, {}]})
    missing = [at for rule, at in rules(found, "answer.required")]
    assert "/applicant_type" in missing
    assert "/positions" not in missing
    assert "/positions/0/title" not in missing
    assert {"/positions/1/title", "/positions/0/percent", "/positions/1/percent"} <= set(missing)
    assert "/positions/0/expected_start" not in missing
    assert len(missing) == len(set(missing))


def test_a_required_table_needs_a_row(transition: Definition) -> None:
    assert ("answer.required", "/positions") in rules(judged(transition, {"purpose": "grant"}))
    assert ("answer.required", "/positions") in rules(
        judged(transition, {"purpose": "grant", "positions": []})
    )


def test_while_relevance_is_unknown_a_question_is_neither_asked_nor_required(transition: Definition) -> None:
    found = judged(transition, {})
    assert found.relevance["positions"] is None
    assert found.relevance["step:economy_plan"] is None
    assert found.relevance["incorporation"] is None
    assert not [at for _, at in rules(found) if at.startswith(("/positions", "/incorporation"))]


def test_a_bad_value_gives_its_kind_alone(transition: Definition) -> None:
    found = judged(
        transition,
        {
            "purpose": "grant",
            "grant_sought": "mye",
            "positions": [{"percent": "80", "title": 7}, 3],
            "received_2021": 1,
        },
    )
    here = [(r, at) for r, at in rules(found, "answer.") if at in {"/grant_sought", "/received_2021"}]
    assert here == [("answer.kind", "/received_2021"), ("answer.kind", "/grant_sought")]
    cells = {at: rule for rule, at in rules(found, "answer.") if at.startswith("/positions/")}
    assert cells["/positions/0/percent"] == "answer.kind"
    assert cells["/positions/0/title"] == "answer.kind"
    assert cells["/positions/1"] == "answer.kind"
    assert "/positions/1/title" not in cells
    kinds = {f.at: f.values["kind"] for f in found.findings if f.rule == "answer.kind"}
    assert kinds["/grant_sought"] == "money"
    assert kinds["/positions/1"] == "table"


def test_a_table_that_is_no_list_is_refused_whole(transition: Definition) -> None:
    found = judged(transition, {"purpose": "grant", "positions": {"title": "x"}})
    assert [r for r in rules(found) if r[1].startswith("/positions")] == [("answer.kind", "/positions")]


def test_a_question_left_open_with_a_note_is_told_apart_from_a_missing_one(transition: Definition) -> None:
    found = judged(
        transition,
        {"signatory_name": "Kari Nordmann"},
        not_clarified={"account_number": "venter på økonomi", "signatory_name": "?", "pay_level_date": "?"},
    )
    assert ("answer.not-clarified", "/account_number") in rules(found)
    assert ("answer.required", "/account_number") not in rules(found)
    assert not [r for r in rules(found) if r[1] in {"/signatory_name", "/pay_level_date"}]
    assert found.status == "not_ready"


def test_a_warning_is_acknowledged_by_rule_and_pointer_alone(municipal: Definition) -> None:
    rows = [{"source": "Fylkeskommunen", "amount": 50_000, "confirmed": False}] * 2
    key = acknowledgement_key("budget.unconfirmed", "/other_public/1")
    found = judged(municipal, {"other_public": rows}, acknowledged={key: "vedtaket kommer i mars"})
    sentences = {f.at: f.acknowledged for f in found.findings if f.rule == "budget.unconfirmed"}
    assert sentences == {"/other_public/0": None, "/other_public/1": "vedtaket kommer i mars"}


def test_an_acknowledgement_of_the_whole_application_needs_no_pointer(municipal: Definition) -> None:
    application = Application(
        scheme=municipal.scheme, edition="2023", acknowledged={"deadline.passed": "øving", "x ": "y"}
    )
    found = assess(municipal, application, date(2026, 1, 1))
    [late] = [f for f in found.findings if f.rule == "deadline.passed"]
    assert (late.at, late.acknowledged, late.severity) == ("", "øving", "advice")


def test_findings_stand_by_severity_and_then_as_the_questions_do(municipal: Definition) -> None:
    found = judged(
        municipal, {"applicant_type": "other", "former_report": "not_sent", "other_application": True}
    )
    order = ["blocker", "error", "warning", "advice"]
    ranks = [order.index(f.severity.value) for f in found.findings]
    assert ranks == sorted(ranks)
    places = list(municipal.questions)
    errors = [places.index(f.at.split("/")[1]) for f in found.findings if f.severity == "error"]
    assert errors == sorted(errors)


def test_the_silencing_rule_silences_only_the_balance(municipal: Definition) -> None:
    assert ("budget.balance", "/grant_sought") not in rules(judged(municipal, {"grant_sought": 5}))
    both = rules(judged(municipal, {"grant_sought": 5}), "budget.")
    assert ("budget.no-cost", "/salaries") in both
    assert ("budget.grant-over-cost", "/grant_sought") in both


@pytest.mark.no_cover
@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda d: f"{d.scheme}@{d.edition.id}")
@settings(max_examples=12)
@given(data=st.data())
def test_a_verdict_on_known_answers_never_returns_to_undecided(
    definition: Definition, data: st.DataObject
) -> None:
    given_answers = data.draw(answers(definition))
    fewer = {q: v for q, v in given_answers.items() if data.draw(st.booleans())}
    before, after = judged(definition, fewer), judged(definition, given_answers)
    if before.verdict != "undecided":
        assert after.verdict == before.verdict
    for old, new in zip(before.conditions, after.conditions, strict=True):
        assert old.state in ("unknown", new.state)


@pytest.mark.no_cover
@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda d: f"{d.scheme}@{d.edition.id}")
@settings(max_examples=12)
@given(data=st.data())
def test_irrelevant_answers_change_nothing(definition: Definition, data: st.DataObject) -> None:
    given_answers = data.draw(odd_answers(definition))
    whole = judged(definition, given_answers)
    without = judged(definition, {q: v for q, v in given_answers.items() if whole.relevance[q]})
    assert without == whole


@pytest.mark.no_cover
@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda d: f"{d.scheme}@{d.edition.id}")
@settings(max_examples=12)
@given(data=st.data())
def test_any_json_is_judged_and_every_finding_points_to_something(
    definition: Definition, data: st.DataObject
) -> None:
    found = judged(definition, data.draw(odd_answers(definition)))
    assert sum(found.counts.values()) == len(found.findings)
    assert (found.status == "ready") == (not found.counts["blocker"] and not found.counts["error"])
    for finding in found.findings:
        assert not finding.at or finding.at.split("/")[1] in definition.questions
        assert finding.source


def test_the_order_of_findings_is_that_of_rows_however_many_there_are(transition: Definition) -> None:
    rows = [Finding(rule="r", severity=Severity.ERROR, at=f"/costs/{row}/amount") for row in range(5_000)]
    assert in_order(transition, rows[::-1]) == tuple(rows)
