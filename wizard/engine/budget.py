"""The budget's arithmetic, in whole kroner.

Each named amount is rounded half up as soon as it is made, and every sum is a sum of rounded
amounts, so that what a reader adds up on paper agrees with the total. Percentages and months are
read as the decimals they were written as, and multiplied as fractions: no amount ever depends on
how a float is stored. An amount that lacks something it needs is None, and so is every total that
rests on it; an absent table or an absent optional amount is 0. What is there but not of its kind is
not absent: what rests on it is None.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, NamedTuple

from wizard.schema.scheme import Definition

HOLIDAY_PERCENT: Final = 12
"""Holiday pay that accrues, per cent of salary (source: `HOLIDAY_SOURCE`)."""
HOLIDAY_SOURCE: Final = "holiday-pay"
"""The id of the source: the one fact of the arithmetic that no content states."""
MONTHS: Final = 12

COSTS: Final = ("salary_cost", "pay_growth", "other_costs")
"""The totals that make up `total_cost`."""
FINANCING: Final = ("grant_sought", "own_funds", "carried_over", "public_funds", "private_funds")
"""What makes up `total_financing`: totals, and the answer `carried_over`."""

OPTIONAL: Final = ("supplements", "holiday_pay")
"""The cells of `salaries` that count and may be empty."""

Kroner = int | None
"""An amount in whole kroner; None where something it needs is missing."""
Refused = Collection[str]
"""JSON Pointers of answers that are not of their kind."""


class RowCost(NamedTuple):
    """What one row of `salaries` costs, part by part, in whole kroner."""

    salary: Kroner
    holiday: Kroner
    pension: Kroner
    levy: Kroner
    extra_levy: Kroner
    cost: Kroner


_UNKNOWN: Final = RowCost(None, None, None, None, None, None)


class BudgetFigures(NamedTuple):
    """The figures of one budget. A scheme without a budget has none."""

    totals: Mapping[str, Kroner]
    """Kroner by the names of `engine.totals`; each is a variable of the rules too."""
    rows: tuple[RowCost, ...] = ()
    """One for each row of `salaries`, in their order."""
    ceiling_rows: tuple[Kroner, ...] = ()
    """What each row of the ceiling's table adds to the ceiling."""


@lru_cache(maxsize=1024, typed=True)
def ratio(number: float) -> tuple[int, int]:
    """A number as the decimal it is written as, numerator and denominator: 14.1 is 141/10."""
    return Decimal(str(number)).as_integer_ratio()


def exact(number: float) -> Fraction:
    """A number as the decimal it is written as."""
    return Fraction(*ratio(number))


def rounded(above: int, below: int) -> int:
    """A fraction of kroner rounded half up to whole kroner.

    In integers, for this is done some dozen times a budget and fractions are ten times as dear.
    """
    return (2 * above + below) // (2 * below)


def part(percent: float, amount: int) -> int:
    """So many per cent of an amount, in whole kroner."""
    above, below = ratio(percent)
    return rounded(above * amount, 100 * below)


def add(amounts: Iterable[Kroner]) -> Kroner:
    """The sum, or None where one amount is missing."""
    total = 0
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def _yearly_pay(row: Mapping[str, Any]) -> tuple[int, int] | None:
    """Pay for a whole year in this row's part of a post, supplements included, as a fraction: not rounded."""
    annual, percent = row.get("annual_salary"), row.get("percent")
    if annual is None or percent is None:
        return None
    above, below = ratio(percent)
    return annual * above + (row.get("supplements") or 0) * 100 * below, 100 * below


def _extra_levy(definition: Definition, pay: tuple[int, int], holiday: int) -> int:
    """The edition's extra levy on what a year's pay and holiday pay have above its threshold."""
    extra = definition.edition.extra_levy
    if extra is None:
        return 0
    above, below = pay
    over = above + (holiday - extra.above) * below
    if over <= 0:
        return 0
    percent, of = ratio(extra.percent)
    return rounded(percent * over, 100 * of * below)


