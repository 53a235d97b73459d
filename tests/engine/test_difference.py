"""The difference between two interviews: what is gone, what is new, what says something else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import TODAY
from tests.engine.interviews import DEFINITIONS, LIBRARY, begun
from tests.given import answers
from wizard.content.library import Library
from wizard.engine.difference import Difference, difference, shared
from wizard.engine.interview import Interview
from wizard.engine.pointers import spot
from wizard.schema.application import Application
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Definition


def at(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(f.rule, f.at) for f in findings}


def test_an_answer_takes_one_finding_away_and_may_bring_another(transition: Definition) -> None:
    before = begun(transition, {"purpose": "grant"})
    found = difference(before, before.answer("continuation_only", False))
    assert found.answers == ("continuation_only",)
    assert ("answer.required", "/continuation_only") in at(found.gone)
    assert ("eligibility.continuation-only", "/continuation_only") in at(found.come)
    assert found.impact.conditions == (("continuation-only", "unknown", "not_met"),)
    assert found.impact.verdict == ("undecided", "not_eligible")
    assert found.status is None


def test_a_finding_that_names_another_amount_is_changed_and_neither_gone_nor_new(
    municipal: Definition,
) -> None:
    cost = [{"post": "travel", "description": "Reise", "amount": 1000}]
    before = begun(municipal, {"costs": cost, "grant_sought": 400})
    found = difference(before, before.answer("grant_sought", 600))
    (old, new) = next(pair for pair in found.changed if pair[0].rule == "budget.balance")
    assert (old.values["over"], new.values["over"]) == (600, 400)
    assert "budget.balance" not in {f.rule for f in (*found.gone, *found.come)}
    assert found.impact.totals["grant_sought"] == (400, 600)


def test_a_row_that_moves_takes_its_findings_along(municipal: Definition) -> None:
    bad = {"id": "b", "post": "travel", "description": "Tog", "amount": "x"}
    rows = [{"id": "a", "post": "travel", "description": "Reise", "amount": 1}, bad]
    before = begun(municipal, {"costs": rows})
    found = difference(before, before.answer("costs", [bad]))
    assert found.answers == ("costs",)
    assert not [f for f in (*found.gone, *found.come) if f.rule == "answer.kind"]


def test_rows_without_ids_are_known_by_their_number(municipal: Definition) -> None:
    before = begun(municipal, {"costs": [{"amount": 1}, "no row", {"amount": "x"}]})
    found = difference(before, before.answer("costs", [{"amount": 1}]))
    assert ("answer.kind", "/costs/1") in at(found.gone)
    assert ("answer.kind", "/costs/2/amount") in at(found.gone)


def test_a_note_that_something_is_left_open_and_a_sentence_on_a_warning_are_differences(
    transition: Definition,
) -> None:
    before = begun(transition, {"former_report": "not_sent"})
    after = before.leave_open("purpose", "venter").acknowledge("report.not-sent", "/former_report", "Sendes")
    found = difference(before, after)
    assert found.answers == ("purpose",)
    assert [new.acknowledged for _, new in found.changed] == ["Sendes"]


def test_a_ready_application_that_no_longer_is(library: Library) -> None:
    case = next(case for case in library.cases() if case.id == "overgangsordning-god")
    raw = json.loads(case.application.read_text("utf-8"))
    application = Application(**{k: v for k, v in raw.items() if k in Application.model_fields})
    definition = library.definition(application.scheme, application.edition)
    before = Interview.start(definition, TODAY, application)
    assert difference(before, before.answer("grant_sought", 0)).status == ("ready", "not_ready")


@pytest.mark.no_cover
@settings(max_examples=20)
@given(st.data())
def test_the_way_there_and_back_is_each_others_mirror(data: st.DataObject) -> None:
    definition = data.draw(st.sampled_from(DEFINITIONS))
    before = begun(definition, data.draw(answers(definition)))
    after = begun(definition, data.draw(answers(definition)))
    forth, back = difference(before, after), difference(after, before)
    assert forth.answers == back.answers
    assert sorted(map(repr, forth.gone)) == sorted(map(repr, back.come))
    assert len(forth.changed) == len(back.changed)
    assert {(i, a, b) for i, a, b in forth.impact.conditions} == {
        (i, b, a) for i, a, b in back.impact.conditions
    }
    unchanged = len(before.assessment.findings) - len(forth.gone) - len(forth.changed)
    assert unchanged == len(after.assessment.findings) - len(forth.come) - len(forth.changed)
    assert difference(before, before).none
    assert difference(before, before) == Difference()


def test_two_editions_are_compared_in_what_both_ask() -> None:
    old, new = (
        LIBRARY.definition("kommunalt-rusarbeid", "2023"),
        LIBRARY.definition("overgangsordning", "2023"),
    )
    before = begun(
        old, {"title": "Team", "grant_sought": 400, "former_report": "sent", "applicant_type": "other"}
    )
    after = begun(new, {"grant_sought": 600, "purpose": "grant", "former_report": "sent"})
    found = difference(before, after)
    assert found.answers == ("applicant_type", "grant_sought")
    assert {spot(f.at).question for f in (*found.gone, *found.come)} <= {"", *shared(before, after)}
    assert "purpose" not in shared(before, after)
    assert found.impact.totals["grant_sought"] == (400, 600)
    assert difference(begun(old), begun(old)).none
