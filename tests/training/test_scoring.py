"""What marks and decisions are worth, worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.content.library import Library
from wizard.schema.exercise import Exercise, Planted, Situation
from wizard.schema.scheme import Definition
from wizard.training.deciding import Decision, deciding
from wizard.training.marks import Mark, names_place, same_place
from wizard.training.reasons import reasons
from wizard.training.scoring import score_decisions, score_faults
from wizard.training.themes import THEMES

PLANTED = [
    Planted(rule="report.not-sent", at="/former_report"),
    Planted(rule="positions.max-years", at="/positions/0/first_grant_year"),
    Planted(rule="answer.required", at="/positions/1/title"),
    Planted(rule="answer.required", at="/positions/1/percent"),
    Planted(rule="plan.years", at="/incorporation_plan"),
    Planted(rule="budget.balance", at="/grant_sought"),
    Planted(rule="text.placeholder", at="/summary"),
]
REMAINING = [Planted(rule="positions.not-staffed", at="/positions/1/staffed")]
ALL = 2 * len(PLANTED)


class Marked(NamedTuple):
    """Marks as a trainee made them, and what comes of them: (outcome, at, points) of what is not missed."""

    about: str
    marks: list[tuple[str, str]]
    outcomes: list[tuple[str, str, int]]
    points: int


TABLE = [
    Marked("nothing is marked", [], [], 0),
    Marked("the question and why", [("/summary", "text.placeholder")], [("found", "/summary", 2)], 2),
    Marked(
        "the question, another reason",
        [("/summary", "text.copied")],
        [("found_other_reason", "/summary", 1)],
        1,
    ),
    Marked(
        "the cell and why",
        [("/positions/0/first_grant_year", "positions.max-years")],
        [("found", "/positions/0/first_grant_year", 2)],
        2,
    ),
    Marked(
        "the row and why: as good as the cell",
        [("/positions/0", "positions.max-years")],
        [("found", "/positions/0/first_grant_year", 2)],
        2,
    ),
    Marked(
        "another cell of the row, and why",
        [("/positions/0/percent_2021", "positions.max-years")],
        [("found", "/positions/0/first_grant_year", 2)],
        2,
    ),
    Marked(
        "the row with another reason",
        [("/positions/0", "positions.percent-increase")],
        [("found_other_reason", "/positions/0/first_grant_year", 1)],
        1,
    ),
    Marked(
        "another cell of the row with another reason is an accusation",
        [("/summary", "text.placeholder"), ("/positions/0/percent", "positions.percent-increase")],
        [("found", "/summary", 2), ("wrongly_accused", "/positions/0/percent", -1)],
        1,
    ),
    Marked(
        "the whole table does not name the row",
        [("/summary", "text.placeholder"), ("/positions", "positions.max-years")],
        [("found", "/summary", 2), ("wrongly_accused", "/positions", -1)],
        1,
    ),
    Marked(
        "another row does not either",
        [("/summary", "text.placeholder"), ("/positions/1", "positions.max-years")],
        [("found_other_reason", "/positions/1/title", 1), ("found", "/summary", 2)],
        3,
    ),
    Marked(
        "the whole table and why, where the table is at fault",
        [("/incorporation_plan", "plan.years")],
        [("found", "/incorporation_plan", 2)],
        2,
    ),
    Marked(
        "a row of it and why",
        [("/incorporation_plan/2", "plan.years")],
        [("found", "/incorporation_plan", 2)],
        2,
    ),
    Marked(
        "a row of it with another reason is an accusation",
        [("/summary", "text.placeholder"), ("/incorporation_plan/2", "plan.own-funds-fall")],
        [("found", "/summary", 2), ("wrongly_accused", "/incorporation_plan/2", -1)],
        1,
    ),
    Marked(
        "one mark settles one fault: two cells of a row are missing",
        [("/positions/1", "answer.required")],
        [("found", "/positions/1/title", 2)],
        2,
    ),
    Marked(
        "the cell's own mark goes to the cell, the row's to the other",
        [("/positions/1", "answer.required"), ("/positions/1/title", "answer.required")],
        [("found", "/positions/1/title", 2), ("found", "/positions/1/percent", 2)],
        4,
    ),
    Marked(
        "two marks with other reasons settle two faults",
        [("/positions/1", "positions.max-years"), ("/positions/1/percent", "answer.kind")],
        [("found_other_reason", "/positions/1/title", 1), ("found_other_reason", "/positions/1/percent", 1)],
        2,
    ),
    Marked(
        "the right reason goes before another",
        [("/summary", "text.copied"), ("/summary", "text.placeholder")],
        [("found", "/summary", 2), ("wrongly_accused", "/summary", -1)],
        1,
    ),
    Marked(
        "said again at another place in the row costs nothing",
        [("/positions/0", "positions.max-years"), ("/positions/0/first_grant_year", "positions.max-years")],
        [("found", "/positions/0/first_grant_year", 2), ("not_counted", "/positions/0", 0)],
        2,
    ),
    Marked(
        "what may be marked counts neither way",
        [("/positions/1/staffed", "positions.not-staffed")],
        [("not_counted", "/positions/1/staffed", 0)],
        0,
    ),
    Marked(
        "nor does its place with another reason",
        [("/summary", "text.placeholder"), ("/positions/1/staffed", "answer.kind")],
        [("found", "/summary", 2), ("not_counted", "/positions/1/staffed", 0)],
        2,
    ),
    Marked(
        "what is right is accused",
        [("/summary", "text.placeholder"), ("/need", "text.copied")],
        [("found", "/summary", 2), ("wrongly_accused", "/need", -1)],
        1,
    ),
    Marked(
        "accusations never bring the sum under nothing",
        [("/city", "answer.kind"), ("/postcode", "answer.kind"), ("/summary", "text.copied")],
        [
            ("found_other_reason", "/summary", 1),
            ("wrongly_accused", "/city", -1),
            ("wrongly_accused", "/postcode", -1),
        ],
        0,
    ),
    Marked(
        "everything is found",
        [(fault.at, fault.rule) for fault in PLANTED],
        [("found", fault.at, 2) for fault in PLANTED],
        ALL,
    ),
]


@pytest.mark.parametrize("marked", TABLE, ids=lambda m: m.about)
def test_marks_made_by_hand_are_worth_what_was_worked_out_by_hand(
    marked: Marked, transition: Definition
) -> None:
    marks = [Mark(at=at, rule=rule) for at, rule in marked.marks]
    score = score_faults(transition, PLANTED, REMAINING, marks)
    assert [(i.outcome, i.at, i.points) for i in score.items if i.outcome != "missed"] == marked.outcomes
    assert (score.points, score.most) == (marked.points, ALL)
    settled = {at for outcome, at, _ in marked.outcomes if outcome.startswith("found")}
    assert [i.at for i in score.items if i.outcome == "missed"] == [
        fault.at for fault in PLANTED if fault.at not in settled
    ]


def test_each_part_names_its_theme_its_source_and_the_mark_that_settled_it(transition: Definition) -> None:
    marks = [Mark(at="/positions/0", rule="positions.max-years"), Mark(at="/city", rule="answer.kind")]
    items = {item.at: item for item in score_faults(transition, PLANTED, REMAINING, marks).items}
    found = items["/positions/0/first_grant_year"]
    assert (found.theme, found.mark) == ("positions", marks[0])
    assert found.source == transition.rule["positions.max-years"].source
    assert found.source in transition.source
    assert items["/city"].mark == marks[1]
    assert items["/city"].theme == "signing"
    assert items["/city"].source == transition.rule["answer.kind"].source
    assert items["/summary"].mark is None


def test_points_are_counted_by_theme(transition: Definition) -> None:
    marks = [
        Mark(at="/grant_sought", rule="budget.balance"),
        Mark(at="/costs", rule="budget.equipment"),
        Mark(at="/positions/0", rule="positions.percent-increase"),
        Mark(at="/need", rule="text.length"),
        Mark(at="/capacity", rule="text.length"),
    ]
    score = score_faults(transition, PLANTED, REMAINING, marks)
    assert score.by_theme == {
        "eligibility": (0, 2),
        "texts": (0, 2),
        "positions": (1, 6),
        "plan": (0, 2),
        "budget": (1, 2),
    }
    assert list(score.by_theme) == [theme for theme in THEMES if theme in score.by_theme]


def test_a_condition_that_is_not_met_is_marked_with_its_source(transition: Definition) -> None:
    planted = [Planted(rule="eligibility.received-2021", at="/received_2021")]
    marks = [Mark(at="/received_2021", rule="eligibility.received-2021")]
    (item,) = score_faults(transition, planted, [], marks).items
    condition = next(c for c in transition.conditions if c.id == "received-2021")
    assert (item.outcome, item.theme, item.source) == ("found", "eligibility", condition.source)


def test_a_rule_that_nobody_knows_has_no_source(transition: Definition) -> None:
    marks = [Mark(at="/summary", rule="no.such-rule"), Mark(at="/summary", rule="eligibility.none")]
    assert {item.source for item in score_faults(transition, [], [], marks).items} == {None}


@pytest.mark.parametrize(
    ("marks", "outcome", "points"),
    [
        ([], "right", 4),
        ([("/summary", "text.thin")], "wrong", 3),
        ([("/summary", "text.thin"), ("/costs", "budget.equipment")], "wrong", 2),
        ([("/positions/1/staffed", "positions.not-staffed")], "right", 4),
        ([(f"/positions/{n}", "answer.kind") for n in range(2, 9)], "wrong", 0),
    ],
)
def test_an_application_without_faults_is_to_be_sent(
    marks: list[tuple[str, str]], outcome: str, points: int, transition: Definition
) -> None:
    made = [Mark(at=at, rule=rule) for at, rule in marks]
    score = score_faults(transition, [], REMAINING, made)
    assert (score.items[0].outcome, score.items[0].at) == (outcome, "")
    assert (score.points, score.most) == (points, 4)


PLACES = st.sampled_from(
    ["", "/summary", "/need", "/former_report", "/grant_sought", "/costs", "/incorporation_plan"]
    + [f"/positions/{n}{c}" for n in range(3) for c in ("", "/title", "/percent", "/first_grant_year")]
    + [f"/incorporation_plan/{n}{c}" for n in range(2) for c in ("", "/own_funds")]
)
RULES = st.sampled_from(
    ["answer.required", "positions.max-years", "plan.years", "budget.balance", "text.placeholder"]
)
SOME = st.builds(Planted, rule=RULES, at=PLACES)
MARKS = st.lists(st.builds(Mark, rule=RULES, at=PLACES), max_size=12)


def unique(faults: list[Planted]) -> list[Planted]:
    return list(dict.fromkeys(faults))


FAULTS = st.lists(SOME, max_size=8).map(unique)


@given(planted=FAULTS, remaining=FAULTS, marks=MARKS)
def test_points_stay_within_their_bounds(
    planted: list[Planted], remaining: list[Planted], marks: list[Mark], transition: Definition
) -> None:
    score = score_faults(transition, planted, remaining, marks)
    assert 0 <= score.points <= score.most == (2 * len(planted) or 4)
    assert score.points == max(0, sum(item.points for item in score.items))
    assert sum(most for _, most in score.by_theme.values()) == score.most
    assert all(0 <= points <= most for points, most in score.by_theme.values())


@given(planted=FAULTS, remaining=FAULTS, marks=MARKS, seed=st.randoms(use_true_random=False))
def test_the_order_of_the_marks_makes_no_difference(
    planted: list[Planted], remaining: list[Planted], marks: list[Mark], seed: object, transition: Definition
) -> None:
    again = [*marks, *marks[:3]]
    seed.shuffle(again)  # type: ignore[attr-defined]
    one, other = (score_faults(transition, planted, remaining, some) for some in (marks, again))
    assert one == other


def most_settled(faults: list[Planted], marks: list[Mark], fits: Callable[[Mark, Planted], bool]) -> int:
    """The most faults that marks can settle one to one, by trying every way (augmenting paths)."""
    settles: dict[int, int] = {}

    def settle(fault: int, seen: set[int]) -> bool:
        for number, mark in enumerate(marks):
            if number not in seen and fits(mark, faults[fault]):
                seen.add(number)
                if number not in settles or settle(settles[number], seen):
                    settles[number] = fault
                    return True
        return False

    return sum(settle(fault, set()) for fault in range(len(faults)))


@given(planted=FAULTS, marks=MARKS)
def test_no_way_to_pair_marks_and_faults_finds_more(
    planted: list[Planted], marks: list[Mark], transition: Definition
) -> None:
    items = score_faults(transition, planted, [], marks).items
    some = list(dict.fromkeys(marks))
    found = sum(item.outcome == "found" for item in items)
    assert found == most_settled(planted, some, lambda m, f: m.rule == f.rule and same_place(m, f))
    settled = {item.mark for item in items if item.outcome == "found"}
    missed = [
        f for f in planted if (f.rule, f.at) not in {(i.rule, i.at) for i in items if i.outcome == "found"}
    ]
    left = [mark for mark in some if mark not in settled]
    other = sum(item.outcome == "found_other_reason" for item in items)
    assert other == most_settled(missed, left, names_place)


@given(planted=FAULTS, remaining=FAULTS)
def test_marking_exactly_what_is_planted_gives_every_point(
    planted: list[Planted], remaining: list[Planted], transition: Definition
) -> None:
    marks = [Mark(at=fault.at, rule=fault.rule) for fault in planted]
    score = score_faults(transition, planted, remaining, marks)
    assert score.points == score.most


@given(planted=FAULTS, remaining=FAULTS, marks=MARKS)
def test_every_mark_is_accounted_for_once(
    planted: list[Planted], remaining: list[Planted], marks: list[Mark], transition: Definition
) -> None:
    settled = [i.mark for i in score_faults(transition, planted, remaining, marks).items if i.mark]
    assert sorted(settled, key=repr) == sorted(set(marks), key=repr)


CASES = [case.id for case in Library().cases() if case.expect == "flawed"]


@pytest.mark.parametrize("name", CASES)
def test_marking_everything_does_not_pay(name: str, library: Library) -> None:
    case = next(case for case in library.cases() if case.id == name)
    definition = library.definition(case.scheme, case.edition)
    planted = [Planted.model_validate(one) for one in case.more["planted"]]
    everywhere = [
        Mark(at=f"/{question}", rule=rule)
        for question in definition.questions
        for rule in reasons(definition, f"/{question}")
    ]
    score = score_faults(definition, planted, [], everywhere)
    assert score.points == 0 < score.most
    one_reason_each = [mark for n, mark in enumerate(everywhere) if mark.at != everywhere[n - 1].at]
    assert score_faults(definition, planted, [], one_reason_each).points == 0


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
