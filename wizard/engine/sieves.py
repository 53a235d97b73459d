"""Functions that tell well-formed values from others, each made for the questions of one definition.

They are straight Python, for a loop over tests takes twice the time of what it tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from wizard.engine.functions import compiled
from wizard.schema.application import MOST_ROWS

Put: TypeAlias = Callable[[str], object]
"""Puts a text with those that are looked through together."""
Finish: TypeAlias = Callable[[Any, Put, Put], Any]
"""What takes more than to look a value up: gives it back as it is kept, or None where it is turned down.
Lines are put in the one place, prose in the other."""
Record: TypeAlias = Mapping[str, Any]
"""Answers by question, or a row of cells by column."""

_HEAD: Final = "given, line, prose"
_SEEN: Final[dict[str, Any]] = {
    "type": type,
    "map": map,
    "list": list,
    "int": int,
    "str": str,
    "bool": bool,
    "rows": frozenset({dict}),
}


class Test(NamedTuple):
    """How the answers to a question, or the cells of a column, are judged."""

    name: str
    shape: Literal["str", "int", "bool", ""] = ""
    """The type of what is well-formed as it stands; "" where nothing is."""
    known: frozenset[str] | range | None = None
    """What is well-formed of that type; None is all of it."""
    others: Finish | None = None
    """What judges others; without it they are turned down."""
    put: Literal["line", "prose", ""] = ""
    """Where a text that is well-formed so far is put to be looked through."""


def sifting(tests: Sequence[Test]) -> Callable[[Record, Put, Put], dict[str, Any]]:
    """What gives of answers those that pass, in the order of the tests."""
    return compiled(_HEAD, ["get, found = given.get, {}", *_lines(tests), "return found"], **_names(tests))


def sifting_rows(tests: Sequence[Test]) -> Finish:
    """The same of rows, all of whose members must pass."""
    lines = [
        f"if type(given) is not list or not 0 < len(given) <= {MOST_ROWS}: return None",
        "if not rows.issuperset(map(type, given)): return None",
        "kept = []",
        "for row in given:",
        *(f"  {line}" for line in ("get, found = row.get, {}", *_lines(tests))),
        "  if len(found) < len(row): return None",
        "  kept.append(found)",
        "return kept",
    ]
    return compiled(_HEAD, lines, **_names(tests))


def _names(tests: Sequence[Test]) -> dict[str, Any]:
    """What the lines name: what is known of each test, and what judges others."""
    known = {f"k{number}": test.known for number, test in enumerate(tests)}
    return {**_SEEN, **known, **{f"f{number}": test.others for number, test in enumerate(tests)}}


def _lines(tests: Sequence[Test]) -> Iterator[str]:
    """What puts into `found` all that passes of what `get` gives."""
    for number, (name, shape, known, others, put) in enumerate(tests):
        keep = f"found[{name!r}] = v"
        yield f"v = get({name!r})"
        yield "if v is not None:"
        if shape:
            yield f"  if type(v) is {shape}{_among(number, known)}:"
            yield f"    {put}(v); {keep}" if put else f"    {keep}"
        if others:
            judged = f"(v := f{number}(v, line, prose)) is not None"
            yield f"  {'elif' if shape else 'if'} {judged}: {keep}"


def _among(number: int, known: frozenset[str] | range | None) -> str:
    """What asks whether a value of the shape is known."""
    if known is None:
        return ""
    return f" and {known.start} <= v < {known.stop}" if isinstance(known, range) else f" and v in k{number}"
