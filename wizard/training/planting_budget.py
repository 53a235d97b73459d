"""Faults of the budget: salaries, costs, and what pays for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from wizard.training.making import Making
from wizard.training.planters import HIDDEN, KNOWN, PLAIN, Plant, Planter
from wizard.training.settling import settled

_ZONE_WITHOUT_LEVY: Final = "V"
_LEAST_COSTS: Final = 3


def _freeze(making: Making) -> Mapping[str, Any]:
    """Take the sums as they are now, so that what is planted changes no other; the totals."""
    settled(making.definition, making.answers, making.sums)
    making.sums.rest_to = ""
    making.sums.partners = 0
    making.sums.grant = making.answers["grant_sought"]
    return making.totals()


def _pension(making: Making) -> str | None:
    """Pension that is none, the employees' own two per cent, or far too much."""
    number = making.row("salaries")
    if number is None:
        return None
    making.rows("salaries")[number]["pension_percent"] = making.draws.one((0, 2, 2, 3, 34, 41))
    return f"/salaries/{number}/pension_percent"


def _pay(making: Making) -> str | None:
    """Pay that is no full post's: scaled by the part of the post already, or too high."""
    number = making.row("salaries")
    if number is None:
        return None
    row = making.rows("salaries")[number]
    low = making.definition.rule["budget.pay-range"].params["low"]
    scaled = int(row["annual_salary"] * row["percent"] // 100)
    high = making.definition.rule["budget.pay-range"].params["high"] + making.draws.between(40, 260) * 1_000
    row["annual_salary"] = scaled if scaled < low else high
    return f"/salaries/{number}/annual_salary"


def _thousands(making: Making) -> str | None:
    """One cost in thousands of kroner."""
    rows = making.rows("costs")
    if len(rows) < _LEAST_COSTS:
        return None
    number = making.draws.below(len(rows))
    rows[number]["amount"] //= 1_000
    return f"/costs/{number}/amount"


def _cost(post: str, name: str, low: int, high: int, at: str = "") -> Plant:
    """A cost more, in thousands of kroner; `at` is the question where the fault stands on the whole."""

    def plant(making: Making) -> str | None:
        description, rows = making.sentence(name), making.rows("costs")
        if not rows or not description:
            return None
        amount = making.draws.between(low, high) * 1_000
        rows.append({"post": post, "description": description, "amount": amount})
        return at or f"/costs/{len(rows) - 1}"

    return plant


def _other_share(making: Making) -> str | None:
    """More than a quarter of the cost is «other»."""
    rows, description = making.rows("costs"), making.sentence("other_costs")
    if not rows or not description:
        return None
    share = making.draws.between(40, 50) if making.subtle else making.draws.between(55, 80)
    amount = (making.totals()["total_cost"] or 0) * share // 100 // 1_000 * 1_000
    rows.append({"post": "other", "description": description, "amount": amount})
    return "/costs"


def _money_from(table: str, names: str, confirmed: bool, column: str = "") -> Plant:
    """Money from others that is not theirs, or not promised yet."""

    def plant(making: Making) -> str | None:
        source = making.sentence(names)
        if not making.asks(table) or not source or making.answers.get("purpose") == "carry_over":
            return None
        rows: list[dict[str, Any]] = making.answers.setdefault(table, [])
        amount = making.draws.between(8, 22) * 5_000
        rows.append({"source": source, "amount": amount, "confirmed": confirmed})
        at = f"/{table}/{len(rows) - 1}"
        return f"{at}/{column}" if column else at

    return plant


def _unconfirmed(making: Making) -> str | None:
    """Money from others that is not confirmed: what is there already, or a gift."""
    if making.rows("other_public"):
        making.rows("other_public")[0]["confirmed"] = False
        return "/other_public/0"
    private = making.draws.chance(0.6)
    table, names = ("other_private", "private") if private else ("other_public", "public")
    return _money_from(table, names, confirmed=False)(making)


def _balance(making: Making) -> str | None:
    """What comes in is not what goes out."""
    if not making.rows(making.sums.rest_to):
        return None
    off = making.draws.between(1, 9) * (900 if making.subtle else 10_000)
    making.sums.balance = making.draws.one((off, -off))
    return "/grant_sought"


def _zero(making: Making) -> str | None:
    """Nothing is sought."""
    if making.answers.get("purpose") == "carry_over":
        return None
    making.sums.grant = 0
    return "/grant_sought"


def _over_cost(making: Making) -> str | None:
    """More is sought than it costs."""
    if making.answers.get("purpose") == "carry_over":
        return None
    cost = _freeze(making)["total_cost"] or 0
    making.sums.grant = cost * making.draws.between(104, 125) // 100 // 1_000 * 1_000
    return "/grant_sought"


def _no_cost(making: Making) -> str | None:
    """Nothing is said to cost anything."""
    _freeze(making)
    making.answers.pop("salaries", None)
    for row in making.rows("partners"):
        row.pop("applied_amount", None)
    for row in making.rows("costs"):
        row["amount"] = 0
    making.answers["costs"] = [row for row in making.rows("costs") if row["post"] != "partners"]
    return "/salaries"


def _ceiling(making: Making) -> str | None:
    """More than the rate gives: as if every post were a whole one, or with something for the rest."""
    if not making.rows("positions"):
        return None
    rate = _rate(making)
    whole = sum(rate - rate * row["percent"] // 100 for row in making.rows("positions"))
    more = making.draws.between(2, 6) * 1_000 if making.subtle else making.draws.between(2, 6) * 10_000
    making.sums.grant_more = whole if 0 < whole <= rate // 2 else more
    return "/grant_sought"


def _rate(making: Making) -> int:
    """Kroner a year for a whole post."""
    ceiling = making.definition.budget.ceiling if making.definition.budget else None
    return making.definition.edition.rates.get(ceiling.rate, 0) if ceiling else 0


def _part_year(making: Making) -> str | None:
    """A whole year's grant for a post that is paid for a part of it."""
    number, rows = making.row("salaries"), making.rows("salaries")
    if number is None or not _rate(making):
        return None
    before = sum(_rate(making) * row["percent"] * row["months"] // 1200 for row in rows)
    rows[number]["months"] = making.draws.between(6, 10)
    making.sums.grant = int(before)
    return "/grant_sought"


def _non_salary(making: Making) -> str | None:
    """The grant pays more than the pay: where pay and levy are so low that the rate is above them."""
    rows = making.rows("salaries")
    if not rows or not _rate(making):
        return None
    making.answers.pop("pay_growth_percent", None)
    for row in rows:
        row.pop("supplements", None)
        row |= {"annual_salary": making.draws.between(301, 310) * 1_000, "pension_percent": 5}
    making.answers["costs"] = [row for row in making.rows("costs") if row["post"] != "training"]
    return "/grant_sought"


def _own_share(making: Making) -> str | None:
    """Others bear all that the grant does not."""
    source = making.sentence("public")
    if making.answers.get("purpose") == "carry_over" or not making.rows("positions"):
        return None
    if not source or "own_funding" not in making.answers or making.answers.get("other_public"):
        return None
    del making.answers["own_funding"]
    making.answers["other_public"] = [{"source": source, "amount": 0, "confirmed": True}]
    making.sums.rest_to = "other_public"
    return "/own_funding"


def _carry_over(making: Making) -> str | None:
    """More is carried over than was left."""
    carried = making.answers.get("carried_over")
    if not carried:
        return None
    more = making.draws.between(1, 9) * 1_000 if making.subtle else making.draws.between(10, 25) * 1_000
    making.answers["unspent_former_grant"] = max(carried - more, 1_000)
    return "/carried_over"


_OF_GRANT: Final = frozenset(
    ("budget.ceiling", "budget.part-year", "budget.non-salary", "budget.grant-over-cost")
)
_GRANT: Final = "grant"

PLANTERS: Final = (
    Planter("budget.pension-range", _pension, KNOWN, "salaries"),
    Planter("budget.pay-range", _pay, PLAIN, "salaries"),
    Planter("budget.thousands", _thousands, KNOWN, "costs"),
    Planter("budget.indirect", _cost("indirect", "indirect", 15, 60), KNOWN, "costs"),
    Planter("budget.equipment", _cost("equipment", "equipment", 105, 260, "/costs"), KNOWN, "costs"),
    Planter("budget.other-share", _other_share, HIDDEN, "costs"),
    Planter(
        "budget.not-external",
        _money_from("other_public", "not_external", confirmed=True, column="source"),
        KNOWN,
        "other_public",
    ),
    Planter("budget.unconfirmed", _unconfirmed, PLAIN, "other_private"),
    Planter("budget.balance", _balance, KNOWN, "grant_sought", alone=_GRANT),
    Planter("budget.grant-zero", _zero, PLAIN, "grant_sought", alone=_GRANT),
    Planter("budget.grant-over-cost", _over_cost, PLAIN, "grant_sought", follows=_OF_GRANT, alone=_GRANT),
    Planter("budget.no-cost", _no_cost, PLAIN, "salaries", {"purpose": "carry_over"}, _OF_GRANT, _GRANT),
    Planter("budget.ceiling", _ceiling, KNOWN, "grant_sought", follows=_OF_GRANT, alone=_GRANT),
    Planter("budget.part-year", _part_year, HIDDEN, "grant_sought", alone=_GRANT),
    Planter(
        "budget.non-salary", _non_salary, HIDDEN, "grant_sought", {"zone": _ZONE_WITHOUT_LEVY}, alone=_GRANT
    ),
    Planter("budget.own-share", _own_share, PLAIN, "own_funding", alone=_GRANT),
    Planter("budget.carry-over", _carry_over, KNOWN, "carried_over", {"purpose": "both"}),
)
