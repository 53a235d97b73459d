"""A compiled expression and its value, kept for the values it was last asked with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from wizard.engine.patterns import lazy

_STRING: Final = lazy(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_NAME: Final = lazy(r"(?<![\w.])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_UNKNOWN: Final = ("UNKNOWN: No value with name", "NOT_FOUND")
_LONGEST_KEPT: Final = 100
_MOST_KEPT: Final = 256
"""Of one expression so many values are kept, for texts of so many characters."""
_UNBOUND: Final = object()
_NOTHING: Final[Mapping[str, Any]] = {}


class ExpressionFault(Exception):
    """An expression of the content that does not compile, or fails otherwise than by not knowing.

    `line` and `column` count from 1 inside the expression; `pointer` is CEL's own drawing of the place.
    """

    def __init__(self, text: str, message: str, line: int = 1, column: int = 1, pointer: str = "") -> None:
        """Keep what a report of the fault needs."""
        super().__init__(f"{message} in: {text}")
        self.text = text
        self.message = message
        self.line = line
        self.column = column
        self.pointer = pointer


class Compiled(NamedTuple):
    """One compiled expression; `names` are the variables that it may need.

    To ask CEL costs ten times what it costs to look an answer up, and over many applications the same
    few values meet again: what came of the values seen last is kept, unless they are long or tables.
    """

    text: str
    names: frozenset[str]
    returns: str
    """`bool`, `int`, `string`, `double`, or CEL's name of another type."""
    expression: Any
    environment: Any
    error: Any
    """The type of what CEL could not work out."""
    kept: dict[tuple[Any, ...], Any] | None = None
    """Values by the values of `names`; none are kept where one of these is a table."""
    cells: frozenset[str] = frozenset()
    """The columns of its table that it may read, or ask of whether they are given."""

    def value(self, bindings: Mapping[str, Any], cells: Mapping[str, Any] = _NOTHING) -> Any:
        """The value under these bindings, those of a row before the others; None where it is not yet known.

        Raises ExpressionFault for any other error (a fault of the content, found by `schemes check`).
        """
        if self.kept is None:
            return self._asked({**bindings, **cells})
        bound = [cells[name] if name in cells else bindings.get(name, _UNBOUND) for name in self.names]
        key = tuple([tuple(value) if type(value) is list else value for value in bound])
        found = self.kept.get(key, _UNBOUND)
        if found is _UNBOUND:
            found = self._asked({**bindings, **cells})
            if len(self.kept) >= _MOST_KEPT:
                self.kept.clear()
            if all(type(value) is not str or len(value) <= _LONGEST_KEPT for value in bound):
                self.kept[key] = found
        return found

    def _asked(self, bindings: Mapping[str, Any]) -> Any:
        """What CEL says."""
        bound = {name: bindings[name] for name in self.names if name in bindings}
        result = self.expression.eval(self.environment.Activation(bound))
        if result.type() != self.error:
            return result.plain_value()
        message = str(result.value())
        if message.startswith(_UNKNOWN):
            return None
        raise ExpressionFault(self.text, message)


@lru_cache(maxsize=512)
def variable_names(text: str) -> frozenset[str]:
    """Every dotted name in an expression and each of its prefixes, string literals left out.

    A superset of the variables it uses: `r.year` in a comprehension is among them, and harmless.
    """
    found: set[str] = set()
    for name in _NAME.findall(_STRING.sub("''", text)):
        parts = name.split(".")
        found.update(".".join(parts[:n]) for n in range(1, len(parts) + 1))
    return frozenset(found)
