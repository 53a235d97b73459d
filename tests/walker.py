"""Somebody who fills in an application with keys alone, in a real terminal.

The walker knows the answers, and learns from the draft on the disk which question it stands at: what
is on the screen is the program's own affair, what is saved is what counts.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from tests.terminal import Terminal
from wizard.drafts.store import Draft
from wizard.drafts.tiny import TinyStore
from wizard.schema.scheme import Column, Definition, Field, Question

LONG = 16
"""Characters from which a text is pasted rather than typed."""


class Walker:
    """One sitting at a terminal."""

    def __init__(self, terminal: Terminal, definition: Definition, drafts: Path) -> None:
        self.terminal = terminal
        self.definition = definition
        self.store = TinyStore(drafts)

    @property
    def draft(self) -> Draft:
        """The one draft, as it is on the disk."""
        [summary] = self.store.list()
        return self.store.open(summary.id)

    def answer(self, answers: dict[str, Any], until: str = "review") -> int:
        """Answer what is asked until a place is reached; how many questions were answered."""
        count = 0
        while (place := self.draft.place) != until:
            self.one(self.definition.questions[place], answers.get(place))
            count += 1
            self._moved_from(place)
        return count

    def one(self, question: Question, value: Any) -> None:
        """Answer one question, or pass over it where there is nothing to say."""
        self.terminal.hold()
        if question.kind == "table" and value:
            self.table(question, value)
        elif value is not None:
            self.type(question, value)
        self.terminal.press("ctrl+s")
        self.terminal.release()

    def type(self, field: Field, value: Any) -> None:
        """Enter a value in the field that has the focus, as people write it."""
        if field.kind == "yes_no":
            self.terminal.type("1" if value else "2")
            self.terminal.press("home" if value else "end")
            self.terminal.type(" ")
        elif field.kind == "choice":
            self._choose(field, [value])
        elif field.kind == "choices":
            self._choose(field, value)
        elif field.kind == "prose":
            self.terminal.paste(value)
        else:
            # What a register filled in, or an earlier visit left, is written over.
            self.terminal.press("end", "ctrl+u")
            text = typed(field, value)
            # A long name comes out of another document.
            (self.terminal.paste if len(text) > LONG else self.terminal.type)(text)

    def _choose(self, field: Field, values: list[str]) -> None:
        for value in values:
            self.terminal.press("home", *["down"] * field.choices.index(value))
            self.terminal.type(" ")

    def table(self, question: Question, rows: list[dict[str, Any]]) -> None:
        """Fill in a table row by row; the cells that follow another table are there already."""
        followed = set(question.follows.cells) if question.follows else set()
        self.terminal.press("home")
        for number, row in enumerate(rows):
            if number:
                self.terminal.press("down", "home")
            for at, column in enumerate(question.columns):
                if column.id in row and column.id not in followed:
                    self.terminal.press("home", *["right"] * at)
                    self._cell(column, row[column.id])

    def _cell(self, column: Column, value: Any) -> None:
        self.terminal.press("enter")
        self.type(column, value)
        self.terminal.press("enter")

    def _moved_from(self, place: str, seconds: float = 20) -> None:
        """Wait until the draft has been saved at another place."""
        end = time.monotonic() + seconds
        while self.draft.place == place:
            assert time.monotonic() < end, f"still at {place}:\n{self.terminal.text}"
            self.terminal.settle(1)


def typed(field: Field, value: Any) -> str:
    """A value as a Norwegian writes it."""
    if field.kind == "date":
        year, month, day = value.split("-")
        return f"{int(day)}.{int(month)}.{year}"
    if field.kind == "money":
        return f"{value:,}".replace(",", " ")
    if field.kind in ("number", "percent"):
        return str(value).replace(".", ",")
    return str(value)


def example(folder: str) -> dict[str, Any]:
    """The answers of one of the shipped examples."""
    path = Path(__file__).parents[1] / "content" / "cases" / folder / "application.json"
    answers: dict[str, Any] = json.loads(path.read_text("utf-8"))["answers"]
    return answers
