"""Rules on the positions that CEL cannot say."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from wizard.engine.budget import MONTHS, ratio
from wizard.engine.facts import Facts, Hit
from wizard.engine.rules.common import limit
from wizard.schema.scheme import Rule


def start_months(facts: Facts, _rule: Rule) -> Iterator[Hit]:
    """A post that begins so late in the edition's year that the budgeted months do not fit in it."""
    year, salaries = facts.definition.edition.year, facts.rows("salaries")
    for number, row in enumerate(facts.rows("positions")[: len(salaries)]):
        begun, months = row.get("expected_start", ""), salaries[number].get("months")
        if months is None or not begun.startswith(f"{year}-"):
            continue
        start = date.fromisoformat(begun)
        halves, (above, below) = half_months_left(start), ratio(months)
        if 2 * above > halves * below:
            values = {"start": begun, "months": months, "left": halves / 2}
            yield Hit(f"/positions/{number}/expected_start", values)


def half_months_left(start: date) -> int:
    """The half months left of the year from a date, that day included, to the nearest whole one."""
    days = monthrange(start.year, start.month)[1]
    left = (MONTHS - start.month + 1) * days - (start.day - 1)
    return (4 * left + days) // (2 * days)


def project_words(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """A title or a service with a word that belongs to projects, also inside a longer word."""
    words = [(word, word.casefold()) for word in limit(rule, "words", ["prosjekt", "pilot", "engasjement"])]
    rows = facts.rows("positions")
    for column in ("title", "service"):
        for number, row in enumerate(rows):
            text = row.get(column)
            found = [] if text is None else _found_in(text.casefold(), words)
            if found:
                yield Hit(f"/positions/{number}/{column}", {"text": text, "word": found[0]})


def _found_in(text: str, words: list[tuple[str, str]]) -> list[str]:
    """The words that a text holds as they are folded."""
    return [word for word, folded in words if folded in text]
