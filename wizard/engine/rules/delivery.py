"""Rules on dates: of the offer, and of the activities against the decision on the grant."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from wizard.engine.facts import Facts, Hit
from wizard.engine.rules.common import limit, numbered
from wizard.schema.scheme import Rule


def offer_dates(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """An end before its start: of the offer, or of an activity. Dates are ISO, so they sort as text."""
    start, end = facts.values.get("start_date"), facts.values.get("end_date")
    if start is not None and end is not None and end < start:
        yield Hit("/end_date", {"start": start, "end": end})
    for number, row in numbered(facts, "activities", "start", "end"):
        if row["end"] < row["start"]:
            yield Hit(f"/activities/{number}/end", {"start": row["start"], "end": row["end"]})


def before_decision(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """An activity that begins before a decision on the grant can be expected."""
    decided = months_after(facts.definition.edition.apply_by.date(), limit(rule, "months", 2))
    expected = decided.isoformat()
    for number, row in numbered(facts, "activities", "start"):
        if row["start"] < expected:
            yield Hit(f"/activities/{number}/start", {"start": row["start"], "expected": expected})


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of the month where that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
