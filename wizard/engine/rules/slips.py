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
    amounts = [amount for column in COLUMNS for amount in _column(facts, *column)]
    amounts += [(f"/{name}", facts.values[name]) for name in SINGLE if facts.values.get(name)]
    below = limit(rule, "below", 10_000)
    if amounts and all(amount < below for _, amount in amounts):
        at, amount = amounts[0]
        yield Hit(at, {"variant": "all", "amount": amount, "thousandfold": amount * 1000, "limit": below})
        return
    for table, column in COLUMNS:
        if column != NOT_COMPARED:
            yield from _small_ones(list(_column(facts, table, column)), rule)


def _column(facts: Facts, table: str, column: str) -> Iterator[tuple[str, int]]:
    """The positive amounts of a column, each with its pointer."""
    for number, row in enumerate(facts.rows(table)):
        if row.get(column):
            yield f"/{table}/{number}/{column}", row[column]


def _small_ones(column: list[tuple[str, int]], rule: Rule) -> Iterator[Hit]:
    """The rows of a column that are about a thousandth of the others."""
    small, tolerance = limit(rule, "small", 1_000), limit(rule, "tolerance", 3)
    ordered = sorted(amount for _, amount in column)
    half = (len(ordered) - 2) // 2
    for at, amount in column:
        # The middle one of the others: an amount at or below the middle leaves the one after it there.
        middle = ordered[half + (amount <= ordered[half])] if half >= 0 else 0
        if amount * 1_000 <= middle * (tolerance if amount < small else 1):
            yield Hit(
                at, {"variant": "row", "amount": amount, "thousandfold": amount * 1_000, "others": middle}
            )
