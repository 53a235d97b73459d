"""Rules on the budget that CEL cannot say: sums over some of the rows, and rows against rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wizard.engine.budget import MONTHS, Kroner, ratio, rounded
from wizard.engine.facts import Facts, Hit
from wizard.engine.rules.common import costs_with, limit, numbered
from wizard.schema.scheme import Rule, Severity


def partner_sum(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """What the partners are to get, against the costs with post `partners`."""
    applied, costs = _applied(facts), costs_with(facts, {"partners"})
    if applied is None or costs is None or costs == applied:
        return
    variant = "too_little" if costs < applied else "too_much"
    yield Hit(
        "/costs", {"applied": applied, "costs": costs, "over": abs(applied - costs), "variant": variant}
    )


def _applied(facts: Facts) -> Kroner:
    """What the partners are to get in all; None where that is not known of one of them."""
    rows = facts.rows("partners")
    if facts.refused and (
        facts.unclear("partners")
        or any("applied_amount" in facts.refused_cells("partners", n) for n in range(len(rows)))
    ):
        return None
    amounts: list[int] = [row.get("applied_amount", 0) for row in rows]
    return sum(amounts)


def part_year(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """The grant, against the rate for the parts of posts and of the year that are budgeted."""
    ceiling = facts.definition.budget.ceiling if facts.definition.budget else None
    rate = facts.definition.edition.rates.get(ceiling.rate) if ceiling else None
    grant = facts.values.get("grant_sought")
    if rate is None or grant is None or facts.unclear("salaries"):
        return
    rows = numbered(facts, "salaries", "percent", "months")
    if len(rows) < len(facts.rows("salaries")):
        return
    year = sum([_part_of(rate, row["percent"], row["months"]) for _, row in rows])
    if grant > year:
        yield Hit("/grant_sought", {"grant_sought": grant, "part_year": year, "over": grant - year})


def _part_of(rate: int, percent: float, months: float) -> int:
    """The rate for a part of a post in so many months, in whole kroner."""
    (post, whole_post), (time, whole_time) = ratio(percent), ratio(months)
    return rounded(rate * post * time, 100 * whole_post * MONTHS * whole_time)


def non_salary(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """The grant, against the salaries with pay growth and the costs that it may pay besides."""
    totals = facts.budget.totals
    salaries, growth = totals.get("salary_cost"), totals.get("pay_growth")
    grant, also = totals.get("grant_sought"), costs_with(facts, set(limit(rule, "posts", ["training"])))
    if salaries is None or growth is None or grant is None or also is None:
        return
    covered = salaries + growth + also
    if grant > covered:
        yield Hit("/grant_sought", {"grant_sought": grant, "covered": covered, "over": grant - covered})


def position_rows(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """The rows of the salaries, against the positions: title and percentage, row by row."""
    positions, salaries = facts.rows("positions"), facts.rows("salaries")
    if not positions or facts.unclear("salaries"):
        return
    for number, row in enumerate(salaries):
        if number >= len(positions):
            yield Hit(f"/salaries/{number}", {"variant": "extra"})
            continue
        values = _differences(positions[number], row)
        if values:
            yield Hit(f"/salaries/{number}", values)
    if len(salaries) < len(positions):
        values = {"variant": "lacking", "positions": len(positions), "salaries": len(salaries)}
        yield Hit("/salaries", values)


def _differences(position: dict[str, Any], salary: dict[str, Any]) -> dict[str, Any]:
    """What a row of the salaries says otherwise than its position; nothing where a cell is missing."""
    values: dict[str, Any] = {}
    there, here = position.get("title"), salary.get("position")
    if there is not None and here is not None and there.strip() != here.strip():
        values |= {"variant": "title", "position": there, "salary": here}
    there, here = position.get("percent"), salary.get("percent")
    if there is not None and here is not None and ratio(there) != ratio(here):
        variant = "both" if values else "percent"
        values |= {"variant": variant, "position_percent": there, "salary_percent": here}
    return values


def pay_range(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """An annual salary that is hardly one for a full post: too high a warning, too low a question."""
    high, low = limit(rule, "high", 1_000_000), limit(rule, "low", 300_000)
    for number, row in enumerate(facts.rows("salaries")):
        salary = row.get("annual_salary")
        if salary is None or low <= salary <= high:
            continue
        at = f"/salaries/{number}/annual_salary"
        if salary > high:
            yield Hit(at, {"salary": salary, "limit": high, "variant": "high"}, Severity.WARNING)
        else:
            yield Hit(at, {"salary": salary, "limit": low, "variant": "low"}, Severity.ADVICE)


def unconfirmed(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """Money from others that is not confirmed."""
    for table in ("other_public", "other_private"):
        for number, row in enumerate(facts.rows(table)):
            if row.get("confirmed") is False:
                yield Hit(f"/{table}/{number}")


def equipment(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """Equipment for more than a limit in all."""
    total, most = costs_with(facts, {"equipment"}), limit(rule, "most", 100_000)
    if total is not None and total > most:
        yield Hit("/costs", {"total": total, "limit": most})


def other_share(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """The post `other` at more than a share (per cent) of the total cost."""
    total, cost = costs_with(facts, {"other"}), facts.budget.totals.get("total_cost")
    most = limit(rule, "percent", 25)
    if total is None or not cost or total * 100 <= cost * most:
        return
    # Rounded up to a tenth, so that what is over the limit never reads as the limit itself.
    share = -(-total * 1_000 // cost) / 10
    yield Hit("/costs", {"total": total, "total_cost": cost, "share": share, "most": most})
