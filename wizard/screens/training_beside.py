"""Two answers to a question: beside each other where there is room, else one above the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final, NamedTuple

from textual.content import Content

from wizard.engine.interview import is_empty
from wizard.schema.scheme import Question
from wizard.screens.reading_whole import answer_blocks
from wizard.screens.telling import shown
from wizard.screens.training_session import CaseDesk
from wizard.training.filling import state
from wizard.widgets.bar_chart import Drawn
from wizard.widgets.paragraphs import Block, literal

BESIDE: Final = 90
"""Cells from which two answers stand beside each other."""
BETWEEN: Final = " │ "
OTHER: Final = "≠ "
"""The sign of a cell that is not as in the other application."""
SHOWN: Final = 14
"""Lines of a long answer in the list; the whole of it is read with Enter."""


class Side(NamedTuple):
    """One of the two applications, and the one it is put beside."""

    title: str
    desk: CaseDesk
    other: CaseDesk


class Beside(Drawn):
    """A question with both answers, drawn for the width it gets."""

    def __init__(self, head: Block, question: Question, sides: tuple[Side, Side]) -> None:
        """What stands over both; whose answer they are to."""
        super().__init__(self._lines)
        self._head, self._question, self._sides = head, question, sides
        self._made = tuple(tuple(side_blocks(side, question)) for side in sides)

    def _lines(self, width: int) -> list[Content]:
        drawn = list(self._head.lines(width))
        if width < BESIDE:
            for side, blocks in zip(self._sides, self._made, strict=True):
                drawn += Block(literal(side.title, "italic"), Content("    "), "    ").lines(width)
                drawn += [Content.assemble("    ", line) for line in _cut(blocks, width - 4)]
            return [*drawn, Content("")]
        room = (width - len(BETWEEN) - 2) // 2
        titles = [[literal(side.title, "italic")] for side in self._sides]
        columns = [[*t, *_cut(blocks, room)] for t, blocks in zip(titles, self._made, strict=True)]
        for left, right in zip_longest(*columns, fillvalue=Content("")):
            pad = " " * max(room - left.cell_length, 0)
            drawn.append(Content.assemble("  ", left, pad, BETWEEN, right))
        return [*drawn, Content("")]

    def stacked(self) -> Iterator[Block]:
        """Both answers whole, one above the other."""
        yield self._head
        for side, blocks in zip(self._sides, self._made, strict=True):
            yield Block(Content(""))
            yield Block(literal(side.title, "bold underline"))
            yield from blocks


def _cut(blocks: Sequence[Block], width: int) -> list[Content]:
    """The lines of an answer, at most so many as a list should have."""
    drawn = [line for block in blocks for line in block.lines(max(width, 1))]
    return drawn if len(drawn) <= SHOWN else [*drawn[: SHOWN - 1], Content("…")]


def side_blocks(side: Side, question: Question) -> Iterator[Block]:
    """An answer as it is read; of a table each row, with a sign at the cells that differ."""
    mine, theirs = (_rows(desk, question) for desk in (side.desk, side.other))
    if question.kind != "table" or mine is None:
        told = list(answer_blocks(side.desk, question))[1:]
        yield from told or [Block(literal(side.desk.tools.say("app.turn.none"), "italic"))]
        return
    beside = paired(question, mine, theirs or [])
    for number, row in enumerate(mine):
        other = beside[number]
        alone = other is None and bool(theirs)
        head = literal(side.desk.tools.say("content.row", number=number + 1), "bold")
        yield Block(head, Content(OTHER if alone else ""), "  ")
        for column in question.columns:
            value, its = row.get(column.id), None if other is None else other.get(column.id)
            if is_empty(value) and is_empty(its):
                continue
            differs = other is not None and not alike(value, its)
            text = "–" if is_empty(value) else " ".join(shown(side.desk, column, value).split())
            label = side.desk.words.column(question.id, column.id)
            body = literal(f"{label}: {text}", "bold" if differs else "")
            yield Block(body, Content(OTHER if differs else "  "), "    ")


def _rows(desk: CaseDesk, question: Question) -> list[Mapping[str, Any]] | None:
    """The rows of a table; None where it is not answered."""
    value = desk.application.answers.get(question.id)
    if not isinstance(value, list) or not value:
        return None
    return [row if isinstance(row, dict) else {} for row in value]


def alike(one: Any, other: Any) -> bool:
    """Whether two cells hold the same."""
    empty = is_empty(one), is_empty(other)
    return all(empty) or (not any(empty) and state(one, other) == "same")


def paired(
    question: Question, mine: Sequence[Mapping[str, Any]], theirs: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any] | None]:
    """To each row the row of the other table that it has most in common with; each is used once."""
    left = list(range(len(theirs)))
    found: list[Mapping[str, Any] | None] = []
    for row in mine:
        scores = [
            sum(
                alike(row.get(c.id), theirs[n].get(c.id)) and not is_empty(row.get(c.id))
                for c in question.columns
            )
            for n in left
        ]
        best = max(scores, default=0)
        if best:
            found.append(theirs[left.pop(scores.index(best))])
        else:
            found.append(None)
    return found
