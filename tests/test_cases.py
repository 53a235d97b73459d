"""The shipped examples: each comes out as its `case.toml` says, and would pass for the real thing."""

from __future__ import annotations

import json
from datetime import date

import pytest

from wizard.content.cases import Case
from wizard.content.library import Library
from wizard.engine.assess import assess
from wizard.engine.batch import Batch
from wizard.engine.lengths import count
from wizard.export.reading import read_application
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment
from wizard.schema.scheme import Severity

LONG_AFTER = date(2026, 6, 1)
CASES = Library().examples()
SCHEMES = ("kommunalt-rusarbeid", "overgangsordning")
KINDS = ("ready", "not_eligible", "flawed")
LANGUAGES = ["nb", "nn", "en"]
LEAST_SHARE = 1 / 3


@pytest.fixture(params=CASES, ids=lambda case: case.id)
def case(request: pytest.FixtureRequest) -> Case:
    return request.param


@pytest.fixture
def application(case: Case, library: Library) -> Application:
    return read_application(case.application.read_bytes(), library)


@pytest.fixture
def assessment(case: Case, application: Application, library: Library) -> Assessment:
    return assess(library.definition(case.scheme, case.edition), application, case.more["today"])


def listed(case: Case, key: str) -> list[tuple[str, str]]:
    return [(one["rule"], one["at"]) for one in case.more[key]]


def found(assessment: Assessment) -> list[tuple[str, str]]:
    return [(finding.rule, finding.at) for finding in assessment.findings]


def test_each_scheme_has_a_good_a_not_eligible_and_a_flawed_application() -> None:
    assert sorted((c.scheme, c.expect) for c in CASES) == sorted((s, k) for s in SCHEMES for k in KINDS)


def test_a_case_is_marked_as_an_example_and_told_in_every_language(case: Case) -> None:
    assert case.more["example"] is True
    assert case.more["id"] == case.id == case.folder.name
    for key in ("title", "description"):
        assert list(case.more[key]) == LANGUAGES
        assert all(case.more[key].values())


def test_its_application_is_of_the_scheme_and_edition_that_the_case_names(
    case: Case, application: Application
) -> None:
    assert (application.scheme, application.edition) == (case.scheme, case.edition)
    assert "/municipality" in application.notes, "the file itself says that it is invented"


def test_its_application_is_written_as_the_format_is_shown(case: Case) -> None:
    text = case.application.read_text("utf-8")
    document = json.loads(text)
    assert text == json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def test_answers_stand_in_the_order_they_are_asked(
    case: Case, application: Application, library: Library
) -> None:
    asked = [q for q in library.definition(case.scheme, case.edition).questions if q in application.answers]
    assert list(application.answers) == asked


def test_every_answer_is_relevant_and_of_its_kind(application: Application, assessment: Assessment) -> None:
    assert list(assessment.values) == list(application.answers)
    assert not [at for rule, at in found(assessment) if rule.startswith("answer.")]


def test_exactly_the_planted_and_the_remaining_findings_are_found(case: Case, assessment: Assessment) -> None:
    assert sorted(found(assessment)) == sorted(listed(case, "planted") + listed(case, "remaining"))


def test_a_case_comes_out_as_expected(case: Case, assessment: Assessment) -> None:
    verdict = "not_eligible" if case.expect == "not_eligible" else "eligible"
    status = "ready" if case.expect == "ready" else "not_ready"
    assert (assessment.verdict, assessment.status) == (verdict, status)


def test_the_kind_of_a_case_shows_in_its_faults(case: Case, assessment: Assessment) -> None:
    planted = listed(case, "planted")
    severity = {(f.rule, f.at): f.severity for f in assessment.findings}
    if case.expect == "ready":
        assert not planted
        assert len(listed(case, "remaining")) <= 3
    elif case.expect == "not_eligible":
        assert Severity.BLOCKER in {severity[one] for one in planted}
    else:
        assert len({rule for rule, _ in planted}) >= 6
        assert {Severity.ERROR, Severity.WARNING, Severity.ADVICE} == {severity[one] for one in planted}
        assert {"budget", "text"} < {rule.partition(".")[0] for rule, _ in planted}


def test_every_warning_of_a_good_application_is_acknowledged_and_nothing_else_is(
    case: Case, application: Application, assessment: Assessment
) -> None:
    acknowledged = [f"{f.rule} {f.at}" for f in assessment.findings if f.acknowledged]
    assert sorted(acknowledged) == sorted(application.acknowledged)
    if case.expect == "ready":
        warned = [f"{f.rule} {f.at}" for f in assessment.findings if f.severity is Severity.WARNING]
        assert sorted(warned) == sorted(acknowledged)


def test_long_after_the_deadline_only_that_it_passed_is_new(
    case: Case, application: Application, assessment: Assessment, library: Library
) -> None:
    late = assess(library.definition(case.scheme, case.edition), application, LONG_AFTER)
    assert sorted(found(late)) == sorted([*found(assessment), ("deadline.passed", "")])
    assert late.counts["advice"] == assessment.counts["advice"] + 1
    assert late.status == assessment.status


def test_the_texts_of_a_case_have_some_length_but_not_too_much(
    case: Case, assessment: Assessment, library: Library
) -> None:
    for question in library.definition(case.scheme, case.edition).questions.values():
        if question.recommended and question.id in assessment.values:
            share = count(assessment.values[question.id]) / question.recommended
            assert LEAST_SHARE < share <= 1, question.id


def test_the_budget_of_an_application_without_faults_in_it_balances_to_the_krone(
    case: Case, assessment: Assessment
) -> None:
    balances = assessment.totals["total_financing"] == assessment.totals["total_cost"]
    assert balances == (("budget.balance", "/grant_sought") not in listed(case, "planted"))


def test_together_the_cases_are_of_different_municipalities(library: Library) -> None:
    batch = Batch()
    for case in CASES:
        definition = library.definition(case.scheme, case.edition)
        judged = assess(definition, read_application(case.application.read_bytes(), library), LONG_AFTER)
        assert batch.add(case.id, definition, judged) == judged


def test_both_written_languages_and_both_good_cases_of_the_schemes_are_there(library: Library) -> None:
    languages = {
        read_application(case.application.read_bytes(), library).answers["application_language"]
        for case in CASES
        if case.expect == "ready"
    }
    assert languages == {"nb", "nn"}
