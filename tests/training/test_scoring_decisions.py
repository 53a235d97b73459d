"""What decisions are worth, worked out by hand: who may apply, and which condition decides it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.schema.exercise import Exercise, Situation
from wizard.schema.scheme import Definition
from wizard.training.deciding import Decision, deciding
from wizard.training.scoring import score_decisions

SITUATIONS = (
    Situation(id="yes", verdict="eligible"),
    Situation(id="no-2021", verdict="not_eligible", decides=("received-2021",)),
    Situation(id="two", verdict="not_eligible", decides=("received-2021", "continuation-only")),
    Situation(id="open", verdict="unknown", decides=("target-group",)),
)
EXERCISE = Exercise(
    id="decide",
    kind="decide",
    scheme="overgangsordning",
    edition="2023",
    level=1,
    themes=("eligibility",),
    minutes=5,
    today=date(2023, 1, 16),
    situations=SITUATIONS,
    title={"nb": "Avgjør"},
)


@pytest.mark.parametrize(
    ("situation", "verdict", "condition", "outcome", "points"),
    [
        ("yes", "eligible", None, "right", 2),
        ("yes", "eligible", "target-group", "right", 2),
        ("yes", "unknown", None, "wrong", 0),
        ("yes", "not_eligible", "received-2021", "wrong", 0),
        ("no-2021", "not_eligible", "received-2021", "right", 2),
        ("no-2021", "not_eligible", "target-group", "right_verdict", 1),
        ("no-2021", "not_eligible", None, "right_verdict", 1),
        ("no-2021", "unknown", "received-2021", "wrong", 0),
        ("no-2021", "eligible", None, "wrong", 0),
        ("two", "not_eligible", "received-2021", "right", 2),
        ("two", "not_eligible", "continuation-only", "right", 2),
        ("two", "not_eligible", "target-group", "right_verdict", 1),
        ("open", "unknown", "target-group", "right", 2),
        ("open", "unknown", "received-2021", "right_verdict", 1),
        ("open", "not_eligible", "target-group", "wrong", 0),
    ],
)
def test_decisions_are_worth_what_was_worked_out_by_hand(
    situation: str, verdict: str, condition: str | None, outcome: str, points: int, transition: Definition
) -> None:
    decision = Decision.model_validate({"verdict": verdict, "condition": condition})
    score = score_decisions(EXERCISE, transition, {situation: decision, "no-such": decision})
    assert (score.points, score.most) == (points, 8)
    outcomes = {item.at: item.outcome for item in score.items}
    others = {s.id: "unanswered" for s in SITUATIONS if s.id != situation}
    assert outcomes == {situation: outcome, **others}
    assert score.by_theme == {"eligibility": (points, 8)}


def test_a_situation_names_the_condition_that_decides_and_its_source(transition: Definition) -> None:
    yes, no, two, _ = score_decisions(EXERCISE, transition, {}).items
    assert (yes.rule, yes.source) == ("", None)
    assert no.rule == two.rule == "eligibility.received-2021"
    assert no.source in transition.source


def test_one_chooses_among_the_conditions_of_the_scheme(transition: Definition) -> None:
    assert deciding(transition) == tuple(condition.id for condition in transition.conditions)


@given(
    decisions=st.dictionaries(
        st.sampled_from([s.id for s in SITUATIONS]),
        st.builds(
            Decision,
            verdict=st.sampled_from(["eligible", "not_eligible", "unknown"]),
            condition=st.none() | st.sampled_from(["received-2021", "target-group", "else"]),
        ),
    )
)
def test_no_decisions_give_more_than_the_right_ones(
    decisions: dict[str, Decision], transition: Definition
) -> None:
    right = {
        s.id: Decision(verdict=s.verdict, condition=s.decides[0] if s.decides else None) for s in SITUATIONS
    }
    best = score_decisions(EXERCISE, transition, right)
    score = score_decisions(EXERCISE, transition, decisions)
    assert best.points == best.most
    assert 0 <= score.points <= best.points
