"""A step as a sheet: its questions as lines of a form, drawn above and below the one that is answered.

Only one field is live, as in a grid; a line costs nothing until it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from wizard.widgets.ask import AnswerField, Ask
from wizard.widgets.go_on import GoOn
from wizard.widgets.paragraphs import NOTHING, Block, literal, wrap
from wizard.widgets.told import Told

SIGN = 2
"""Cells before a label."""


@dataclass(frozen=True)
class SheetLine:
    """One question of the form: its sign, its label, its answer, and what is wrong with it."""

    id: str
    sign: str
    label: str
    answer: str
    given: bool
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class LineBlock(Block):
    """A label at the left, and its answer beside it; both wrap in their own column."""

    line: SheetLine | None = None

    def lines(self, width: int) -> Iterator[Content]:
        """The lines at a width in cells."""
        return iter(laid(self.line, width) if self.line is not None else ())


@lru_cache(maxsize=2048)
def laid(line: SheetLine, width: int) -> tuple[Content, ...]:
    """One question of the form as it is drawn; to go from field to field wraps nothing anew."""
    left = max(12, min(30, width * 2 // 5))
    labels = wrap(literal(line.label), left - SIGN - 1)
    answers = wrap(literal(line.answer, "bold" if line.given else "italic"), max(width - left, 8))
    lines = []
    for number in range(max(len(labels), len(answers))):
        label = labels[number] if number < len(labels) else NOTHING
        sign = f"{line.sign} " if number == 0 else " " * SIGN
        pad = " " * max(left - SIGN - cell_len(label.plain), 1)
        lines.append(Content.assemble(sign, label, pad, *answers[number : number + 1]))
    for fault in line.faults:
        lines += Block(literal(fault), Content("    ! "), "      ").lines(width)
    return tuple(lines)


class SheetPart(Told):
    """The lines above or below the live field. A click on one goes to it."""

    DEFAULT_CSS = "SheetPart { height: auto; padding: 0 1; }"

    @dataclass
    class Chosen(Message):
        """A line was clicked: its question is to be answered."""

        question: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        """Without lines."""
        super().__init__(id=id)
        self._parts: list[tuple[str, Block]] = []

    def show(self, lines: Sequence[SheetLine], head: str = "") -> None:
        """Show these lines, under a heading where there is one."""
        parts: list[tuple[str, Block]] = [("", Block(literal(f"── {head} ──", "bold")))] if head else []
        parts += [(line.id, LineBlock(NOTHING, line=line)) for line in lines]
        self._parts = parts
        self.display = bool(parts)
        self.tell([block for _, block in parts])

    def on_click(self, event: events.Click) -> None:
        """Go to the question whose line was clicked."""
        event.stop()
        y, width = event.y, self.content_size.width
        for question, block in self._parts:
            y -= len(list(block.lines(width)))
            if y < 0:
                if question:
                    self.post_message(self.Chosen(question))
                return


class TableLine(AnswerField):
    """A table as a line of the form: Enter opens it."""

    DEFAULT_CSS = "TableLine { height: auto; } TableLine > Told { height: auto; }"

    @dataclass
    class Opened(Message):
        """The table is to be opened."""

        question: str

    def compose(self) -> ComposeResult:
        """What the table holds, and the way into it."""
        yield Told()
        yield GoOn("")

    def put(self, ask: Ask) -> None:
        """Show what the table holds."""
        super().put(ask)
        held = ask.show(ask.field, ask.value) if isinstance(ask.value, list) else ""
        self.query_one(Told).say(held or ask.say("sheet.no-rows"))
        self.query_one(GoOn).say(ask.say("sheet.open-table"))

    def reword(self, ask: Ask) -> None:
        """The same in another language."""
        self.put(ask)

    @property
    def value(self) -> Any:
        """The rows as they are: here nothing is changed."""
        return self.ask.value

    @on(GoOn.Pressed)
    def _pressed(self, event: GoOn.Pressed) -> None:
        event.stop()
        self.post_message(self.Opened(self.ask.field.id))
