"""The rules on the budget that both schemes have."""

from __future__ import annotations

from typing import Any

from tests.engine.contract_base import BASES, COST, MEETINGS, Case

ALL = tuple(BASES)
PAY, PENSION = "/salaries/0/annual_salary", "/salaries/0/pension_percent"
NOTHING = {"/salaries": None, "/costs": None}
IN_THOUSANDS = {PAY: 560, "/costs/0/amount": 30, "/grant_sought": 400, "/own_funding/0/amount": 167}
UNBALANCED = frozenset({"budget.balance"})


def money(amount: int, source: str = "Fylkeskommunen", *, confirmed: bool = True) -> dict[str, Any]:
    """A row of other public or private money."""
    return {"source": source, "amount": amount, "confirmed": confirmed}


def more(post: str, amount: int) -> dict[str, Any]:
    """One cost more, and the money for it."""
    row = {"post": post, "description": "Noe mer", "amount": amount}
    return {"/costs": [MEETINGS, row], "/other_public": [money(amount)]}


def small(amount: int) -> dict[str, Any]:
    """Two costs more, one of them small, and the money for them."""
    rows = [{"post": "services", "description": "Tolk", "amount": some} for some in (amount, 30_000)]
    return {"/costs": [MEETINGS, *rows], "/other_public": [money(30_000 + amount)]}


SUMS = [
    # The balance says nothing where either of the first two has failed.
    Case(
        "budget.no-cost",
        ("kr",),
        NOTHING,
        "/salaries",
        "error",
        ({"/salaries": None}, {"/costs": None}, {**NOTHING, "/costs": [{"post": "travel"}]}),
        also=frozenset({"budget.grant-over-cost", "participation.no-cost"}),
    ),
    Case("budget.no-cost", ("carry",), NOTHING, "/salaries", "error", ({"/salaries": None},)),
    Case(
        "budget.no-cost",
        ("oo",),
        NOTHING,
        "/salaries",
        "error",
        ({"/salaries": None},),
        also=frozenset(
            {
                "budget.grant-over-cost",
                "budget.position-rows",
                "budget.part-year",
                "budget.non-salary",
            }
        ),
    ),
    Case(
        "budget.grant-over-cost",
        ("kr",),
        {"/grant_sought": COST + 1},
        "/grant_sought",
        "error",
        ({"/grant_sought": COST}, {"/grant_sought": COST + 1, "/salaries/0/months": None}),
    ),
    Case(
        "budget.grant-over-cost",
        ("oo",),
        {"/grant_sought": COST + 1},
        "/grant_sought",
        "error",
        ({"/grant_sought": COST}, {"/grant_sought": COST + 1, "/costs/0/amount": None}),
        also=frozenset({"budget.ceiling", "budget.part-year", "budget.non-salary"}),
    ),
    Case(
        "budget.grant-zero",
        ("kr", "oo"),
        {"/grant_sought": 0},
        "/grant_sought",
        "error",
        ({"/grant_sought": 1}, {"/grant_sought": None}, {"/grant_sought": "0"}),
        also=UNBALANCED,
    ),
    *(
        Case(
            "budget.balance",
            ALL,
            {"/other_private": [money(amount)]},
            "/grant_sought",
            "error",
            (
                {"/other_private": [money(amount)], "/grant_sought": None},
                {"/other_private": [money(amount)], PAY: None},
                {"/other_private": [money(amount), {"source": "Fondet", "confirmed": True}]},
                {"/other_private": [money(amount)], **more("services", amount), "/other_public": None},
            ),
        )
        for amount in (1, 10_000)
    ),
    Case(
        "budget.balance",
        ("kr",),
        {"/grant_sought": 399_999},
        "/grant_sought",
        "error",
        (
            {"/grant_sought": 399_999, "/other_public": [money(1)]},
            {"/grant_sought": 399_999, "/carried_over": 1},
        ),
    ),
    Case(
        "budget.balance",
        ALL,
        {"/pay_growth_percent": 10},
        "/grant_sought",
        "error",
        ({"/pay_growth_percent": 10, "/other_public": [money(53_677)]}, {"/pay_growth_percent": 0}),
    ),
]

LINES = [
    *(
        Case(
            "budget.not-external",
            ALL,
            {"/other_public": [money(0), money(0, source)]},
            "/other_public/1/source",
            "warning",
            ({"/other_public": [money(0, "Nabokommunen")]}, {"/other_private": [money(0, source)]}),
        )
        for source in ("Rammetilskudd", "rammetilskotet", "Kommunens frie inntekter", "Momskompensasjon")
    ),
    *(
        Case(
            "budget.unconfirmed",
            ALL,
            {f"/{table}": [money(0), money(0, confirmed=False)]},
            f"/{table}/1",
            "warning",
            ({f"/{table}": [money(0)]}, {f"/{table}": [{"source": "Nabokommunen", "amount": 0}]}),
        )
        for table in ("other_public", "other_private")
    ),
    *(
        Case(
            "budget.vat",
            ALL,
            {"/amounts_exclude_vat": answer},
            "/amounts_exclude_vat",
            "warning",
            (
                {"/amounts_exclude_vat": "yes"},
                {"/amounts_exclude_vat": None},
                {"/amounts_exclude_vat": "vet ikke"},
            ),
        )
        for answer in ("no", "partly")
    ),
    *(
        Case(
            "budget.pension-range",
            ALL,
            {PENSION: percent},
            PENSION,
            "warning",
            tuple({PENSION: fine} for fine in (5, 30, 14.5, None, "14")),
            also=UNBALANCED,
        )
        for percent in (0, 4.99, 30.01)
    ),
    Case(
        "budget.pay-range",
        ALL,
        {PAY: 1_000_001},
        PAY,
        "warning",
        ({PAY: 1_000_000}, {PAY: 300_000}, {PAY: None}, {PAY: "1000001"}),
        also=UNBALANCED,
    ),
    Case("budget.pay-range", ("oo", "carry"), {PAY: 299_999}, PAY, "advice", also=UNBALANCED),
    Case(
        "budget.pay-range", ("kr",), {PAY: 299_999}, PAY, "advice", also=frozenset({"budget.grant-over-cost"})
    ),
    Case(
        "budget.thousands",
        ("kr",),
        IN_THOUSANDS,
        PAY,
        "warning",
        ({**IN_THOUSANDS, "/own_funding/0/amount": 10_000}, {**IN_THOUSANDS, PAY: 560_000}),
        also=frozenset({"budget.pay-range"}),
    ),
    Case("budget.thousands", ALL, small(30), "/costs/1/amount", "warning", (small(3_000), small(100))),
    Case("budget.indirect", ALL, more("indirect", 9_000), "/costs/1", "advice", (more("premises", 9_000),)),
    Case(
        "budget.equipment",
        ALL,
        more("equipment", 100_001),
        "/costs",
        "advice",
        (more("equipment", 100_000), more("services", 200_000)),
    ),
    Case(
        "budget.other-share",
        ALL,
        more("other", 188_923),
        "/costs",
        "advice",
        # A quarter of the total is not over a quarter of it.
        (more("other", 188_922), more("services", 400_000)),
    ),
]

ROWS = [*SUMS, *LINES]
