"""The budget's arithmetic, by tables."""

from __future__ import annotations

from typing import Any

import pytest

from tests.engine.trying import POST, bare
from wizard.engine.budget import RowCost, compute, exact, ratio, rounded
from wizard.engine.totals import TOTALS


def row(**cells: Any) -> RowCost:
    """The cost of the worked example's row with some cells changed; None takes a cell away."""
    cells = {key: cell for key, cell in {**POST, **cells}.items() if cell is not None}
    return compute(bare(), {"salaries": [cells]}).rows[0]


def totals(**values: Any) -> dict[str, int | None]:
    return dict(compute(bare(), values).totals)


def test_the_worked_example_adds_up() -> None:
    figures = compute(bare(), {"salaries": [POST], "positions": [{"percent": 80}], "grant_sought": 264_000})
    assert figures.rows == (RowCost(448_000, 0, 62_720, 26_047, 0, 536_767),)
    assert figures.totals["total_cost"] == 536_767
    assert figures.totals["ceiling"] == 264_000
    assert figures.ceiling_rows == (264_000,)


@pytest.mark.parametrize(
    ("number", "written"),
    [(14.1, "141/10"), (0.1, "1/10"), (80, "80"), (80.0, "80"), (33.33, "3333/100"), (5.1, "51/10")],
)
def test_a_percentage_is_the_decimal_that_was_written(number: float, written: str) -> None:
    assert str(exact(number)) == written


@pytest.mark.parametrize(
    ("amount", "kroner"), [("0", 0), ("0.49", 0), ("0.5", 1), ("1.5", 2), ("2.5", 3), ("2.4999", 2)]
)
def test_half_a_krone_is_rounded_up(amount: str, kroner: int) -> None:
    assert rounded(*ratio(float(amount))) == kroner


@pytest.mark.parametrize(
    ("zone", "levy"),
    [
        ("I", 72_012),
        ("Ia", 72_012),
        ("II", 54_136),
        ("III", 32_686),
        ("IV", 26_047),
        ("IVa", 40_347),
        ("V", 0),
    ],
)
def test_the_levy_is_owed_on_pay_and_pension_at_the_rate_of_the_zone(zone: str, levy: int) -> None:
    assert row(levy_zone=zone).levy == levy


@pytest.mark.parametrize(
    ("cells", "salary"),
    [
        ({}, 448_000),
        ({"months": 6}, 224_000),
        ({"months": 0.5}, 18_667),
        ({"supplements": 30_000}, 478_000),
        ({"supplements": 30_000, "months": 6}, 239_000),
        ({"percent": 33.33}, 186_648),
        ({"annual_salary": 1, "percent": 50, "months": 12}, 1),
        ({"annual_salary": 1, "percent": 49.99, "months": 12}, 0),
        ({"annual_salary": 0}, 0),
        ({"percent": 0}, 0),
    ],
)
def test_salary_is_the_part_of_a_year_and_of_a_post_with_supplements(
    cells: dict[str, Any], salary: int
) -> None:
    assert row(**cells).salary == salary


def test_accrued_holiday_pay_is_twelve_per_cent_and_bears_the_levy() -> None:
    assert row(holiday_pay="in_annual_pay") == row()
    cost = row(holiday_pay="accrued_12", levy_zone="I")
    assert (cost.salary, cost.holiday, cost.pension) == (448_000, 53_760, 62_720)
    assert cost.levy == 79_592
    assert cost.cost == 448_000 + 53_760 + 62_720 + 79_592


@pytest.mark.parametrize(
    ("cells", "above", "extra"),
    [
        ({"annual_salary": 750_000, "percent": 100}, 750_000, 0),
        ({"annual_salary": 750_001, "percent": 100}, 750_000, 0),
        ({"annual_salary": 750_010, "percent": 100}, 750_000, 1),
        ({"annual_salary": 900_000, "percent": 100}, 750_000, 7_500),
        ({"annual_salary": 900_000, "percent": 100}, 850_000, 2_500),
        ({"annual_salary": 900_000, "percent": 100}, None, 0),
        ({"annual_salary": 900_000, "percent": 50}, 750_000, 0),
        ({"annual_salary": 740_000, "percent": 100, "supplements": 30_000}, 750_000, 1_000),
        ({"annual_salary": 700_000, "percent": 100, "holiday_pay": "accrued_12"}, 750_000, 1_700),
        ({"annual_salary": 900_000, "percent": 100, "months": 6}, 750_000, 7_500),
        ({"annual_salary": 750_000, "percent": 100, "pension_percent": 30}, 750_000, 0),
    ],
)
def test_the_extra_levy_is_on_a_year_of_pay_and_holiday_pay_above_the_threshold(
    cells: dict[str, Any], above: int | None, extra: int
) -> None:
    assert compute(bare(above=above), {"salaries": [{**POST, **cells}]}).rows[0].extra_levy == extra


