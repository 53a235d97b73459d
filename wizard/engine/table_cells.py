"""The cells of a table as text: what a spreadsheet holds, read by each column's kind, and written back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, TypeAlias

from wizard.engine import formats, kinds
from wizard.engine.cleaning import blank
from wizard.engine.delimited import Cells, guarded, unguarded
from wizard.engine.kinds_text import parse_text
from wizard.engine.patterns import lazy
from wizard.engine.refusals import tidy
from wizard.schema.assessment import Refused
from wizard.schema.register import Register
from wizard.schema.scheme import Column

Row: TypeAlias = Mapping[str, Any]

_LINE: Final = Column(id="")
_ISO: Final = lazy(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AFTER: Final = lazy(r" ?[,;|] ?| (?:og|and) | ?$")
"""What stands between the names of several choices, and after the last."""


@dataclass(frozen=True)
class Table:
    """The table that a block is for."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What a column is called, in every language."""
    choices: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    """Of a column with choices: what they are called, in every language, and their ids."""
    locked: frozenset[str] = frozenset()
    """Columns that come from another table."""
    fixed: bool = False
    """No row can be added: the table follows another."""
    registry: Register = field(default_factory=Register)

    @cached_property
    def named(self) -> dict[str, dict[str, str]]:
        """Of each column with choices: ids by every name, as it is folded. What names two names none."""
        found: dict[str, dict[str, str]] = {}
        for column in self.columns:
            called = [(folded(name), id_) for name, id_ in self.choices.get(column.id, ())]
            ids = {name: {id_ for other, id_ in called if other == name} for name, _ in called}
            own = {folded(id_): id_ for id_ in column.choices}
            found[column.id] = {**{name: min(ids[name]) for name in ids if len(ids[name]) == 1}, **own}
        return found


def folded(name: str) -> str:
    """A name as it is compared: without regard to capitals, spaces, line breaks, and what ends it."""
    return tidy(name.replace("\n", " ")).casefold().rstrip(" :*")


def read(table: Table, column: Column, text: str) -> tuple[Any, Refused | None]:
    """A cell's value, and why it was refused if it was; then the value is the text as it was typed."""
    text = unguarded(text)
    if blank(text):
        return None, None
    named = _named(table.named.get(column.id, {}), text, several=column.kind == "choices")
    if named is None:
        value = kinds.parse(column, text, table.registry)
    else:
        value = kinds.check(column, named, table.registry)
    if isinstance(value, Refused):
        return parse_text(_LINE, text.encode(errors="replace").decode()), value
    return value, None


def _named(ids: Mapping[str, str], text: str, *, several: bool) -> str | list[str] | None:
    """The choice that a text names, or the choices; None where it is no list of their names."""
    if not several:
        return ids.get(folded(text))
    rest = folded(text.replace("\n", ", "))
    found: list[str] = []
    names = sorted(ids, key=len, reverse=True)
    while rest:
        fitting = ((n, _AFTER.match(rest, len(n))) for n in names if rest.startswith(n))
        name, after = next(((n, after) for n, after in fitting if after), ("", None))
        if after is None:
            return None
        found += [ids[name]] if ids[name] not in found else []
        rest = rest[after.end() :]
    return found or None


def exported(table: Table, labels: Mapping[str, Mapping[str, str]], lang: str) -> Cells:
    """The rows of a table as cells that `read` reads as the same values.

    Numbers have a decimal comma and no groups, so that a spreadsheet reckons with them; choices stand
    with their labels (column -> id -> label), or their ids where a label could be taken for another.
    """
    return [
        [_exported(table, c, row.get(c.id), labels.get(c.id, {}), lang) for c in table.columns]
        for row in table.rows
    ]


def _exported(table: Table, column: Column, value: Any, labels: Mapping[str, str], lang: str) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        plain = formats.number(value).replace(formats.NBSP, "").replace(formats.MINUS, "-")
        return f"{plain} %" if column.kind == "percent" else plain
    if column.kind == "date" and isinstance(value, str) and _ISO.fullmatch(value):
        return ".".join(reversed(value.split("-")))
    if column.choices:
        ids = value if isinstance(value, list) else [value]
        told = ", ".join(labels.get(id_, id_) for id_ in ids if isinstance(id_, str))
        if read(table, column, told)[0] == value:
            return guarded(told)
    return guarded(kinds.show(column, value, lang))
