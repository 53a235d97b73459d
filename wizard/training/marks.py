"""What a trainee marks in an application, and when a mark is at the place of a fault."""

from __future__ import annotations

from typing import Protocol

from wizard.engine.pointers import spot
from wizard.schema.base import Frozen


class Placed(Protocol):
    """A rule at a place: a mark, a planted fault, a finding."""

    @property
    def rule(self) -> str:
        """The id of the rule, or `eligibility.<condition>`."""
        ...

    @property
    def at(self) -> str:
        """JSON Pointer into the answers; "" is the whole application."""
        ...


class Mark(Frozen):
    """A place that a trainee thinks is at fault, and the rule that says why."""

    at: str
    """JSON Pointer of a question, a row of its table or a cell; "" is the whole application."""
    rule: str


def row_of(at: str) -> str:
    """The row of a cell; of anything else itself."""
    place = spot(at)
    return at if place.column is None else f"/{place.question}/{place.row}"


def names_place(mark: Placed, fault: Placed) -> bool:
    """Whether a mark names the very place of a fault: its cell, or the row that the cell is in."""
    return mark.at in (fault.at, row_of(fault.at))


def same_place(mark: Placed, fault: Placed) -> bool:
    """Whether a mark with the right reason is close enough: in a table the row must be right.

    A fault of a whole question is found anywhere in it.
    """
    here, there = spot(mark.at), spot(fault.at)
    return here.question == there.question and (there.row is None or here.row == there.row)


def within(one: Placed, other: Placed) -> bool:
    """Whether one place is the other, or lies in it: a cell in its row, a row in its question."""
    return one.at == other.at or one.at.startswith(f"{other.at}/")
