"""How a computed figure of the budget came about.

The figures of a row are explained in `engine.figures_rows`; here are those of the whole budget.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final

from wizard.engine import figures_rows
from wizard.engine.budget import COSTS, FINANCING, Kroner, compute, has_ceiling
from wizard.engine.explanation import Case, Explanation, Input
from wizard.schema.scheme import Definition


def explain(
    definition: Definition,
    values: Mapping[str, Any],
    figure: str,
    row: int | None = None,
    refused: Collection[str] = (),
) -> Explanation:
    """How a figure came about; `row` (from 0) for the figures of `ROW_FIGURES` and `ceiling_row`.

    `values` are the relevant, well-formed answers, and `refused` the pointers of those that are not.
    Raises KeyError for a figure that this scheme does not have, IndexError for a row that is not there.
    """
    budget = compute(definition, values, refused)
    if figure not in EXPLAINED or not budget.totals:
        raise KeyError(figure)
    rows: Sequence[object] = budget.ceiling_rows if figure == "ceiling_row" else budget.rows
    if figure in BY_ROW and not (row is not None and 0 <= row < len(rows)):
        raise IndexError(row)
    return EXPLAINED[figure](Case(definition, values, budget, row or 0, refused))


def _salary_cost(case: Case) -> Explanation:
    rows = tuple(Input("cost", row.cost, row=number) for number, row in enumerate(case.budget.rows))
    inputs = case.of_table("salaries", "cost", rows)
    return Explanation("salary_cost", case.budget.totals["salary_cost"], "salary_cost", inputs)


def _pay_growth(case: Case) -> Explanation:
    percent = case.values.get("pay_growth_percent")
    value = case.budget.totals["pay_growth"]
    if not percent and "/pay_growth_percent" not in case.refused:
        return Explanation("pay_growth", value, "pay_growth_none", ())
    rate = Input("pay_growth_percent", percent, "percent", "/pay_growth_percent")
    return Explanation("pay_growth", value, "pay_growth", (*case.total("salary_cost"), rate), "half_up")


def _total_cost(case: Case) -> Explanation:
    return Explanation("total_cost", case.budget.totals["total_cost"], "total_cost", case.total(*COSTS))


def _total_financing(case: Case) -> Explanation:
    value = case.budget.totals["total_financing"]
    return Explanation("total_financing", value, "total_financing", case.total(*FINANCING))


def _difference(case: Case) -> Explanation:
    financing, cost = case.total("total_financing", "total_cost")
    known = financing.value is not None and cost.value is not None
    value = financing.value - cost.value if known else None
    return Explanation("difference", value, "difference", (financing, cost))


def _rows_of(figure: str, table: str) -> Callable[[Case], Explanation]:
    """The explanation of a sum over the amounts of a table."""

    def explained(case: Case) -> Explanation:
        rows = case.values.get(table) or ()
        inputs = tuple(
            Input("amount", row.get("amount"), at=f"/{table}/{number}/amount", row=number)
            for number, row in enumerate(rows)
        )
        given = case.of_table(table, "amount", inputs)
        return Explanation(figure, case.budget.totals[figure], figure, given)

    return explained


def _answer(figure: str, empty: Kroner = None) -> Callable[[Case], Explanation]:
    """The explanation of a figure that is an answer as it stands."""

    def explained(case: Case) -> Explanation:
        given = case.answer(figure, empty)
        return Explanation(figure, given.value, "answer", (given,))

    return explained


def _ceiling(case: Case) -> Explanation:
    value = case.budget.totals["ceiling"]
    if not has_ceiling(case.definition):
        return Explanation("ceiling", value, "ceiling_none", ())
    rows = enumerate(case.budget.ceiling_rows)
    made = tuple(Input("ceiling_row", amount, row=number) for number, amount in rows)
    inputs = case.of_table(case.ceiling.table, "ceiling_row", made)
    return Explanation(
        "ceiling", value, "ceiling", inputs, source=case.ceiling.source, mark=case.ceiling.mark
    )


ROW_FIGURES: Final = ("salary", "holiday", "pension", "levy", "extra_levy", "cost")
"""The figures of each row of `salaries`, in the order they are computed."""

TOTAL_FIGURES: Final = (
    "salary_cost",
    "pay_growth",
    "other_costs",
    "total_cost",
    "grant_sought",
    "own_funds",
    "carried_over",
    "public_funds",
    "private_funds",
    "total_financing",
    "difference",
    "ceiling",
)
"""The figures of the whole budget, in the order a reader meets them."""

BY_ROW: Final = frozenset({*ROW_FIGURES, "ceiling_row"})

EXPLAINED: Final[Mapping[str, Callable[[Case], Explanation]]] = {
    "salary": figures_rows.salary,
    "holiday": figures_rows.holiday,
    "pension": figures_rows.pension,
    "levy": figures_rows.levy,
    "extra_levy": figures_rows.extra_levy,
    "cost": figures_rows.cost,
    "salary_cost": _salary_cost,
    "pay_growth": _pay_growth,
    "other_costs": _rows_of("other_costs", "costs"),
    "total_cost": _total_cost,
    "grant_sought": _answer("grant_sought"),
    "own_funds": _rows_of("own_funds", "own_funding"),
    "carried_over": _answer("carried_over", 0),
    "public_funds": _rows_of("public_funds", "other_public"),
    "private_funds": _rows_of("private_funds", "other_private"),
    "total_financing": _total_financing,
    "difference": _difference,
    "ceiling": _ceiling,
    "ceiling_row": figures_rows.ceiling_row,
}
