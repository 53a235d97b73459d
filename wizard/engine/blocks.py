"""A block of cells, pasted or from a file, as rows of a table: which column, which row, which value.

Each cell is read by its column's own kind, so that a block holds what one could have typed. What is
refused is kept as it was typed, as everywhere, and told with its place. Nothing is left out silently.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from wizard.engine.answers import ROW_ID
from wizard.engine.cleaning import blank
from wizard.engine.delimited import Cells
from wizard.engine.refusals import tidy
from wizard.engine.table_cells import Row, Table, folded, read
from wizard.schema.application import MOST_ROWS
from wizard.schema.assessment import Refused
from wizard.schema.scheme import Column

Way: TypeAlias = Literal["over", "below", "instead"]
"""From the cursor's cell, below the last row, or in place of all rows."""


@dataclass(frozen=True)
class CellFault:
    """A cell that was refused."""

    row: int
    """In the table as it would be, from 0."""
    column: str
    refused: Refused


@dataclass(frozen=True)
class Fitted:
    """What would come of a block. Nothing has been done yet."""

    rows: list[dict[str, Any]]
    """All rows of the table as they would be."""
    first: int
    """The first row that the block fills."""
    count: int
    """How many rows it fills."""
    columns: tuple[str, ...]
    """The columns that it fills, in the table's order."""
    heads: bool = False
    """Its first row named the columns."""
    new: int = 0
    """How many rows are made."""
    overwritten: int = 0
    """How many cells hold something else now."""
    gone: int = 0
    """How many rows are taken away."""
    faults: tuple[CellFault, ...] = ()
    unknown: tuple[str, ...] = ()
    """Heads that name no column; their cells are left out."""
    locked: tuple[str, ...] = ()
    """Columns that were in the block and come from another table; their cells are left out."""
    differing: int = 0
    """In how many rows what stands there differs from what the block has in such a column."""
    outside: int = 0
    """How many columns of the block lie to the right of the last one."""
    left: int = 0
    """How many rows of the block there is no place for, in a table that follows another."""
    too_many: int = 0
    """How many rows the table would have, where that is more than it can: it must not be done."""

    @property
    def possible(self) -> bool:
        """Whether it can be done, and does anything."""
        return not self.too_many and self.count > 0 and bool(self.columns)


def known_heads(names: Mapping[str, Sequence[str]], row: Sequence[str]) -> list[str | None]:
    """The column that each cell of a row names, each column once; None where it names none."""
    by_name = {folded(name): column for column, called in names.items() for name in (column, *called)}
    found: list[str | None] = []
    for cell in row:
        column = by_name.get(folded(cell))
        found.append(column if column not in found else None)
    return found


def is_heads(names: Mapping[str, Sequence[str]], row: Sequence[str]) -> bool:
    """Whether a row is the heads of columns: at least half of its cells name one, and two if it has two."""
    given = [cell for cell in row if not blank(cell)]
    named = sum(column is not None for column in known_heads(names, row))
    return named >= min(2, len(given)) and 2 * named >= len(given) > 0


