"""Rules on dates: of the offer, and of the activities against the decision on the grant."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache

from wizard.engine.facts import Facts, Hit
from wizard.engine.rules.common import limit
from wizard.schema.scheme import Rule


def offer_dates(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """An end before its start: of the offer, or of an activity. Dates are ISO, so they sort as text."""
    start, end = facts.values.get("start_date"), facts.values.get("end_date")
    if start is not None and end is not None and end < start:
        yield Hit("/end_date", {"start": start, "end": end})
    for number, row in enumerate(facts.rows("activities")):
        start, end = row.get("start"), row.get("end")
        if start is not None and end is not None and end < start:
            yield Hit(f"/activities/{number}/end", {"start": start, "end": end})


def before_decision(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """An activity that begins before a decision on the grant can be expected."""
    expected = _decision(facts.definition.edition.apply_by, limit(rule, "months", 2))
    for number, row in enumerate(facts.rows("activities")):
        start = row.get("start")
        if start is not None and start < expected:
            yield Hit(f"/activities/{number}/start", {"start": start, "expected": expected})


@lru_cache(maxsize=16)
def _decision(apply_by: datetime, months: int) -> str:
    """The day on which a decision can be expected. Editions are few."""
    return months_after(apply_by.date(), months).isoformat()


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of the month where that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
