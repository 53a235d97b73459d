"""Rules on the positions that CEL cannot say."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from wizard.engine.budget import exact
from wizard.engine.facts import Facts, Hit
from wizard.engine.rules.common import limit, numbered
from wizard.schema.scheme import Rule

MONTHS = 12


def start_months(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """A post that begins so late in the edition's year that the budgeted months do not fit in it."""
    year, salaries = facts.definition.edition.year, facts.rows("salaries")
    for number, row in numbered(facts, "positions", "expected_start"):
        start = date.fromisoformat(row["expected_start"])
        months = salaries[number].get("months") if number < len(salaries) else None
        if start.year != year or months is None:
            continue
        left = months_left(start)
        if exact(months) > left:
            values = {"start": row["expected_start"], "months": months, "left": float(left)}
            yield Hit(f"/positions/{number}/expected_start", values)


def months_left(start: date) -> Fraction:
    """The months left of the year from a date, that day included, to the nearest half month."""
    days = monthrange(start.year, start.month)[1]
    left = MONTHS - start.month + 1 - Fraction(start.day - 1, days)
    return Fraction((4 * left + 1) // 2, 2)


def project_words(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """A title or a service with a word that belongs to projects, also inside a longer word."""
    words = limit(rule, "words", ["prosjekt", "pilot", "engasjement"])
    for column in ("title", "service"):
        for number, row in numbered(facts, "positions", column):
            text = row[column].casefold()
            found = next((word for word in words if word.casefold() in text), None)
            if found is not None:
                yield Hit(f"/positions/{number}/{column}", {"text": row[column], "word": found})