def fit(table: Table, cells: Cells, way: Way = "over", at: tuple[int, int] = (0, 0)) -> Fitted:
    """A block laid on a table, from the cell `at` (row, column) on, or below or instead of its rows.

    A first row that names columns maps them; else they are taken in order from the column of `at`.
    An empty cell empties the one it is laid on. Empty rows make no new row.
    """
    heads = bool(cells) and is_heads(table.names, cells[0])
    body = cells[1:] if heads else cells
    width = max((len(row) for row in cells), default=0)
    columns = _columns(table, cells[0], width) if heads else _in_order(table, at[1], width)
    taken = {n: c for n, c in enumerate(columns) if c is not None and c.id not in table.locked}
    first = {"over": min(at[0], len(table.rows)), "below": len(table.rows), "instead": 0}[way]
    laid = _Laid(table, taken, first, [] if way == "instead" and not table.fixed else list(table.rows))
    for row in body:
        laid.lay(row)
    ids = {c.id for c in taken.values()}
    locked = {n: c for n, c in enumerate(columns) if c is not None and c.id in table.locked}
    return Fitted(
        rows=laid.rows,
        first=first,
        count=laid.at - first,
        columns=tuple(c.id for c in table.columns if c.id in ids),
        heads=heads,
        new=laid.new,
        overwritten=laid.overwritten,
        gone=len(table.rows) if way == "instead" and not table.fixed else 0,
        faults=tuple(laid.faults),
        unknown=_unknown(cells[0], columns) if heads else (),
        locked=tuple(c.id for c in locked.values()),
        differing=sum(_differs(table, locked, row, n) for n, row in enumerate(body, first)),
        outside=0 if heads else max(at[1] + width - len(table.columns), 0),
        left=laid.left,
        too_many=len(laid.rows) if len(laid.rows) > MOST_ROWS else 0,
    )


def _columns(table: Table, heads: Sequence[str], width: int) -> list[Column | None]:
    by_id = {c.id: c for c in table.columns}
    names = {c.id: table.names.get(c.id, ()) for c in table.columns}
    found = [by_id.get(column or "") for column in known_heads(names, heads)]
    return [*found, *[None] * (width - len(found))]


def _in_order(table: Table, first: int, width: int) -> list[Column | None]:
    columns: list[Column | None] = [*table.columns[first : first + width]]
    return [*columns, *[None] * (width - len(columns))]


def _unknown(heads: Sequence[str], columns: Sequence[Column | None]) -> tuple[str, ...]:
    return tuple(tidy(h) for h, c in zip(heads, columns, strict=False) if c is None and not blank(h))


def _differs(table: Table, locked: Mapping[int, Column], cells: Sequence[str], row: int) -> bool:
    """Whether a row of the block has something else in a column that comes from another table."""
    held = table.rows[row] if row < len(table.rows) else {}
    return any(
        at < len(cells) and not blank(cells[at]) and read(table, column, cells[at])[0] != held.get(column.id)
        for at, column in locked.items()
    )


class _Laid:
    """The rows while a block is laid on them."""

    def __init__(self, table: Table, taken: Mapping[int, Column], first: int, rows: list[Row]) -> None:
        self.table, self.taken, self.at = table, taken, first
        self.rows = [dict(row) for row in rows]
        self.faults: list[CellFault] = []
        self.new = self.overwritten = self.left = 0
        self._ids = _free_ids(self.rows)
        held = self.rows[0] if self.rows else {}
        asked = [c.id for c in table.columns if c.offer and c not in taken.values()]
        self._offered = {column: held[column] for column in asked if held.get(column) is not None}

    def lay(self, cells: Sequence[str]) -> None:
        """Lay the next row."""
        given = any(at < len(cells) and not blank(cells[at]) for at in self.taken)
        if self.at >= len(self.rows):
            if not given:
                return
            if self.table.fixed:
                self.left += 1
                return
            self.rows.append({ROW_ID: next(self._ids), **self._offered})
            self.new += 1
        row = self.rows[self.at]
        for at, column in self.taken.items():
            self._put(row, column, cells[at] if at < len(cells) else "")
        self.at += 1

    def _put(self, row: dict[str, Any], column: Column, text: str) -> None:
        value, refused = read(self.table, column, text)
        held = row.pop(column.id, None)
        self.overwritten += held is not None and held != value
        if value is not None:
            row[column.id] = value
        if refused is not None:
            self.faults.append(CellFault(self.at, column.id, refused))


def _free_ids(rows: Sequence[Row]) -> Iterator[str]:
    """Ids that no row has."""
    taken = {row.get(ROW_ID) for row in rows}
    number = 0
    while True:
        number += 1
        if f"r{number}" not in taken:
            yield f"r{number}"
