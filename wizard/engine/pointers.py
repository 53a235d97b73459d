"""JSON Pointers into the answers: a question, a row of its table, a cell of the row."""

from __future__ import annotations

from typing import NamedTuple


class Spot(NamedTuple):
    """The parts of a pointer; "" and None where it does not go so deep."""

    question: str = ""
    row: int | None = None
    column: str | None = None


def spot(pointer: str) -> Spot:
    """Take a pointer such as `/positions/1/percent` apart; what is no pointer is the whole application."""
    _, _, path = pointer.partition("/")
    question, _, rest = path.partition("/")
    if not rest:
        return Spot(question)
    number, _, column = rest.partition("/")
    row = int(number) if number.isascii() and number.isdecimal() else None
    return Spot(question, row, column or None)
