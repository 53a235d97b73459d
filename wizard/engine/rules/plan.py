"""Rules on the plan for working the positions into the municipality's own budget."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from wizard.engine.facts import Facts, Hit
from wizard.engine.rules.common import Row, limit, numbered
from wizard.schema.scheme import Rule

PLAN = "incorporation_plan"


def plan_mismatch(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """The plan's own funds for the edition's year, against the own funds of the budget."""
    year, own = facts.definition.edition.year, facts.budget.totals.get("own_funds")
    for number, row in numbered(facts, PLAN, "year", "own_funds"):
        planned = row["own_funds"]
        if row["year"] == year and own is not None and planned != own:
            values = {"year": year, "planned": planned, "own_funds": own, "over": abs(planned - own)}
            variant = "plan_higher" if planned > own else "budget_higher"
            yield Hit(f"/{PLAN}/{number}/own_funds", {**values, "variant": variant})


def plan_years(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """The years from the edition's to the first after the last grant year of any position."""
    first = facts.definition.edition.year
    grants = [row["first_grant_year"] for _, row in numbered(facts, "positions", "first_grant_year")]
    if not grants or not facts.rows(PLAN):
        return
    last_grant = min(max(grants) + limit(rule, "grant_years", 4) - 1, limit(rule, "last_grant_year", 2024))
    planned = {row["year"] for _, row in numbered(facts, PLAN, "year")}
    missing = [year for year in range(first, max(first, last_grant + 1) + 1) if year not in planned]
    if len(missing) > _undated(facts):
        yield Hit(f"/{PLAN}", {"missing": missing, "last_grant": last_grant})


def plan_horizon(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """Fewer years than a municipality's economy plan has."""
    years, least = {row["year"] for _, row in numbered(facts, PLAN, "year")}, limit(rule, "years", 4)
    if facts.rows(PLAN) and len(years) + _undated(facts) < least:
        yield Hit(f"/{PLAN}", {"count": len(years), "years": least})


def own_funds_fall(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """Own funds that fall from one year of the plan to the next."""
    for (_, before), (number, after) in pairwise(_by_year(facts, "own_funds")):
        if after["own_funds"] < before["own_funds"] and after["year"] > before["year"]:
            values = {"year_before": before["year"], "before": before["own_funds"]}
            values |= {"year": after["year"], "after": after["own_funds"]}
            yield Hit(f"/{PLAN}/{number}/own_funds", values)


def capacity_falls(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """Less capacity in the plan's last year than in the edition's year."""
    year, rows = facts.definition.edition.year, _by_year(facts, "total_percent")
    now = next((row for _, row in rows if row["year"] == year), None)
    if now is None or _undated(facts):
        return
    number, last = rows[-1]
    whole = last["year"] == max(row["year"] for row in facts.rows(PLAN))
    if whole and last["total_percent"] < now["total_percent"]:
        values = {"year_before": year, "before": now["total_percent"]}
        values |= {"year": last["year"], "after": last["total_percent"]}
        yield Hit(f"/{PLAN}/{number}/total_percent", values)


def _undated(facts: Facts) -> int:
    """How many of the plan's rows lack their year: each may be any one that seems to be missing."""
    return sum("year" not in row for row in facts.rows(PLAN))


def _by_year(facts: Facts, column: str) -> list[tuple[int, Row]]:
    """The plan's rows that hold a year and this cell, in the order of their years."""
    return sorted(numbered(facts, PLAN, "year", column), key=lambda numbered_row: numbered_row[1]["year"])
