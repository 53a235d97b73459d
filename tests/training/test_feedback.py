"""What is said of an answer while an exercise is filled in: nothing, what stops it, or all."""

from __future__ import annotations

from typing import Any

from tests.training.filled import TODAY, changed, exercise
from wizard.engine.interview import Interview
from wizard.schema.application import Application
from wizard.schema.scheme import Definition
from wizard.training.feedback import Feedback, feedback


def talked(
    definition: Definition, application: Application, question: str, value: Any
) -> tuple[Interview, Interview]:
    before = Interview(definition, application, TODAY)
    return before, before.answer(question, value)


def said(definition: Definition, good: Application, strictness: Any, question: str, value: Any) -> Feedback:
    before, after = talked(definition, good, question, value)
    return feedback(definition, exercise(good), before, after, question, strictness)


def test_a_silent_exercise_says_nothing(transition: Definition, good: Application) -> None:
    assert said(transition, good, "silent", "grant_sought", 1).none


def test_a_strict_one_tells_what_is_found_there_and_elsewhere_and_how_it_compares(
    transition: Definition, good: Application
) -> None:
    told = said(transition, good, "strict", "grant_sought", 1)
    assert "budget.balance" in {f.rule for f in told.findings}
    assert {f.at for f in told.findings} == {"/grant_sought"}
    assert told.compared == "differs"
    rows = [{**row, "first_grant_year": 2022} for row in good.answers["positions"]]
    told = said(transition, good, "strict", "positions", rows[:1])
    assert "budget.position-rows" in {f.rule for f in told.elsewhere}
    assert all(not f.at.startswith("/positions") for f in told.elsewhere)


def test_a_gentle_one_tells_only_of_what_stops_the_application(
    transition: Definition, good: Application
) -> None:
    told = said(transition, good, "gentle", "former_report", "not_sent")
    assert told.none
    assert "report.not-sent" in {
        f.rule for f in said(transition, good, "strict", "former_report", "not_sent").findings
    }
    told = said(transition, good, "gentle", "grant_sought", 1)
    assert {f.rule for f in told.findings} == {"budget.balance"}
    assert told.compared is None


def test_what_an_answer_mends_is_told_of(transition: Definition, good: Application) -> None:
    wrong = changed(good, grant_sought=1)
    told = said(transition, wrong, "gentle", "grant_sought", good.answers["grant_sought"])
    assert {f.rule for f in told.mended} == {"budget.balance"}
    assert told.findings == ()


def test_what_is_only_not_answered_yet_is_not_told_of(transition: Definition, good: Application) -> None:
    empty = good.model_copy(update={"answers": {}})
    told = said(transition, empty, "strict", "received_2021", "yes")
    assert all(f.rule != "answer.required" for f in (*told.findings, *told.elsewhere))


def test_an_answer_that_neither_has_is_not_compared(transition: Definition, good: Application) -> None:
    bare = exercise(good).model_copy(update={"application": None})
    before, after = talked(transition, good, "grant_sought", 1)
    assert feedback(transition, bare, before, after, "grant_sought", "strict").compared is None
    assert said(transition, good, "strict", "unspent_plan", None).compared is None
    assert said(transition, good, "strict", "no_such_question", 1).compared is None
    assert said(transition, good, "strict", "summary", None).compared == "missing"
