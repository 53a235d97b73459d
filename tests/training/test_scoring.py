"""What marks on faults are worth, worked out by hand."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from wizard.schema.exercise import Planted
from wizard.schema.scheme import Definition
from wizard.training.marks import Mark
from wizard.training.scoring import score_faults
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
