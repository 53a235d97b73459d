"""Figures that people work out from a budget and write in their texts, though no cell or total holds them.

«Kommunene bidrar med 306 429 kr» is two totals together, «191 200 kr i årslønn for 40 prosent» a part of an
annual salary. A text may say them: they are looked up only where nothing else confirms a figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any, Final

from wizard.engine.budget import RowCost
from wizard.engine.facts import Facts

MONTHS: Final = 12
WHOLE: Final = 100
"""Per cent of a full post."""
_FINANCING: Final = ("grant_sought", "own_funds", "public_funds", "private_funds")
_COSTS: Final = ("salary_cost", "pay_growth", "other_costs")


def derived_amounts(facts: Facts) -> Iterator[float]:
    """Amounts in kroner: totals together, parts of all the salaries, a year's pay and cost of each post."""
    totals = facts.budget.totals
    financing = [totals.get(name) or 0 for name in _FINANCING] + [facts.values.get("carried_over") or 0]
    yield from _together(filter(None, financing))
    yield from _together(filter(None, [totals.get(name) or 0 for name in _COSTS]))
    costs = facts.budget.rows
    yield from (sum(filter(None, parts)) for parts in zip(*costs, strict=True))
    social = [cost - salary for salary, *_, cost in costs if salary is not None and cost is not None]
    yield from (*social, sum(social))
    for row, cost in zip(facts.rows("salaries"), costs, strict=False):
        yield from _of_a_year(row, cost)
    yield from _part_year_ceilings(facts)


def derived_fte(facts: Facts) -> Iterator[float]:
    """Årsverk in the year that is budgeted: each post by its months, and all of them together."""
    rows = facts.rows("salaries")
    worked = [(row.get("percent") or 0) * (row.get("months") or 0) / (WHOLE * MONTHS) for row in rows]
    yield from (*worked, sum(worked))


def _together(amounts: Iterable[int]) -> Iterator[float]:
    """The sums of two or more of a few amounts."""
    some = list(amounts)
    for size in range(2, len(some) + 1):
        yield from map(sum, combinations(some, size))


def _of_a_year(row: Mapping[str, Any], cost: RowCost) -> Iterator[float]:
    """The pay of a whole year in this part of a post, without and with supplements, and what it costs."""
    pay = (row.get("annual_salary") or 0) * (row.get("percent") or 0) / WHOLE
    yield from (pay, pay + (row.get("supplements") or 0))
    if cost.cost:
        yield cost.cost * MONTHS / row["months"]


def _part_year_ceilings(facts: Facts) -> Iterator[float]:
    """The rate for each post's part and months: what a grant for part of a year may be cut to."""
    for rate in facts.definition.edition.rates.values():
        yield from (rate * worked for worked in derived_fte(facts))
