"""The rules on the budget that only one of the schemes has."""

from __future__ import annotations

from typing import Any

import pytest

from tests.engine.trying import POST, findings, places
from wizard.schema.scheme import Definition


@pytest.mark.parametrize(
    ("partners", "costs", "variant"),
    [
        ([], [], None),
        ([{"applied_amount": 5}], [{"post": "partners", "amount": 5}], None),
        ([{"applied_amount": 2}, {"applied_amount": 3}], [{"post": "partners", "amount": 5}], None),
        ([{"name": "Uten beløp"}], [{"post": "travel", "amount": 5}], None),
        ([{"applied_amount": 5}], [], "too_little"),
        ([{"applied_amount": 5}], [{"post": "partners", "amount": 4}], "too_little"),
        ([], [{"post": "partners", "amount": 4}], "too_much"),
        ([{"applied_amount": 5}], [{"post": "partners"}], None),
    ],
)
def test_what_partners_get_is_what_is_budgeted_for_them(
    municipal: Definition, partners: list[dict[str, Any]], costs: list[dict[str, Any]], variant: str | None
) -> None:
    found = findings(municipal, "budget.partner-sum", {"partners": partners, "costs": costs})
    assert [(finding.at, finding.values["variant"]) for finding in found] == (
        [("/costs", variant)] if variant else []
    )


@pytest.mark.parametrize(
    ("answers", "variant"),
    [
        ({}, "none"),
        ({"outlook": [{"year": 2024, "own_funds": 5}]}, None),
        ({"outlook": [{"year": 2025, "own_funds": 5}, {"year": 2024, "own_funds": 0}]}, None),
        ({"outlook": [{"year": 2024}]}, "no_year"),
        ({"outlook": [{"year": 2025, "own_funds": 5}]}, "no_year"),
        ({"outlook": [{"year": 2025, "own_funds": 5}, {"own_funds": 5}]}, None),
    ],
)
def test_the_year_after_is_to_have_own_funds(
    municipal: Definition, answers: dict[str, Any], variant: str | None
) -> None:
    found = findings(municipal, "budget.outlook", answers)
    assert [(f.at, f.values["variant"], f.values["year"]) for f in found] == (
        [("/outlook", variant, 2024)] if variant else []
    )


@pytest.mark.parametrize(
    ("answers", "over"),
    [
        ({"grant_sought": 264_000, "positions": [{"percent": 80}]}, None),
        ({"grant_sought": 264_001, "positions": [{"percent": 80}]}, 1),
        ({"grant_sought": 1}, 1),
        ({"grant_sought": 1, "positions": [{"title": "Ruskonsulent"}]}, None),
        ({"positions": [{"percent": 80}]}, None),
        ({"grant_sought": 1, "purpose": "carry_over"}, None),
    ],
)
def test_the_grant_stays_under_the_ceiling(
    transition: Definition, answers: dict[str, Any], over: int | None
) -> None:
    found = findings(transition, "budget.ceiling", {"purpose": "grant", **answers})
    assert [finding.values["over"] for finding in found] == ([] if over is None else [over])


@pytest.mark.parametrize(
    ("positions", "salaries", "expected"),
    [
        ([("A", 80)], [("A", 80)], []),
        ([("A", 80)], [(" A ", 80.0)], []),
        ([("A", 80), ("B", 50)], [("A", 80), ("B", 50)], []),
        ([("A", 80), ("B", 50)], [("B", 50), ("A", 80)], [("/salaries/0", "both"), ("/salaries/1", "both")]),
        ([("A", 80)], [("B", 80)], [("/salaries/0", "title")]),
        ([("A", 80)], [("a", 80)], [("/salaries/0", "title")]),
        ([("A", 80)], [("A", 79.99)], [("/salaries/0", "percent")]),
        ([("A", 80)], [("A", 80), ("B", 50)], [("/salaries/1", "extra")]),
        ([("A", 80), ("B", 50)], [("A", 80)], [("/salaries", "lacking")]),
        ([("A", 80)], [], [("/salaries", "lacking")]),
        ([], [("A", 80)], []),
        ([("A", None)], [("A", 80)], []),
        ([("A", None)], [("B", 80)], [("/salaries/0", "title")]),
        ([(None, 80)], [("A", None)], []),
    ],
)
def test_the_salaries_follow_the_positions_row_by_row(
    transition: Definition,
    positions: list[tuple[Any, Any]],
    salaries: list[tuple[Any, Any]],
    expected: list[tuple[str, str]],
) -> None:
    answers = {
        "purpose": "grant",
        "positions": [_cells(title=title, percent=percent) for title, percent in positions],
        "salaries": [_cells(position=title, percent=percent) for title, percent in salaries],
    }
    found = findings(transition, "budget.position-rows", answers)
    assert [(finding.at, finding.values["variant"]) for finding in found] == expected


