"""Bars of characters: scaled to the width, and told apart by letter and pattern as well as by colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from wizard.widgets.paragraphs import Paragraphs, literal, safe

EIGHTHS: Final = " ▏▎▍▌▋▊▉"
"""A cell filled from the left, eighth by eighth."""
LEAST: Final = 8
"""Cells under which a bar says nothing; then it has a line of its own."""
LABEL: Final = 24
"""Cells that a label takes at most beside its bar."""

Amount = int | float


class Drawn(Paragraphs):
    """Lines that are drawn for the width they get."""

    def __init__(self, draw: Callable[[int], Sequence[Content]]) -> None:
        """`draw` gives the lines at a width in cells."""
        super().__init__(())
        self._draw = draw
        self._drawn: tuple[int, list[Content]] = (-1, [])

    def at(self, width: int) -> list[Content]:
        """The lines at a width in cells."""
        if self._drawn[0] != width:
            self._drawn = (width, list(self._draw(width)))
        return self._drawn[1]


@dataclass(frozen=True)
class Piece:
    """One part of a bar."""

    amount: Amount
    letter: str
    glyph: str
    style: str = ""


def cells(amounts: Sequence[Amount], most: Amount, room: int) -> list[int]:
    """How many of `room` cells each amount takes where `most` takes them all.

    What is there takes a cell at least; the whole is as long as the sum, so far as that leaves room.
    """
    if most <= 0 or room <= 0:
        return [0] * len(amounts)
    exact = [Fraction(amount) * room / Fraction(most) for amount in amounts]
    found = [max(int(size), 1) if size > 0 else 0 for size in exact]
    whole = min(round(sum(exact)), room)
    order = sorted(range(len(exact)), key=lambda n: exact[n] - found[n], reverse=True)
    for n in order:
        if sum(found) < whole and exact[n] > 0:
            found[n] += 1
    while sum(found) > room and max(found) > 1:
        found[found.index(max(found))] -= 1
    return found


def solid(amount: Amount, most: Amount, room: int) -> str:
    """A bar of one amount, to an eighth of a cell; what is there is seen, if only just."""
    if most <= 0 or amount <= 0 or room <= 0:
        return ""
    eighths = max(min(round(Fraction(amount) * room * 8 / Fraction(most)), room * 8), 1)
    return "█" * (eighths // 8) + EIGHTHS[eighths % 8].strip()


def pieces(parts: Sequence[Piece], most: Amount, room: int) -> Content:
    """A bar of several amounts: each begins with its letter and goes on in its pattern."""
    sizes = cells([part.amount for part in parts], most, room)
    drawn = [
        literal((part.letter + part.glyph * size)[:size], part.style)
        for part, size in zip(parts, sizes, strict=True)
    ]
    return Content.assemble(*drawn)


def lines(
    label: str, bar: Callable[[int], Content], value: str, width: int, labels: int, values: int
) -> list[Content]:
    """A label, a bar and a value on a line; where there is no room for that, the bar on the next.

    `labels` and `values` are the cells that the longest label and value of the group take.
    """
    labels = min(labels, LABEL, max(width // 3, 1))
    room = width - labels - values - 4
    if room < LEAST:
        first = Content.assemble(literal(label), literal(f"  {value}", "bold"))
        return [first.truncate(width, ellipsis=True), Content.assemble("  ", bar(max(width - 2, 1)))]
    name = safe(label)
    name = f"{set_cell_size(name, labels - 1)}…" if cell_len(name) > labels else set_cell_size(name, labels)
    drawn = bar(room)
    pad = " " * (room - drawn.cell_length + values - cell_len(value) + 2)
    return [Content.assemble(literal(name), "  ", drawn, pad, literal(value, "bold"))]
