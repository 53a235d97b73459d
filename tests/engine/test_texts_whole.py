"""Whole answers and whole applications are judged as they are marked: copies, thin and heavy texts, figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine import labelled_planted
from tests.engine.labelled_blind_answers import Case
from tests.engine.labelled_planted import AGREES, DISAGREES, PASSED_OVER, Planted
from tests.engine.labelled_table import Row, table
from tests.engine.labelled_whole import ANSWERS, answered, planted, rows

MEASURED = Path(__file__).parents[2] / "docs" / "measured.md"
CASES = [
    pytest.param(rule, case, id=f"{rule} {case.what}") for rule, cases in ANSWERS.items() for case in cases
]
DISAGREEING = [(name, one) for name, some in DISAGREES.items() for one in some]
AGREEING = [(name, one) for name, some in AGREES.items() for one in some]


@pytest.fixture(scope="module")
def counted() -> list[Row]:
    return list(rows())


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_an_answer_is_judged_as_it_is_marked(rule: str, case: Case) -> None:
    assert bool(answered(rule, case)) == case.expected


@pytest.mark.parametrize(("name", "one"), [pair for pair in DISAGREEING if pair[1].text not in PASSED_OVER])
def test_a_figure_that_the_budget_does_not_have_is_found_where_it_stands(name: str, one: Planted) -> None:
    assert planted(name, one) == [f"/{one.question}"]


@pytest.mark.parametrize(("name", "one"), [pair for pair in DISAGREEING if pair[1].text in PASSED_OVER])
def test_what_is_said_not_to_be_found_is_not(name: str, one: Planted) -> None:
    assert not planted(name, one)


@pytest.mark.parametrize(("name", "one"), AGREEING)
def test_a_figure_that_can_be_worked_out_from_the_budget_is_passed_over(name: str, one: Planted) -> None:
    assert not planted(name, one)


@pytest.mark.parametrize("name", [labelled_planted.MUNICIPAL, labelled_planted.TRANSITION])
def test_a_shipped_good_application_has_no_figure_that_its_budget_lacks(name: str) -> None:
    assert not planted(name, None)


def test_enough_is_planted_and_what_is_not_found_is_among_it() -> None:
    assert len({*DISAGREEING, *AGREEING}) == len(DISAGREEING) + len(AGREEING) >= 100
    assert PASSED_OVER.keys() <= {one.text for _, one in DISAGREEING}


def test_what_is_found_is_right_nineteen_times_of_twenty(counted: list[Row]) -> None:
    assert {row.rule: row.precision for row in counted if row.precision < 0.95} == {}


def test_the_table_of_whole_answers_in_the_documents_is_the_one_that_the_rules_give(
    counted: list[Row],
) -> None:
    assert table(counted) in MEASURED.read_text(encoding="utf-8")
