"""What happens to the rows of a table: pure functions from rows to new rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from wizard.engine.answers import ROW_ID
from wizard.schema.scheme import Column

Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = list[dict[str, Any]]


def as_rows(value: Any) -> Rows:
    """A table's value as rows; what is not a row (from a file) becomes an empty one."""
    if not isinstance(value, list):
        return []
    return [dict(row) if isinstance(row, dict) else {} for row in value]


def fresh_id(rows: Iterable[Row]) -> str:
    """An id that no row has."""
    taken = {row.get(ROW_ID) for row in rows}
    number = 1
    while f"r{number}" in taken:
        number += 1
    return f"r{number}"


def offered(columns: Sequence[Column], rows: Sequence[Row]) -> dict[str, Any]:
    """What the first row offers to a new one: the columns that are asked once."""
    first = rows[0] if rows else {}
    return {c.id: first[c.id] for c in columns if c.offer and first.get(c.id) is not None}


def with_cell(columns: Sequence[Column], rows: Sequence[Row], row: int, column: str, value: Any) -> Rows:
    """The rows with one cell set; on the row after the last, a new row begins.

    What the first row holds in a column that is asked once is offered to the rows that lack it.
    """
    changed = [dict(r) for r in rows]
    if row >= len(changed):
        if value is None:
            return changed
        changed.append({ROW_ID: fresh_id(changed), **offered(columns, changed)})
    changed[row] = {k: v for k, v in {**changed[row], column: value}.items() if v is not None}
    if row == 0 and any(c.id == column and c.offer for c in columns):
        for other in changed[1:]:
            if other.get(column) is None and value is not None:
                other[column] = value
    return changed


def copied(rows: Sequence[Row], row: int) -> Rows:
    """The rows with a copy of one below it."""
    copy = {**rows[row], ROW_ID: fresh_id(rows)}
    return [dict(r) for r in (*rows[: row + 1], copy, *rows[row + 1 :])]


def deleted(rows: Sequence[Row], row: int) -> Rows:
    """The rows without one."""
    return [dict(r) for n, r in enumerate(rows) if n != row]


def moved(rows: Sequence[Row], row: int, way: int) -> Rows:
    """The rows with one moved a line up or down; at the edges nothing happens."""
    changed = [dict(r) for r in rows]
    to = row + way
    if 0 <= to < len(changed):
        changed[row], changed[to] = changed[to], changed[row]
    return changed


def following(rows: Sequence[Row], followed: Sequence[Row]) -> Rows:
    """Rows that follow another table's: one for each there, with the cells that come from there.

    A row is found again by those cells, and else by its place, as long as no other row there claims it.
    """
    free = dict(enumerate(rows))
    found: dict[int, Row] = {}
    for number, lead in enumerate(followed):
        match = next((n for n, row in free.items() if _same(row, lead)), None)
        if match is not None:
            found[number] = free.pop(match)
    for number in range(len(followed)):
        if number not in found:
            found[number] = free.pop(number, {})
    made: Rows = []
    for number, lead in enumerate(followed):
        cells = {k: v for k, v in {**found[number], **lead}.items() if v is not None}
        if ROW_ID not in cells and not found[number]:
            cells = {ROW_ID: fresh_id([*rows, *made]), **cells}
        made.append(cells)
    return made


def fetched(rows: Sequence[Row], followed: Sequence[Row]) -> bool:
    """Whether rows that follow another table differ from it, and are shown as they would be."""
    return bool(rows) and [dict(row) for row in rows] != following(rows, followed)


def _same(row: Row, lead: Row) -> bool:
    """Whether a row has the cells that come from the other table already."""
    return bool(lead) and all(row.get(k) == v for k, v in lead.items())


def filled(rows: Sequence[Row], locked: Iterable[str] = ()) -> bool:
    """Whether any cell has been filled in by hand."""
    given = {ROW_ID, *locked}
    return any(k not in given and v is not None for row in rows for k, v in row.items())
