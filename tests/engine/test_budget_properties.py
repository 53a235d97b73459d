"""The budget's arithmetic, by properties."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.trying import ZONES, bare
from wizard.engine.budget import COSTS, FINANCING, compute
from wizard.engine.figures import ROW_FIGURES

MONEY = st.integers(0, 3_000_000)
PERCENTS = st.integers(0, 10_000).map(lambda n: n / 100)
ROWS = st.fixed_dictionaries(
    {
        "annual_salary": MONEY,
        "percent": PERCENTS,
        "months": st.integers(5, 120).map(lambda n: n / 10),
        "pension_percent": PERCENTS,
        "levy_zone": st.sampled_from(sorted(ZONES)),
    },
    optional={"supplements": MONEY, "holiday_pay": st.sampled_from(["in_annual_pay", "accrued_12"])},
)
TABLE = st.lists(st.fixed_dictionaries({"amount": MONEY}), max_size=3)
BUDGETS = st.fixed_dictionaries(
    {"grant_sought": MONEY},
    optional={
        "salaries": st.lists(ROWS, max_size=3),
        "pay_growth_percent": PERCENTS,
        "costs": TABLE,
        "own_funding": TABLE,
        "carried_over": MONEY,
        "other_public": TABLE,
        "other_private": TABLE,
        "positions": st.lists(st.fixed_dictionaries({"percent": PERCENTS}), max_size=3),
    },
)


def kroner(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


@given(ROWS)
def test_each_part_of_a_row_is_what_decimals_say(row: dict[str, Any]) -> None:
    percent, months = Decimal(str(row["percent"])), Decimal(str(row["months"]))
    pay = row["annual_salary"] * percent / 100 + row.get("supplements", 0)
    # Twelfths do not end as decimals, so the oracle rounds twelve times the salary.
    twelvefold = pay * months
    cost = compute(bare(), {"salaries": [row]}).rows[0]
    assert cost.salary is not None
    assert abs(twelvefold - 12 * cost.salary) <= 6
    assert cost.holiday == (
        kroner(Decimal(cost.salary) * 12 / 100) if row.get("holiday_pay") == "accrued_12" else 0
    )
    assert cost.pension == kroner(Decimal(str(row["pension_percent"])) * cost.salary / 100)
    base = cost.salary + cost.holiday + cost.pension
    assert cost.levy == kroner(Decimal(str(ZONES[row["levy_zone"]])) * base / 100)
    assert cost.extra_levy == kroner(max(pay + cost.holiday - 750_000, Decimal(0)) * 5 / 100)


@given(BUDGETS)
def test_sums_of_parts_are_the_totals(values: dict[str, Any]) -> None:
    figures = compute(bare(), values)
    totals: dict[str, Any] = dict(figures.totals)
    for row in figures.rows:
        assert row.cost == sum(getattr(row, part) for part in ROW_FIGURES[:-1])
    assert totals["salary_cost"] == sum(row.cost or 0 for row in figures.rows)
    assert totals["total_cost"] == sum(totals[name] for name in COSTS)
    financing = {**totals, "carried_over": values.get("carried_over", 0)}
    assert totals["total_financing"] == sum(financing[name] for name in FINANCING)
    assert totals["ceiling"] == sum(row or 0 for row in figures.ceiling_rows)
    assert all(type(total) is int for total in totals.values())


@given(BUDGETS, st.integers(0, 1_000_000))
def test_more_pay_never_costs_less(values: dict[str, Any], more: int) -> None:
    dearer = {
        **values,
        "salaries": [{**r, "annual_salary": r["annual_salary"] + more} for r in values.get("salaries", [])],
    }
    before, after = compute(bare(), values).totals, compute(bare(), dearer).totals
    assert (after["total_cost"] or 0) >= (before["total_cost"] or 0)
    assert after["total_financing"] == before["total_financing"]


@given(BUDGETS, st.randoms())
def test_the_order_of_rows_changes_no_total(values: dict[str, Any], random: Any) -> None:
    shuffled = {key: random.sample(v, len(v)) if isinstance(v, list) else v for key, v in values.items()}
    assert compute(bare(), shuffled).totals == compute(bare(), values).totals


@given(BUDGETS, st.sampled_from(["annual_salary", "percent", "months", "pension_percent", "levy_zone"]))
def test_a_row_that_lacks_a_needed_cell_leaves_the_costs_unknown(
    values: dict[str, Any], missing: str
) -> None:
    rows = [{k: v for k, v in row.items() if k != missing} for row in values.get("salaries", [])]
    totals = compute(bare(), {**values, "salaries": rows}).totals
    assert (totals["total_cost"] is None) == bool(rows)
    assert totals["total_financing"] is not None
