"""Rules on the positions that CEL cannot say."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from wizard.engine.budget import MONTHS, ratio
from wizard.engine.facts import Facts, Hit
from wizard.engine.rules.common import limit, numbered
from wizard.schema.scheme import Rule


def start_months(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """A post that begins so late in the edition's year that the budgeted months do not fit in it."""
    year, salaries = facts.definition.edition.year, facts.rows("salaries")
    for number, row in numbered(facts, "positions", "expected_start"):
        start = date.fromisoformat(row["expected_start"])
        months = salaries[number].get("months") if number < len(salaries) else None
        if start.year != year or months is None:
            continue
        halves, (above, below) = half_months_left(start), ratio(months)
        if 2 * above > halves * below:
            values = {"start": row["expected_start"], "months": months, "left": halves / 2}
            yield Hit(f"/positions/{number}/expected_start", values)


def half_months_left(start: date) -> int:
    """The half months left of the year from a date, that day included, to the nearest whole one."""
    days = monthrange(start.year, start.month)[1]
    left = (MONTHS - start.month + 1) * days - (start.day - 1)
    return (4 * left + days) // (2 * days)


def project_words(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """A title or a service with a word that belongs to projects, also inside a longer word."""
    words = limit(rule, "words", ["prosjekt", "pilot", "engasjement"])
    for column in ("title", "service"):
        for number, row in numbered(facts, "positions", column):
            text = row[column].casefold()
            found = next((word for word in words if word.casefold() in text), None)
            if found is not None:
                yield Hit(f"/positions/{number}/{column}", {"text": row[column], "word": found})