def row_cost(definition: Definition, row: Mapping[str, Any]) -> RowCost:
    """One row of `salaries`, part by part. A part is None where a cell it needs is missing."""
    pay, months = _yearly_pay(row), row.get("months")
    if pay is None or months is None:
        return _UNKNOWN
    above, below = ratio(months)
    year, of = pay
    salary = rounded(year * above, of * below * MONTHS)
    holiday = rounded(HOLIDAY_PERCENT * salary, 100) if row.get("holiday_pay") == "accrued_12" else 0
    extra = _extra_levy(definition, pay, holiday)
    percent, rate = row.get("pension_percent"), definition.levy.zones.get(row.get("levy_zone", ""))
    if percent is None:
        return RowCost(salary, holiday, None, None, extra, None)
    pension = part(percent, salary)
    if rate is None:
        return RowCost(salary, holiday, pension, None, extra, None)
    levy = part(rate, salary + holiday + pension)
    return RowCost(salary, holiday, pension, levy, extra, salary + holiday + pension + levy + extra)


def table_sum(values: Mapping[str, Any], table: str, refused: Refused = ()) -> Kroner:
    """The sum of a table's amounts, which it requires; 0 where the table is absent."""
    if refused and f"/{table}" in refused:
        return None
    rows = values.get(table)
    return add([row.get("amount") for row in rows]) if rows else 0


def growth(percent: float | None, cost: Kroner) -> Kroner:
    """The pay growth on the salaries' cost; 0 where no growth is budgeted."""
    if not percent:
        return 0
    return None if cost is None else part(percent, cost)


def _costs(definition: Definition, values: Mapping[str, Any], refused: Refused) -> tuple[RowCost, ...]:
    """The rows of `salaries`; one with a cell that counts and is not of its kind has no known part."""
    rows = values.get("salaries") or ()
    if not refused:
        return tuple([row_cost(definition, row) for row in rows])
    unclear = [n for n in range(len(rows)) if any(f"/salaries/{n}/{c}" in refused for c in OPTIONAL)]
    return tuple([_UNKNOWN if n in unclear else row_cost(definition, row) for n, row in enumerate(rows)])


def ceiling_rows(definition: Definition, values: Mapping[str, Any]) -> tuple[Kroner, ...]:
    """What each row of the ceiling's table adds to the ceiling; none where the scheme has none."""
    ceiling = definition.budget.ceiling if definition.budget else None
    rate = definition.edition.rates.get(ceiling.rate) if ceiling else None
    if ceiling is None or rate is None:
        return ()
    percents = [row.get(ceiling.percent) for row in values.get(ceiling.table) or ()]
    return tuple([None if percent is None else part(percent, rate) for percent in percents])


def has_ceiling(definition: Definition) -> bool:
    """Whether this edition of the scheme sets a ceiling on the grant."""
    ceiling = definition.budget.ceiling if definition.budget else None
    return ceiling is not None and ceiling.rate in definition.edition.rates


def compute(definition: Definition, values: Mapping[str, Any], refused: Refused = ()) -> BudgetFigures:
    """The budget of an application, from its relevant, well-formed answers, and which are not well-formed."""
    if definition.budget is None:
        return BudgetFigures({})
    rows, towards = _costs(definition, values, refused), ceiling_rows(definition, values)
    totals = _totals(values, rows, refused)
    totals["ceiling"] = _ceiling(definition, towards, refused)
    return BudgetFigures(totals, rows, towards)


def _ceiling(definition: Definition, towards: Sequence[Kroner], refused: Refused) -> Kroner:
    ceiling = definition.budget.ceiling if definition.budget and has_ceiling(definition) else None
    return None if ceiling is None or f"/{ceiling.table}" in refused else add(towards)


def _totals(values: Mapping[str, Any], rows: Sequence[RowCost], refused: Refused) -> dict[str, Kroner]:
    salaries = None if "/salaries" in refused else add([row.cost for row in rows])
    grown = None if "/pay_growth_percent" in refused else growth(values.get("pay_growth_percent"), salaries)
    other = table_sum(values, "costs", refused)
    grant = values.get("grant_sought")
    own = table_sum(values, "own_funding", refused)
    carried = None if "/carried_over" in refused else values.get("carried_over") or 0
    public, private = table_sum(values, "other_public", refused), table_sum(values, "other_private", refused)
    return {
        "salary_cost": salaries,
        "pay_growth": grown,
        "other_costs": other,
        "grant_sought": grant,
        "own_funds": own,
        "public_funds": public,
        "private_funds": private,
        "ceiling": None,
        "total_cost": add((salaries, grown, other)),
        "total_financing": add((grant, own, carried, public, private)),
    }