@pytest.mark.parametrize(
    ("missing", "known"),
    [
        ("annual_salary", ()),
        ("percent", ()),
        ("months", ()),
        ("pension_percent", ("salary", "holiday", "extra_levy")),
        ("levy_zone", ("salary", "holiday", "pension", "extra_levy")),
    ],
)
def test_a_part_that_lacks_a_cell_is_unknown_and_so_is_all_that_rests_on_it(
    missing: str, known: tuple[str, ...]
) -> None:
    cost = row(**{missing: None})
    parts = ("salary", "holiday", "pension", "levy", "extra_levy", "cost")
    assert tuple(part for part in parts if getattr(cost, part) is not None) == known
    values = {"salaries": [POST, {k: v for k, v in POST.items() if k != missing}]}
    assert totals(**values)["salary_cost"] is None
    assert totals(**values)["total_cost"] is None
    assert totals(**values, pay_growth_percent=3)["pay_growth"] is None


def test_a_zone_that_the_definition_does_not_know_gives_no_levy() -> None:
    assert row(levy_zone="VI").levy is None


@pytest.mark.parametrize(
    ("values", "name", "kroner"),
    [
        ({}, "total_cost", 0),
        ({}, "total_financing", None),
        ({}, "grant_sought", None),
        ({}, "own_funds", 0),
        ({}, "ceiling", 0),
        ({"grant_sought": 5}, "total_financing", 5),
        ({"salaries": [POST], "pay_growth_percent": 3.5}, "pay_growth", 18_787),
        ({"salaries": [POST], "pay_growth_percent": 0}, "pay_growth", 0),
        ({"salaries": [POST, POST]}, "salary_cost", 1_073_534),
        ({"salaries": [POST], "pay_growth_percent": 3.5, "costs": [{"amount": 7}]}, "total_cost", 555_561),
        ({"costs": [{"amount": 1}, {"amount": 2}]}, "other_costs", 3),
        ({"costs": [{"amount": 1}, {"post": "travel"}]}, "other_costs", None),
        ({"costs": [{"amount": 1}, {"post": "travel"}]}, "total_cost", None),
        ({"own_funding": [{"amount": 1}, {"amount": 2}]}, "own_funds", 3),
        ({"own_funding": [{}]}, "own_funds", None),
        ({"grant_sought": 5, "own_funding": [{}]}, "total_financing", None),
        ({"grant_sought": 1, "own_funding": [{"amount": 2}], "carried_over": 4}, "total_financing", 7),
        ({"grant_sought": 1, "other_public": [{"amount": 8}]}, "total_financing", 9),
        ({"grant_sought": 1, "other_private": [{"amount": 16}]}, "total_financing", 17),
        ({"positions": [{"percent": 100}, {"percent": 33.33}]}, "ceiling", 439_989),
        ({"positions": [{"percent": 100}, {"title": "Ny"}]}, "ceiling", None),
    ],
)
def test_totals_are_sums_of_what_is_known(values: dict[str, Any], name: str, kroner: int | None) -> None:
    assert totals(**values)[name] == kroner


def test_every_total_that_rules_may_name_is_there_and_no_other() -> None:
    assert set(totals()) == set(TOTALS)


def test_a_scheme_without_a_ceiling_or_an_edition_without_a_rate_has_none() -> None:
    values = {"positions": [{"percent": 100}]}
    for definition in (bare(ceiling=False), bare(rate=False)):
        figures = compute(definition, values)
        assert figures.totals["ceiling"] is None
        assert figures.ceiling_rows == ()


def test_a_scheme_without_a_budget_has_no_figures() -> None:
    figures = compute(bare(budget=False), {"salaries": [POST], "grant_sought": 1})
    assert (figures.totals, figures.rows, figures.ceiling_rows) == ({}, (), ())
