"""The rules of the transition scheme alone on the budget."""

from __future__ import annotations

from tests.engine.contract_base import COST, MEETINGS, Case
from tests.engine.contract_transition import CARRY, OWN, PLAN, POSITION, transition

ROWS = [
    transition(
        "budget.ceiling",
        {"/grant_sought": 264_001},
        "/grant_sought",
        "error",
        {"/grant_sought": 264_000},
        {"/grant_sought": None},
        {"/grant_sought": 264_001, f"{POSITION}/percent": None},
        {"/grant_sought": 264_001, **CARRY},
        {"/grant_sought": 264_001, "/purpose": None},
        also=frozenset({"budget.balance", "budget.part-year"}),
    ),
    transition(
        "budget.part-year",
        {"/salaries/0/months": 11.5},
        "/grant_sought",
        "warning",
        {"/salaries/0/months": 12},
        {"/salaries/0/months": None},
        {"/salaries/0/months": 6, "/grant_sought": 132_000},
        also=frozenset({"budget.balance"}),
    ),
    transition(
        "budget.non-salary",
        {
            "/salaries/0/annual_salary": 300_000,
            "/salaries/0/pension_percent": 5,
            "/salaries/0/levy_zone": "V",
            "/costs": [MEETINGS],
            "/own_funding/0/amount": 18_000,
            f"{PLAN}/0/own_funds": 18_000,
        },
        "/grant_sought",
        "warning",
        {"/salaries/0/annual_salary": 300_000, "/costs": [MEETINGS | {"post": "training"}]},
        {"/salaries/0/annual_salary": None},
        {"/costs/0/post": None, "/salaries/0/annual_salary": 300_000},
    ),
    transition(
        "budget.own-share",
        {"/own_funding": None, f"{PLAN}/0/own_funds": 0}
        | {"/other_public": [{"source": "Fylkeskommunen", "amount": OWN, "confirmed": True}]},
        "/own_funding",
        "warning",
        {"/own_funding/0/amount": 1},
        {"/own_funding/0/amount": None},
        {"/own_funding": None, **CARRY},
        {"/own_funding": None, "/purpose": None},
    ),
    *(
        transition(
            "budget.position-rows",
            change,
            at,
            "error",
            {"/salaries/0/position": " Ruskonsulent "},
            {"/salaries/0/percent": 80.0},
            {"/salaries/0/percent": None},
            {"/salaries": "to"},
            {"/salaries/0/position": "Sykepleier", **CARRY},
            also=also,
        )
        for change, at, also in (
            ({"/salaries/0/position": "Sykepleier"}, "/salaries/0", frozenset()),
            ({"/salaries/0/percent": 100}, "/salaries/0", frozenset({"budget.balance"})),
            (
                {"/salaries": None},
                "/salaries",
                frozenset({"budget.grant-over-cost", "budget.part-year", "budget.non-salary"}),
            ),
        )
    ),
    Case(
        "budget.carry-over",
        ("carry",),
        {"/unspent_former_grant": COST - 1},
        "/carried_over",
        "error",
        ({"/unspent_former_grant": COST}, {"/unspent_former_grant": None}, {"/carried_over": None}),
    ),
]
