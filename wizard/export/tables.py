"""Markdown tables that can also be read as they stand: aligned, and at most 100 columns wide.

A table that would be wider is written as a list, one row at a time. Cells are plain text and are
escaped here, so that no caller can forget it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from wizard.export.escape import inline, line

MOST_COLUMNS: Final = 100
"""The widest table, in columns of a fixed-width font."""
LONG: Final = 40
"""A wider column is set apart from the short ones."""
_LEAST: Final = 3
_COLUMNS: Final = 2
"""The fewest columns that say anything: the number of a row is not an answer."""


@dataclass(frozen=True)
class Table:
    """Rows of plain text under their headings."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = field(default_factory=frozenset)
    """The columns that are set to the right: figures."""


def width(text: str) -> int:
    """How many columns a text takes in a fixed-width font."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) != 0 for c in text)


def render(table: Table, row_name: str, *, split: bool = False) -> list[str]:
    """The lines of a table.

    One that would be too wide becomes a list, row by row, or with `split` several tables that each
    begin with the first column, and then a list of what no table has room for. `row_name` is what a
    list calls a row («Rad»). A table without rows or columns gives no lines.
    """
    if not table.rows or len(table.heads) < _COLUMNS:
        return []
    lines = pipes(table)
    if width(lines[0]) <= MOST_COLUMNS:
        return lines
    return _split(table, row_name) if split else _listed(table, row_name)


def _split(table: Table, row_name: str) -> list[str]:
    """Tables that fit, each with the first column: short columns together, then the long ones.

    Where the long ones do not go on one line, they follow as a list.
    """
    widths = _widths([[inline(cell) for cell in row] for row in (table.heads, *table.rows)])
    groups: list[list[int]] = [[]]
    long = [n for n in range(1, len(widths)) if widths[n] > LONG]
    for column in range(1, len(widths)):
        if column not in long:
            if not _fits(widths, [*groups[-1], column]):
                groups.append([])
            groups[-1].append(column)
    parts = [pipes(_only(table, group)) for group in groups if group]
    if long:
        rest = _only(table, long)
        parts.append(pipes(rest) if _fits(widths, long) else _listed(rest, row_name))
    return [row for n, part in enumerate(parts) for row in (*([""] if n else []), *part)]


def _fits(widths: Sequence[int], columns: Sequence[int]) -> bool:
    """Whether these columns and the first go on one line: «| a | b |»."""
    chosen = [widths[0], *(widths[n] for n in columns)]
    return sum(chosen) + 3 * len(chosen) + 1 <= MOST_COLUMNS


def _widths(cells: Sequence[Sequence[str]]) -> list[int]:
    return [max(_LEAST, *(width(row[n]) for row in cells)) for n in range(len(cells[0]))]


def _only(table: Table, columns: Sequence[int]) -> Table:
    """The first column and these."""
    chosen = [0, *columns]
    return Table(
        heads=tuple(table.heads[n] for n in chosen),
        rows=tuple(tuple(row[n] for n in chosen) for row in table.rows),
        right=frozenset(place for place, n in enumerate(chosen) if n in table.right),
    )


def pipes(table: Table) -> list[str]:
    """The lines of a table, however wide."""
    cells = [[inline(cell) for cell in row] for row in (table.heads, *table.rows)]
    widths = _widths(cells)
    lines = [_line(row, widths, table.right) for row in cells]
    rule = [f"{'-' * (w - 1)}:" if n in table.right else "-" * w for n, w in enumerate(widths)]
    return [lines[0], "| " + " | ".join(rule) + " |", *lines[1:]]


def _line(cells: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    padded = (
        " " * (w - width(cell)) + cell if n in right else cell + " " * (w - width(cell))
        for n, (cell, w) in enumerate(zip(cells, widths, strict=True))
    )
    return "| " + " | ".join(padded) + " |"


def _listed(table: Table, row_name: str) -> list[str]:
    """Each row under its number, which is the table's first column."""
    lines: list[str] = []
    for row in table.rows:
        items = [f"- {line(h)}: {inline(c)}" for h, c in zip(table.heads[1:], row[1:], strict=True) if c]
        if items:
            lines += ["", *_title(row_name, row[0], items)] if lines else _title(row_name, row[0], items)
    return lines


def _title(row_name: str, number: str, items: list[str]) -> list[str]:
    return [f"{line(row_name)} {inline(number)}:", "", *items]
