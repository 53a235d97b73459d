"""Typed terms: what an expression is put together of, each with the function that finds its value.

A term's function takes the bindings and what stands in its scope: the row of a rule with `each`, under
`row`, and the variables of the comprehensions around it. It gives None where the answer rests on
something unbound or on a cell that is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

from wizard.schema.scheme import Column

Names: TypeAlias = Mapping[str, Any]
Evaluate: TypeAlias = Callable[[Names, Names], Any]
"""The value under the bindings and the scope; None where it is not known."""

NOTHING: Final[Names] = {}
UNCLEAR: Final = "given.row"
"""The name in a scope of the columns whose cells, in that row, are not of their kind."""

_FLOATS: Final = frozenset({"number", "percent"})
_TYPES: Final[Mapping[str, str]] = {
    "yes_no": "bool",
    "choices": "strings",
    "integer": "int",
    "money": "int",
    "year": "int",
    "number": "double",
    "percent": "double",
    "table": "rows",
}
ITEMS: Final[Mapping[str, str]] = {"strings": "string", "ints": "int", "rows": "row"}
"""The type of a list's items."""


class Beyond(Exception):
    """An expression that is left to CEL."""


class Term(NamedTuple):
    """A part of an expression: its type, and how its value is found."""

    type: str
    """`bool`, `int`, `double`, `string`, `strings`, `ints`, `rows` or `row`."""
    value: Evaluate
    columns: tuple[Column, ...] = ()
    """Of rows and of a row."""
    fixed: bool = False
    """Whether it has the same value under all bindings."""
    name: str = ""
    """Of a variable that is read as it is bound, or of a row whose cell is read as it stands.

    A cell of numbers may be whole where its value is a float, which are the same to all that is done here.
    """
    column: str = ""
    """Of such a cell."""


def type_of(kind: str) -> str:
    """The type of the answers of a kind."""
    return _TYPES.get(kind, "string")


def constant(type_: str, value: object) -> Term:
    """A value that is always the same."""
    return Term(type_, lambda _bound, _scope: value, fixed=True)


def variable(name: str, type_: str, columns: tuple[Column, ...] = ()) -> Term:
    """What is bound to a name: an answer or a figure."""
    if type_ != "double":
        return Term(type_, lambda bound, _scope: bound.get(name), columns, name=name)

    def value(bound: Names, _scope: Names) -> float | None:
        found = bound.get(name)
        return None if found is None else float(found)

    return Term(type_, value)


def local(name: str, over: Term) -> Term:
    """The variable of a comprehension over a list."""
    return Term(ITEMS[over.type], lambda _bound, scope: scope[name], over.columns)


def cell(name: str, row: Term, column: str) -> Term:
    """A cell of the row that has this name in the scope."""
    type_ = type_of(_column(row, column).kind)
    if type_ != "double":
        return Term(type_, lambda _bound, scope: scope[name].get(column), name=name, column=column)

    def value(_bound: Names, scope: Names) -> float | None:
        found = scope[name].get(column)
        return None if found is None else float(found)

    return Term(type_, value, name=name, column=column)


def has_cell(name: str, row: Term, column: str) -> Term:
    """Whether the row that has this name in the scope holds the cell."""
    _column(row, column)
    return Term("bool", lambda _bound, scope: column in scope[name])


def given_cell(name: str, row: Term, column: str) -> Term:
    """The same of a rule's row: not known where what stands there is not of its kind."""
    _column(row, column)
    return Term("bool", lambda _bound, scope: None if column in scope[UNCLEAR] else column in scope[name])


def _column(row: Term, name: str) -> Column:
    found = next((column for column in row.columns if column.id == name), None)
    if found is None:
        raise Beyond
    return found
