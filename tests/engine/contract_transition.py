"""The rules of the transition scheme alone but for its budget. The rows with years in them name their editions."""

from __future__ import annotations

from typing import Any

from tests.engine.contract_base import COST, Case

OF_2023, OF_2024 = ("2023",), ("2024",)
OWN = COST - 264_000
PLAN = "/incorporation_plan"
POSITION = "/positions/0"
CARRY = {"/purpose": "carry_over"}


def transition(
    rule: str, fires: dict[str, Any], at: str, severity: str, *silent: dict[str, Any], **more: Any
) -> Case:
    """A case of the scheme's good application for a grant, in all its editions unless some are named."""
    return Case(rule, ("oo",), fires, at, severity, silent, **more)


def plan(*rows: tuple[int | None, float | None, int | None]) -> dict[str, Any]:
    """A plan of years, percentages and own funds."""
    return {
        PLAN: [
            {"year": year, "total_percent": percent, "own_funded_percent": 0, "own_funds": own}
            for year, percent, own in rows
        ]
    }


def years(*some: int) -> dict[str, Any]:
    """A plan of these years, with the budget's own funds in each."""
    return plan(*((year, 80, OWN) for year in some))


def capacity(*some: int | None) -> dict[str, Any]:
    """Numbers for these years."""
    return {"/capacity_numbers": [{"year": year, "fte_total": 3, "fte_granted": 1} for year in some]}


def position(**cells: Any) -> dict[str, Any]:
    """The position with other cells."""
    return {f"{POSITION}/{column}": value for column, value in cells.items()}


def first(year: Any) -> dict[str, Any]:
    """The position's first year with a grant."""
    return position(first_grant_year=year)


ELIGIBILITY = [
    transition(
        "eligibility.received-2021",
        {"/received_2021": "no"},
        "/received_2021",
        "blocker",
        {"/received_2021": "as_former_municipality"},
        {"/received_2021": None},
        {"/received_2021": True},
    ),
    transition(
        "eligibility.continuation-only",
        {"/continuation_only": False},
        "/continuation_only",
        "blocker",
        {"/continuation_only": None},
        {"/continuation_only": False, **CARRY},
        {"/continuation_only": False, "/purpose": None},
        {"/continuation_only": False, "/purpose": "alt"},
    ),
]

POSITIONS = [
    transition(
        "positions.max-years",
        first(2019),
        f"{POSITION}/first_grant_year",
        "error",
        first(2020),
        first(2021),
        first(None),
        {**first(2019), **CARRY},
        {**first(2019), "/purpose": None},
        editions=OF_2023,
    ),
    transition(
        "positions.max-years",
        first(2020),
        f"{POSITION}/first_grant_year",
        "error",
        first(2021),
        editions=OF_2024,
    ),
    transition("positions.max-years", first(2022), f"{POSITION}/first_grant_year", "error"),
    transition(
        "positions.percent-increase",
        position(percent_2021=79.99),
        f"{POSITION}/percent",
        "warning",
        position(percent_2021=80),
        position(percent_2021=100),
        position(percent_2021=None),
        {**position(percent_2021=0), **CARRY},
    ),
    *(
        transition(
            f"positions.not-{column}",
            position(**{column: False}),
            f"{POSITION}/{column}",
            "warning",
            position(**{column: True}),
            position(**{column: None}),
            {**position(**{column: False}), **CARRY},
        )
        for column in ("permanent", "staffed")
    ),
    transition(
        "positions.start-months",
        position(expected_start="2023-02-01"),
        f"{POSITION}/expected_start",
        "warning",
        position(expected_start="2023-01-01"),
        position(expected_start="2022-12-01"),
        position(expected_start="2024-02-01"),
        position(expected_start=None),
        position(expected_start="2023-02-01") | {"/salaries/0/months": 11},
        position(expected_start="2023-02-01") | {"/salaries/0/months": None},
        editions=OF_2023,
    ),
    *(
        transition(
            "positions.project-words",
            {f"{POSITION}/{column}": text, **also},
            f"{POSITION}/{column}",
            "warning",
            {f"{POSITION}/service": "Rus og psykisk helse"},
            {f"{POSITION}/{column}": text, **also, **CARRY},
        )
        for column, text, also in (
            ("service", "Prosjektet Ung", {}),
            ("service", "Boligpiloten", {}),
            ("title", "Rusengasjement", {"/salaries/0/position": "Rusengasjement"}),
        )
    ),
]

PLANS = [
    *(
        transition(
            "capacity.years",
            capacity(*some),
            "/capacity_numbers",
            "warning",
            capacity(2021, 2023, 2024),
            capacity(2024, 2022, 2021, 2023),
            {"/capacity_numbers": None},
            {**capacity(2021), **CARRY},
            editions=OF_2023,
        )
        for some in ((2021, 2023), (2023, 2024), (2021, 2024))
    ),
    transition(
        "capacity.years",
        capacity(2021, 2023, 2024),
        "/capacity_numbers",
        "warning",
        capacity(2021, 2024, 2025),
        editions=OF_2024,
    ),
    transition(
        "plan.years",
        years(2023, 2024, 2026, 2027),
        PLAN,
        "error",
        years(2023, 2024, 2025, 2026),
        {**years(2023, 2024, 2026, 2027), **first(2020)},
        {**years(2023), **CARRY},
        {PLAN: None},
        {**years(2023), **first(None)},
        editions=OF_2023,
    ),
    transition(
        "plan.years",
        {**years(2023, 2025, 2026, 2027), **first(2020)},
        PLAN,
        "error",
        {**years(2023, 2024, 2027, 2028), **first(2020)},
        editions=OF_2023,
    ),
    transition(
        "plan.years",
        years(2024, 2026, 2027, 2028),
        PLAN,
        "error",
        years(2024, 2025, 2027, 2028),
        editions=OF_2024,
    ),
    transition(
        "plan.horizon",
        years(2023, 2024, 2025),
        PLAN,
        "advice",
        years(2023, 2024, 2025, 2026),
        {PLAN: None},
        {**years(2023, 2024, 2025), **CARRY},
        editions=OF_2023,
    ),
    transition(
        "plan.own-funds-fall",
        {f"{PLAN}/3/own_funds": COST - 1},
        f"{PLAN}/3/own_funds",
        "warning",
        {f"{PLAN}/3/own_funds": COST},
        {f"{PLAN}/3/own_funds": None},
        {f"{PLAN}/3/own_funds": COST - 1, **CARRY},
    ),
    transition(
        "plan.capacity-falls",
        {f"{PLAN}/3/total_percent": 79.9},
        f"{PLAN}/3/total_percent",
        "warning",
        {f"{PLAN}/2/total_percent": 79.9},
        {f"{PLAN}/3/total_percent": 180},
        {f"{PLAN}/3/total_percent": None},
    ),
    transition(
        "plan.framework-use",
        {"/framework_grant_use": None},
        "/framework_grant_use",
        "warning",
        {"/framework_grant_use": None, **CARRY},
        {"/framework_grant_use": None, "/purpose": None},
        {"/framework_grant_use": 5},
    ),
    transition(
        "plan.budget-mismatch",
        {f"{PLAN}/0/own_funds": OWN - 1},
        f"{PLAN}/0/own_funds",
        "error",
        {f"{PLAN}/0/own_funds": None},
        {f"{PLAN}/0/own_funds": OWN - 1, "/own_funding/0/amount": None},
        {f"{PLAN}/0/own_funds": OWN - 1, **CARRY},
    ),
]

ROWS = [*ELIGIBILITY, *POSITIONS, *PLANS]
