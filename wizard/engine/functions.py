"""Functions that are put together of expressions: each name is read once, and what they ask is one piece.

A function of some dozen expressions runs straight through, where as many functions lie scattered and take
twice the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from wizard.engine.operations import ENVIRONMENT
from wizard.engine.terms import NOTHING, ROW, UNCLEAR, Evaluate, Reading, local

if TYPE_CHECKING:
    from wizard.engine.expressions import Expressions, Place


def compiled(
    head: str, lines: Iterable[str], later: Mapping[str, Callable[[], Any]] = NOTHING, **names: Any
) -> Callable[..., Any]:
    """The function `f` with this head and these lines, which sees what terms see, and these names.

    `later` are functions that it sees too, each with what makes it when it is first called.
    """
    seen: dict[str, Any] = {**ENVIRONMENT, **names}

    def first(name: str, *given: Any) -> Any:
        seen[name] = later[name]()
        return seen[name](*given)

    seen |= {name: partial(first, name) for name in later}
    exec("\n  ".join((f"def f({head}):", *lines)), seen)  # noqa: S102 - its Python is ours: see `terms`
    function: Callable[..., Any] = seen["f"]
    return function


def variable_lines(variables: Iterable[str]) -> list[str]:
    """What reads variables from the bindings `b`."""
    return [f"{local(name)} = b.get({name!r})" for name in variables]


def cell_lines(columns: Iterable[str]) -> list[str]:
    """What reads the cells of a row."""
    return [f"{ROW}_{column} = {ROW}.get({column!r})" for column in columns]


def evaluate(reading: Reading) -> Evaluate:
    """The function of one expression, from bindings and a scope."""
    lines = variable_lines(reading.variables)
    if reading.cells or reading.unclear:
        lines += [f"{ROW}, u = s['row'], s[{UNCLEAR!r}]", *cell_lines(reading.cells)]
    return compiled("b, s", [*lines, f"return {reading.term.value}"])


class Making:
    """A function in the making: what its expressions read, and the functions that it calls."""

    def __init__(self, expressions: Expressions, place: Place = "rule", table: str | None = None) -> None:
        """Nothing has been taken into it."""
        self._expressions, self._place, self._table = expressions, place, table
        self.variables: dict[str, None] = {}
        """Of the bindings `b`, in order."""
        self.cells: dict[str, None] = {}
        """The columns of the row."""
        self.unclear = False
        """Whether it asks for `u`, the columns in which the row holds something not of its kind."""
        self._kept: dict[str, tuple[str, str]] = {}
        self.left: dict[str, Evaluate] = {}
        """The functions of expressions that are left to CEL, by the names under which it calls them."""

    def true(self, text: str) -> str:
        """What is true exactly where a truth is."""
        return self._true(text, self._table)

    def kept(self, text: str) -> str:
        """The name of what is true exactly where a truth is, which is asked once and of no row."""
        if text not in self._kept:
            self._kept[text] = f"a{len(self._kept)}", self._true(text, None)
        return self._kept[text][0]

    def _true(self, text: str, table: str | None) -> str:
        reading = self._taken(text, table)
        if reading is None or reading.term.type != "bool":
            return self._call(text, "bool", table)
        return reading.term.true

    def value(self, text: str, want: str | None = None) -> str:
        """The value of an expression, None where it is not known."""
        reading = self._taken(text, self._table)
        if reading is None or want not in (None, reading.term.type):
            return self._call(text, want, self._table)
        return reading.term.value

    def _taken(self, text: str, table: str | None) -> Reading | None:
        reading = self._expressions.reading(text, table, self._place)
        if reading is not None:
            self.variables |= dict.fromkeys(reading.variables)
            self.cells |= dict.fromkeys(reading.cells)
            self.unclear = self.unclear or reading.unclear
        return reading

    def _call(self, text: str, want: str | None, table: str | None) -> str:
        name = f"e{len(self.left)}"
        self.left[name] = self._expressions.evaluator(text, table=table, place=self._place, want=want)
        self.unclear = self.unclear or table is not None
        return f"{name}(b, {'s' if table else '{}'})"

    def lines(self) -> list[str]:
        """What reads the variables, and asks what is kept."""
        kept = [f"{name} = {true}" for name, true in self._kept.values()]
        return variable_lines(self.variables) + kept

    def row_lines(self) -> list[str]:
        """What reads the row `n`; `unclear` tells the columns in which it holds something not of its kind."""
        lines = ["u = unclear(n) if unclear else ()"] if self.unclear else []
        lines += [f"s = {{'row': {ROW}, {UNCLEAR!r}: u}}"] if self.unclear and self.left else []
        return lines + cell_lines(self.cells)

    def compiled(
        self,
        head: str,
        lines: Iterable[str],
        later: Mapping[str, Callable[[], Any]] = NOTHING,
        **names: Any,
    ) -> Callable[..., Any]:
        """The function."""
        return compiled(head, lines, later, **self.left, **names)
