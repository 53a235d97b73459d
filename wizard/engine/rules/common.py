"""What the checks share: reading rows that may lack cells, comparing texts, pointing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from wizard.engine.budget import Kroner
from wizard.engine.facts import Facts
from wizard.schema.scheme import Rule

Row = Mapping[str, Any]


def limit(rule: Rule, name: str, usual: Any) -> Any:
    """A limit that the rule's content sets, or the usual one."""
    return rule.params.get(name, usual)


def numbered(facts: Facts, table: str, *columns: str) -> list[tuple[int, Row]]:
    """The rows of a table that hold all these cells, each with its place among all the rows."""
    rows = facts.rows(table)
    if len(columns) == 1:
        (column,) = columns
        return [(number, row) for number, row in enumerate(rows) if column in row]
    wanted = frozenset(columns)
    return [(number, row) for number, row in enumerate(rows) if not wanted.difference(row)]


def plain(text: object) -> str:
    """A text as it is compared: case and the spaces around and between words do not count."""
    return " ".join(str(text).split()).casefold()


def holds(facts: Facts, table: str, column: str, wanted: Collection[str]) -> bool | None:
    """Whether a row has one of these in a column it requires; None where one that may have lacks the cell."""
    cells = [row.get(column) for row in facts.rows(table)]
    if any(cell in wanted for cell in cells):
        return True
    return None if None in cells or facts.unclear(table) else False


def costs_with(facts: Facts, posts: Collection[str]) -> Kroner:
    """The sum of `costs` with one of these posts; None where a row that may count lacks a cell."""
    if facts.unclear("costs"):
        return None
    total = 0
    for row in facts.rows("costs"):
        post, amount = row.get("post"), row.get("amount")
        if post is not None and post not in posts:
            continue
        if post is None or amount is None:
            return None
        total += amount
    return total
