"""What a change did elsewhere, and what is left to answer."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.interviews import DEFINITIONS, begun
from tests.given import value
from wizard.engine.impact import Shift, impact, revised
from wizard.engine.remaining import remaining
from wizard.schema.scheme import Definition

ROWS: list[dict[str, Any]] = [{"id": "r1", "title": "A", "percent": 80}, {"id": "r2", "title": "B"}]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (None, "x", False),
        ("x", "x", False),
        ("x", "y", True),
        ("x", None, True),
        (ROWS, [*ROWS, {"id": "r3"}], False),
        (ROWS, ROWS[::-1], False),
        (ROWS, ROWS[:1], True),
        (ROWS, [ROWS[0] | {"percent": 50}, ROWS[1]], True),
        (ROWS, [ROWS[0], ROWS[1] | {"percent": 50}], False),
        (ROWS, "en tekst", True),
        ([{"title": "A"}], [{"title": "A"}, {"title": "B"}], False),
        (["a"], ["a", "b"], False),
        (["a"], ["b"], True),
    ],
)
def test_only_what_is_altered_or_taken_away_is_a_revision(old: Any, new: Any, told: bool) -> None:
    assert revised(old, new) is told


def test_a_first_answer_is_no_revision_and_another_one_is(transition: Definition) -> None:
    before = begun(transition)
    first = before.answer("received_2021", "yes")
    assert not impact(before, first).revised
    found = impact(first, first.answer("received_2021", "no"))
    assert found.revised
    assert found.changed == ("received_2021",)
    assert found.conditions == (Shift("received-2021", "met", "not_met"),)


def test_what_is_lacking_is_told_when_it_changes_and_both_sums_are_known(transition: Definition) -> None:
    before = begun(transition, {"costs": [{"id": "r1", "post": "travel", "amount": 100_000}]})
    after = before.answer("grant_sought", 30_000)
    assert impact(before, after).lacking == (None, 70_000)
    assert impact(after, after.answer("grant_sought", 120_000)).lacking == (70_000, -20_000)
    assert impact(after, after.answer("grant_sought", "mye")).lacking == (70_000, None)
    assert impact(after, after.answer("title", "x")).lacking is None


def test_new_faults_elsewhere_are_named_but_not_what_only_waits_for_an_answer(transition: Definition) -> None:
    rows: list[dict[str, Any]] = [
        {"id": "r1", "title": "Ruskonsulent", "percent": 100, "first_grant_year": 2022}
    ]
    before = begun(transition, {"purpose": "grant", "positions": rows, "grant_sought": 330_000})
    after = before.answer("positions", [rows[0] | {"percent": 80}])
    caused = [(f.rule, f.at) for f in impact(before, after).faults]
    assert ("budget.ceiling", "/grant_sought") in caused
    assert not any(at.startswith("/positions") for _, at in caused)
    opened = impact(before, before.answer("purpose", "both"))
    assert "carried_over" in opened.opened or "unspent_plan" in opened.opened
    assert not any(f.rule == "answer.required" and f.at.count("/") == 1 for f in opened.faults)


def test_what_is_left_counts_the_asked_and_says_whether_it_may_change(transition: Definition) -> None:
    left = remaining(transition, begun(transition).application, begun(transition).assessment)
    assert left.may_change
    assert left.questions > left.required > 0
    interview = begun(transition).leave_open("applicant_type", "venter")
    after = remaining(transition, interview.application, interview.assessment)
    assert after.questions == left.questions - 1


@pytest.mark.no_cover
@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda d: f"{d.scheme}@{d.edition.id}")
@settings(max_examples=8)
@given(data=st.data())
def test_the_questions_left_never_rise_without_an_impact_that_says_why(
    definition: Definition, data: st.DataObject
) -> None:
    interview = begun(definition)
    for _ in range(8):
        question = definition.questions[data.draw(st.sampled_from(interview.path))]
        after = interview.answer(question.id, data.draw(value(question, definition)))
        told = impact(interview, after)
        was = remaining(definition, interview.application, interview.assessment)
        now = remaining(definition, after.application, after.assessment)
        assert now.questions - was.questions <= len(told.opened) + len(told.voided)
        interview = after
