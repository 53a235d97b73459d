"""What the checks share: reading rows that may lack cells, comparing texts, pointing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from wizard.engine.budget import Kroner, add
from wizard.engine.facts import Facts
from wizard.schema.scheme import Rule

Row = Mapping[str, Any]
_POSTS: Final = "rules.common.posts"


def limit(rule: Rule, name: str, usual: Any) -> Any:
    """A limit that the rule's content sets, or the usual one."""
    return rule.params.get(name, usual)


def numbered(facts: Facts, table: str, column: str, other: str | None = None) -> list[tuple[int, Row]]:
    """The rows of a table that hold one cell or two, each with its place among all the rows."""
    also = column if other is None else other
    return [(n, row) for n, row in enumerate(facts.values.get(table) or ()) if column in row and also in row]


def plain(text: object) -> str:
    """A text as it is compared: case and the spaces around and between words do not count."""
    return " ".join(str(text).split()).casefold()


def holds(facts: Facts, table: str, column: str, wanted: Collection[str]) -> bool | None:
    """Whether a row has one of these in a column it requires; None where one that may have lacks the cell."""
    cells = [row.get(column) for row in facts.rows(table)]
    for one in wanted:
        if one in cells:
            return True
    return None if None in cells or facts.unclear(table) else False


def costs_with(facts: Facts, posts: Collection[str]) -> Kroner:
    """The sum of `costs` with one of these posts; None where a row that may count lacks a cell."""
    sums = facts.memo.get(_POSTS)
    if sums is None:
        sums = facts.memo[_POSTS] = _by_post(facts)
    if None in sums or facts.unclear("costs"):
        return None
    return add([sums[post] for post in posts if post in sums])


def _by_post(facts: Facts) -> dict[str | None, Kroner]:
    """The costs of each post; None where one of its rows lacks its amount, or its post."""
    sums: dict[str | None, Kroner] = {}
    for row in facts.rows("costs"):
        post = row.get("post")
        before, amount = sums.get(post, 0), row.get("amount")
        sums[post] = None if before is None or amount is None else before + amount
    return sums
