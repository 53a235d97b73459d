"""Typed terms: what an expression is put together of, each with the Python that finds its value.

The Python of a term holds its own signs and functions, the `repr` of texts and numbers, and names that
begin with a letter of ours and end in one of the content's, which the reader takes for a name only where
it is made of ASCII letters, digits and `_`: nothing else that somebody has written stands in it.

It knows nothing of three values: `code` is right where all of `known` holds, and `truth` and `falsity`
are right always. They name what `functions` reads beforehand, which is None where it is not bound.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any, Final, NamedTuple, TypeAlias

from wizard.schema.scheme import Column, Kind

Names: TypeAlias = Mapping[str, Any]
Evaluate: TypeAlias = Callable[[Names, Names], Any]
"""The value under the bindings and the scope; None where it is not known."""

NOTHING: Final[Names] = {}
UNCLEAR: Final = "given.row"
"""The name in a scope of the columns whose cells, in that row, are not of their kind."""

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


GIVEN: Final = "given."
"""What the name of a variable begins with that says whether a question is answered."""
ROW: Final = "r"
"""What the Python of a term calls the row of a rule with `each`."""


class Beyond(Exception):
    """An expression that is left to CEL."""


class Term(NamedTuple):
    """A part of an expression: its type, and the Python that finds its value."""

    type: str
    """`bool`, `int`, `double`, `string`, `strings`, `ints`, `rows` or `row`."""
    code: str = ""
    """The value, where it is known; "" for a truth that can be known where a part of it is not."""
    known: tuple[str, ...] = ()
    """What holds together where the value is known, each asked only where those before it hold."""
    truth: str = ""
    """True where the value is; "" where that is no shorter than `known` and `code`."""
    falsity: str = ""
    """True where the value is false; likewise."""
    columns: tuple[Column, ...] = ()
    """Of rows and of a row."""
    fixed: bool = False
    """Whether it has the same value under all bindings."""
    compared: str = ""
    """The value where it is only compared: a percentage may be whole there, without being made a float."""

    @property
    def plain(self) -> bool:
        """Whether it is a name that is None where it is not known."""
        return self.known == (f"{self.in_comparison} is not None",)

    @property
    def in_comparison(self) -> str:
        """The value as it may be compared."""
        return self.compared or self.code

    @property
    def true(self) -> str:
        """What is true exactly where this is: other than True and False, it may be None."""
        return self.truth or _together(*self.known, self.code)

    @property
    def false(self) -> str:
        """What is true exactly where this is false."""
        return self.falsity or _together(*self.known, f"not {self.code}")

    @property
    def value(self) -> str:
        """The value, and None where it is not known."""
        if not self.code:
            return f"(True if {self.true} else False if {self.false} else None)"
        if not self.known or (self.plain and not self.compared):
            return self.code
        return f"({self.code} if {_together(*self.known)} else None)"

    @property
    def strict(self) -> Term:
        """The same term with `code`."""
        return self if self.code else Term("bool", f"(not {self.false})", (f"({self.true} or {self.false})",))


class Reading(NamedTuple):
    """An expression that has been read, and what is to be read for its Python, by the names in `local`."""

    term: Term
    variables: tuple[str, ...]
    """Of the bindings."""
    cells: tuple[str, ...]
    """The columns of `ROW`, the row of a rule with `each`."""
    unclear: bool
    """Whether it also asks for `u`, the columns in which the row holds something that is not of its kind."""


def _together(*conditions: str) -> str:
    return conditions[0] if len(conditions) == 1 else f"({' and '.join(conditions)})"


def type_of(kind: str) -> str:
    """The type of the answers of a kind."""
    return _TYPES.get(kind, "string")


def constant(type_: str, value: object) -> Term:
    """A value that is always the same. Raises Beyond where Python cannot write it."""
    if isinstance(value, float) and not isfinite(value):
        raise Beyond
    return Term(type_, repr(value), fixed=True)


def held(name: str, kind: Kind, columns: tuple[Column, ...] = ()) -> Term:
    """What a name of our own holds: an answer or a cell of this kind, or None.

    Numbers that are whole are whole numbers there. Per cent are few enough to be compared as they are.
    """
    type_, known = type_of(kind), (f"{name} is not None",)
    if type_ == "double":
        return Term(type_, f"float({name})", known, compared=name if kind == "percent" else "")
    if type_ == "bool":
        return Term(type_, name, known, truth=name, falsity=f"{name} is False")
    return Term(type_, name, known, columns=columns)


def column_of(row: Term, name: str) -> Column:
    """The column of a row. Raises Beyond where it has none of this name."""
    found = next((column for column in row.columns if column.id == name), None)
    if found is None:
        raise Beyond
    return found


def local(variable: str) -> str:
    """What the Python of a term calls a variable."""
    given = variable.removeprefix(GIVEN)
    return f"v_{variable}" if given == variable else f"g_{given}"
