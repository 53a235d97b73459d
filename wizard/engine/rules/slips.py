"""The slip of writing an amount in thousands: 560 for 560 000."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wizard.engine.facts import Facts, Hit
from wizard.engine.rules.common import limit
from wizard.schema.scheme import Rule

COLUMNS: Final = (
    ("salaries", "annual_salary"),
    ("salaries", "supplements"),
    ("costs", "amount"),
    ("own_funding", "amount"),
    ("other_public", "amount"),
    ("other_private", "amount"),
)
"""Where amounts stand in rows, in the order of the budget; `grant_sought` comes after the costs."""
NOT_COMPARED: Final = "supplements"
"""A small supplement beside a large one is no slip."""
SINGLE: Final = ("grant_sought", "carried_over")


def thousands(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """Every amount of the budget is small, or one row is about a thousandth of the others in its column.

    «About»: at most a thousandth of the middle one of the others. Below 1 000 kr three times that is
    enough, since a row of 545 beside rows of 480 000 is the same slip.
    """
    below, tolerance = limit(rule, "below", 10_000), max(limit(rule, "tolerance", 3), 1)
    values = facts.values
    most = max([values.get(name) or 0 for name in SINGLE])
    unequal = []
    for table, column in COLUMNS:
        rows = values.get(table)
        if rows and (some := [amount for row in rows if (amount := row.get(column))]):
            some.sort()
            largest = some[-1]
            most = max(most, largest)
            if some[0] * 1_000 <= largest * tolerance and column != NOT_COMPARED and len(some) > 1:
                unequal.append((table, column))
    if 0 < most < below:
        at, amount = _amounts(facts)[0]
        yield Hit(at, {"variant": "all", "amount": amount, "thousandfold": amount * 1000, "limit": below})
        return
    for table, column in unequal:
        yield from _small_ones(_column(facts, table, column), f"/{table}", column, rule)


def _amounts(facts: Facts) -> list[tuple[str, int]]:
    """The positive amounts of the budget, each with its pointer."""
    cells = [
        (f"/{table}/{number}/{column}", amount)
        for table, column in COLUMNS
        for number, amount in _column(facts, table, column)
    ]
    return cells + [(f"/{name}", facts.values[name]) for name in SINGLE if facts.values.get(name)]


def _column(facts: Facts, table: str, column: str) -> list[tuple[int, int]]:
    """The positive amounts of a column, each with the number of its row."""
    return [(number, amount) for number, row in enumerate(facts.rows(table)) if (amount := row.get(column))]


def _small_ones(amounts: list[tuple[int, int]], table: str, column: str, rule: Rule) -> Iterator[Hit]:
    """The rows of a column that are about a thousandth of the others."""
    small, tolerance = limit(rule, "small", 1_000), limit(rule, "tolerance", 3)
    ordered = sorted(amount for _, amount in amounts)
    half = (len(ordered) - 2) // 2
    for number, amount in amounts:
        # The middle one of the others: an amount at or below the middle leaves the one after it there.
        middle = ordered[half + (amount <= ordered[half])]
        if amount * 1_000 <= middle * (tolerance if amount < small else 1):
            values = {"variant": "row", "amount": amount, "thousandfold": amount * 1_000, "others": middle}
            yield Hit(f"{table}/{number}/{column}", values)
