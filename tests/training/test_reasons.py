"""What a trainee can choose among as the reason, and the theme that a fault belongs to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.given import odd_answers
from wizard.content.library import Library
from wizard.engine.assess import assess
from wizard.export.reading import read_path
from wizard.schema.application import Application
from wizard.schema.scheme import Column, Definition, Question, Rule
from wizard.training.generated import generated
from wizard.training.reasons import FEWEST, FEWEST_OWN, all_reasons, can_fire, choices, reasons
from wizard.training.themes import THEMES, theme_of

LATE = date(2026, 1, 1)


def found(definition: Definition, answers: dict[str, Any], today: date = LATE) -> set[tuple[str, str]]:
    application = Application(
        scheme=definition.scheme,
        edition=definition.edition.id,
        answers=answers,
        not_clarified={"need": "senere", "summary": "senere", "grant_sought": "senere"},
    )
    return {(finding.rule, finding.at) for finding in assess(definition, application, today).findings}


@settings(max_examples=8)
@given(data=st.data())
def test_what_is_found_anywhere_is_among_the_reasons_there(
    data: st.DataObject, definition: Definition
) -> None:
    for rule, at in found(definition, data.draw(odd_answers(definition))):
        assert rule in reasons(definition, at), (rule, at)


def places(definition: Definition, answers: dict[str, Any]) -> list[str]:
    """The whole, each question, each row and each cell of an application."""
    found = [""]
    for question in definition.questions.values():
        found.append(f"/{question.id}")
        value = answers.get(question.id)
        for row in range(len(value)) if question.kind == "table" and isinstance(value, list) else ():
            found.append(f"/{question.id}/{row}")
            found += [f"/{question.id}/{row}/{column.id}" for column in question.columns]
    return found


@settings(max_examples=8)
@given(data=st.data())
def test_what_is_found_anywhere_can_be_chosen_there(data: st.DataObject, definition: Definition) -> None:
    answers = data.draw(odd_answers(definition))
    application = Application(scheme=definition.scheme, edition=definition.edition.id, answers=answers)
    for finding in assess(definition, application, LATE).findings:
        assert finding.rule in choices(definition, application, finding.at), (finding.rule, finding.at)


@pytest.mark.parametrize(
    "exercise", [e for e in Library().exercises() if e.kind == "find_faults"], ids=lambda e: e.id
)
def test_what_is_planted_can_be_chosen_and_is_not_told_by_how_little_else_there_is(
    exercise: Any, library: Library
) -> None:
    definition, application = library.definition(exercise.scheme, exercise.edition), exercise.application
    for planted in exercise.planted:
        assert planted.rule in choices(definition, application, planted.at)
    for at in places(definition, application.answers):
        offered = choices(definition, application, at)
        assert len(offered) == len(set(offered)) >= FEWEST, at
        assert sum(not rule.startswith(("text.", "answer.")) for rule in offered) >= FEWEST_OWN, at


@pytest.mark.parametrize("seed", range(6))
def test_what_a_seed_plants_can_be_chosen(seed: int, library: Library, definition: Definition) -> None:
    exercise = generated(library, definition.scheme, definition.edition.id, seed, 3)
    assert exercise.application is not None
    for planted in exercise.planted:
        assert planted.rule in choices(definition, exercise.application, planted.at)


def test_what_cannot_be_meant_where_something_stands_is_not_offered(transition: Definition) -> None:
    def offered(at: str, **answers: Any) -> tuple[str, ...]:
        application = Application(
            scheme=transition.scheme,
            edition=transition.edition.id,
            answers=answers,
            not_clarified={"summary": "senere"},
        )
        return choices(transition, application, at)

    assert "answer.required" in offered("/former_report")
    assert "answer.required" not in offered("/former_report", former_report=True)
    assert "answer.not-clarified" in offered("/summary")
    assert "answer.required" not in offered("/summary")
    assert "answer.not-clarified" not in offered("/local_conditions", local_conditions="x")
    assert "text.placeholder" in offered("/local_conditions", local_conditions="x")
    assert not any(rule.startswith("text.") for rule in offered("/local_conditions"))
    rows = [{"title": "x"}, "no row"]
    assert "text.placeholder" in offered("/positions/0/title", positions=rows)
    assert "text.placeholder" not in offered("/positions/0/percent", positions=rows)
    assert "answer.required" not in offered("/positions/0/title", positions=rows)
    assert "answer.required" in offered("/positions/0", positions=rows)
    assert "answer.required" in offered("/positions/1", positions=rows)
    assert offered("/no_such_question") == ()


def test_near_reasons_do_not_depend_on_what_is_at_fault(transition: Definition) -> None:
    def offered(value: Any) -> tuple[str, ...]:
        held = {"scheme": transition.scheme, "edition": transition.edition.id}
        return choices(transition, Application(**held, answers={"grant_sought": value}), "/grant_sought")

    assert offered(1) == offered(5_000_000) == offered(-3)
    order = all_reasons(transition)
    assert sorted(offered(1), key=order.index) == list(offered(1))


@pytest.mark.parametrize("case", Library().cases(), ids=lambda case: case.id)
def test_what_the_cases_hold_is_among_the_reasons(case: Any, library: Library) -> None:
    definition = library.definition(case.scheme, case.edition)
    answers = read_path(case.application, library).answers
    faults = found(definition, answers, case.more["today"])
    assert faults or case.expect == "ready"
    for rule, at in faults:
        assert rule in reasons(definition, at), (rule, at)


def test_the_examples_of_every_rule_are_found_where_the_rule_is_a_reason(definition: Definition) -> None:
    for rule in definition.rules:
        answers = {q: v for q, v in (rule.fails_with or {}).items() if q in definition.questions}
        for name, at in found(definition, answers):
            assert name in reasons(definition, at), (name, at)


def test_reasons_stand_once_each_with_conditions_first(definition: Definition) -> None:
    for question in definition.questions:
        some = reasons(definition, f"/{question}")
        assert len(some) == len(set(some)) > 0
        assert sorted(some, key=lambda rule: not rule.startswith("eligibility.")) == list(some)
        assert some == reasons(definition, f"/{question}/0/no-such-column")


def test_there_is_more_than_one_reason_to_choose_among_where_something_is_planted(library: Library) -> None:
    for case in library.cases():
        definition = library.definition(case.scheme, case.edition)
        for fault in case.more["planted"]:
            assert len(reasons(definition, fault["at"])) > 1, fault


def test_the_whole_application_can_be_late_and_nothing_else(definition: Definition) -> None:
    assert reasons(definition, "") == ("deadline.passed",)


def test_a_question_that_nobody_asks_has_no_reasons(definition: Definition) -> None:
    assert reasons(definition, "/no_such_question") == ()


def test_every_rule_is_a_reason_somewhere_but_those_on_batches(definition: Definition) -> None:
    places = ["", *(f"/{question}" for question in definition.questions)]
    everywhere = {rule for at in places for rule in reasons(definition, at)}
    assert {rule.id for rule in definition.rules} - everywhere == {
        "batch.same-municipality",
        "batch.same-position",
    }


@pytest.mark.parametrize(
    ("question", "rule", "expected"),
    [
        (Question(id="a", kind="money"), Rule(id="x.y", severity="error", source="s", check="new"), True),
        (
            Question(id="a", kind="money"),
            Rule(id="x.y", severity="error", source="s", check="new", at="/b"),
            False,
        ),
        (
            Question(id="a", kind="prose"),
            Rule(id="text.length", severity="advice", source="s", check="text_length"),
            False,
        ),
        (
            Question(id="a", kind="prose", recommended=100),
            Rule(id="text.length", severity="advice", source="s", check="text_length"),
            True,
        ),
        (
            Question(id="a", kind="table", columns=(Column(id="c", kind="text"),)),
            Rule(id="text.contact-data", severity="advice", source="s", check="text_contact_data"),
            False,
        ),
        (
            Question(id="a", kind="money"),
            Rule(id="answer.required", severity="error", source="s", check="builtin"),
            False,
        ),
        (
            Question(id="a", kind="table", columns=(Column(id="c", required=True),)),
            Rule(id="answer.required", severity="error", source="s", check="builtin"),
            True,
        ),
    ],
)
def test_whether_a_rule_can_find_something_at_a_question(
    question: Question, rule: Rule, expected: bool, transition: Definition
) -> None:
    step = transition.steps[0].model_copy(update={"question": (question,)})
    bare = {name: getattr(transition, name) for name in ("scheme", "edition", "sources")}
    definition = Definition(**bare, steps=(step,), rules=(rule,))
    assert can_fire(definition, rule, "a") is expected


@pytest.mark.parametrize(
    ("rule", "at", "theme"),
    [
        ("eligibility.received-2021", "/received_2021", "eligibility"),
        ("report.not-sent", "/former_report", "eligibility"),
        ("text.copied", "/capacity", "texts"),
        ("text.placeholder", "/positions/0/title", "texts"),
        ("positions.max-years", "/positions/0/first_grant_year", "positions"),
        ("answer.required", "/positions/0/title", "positions"),
        ("capacity.years", "/capacity_numbers", "plan"),
        ("plan.years", "/incorporation_plan", "plan"),
        ("answer.required", "/incorporation", "plan"),
        ("budget.balance", "/grant_sought", "budget"),
        ("budget.text-amount", "/summary", "budget"),
        ("answer.kind", "/costs/0/amount", "budget"),
        ("answer.required", "/summary", "texts"),
        ("answer.required", "/contact_name", "signing"),
        ("declaration.not-given", "/terms_read", "signing"),
        ("deadline.passed", "", "signing"),
        ("applicant.orgnr-register", "/orgnr", "signing"),
        ("application.one-per-municipality", "/other_application", "signing"),
    ],
)
def test_faults_of_the_transition_scheme_have_their_themes(
    rule: str, at: str, theme: str, transition: Definition
) -> None:
    assert theme_of(transition, rule, at) == theme


@pytest.mark.parametrize(
    ("rule", "at"),
    [
        ("goals.incomplete", "/goals/0"),
        ("participation.youth", "/participation_youth"),
        ("evidence.old", "/evidence/0/year"),
        ("cooperation.no-agreement", "/partners/0/agreement"),
        ("offer.dates", "/end_date"),
        ("team.one-sector", "/outreach_team"),
        ("answer.required", "/need"),
    ],
)
def test_faults_of_the_offer_itself_are_about_goals(rule: str, at: str, municipal: Definition) -> None:
    assert theme_of(municipal, rule, at) == "goals"


def test_faults_with_users_at_the_conditions_are_about_eligibility(municipal: Definition) -> None:
    assert theme_of(municipal, "users.not-involved", "/developed_with_users") == "eligibility"


def test_every_rule_has_one_of_the_themes_wherever_it_can_be_found(definition: Definition) -> None:
    for question in definition.questions:
        for rule in reasons(definition, f"/{question}"):
            assert theme_of(definition, rule, f"/{question}") in THEMES
