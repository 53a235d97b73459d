"""The names of the budget's totals: what expressions, reports and explanations may call by name."""

from __future__ import annotations

from typing import Final

TOTALS: Final = (
    "total_cost",
    "total_financing",
    "grant_sought",
    "own_funds",
    "ceiling",
    "salary_cost",
    "pay_growth",
    "other_costs",
    "public_funds",
    "private_funds",
)
REPORTED: Final = TOTALS[:5]
"""The totals that a report shows, in its order."""
