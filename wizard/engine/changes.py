"""What changed from one state of a draft to the next, so that it can be told, taken back and merged.

A state is the JSON of everything in a draft that people change: its parts (`answers`, `notes` …), each
a mapping by key. An edit names one key, or one cell where only cells of a table changed, with what
stood there before and what stands there after. Edits made from two states lead from the one to the
other, and back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

State: TypeAlias = Mapping[str, Mapping[str, Any]]
"""Part -> key -> JSON value. A key that is not there has no value: null is a value like others."""


class Absent:
    """The type of `ABSENT`."""

    def __repr__(self) -> str:
        """As it is written in code."""
        return "ABSENT"


ABSENT: Final = Absent()
"""Nothing stands there."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: a key of a part, or one cell of the table that stands there."""

    part: str
    key: str
    before: Any
    after: Any
    row: int | None = None
    column: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The edit as it is written down; what is absent has no key."""
        found: dict[str, Any] = {"part": self.part, "key": self.key}
        if self.row is not None:
            found |= {"row": self.row, "column": self.column}
        sides = {"before": self.before, "after": self.after}
        return found | {name: value for name, value in sides.items() if value is not ABSENT}

    @classmethod
    def from_json(cls, written: Mapping[str, Any]) -> Edit:
        """The edit that `as_json` wrote. Raises KeyError and ValueError for anything else."""
        row, column = written.get("row"), written.get("column")
        named = isinstance(written["part"], str) and isinstance(written["key"], str)
        if not named or (row is None) != (column is None) or not isinstance(row, int | None):
            raise ValueError("not an edit")
        sides = (written.get("before", ABSENT), written.get("after", ABSENT))
        return cls(written["part"], written["key"], *sides, row, column)


@dataclass(frozen=True, slots=True)
class Merged:
    """Two states that came of one, brought together."""

    state: dict[str, dict[str, Any]]
    collided: tuple[tuple[str, str], ...] = ()
    """Part and key of what both changed to different things; the state has theirs."""


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are the same: true is not 1, and 1 is not 1.0."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def difference(before: State, after: State) -> tuple[Edit, ...]:
    """The edits that lead from one state to another; of a table with the same rows, cell by cell."""
    found: list[Edit] = []
    for part in sorted({*before, *after}):
        old, new = before.get(part, {}), after.get(part, {})
        for key in sorted({*old, *new}):
            was, now = old.get(key, ABSENT), new.get(key, ABSENT)
            if not same(was, now):
                found += _cells(part, key, was, now) or [Edit(part, key, was, now)]
    return tuple(found)


def _cells(part: str, key: str, before: Any, after: Any) -> list[Edit]:
    """The cells that changed, where both are tables with the same number of rows."""
    if not (_is_table(before) and _is_table(after) and len(before) == len(after)):
        return []
    return [
        Edit(part, key, old.get(column, ABSENT), new.get(column, ABSENT), number, column)
        for number, (old, new) in enumerate(zip(before, after, strict=True))
        for column in sorted({*old, *new})
        if not same(old.get(column, ABSENT), new.get(column, ABSENT))
    ]


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def applied(state: State, edits: Iterable[Edit]) -> dict[str, dict[str, Any]]:
    """The state after the edits. An edit of a cell that is not there is left out."""
    made = {part: dict(keys) for part, keys in state.items()}
    for edit in edits:
        keys = made.setdefault(edit.part, {})
        value = edit.after
        if edit.row is not None:
            value = _with_cell(keys.get(edit.key), edit)
        if value is ABSENT:
            keys.pop(edit.key, None)
        else:
            keys[edit.key] = value
    return made


def _with_cell(table: Any, edit: Edit) -> Any:
    """The table with one cell as the edit has it."""
    if not _is_table(table) or edit.row is None or not 0 <= edit.row < len(table):
        return ABSENT if table is None else table
    row = {k: v for k, v in table[edit.row].items() if k != edit.column}
    if edit.after is not ABSENT:
        row[str(edit.column)] = edit.after
    return [*table[: edit.row], row, *table[edit.row + 1 :]]


def reverted(state: State, edits: Sequence[Edit]) -> dict[str, dict[str, Any]]:
    """The state before the edits."""
    return applied(state, [backwards(edit) for edit in reversed(edits)])


def backwards(edit: Edit) -> Edit:
    """The edit that takes this one back."""
    return Edit(edit.part, edit.key, edit.after, edit.before, edit.row, edit.column)


def merge(base: State, ours: State, theirs: State) -> Merged:
    """Theirs with what we changed since the base; where both changed one key, theirs stands.

    Keys are questions, notes and the like, never cells: two people in one table collide, since rows
    have no names and one may have moved what the other changed.
    """
    mine = _by_key(difference(base, ours))
    other = _by_key(difference(base, theirs))
    collided = tuple(
        where for where in mine if where in other and not same(_at(ours, *where), _at(theirs, *where))
    )
    kept = [edit for where, edits in mine.items() if where not in other for edit in edits]
    return Merged(applied(theirs, kept), collided)


def _by_key(edits: Iterable[Edit]) -> dict[tuple[str, str], list[Edit]]:
    found: dict[tuple[str, str], list[Edit]] = {}
    for edit in edits:
        found.setdefault((edit.part, edit.key), []).append(edit)
    return found


def _at(state: State, part: str, key: str) -> Any:
    return state.get(part, {}).get(key, ABSENT)
