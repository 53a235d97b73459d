"""What must hang together in an invented application: sums, the plan's own funds, and the years after.

The names are those of the budget that every scheme shares, and of the tables that its rules compare.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from wizard.engine.budget import compute, exact
from wizard.schema.scheme import Definition

PLAN: Final = "incorporation_plan"
LAST_GRANT: Final = 2024
"""The last year in which a position of the transition scheme may have a grant (source: `ov23`)."""
_YEARS: Final = 4
_OUTLOOK: Final = 3
_ROUND: Final = 5_000
_THOUSAND: Final = 1_000


@dataclass
class Sums:
    """How the sums of an application are made, and how far (kroner) each is to be off."""

    share: int = 55
    """The grant's part of the cost, in per cent, where no rate says more."""
    grant: int | None = None
    """The grant itself, where a fault says it."""
    grant_more: int = 0
    balance: int = 0
    partners: int = 0
    plan: int = 0
    rest_to: str = "own_funding"
    """The table whose first row bears what is left."""


def settled(definition: Definition, answers: dict[str, Any], sums: Sums) -> None:
    """Make the answers add up, but for what is to be off. Only what is answered is touched."""
    _partners(answers, sums)
    if "grant_sought" in definition.questions:
        _grant(definition, answers, sums)
        _rest(definition, answers, sums)
    _plan(definition, answers, sums)
    _outlook(definition, answers)


def _partners(answers: dict[str, Any], sums: Sums) -> None:
    """What partners apply for is a cost of its own, last among the costs."""
    partners = answers.get("partners", ())
    applied = [row for row in partners if row.get("applied_amount")]
    kept = [row for row in answers.get("costs", ()) if row.get("post") != "partners"]
    amount = sum(row["applied_amount"] for row in applied) + sums.partners
    if applied and amount > 0:
        kept.append({"post": "partners", "description": applied[0]["name"], "amount": amount})
    if kept:
        answers["costs"] = kept


def _grant(definition: Definition, answers: dict[str, Any], sums: Sums) -> None:
    """The grant: by the rate for the parts of posts and of the year, else a share of the cost."""
    if sums.grant is not None:
        answers["grant_sought"] = sums.grant
        return
    if answers.get("purpose") == "carry_over":
        answers["grant_sought"] = 0
        return
    totals = compute(definition, answers).totals
    cost, most = totals.get("total_cost") or 0, totals.get("ceiling")
    grant = cost * sums.share // 100 // _ROUND * _ROUND
    ceiling = definition.budget.ceiling if definition.budget else None
    if ceiling is not None and ceiling.rate in definition.edition.rates:
        rate = definition.edition.rates[ceiling.rate]
        rows = answers.get("salaries", ())
        grant = int(sum(rate * exact(row["percent"]) * exact(row["months"]) / 1200 for row in rows))
        grant = grant if most is None else min(grant, most)
    answers["grant_sought"] = grant + sums.grant_more


def _rest(definition: Definition, answers: dict[str, Any], sums: Sums) -> None:
    """One row bears what is left when all others have paid."""
    rows = answers.get(sums.rest_to)
    if not rows:
        return
    rows[0]["amount"] = 0
    totals = compute(definition, answers).totals
    left = (totals.get("total_cost") or 0) - (totals.get("total_financing") or 0)
    while left <= 0 and len(rows) > 1:
        left += rows.pop()["amount"]
    rows[0]["amount"] = max(left + sums.balance, 1)


def _plan(definition: Definition, answers: dict[str, Any], sums: Sums) -> None:
    """The municipality bears more for each year, from what it bears in the budget to the whole."""
    rows = answers.get(PLAN)
    positions = answers.get("positions", ())
    if not rows or rows[0].get("own_funds") is not None:
        return
    totals = compute(definition, answers).totals
    own, cost = totals.get("own_funds") or 0, totals.get("total_cost") or 0
    granted = _granted(positions, definition.edition.year)
    most, percent = max(granted[0], 1), sum(row["percent"] for row in positions)
    grant = min(answers.get("grant_sought") or 0, cost)
    for number, row in enumerate(rows):
        borne = own + grant * (most - granted[number]) // most
        grown = borne * (100 + 2 * number) // 100
        row["own_funds"] = (own + sums.plan) if number == 0 else max(grown // _THOUSAND * _THOUSAND, own)
        row["total_percent"] = percent
        part = min(borne / cost, 1) if cost else 1
        row["own_funded_percent"] = percent if granted[number] == 0 else round(percent * part, 1)


def _granted(positions: Any, year: int) -> list[int]:
    """The percentages that may have a grant, year by year of the plan."""
    return [
        sum(row["percent"] for row in positions if row["first_grant_year"] + 3 >= y and y <= LAST_GRANT)
        for y in range(year, year + _YEARS)
    ]


def plan_rows(year: int, reference: str) -> list[dict[str, Any]]:
    """The years of a plan, whose figures come with the budget."""
    return [
        {
            "year": year + number,
            "total_percent": None,
            "own_funded_percent": None,
            "own_funds": None,
            "decision_reference": reference,
        }
        for number in range(_YEARS)
    ]


def outlook_rows(year: int) -> list[dict[str, Any]]:
    """The years after, whose figures come with the budget."""
    return [
        {"year": year + number, "total_cost": None, "grant": None, "own_funds": None}
        for number in range(1, _OUTLOOK + 1)
    ]


def _outlook(definition: Definition, answers: dict[str, Any]) -> None:
    """What a whole year costs, and a grant that falls away."""
    rows: list[Mapping[str, Any]] = answers.get("outlook", [])
    cost = compute(definition, answers).totals.get("total_cost") or 0
    months = min((row["months"] for row in answers.get("salaries", ())), default=12)
    for number, row in enumerate(rows, 1):
        if row["total_cost"] is not None:
            continue
        whole_year = int(cost * 12 / months * (100 + 3 * number) / 100) // _THOUSAND * _THOUSAND
        grant = whole_year * max(45 - 15 * number, 0) // 100 // _THOUSAND * _THOUSAND
        row.update(total_cost=whole_year, grant=grant, own_funds=whole_year - grant)  # type: ignore[attr-defined]