def _cells(**cells: Any) -> dict[str, Any]:
    return {key: cell for key, cell in cells.items() if cell is not None}


def test_salaries_without_positions_are_right_where_only_money_is_carried_over(
    transition: Definition,
) -> None:
    answers = {"purpose": "carry_over", "positions": [{"title": "A"}], "salaries": [{"position": "B"}]}
    assert places(transition, "budget.position-rows", answers) == []


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({"purpose": "grant"}, True),
        ({"purpose": "grant", "own_funding": [{"amount": 0}]}, True),
        ({"purpose": "grant", "own_funding": [{"amount": 1}]}, False),
        ({"purpose": "grant", "own_funding": [{"kind": "proposed"}]}, False),
        ({"purpose": "carry_over"}, False),
        ({}, False),
    ],
)
def test_the_municipality_hardly_pays_nothing(
    transition: Definition, answers: dict[str, Any], found: bool
) -> None:
    assert places(transition, "budget.own-share", answers) == (["/own_funding"] if found else [])


@pytest.mark.parametrize(
    ("answers", "over"),
    [
        ({"grant_sought": 132_000, "salaries": [{"percent": 80, "months": 6}]}, None),
        ({"grant_sought": 132_001, "salaries": [{"percent": 80, "months": 6}]}, 1),
        (
            {
                "grant_sought": 264_000,
                "salaries": [{"percent": 40, "months": 12}, {"percent": 40, "months": 12}],
            },
            None,
        ),
        ({"grant_sought": 264_000, "salaries": [{"percent": 80}]}, None),
        ({"grant_sought": 264_000, "salaries": [{"percent": 80, "months": 6}, {"months": 6}]}, None),
        ({"salaries": [{"percent": 80, "months": 6}]}, None),
        ({"grant_sought": 5}, 5),
    ],
)
def test_the_grant_is_for_the_months_that_are_budgeted(
    transition: Definition, answers: dict[str, Any], over: int | None
) -> None:
    found = findings(transition, "budget.part-year", answers)
    assert [finding.values["over"] for finding in found] == ([] if over is None else [over])


def test_without_a_rate_no_part_of_a_year_can_be_weighed(transition: Definition) -> None:
    answers = {"grant_sought": 264_000, "salaries": [{"percent": 80, "months": 6}]}
    no_rate = transition.model_copy(update={"edition": transition.edition.model_copy(update={"rates": {}})})
    no_ceiling = transition.model_copy(
        update={"budget": transition.budget and transition.budget.model_copy(update={"ceiling": None})}
    )
    no_budget = transition.model_copy(update={"budget": None})
    for definition in (no_rate, no_ceiling, no_budget):
        assert places(definition, "budget.part-year", answers) == []


@pytest.mark.parametrize(
    ("answers", "over"),
    [
        ({"grant_sought": 536_767, "salaries": [POST]}, None),
        ({"grant_sought": 536_768, "salaries": [POST]}, 1),
        ({"grant_sought": 552_870, "salaries": [POST], "pay_growth_percent": 3}, None),
        ({"grant_sought": 30_000, "costs": [{"post": "training", "amount": 30_000}]}, None),
        ({"grant_sought": 30_000, "costs": [{"post": "travel", "amount": 30_000}]}, 30_000),
        ({"grant_sought": 30_000, "costs": [{"amount": 30_000}]}, None),
        ({"grant_sought": 600_000, "salaries": [{}]}, None),
        ({"salaries": [POST]}, None),
        ({"purpose": "carry_over", "grant_sought": 30_000}, None),
    ],
)
def test_the_grant_pays_salaries_and_training(
    transition: Definition, answers: dict[str, Any], over: int | None
) -> None:
    found = findings(transition, "budget.non-salary", {"purpose": "grant", **answers})
    assert [finding.values["over"] for finding in found] == ([] if over is None else [over])


@pytest.mark.parametrize(
    ("answers", "over"),
    [
        ({"purpose": "carry_over", "carried_over": 80, "unspent_former_grant": 80}, None),
        ({"purpose": "both", "carried_over": 81, "unspent_former_grant": 80}, 1),
        ({"purpose": "carry_over", "carried_over": 81}, None),
        ({"purpose": "carry_over", "unspent_former_grant": 80}, None),
        ({"purpose": "grant", "carried_over": 81, "unspent_former_grant": 80}, None),
    ],
)
def test_no_more_is_carried_over_than_is_unspent(
    transition: Definition, answers: dict[str, Any], over: int | None
) -> None:
    found = findings(transition, "budget.carry-over", answers)
    assert [(finding.at, finding.values["over"]) for finding in found] == (
        [] if over is None else [("/carried_over", over)]
    )
