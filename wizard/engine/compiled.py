"""An expression that CEL has compiled, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from wizard.engine.patterns import lazy
from wizard.schema.scheme import Field

_STRING: Final = lazy(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_NAME: Final = lazy(r"(?<![\w.])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_UNKNOWN: Final = ("UNKNOWN: No value with name", "NOT_FOUND")
_FLOATS: Final = frozenset({"number", "percent"})


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
    """An expression as CEL has compiled it: what decides what an expression means."""

    text: str
    names: Mapping[str, Field | None]
    """The variables that it may need, each with the question or column that it is."""
    returns: str
    """`bool`, `int`, `string`, `double`, or CEL's name of another type."""
    expression: Any
    environment: Any
    error: Any
    """The type of what CEL could not work out."""

    def value(self, bindings: Mapping[str, Any]) -> Any:
        """The value under these bindings; None where it is not yet known.

        Raises ExpressionFault for any other error (a fault of the content, found by `schemes check`).
        """
        bound = {
            name: bindings[name] if field is None else cel_value(field, bindings[name])
            for name, field in self.names.items()
            if name in bindings
        }
        result = self.expression.eval(self.environment.Activation(bound))
        if result.type() != self.error:
            return result.plain_value()
        message = str(result.value())
        if message.startswith(_UNKNOWN):
            return None
        raise ExpressionFault(self.text, message)


def cel_value(field: Field, value: Any) -> Any:
    """A normalised answer as CEL wants it: percent and number always float, rows as dicts of such.

    A row's own id is not for rules.
    """
    if field.kind in _FLOATS:
        return float(value)
    if field.kind == "table":
        columns = getattr(field, "columns", ())
        return [{c.id: cel_value(c, row[c.id]) for c in columns if c.id in row} for row in value]
    return value


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
