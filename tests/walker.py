"""Somebody who fills in an application with keys alone, in a real terminal.

The walker knows the answers, and learns from the draft on the disk which question it stands at: what
is on the screen is the program's own affair, what is saved is what counts.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.terminal import Terminal
from wizard.drafts.store import Draft
from wizard.drafts.tiny import TinyStore
from wizard.schema.scheme import Column, Definition, Field, Question

WRONG = {
    "money": "mye",
    "number": "litt",
    "percent": "halve",
    "integer": "tre",
    "year": "i fjor",
    "date": "31.2.2023",
    "orgnr": "944 716 905",
    "account_number": "9990 05",
    "phone": "12",
    "email": "ola",
    "postcode": "86",
    "municipality": "Ingensteds",
}
"""What nobody can take for an answer of the kind."""
CHOSEN = ("yes_no", "choice", "choices")
"""Kinds in which nothing wrong can be written: letters that begin no choice choose nothing."""
LONG = 16
"""Characters from which a text is pasted rather than typed."""

Detour = Callable[["Walker", Question, Any], None]
"""Something that is done at a question, which stands there with its answer; it may answer it itself."""


class Walker:
    """One sitting at a terminal."""

    def __init__(self, terminal: Terminal, definition: Definition, drafts: Path) -> None:
        self.terminal = terminal
        self.definition = definition
        self.store = TinyStore(drafts)
        self.mistaken: set[str] = set()
        """Kinds that have been answered wrong once."""

    @property
    def draft(self) -> Draft:
        """The one draft, as it is on the disk."""
        [summary] = self.store.list()
        return self.store.open(summary.id)

    def answer(
        self,
        answers: dict[str, Any],
        until: str = "review",
        detours: Mapping[str, Sequence[Detour]] | None = None,
    ) -> None:
        """Answer what is asked until a place is reached, with what is done at some questions on the way."""
        while (place := self.draft.place) != until:
            question = self.definition.questions[place]
            if question.kind not in self.mistaken and answers.get(place) is not None:
                self.mistake(question)
            for detour in (detours or {}).get(place, ()):
                detour(self, question, answers.get(place))
            if self.draft.place == place:
                self.one(question, answers.get(place))
            self.moved_from(place)

    def mistake(self, question: Question) -> None:
        """What is wrong for a question of this kind is kept as it was typed, and holds one there."""
        self.mistaken.add(question.kind)
        wrong = WRONG.get(question.kind)
        if question.kind in CHOSEN:
            self.terminal.type("zz")
            assert question.id not in self.draft.application.answers
        elif question.kind == "table":
            at = next((n for n, c in enumerate(question.columns) if c.kind in WRONG), None)
            if at is not None and not question.follows:
                self.terminal.press("home", *["right"] * at, "enter")
                self.terminal.type(WRONG[question.columns[at].kind])
                self.terminal.press("enter")
                self.until(
                    lambda draft: (draft.application.answers.get(question.id) or [{}])[0],
                    WRONG[question.columns[at].kind],
                )
        elif wrong is not None:
            self.terminal.press("end", "ctrl+u")
            self.terminal.type(wrong)
            self.terminal.press("enter")
            self.until(lambda draft: draft.application.answers.get(question.id), wrong)
            assert self.draft.place == question.id

    def until(self, found: Callable[[Draft], Any], what: Any, seconds: float = 60) -> None:
        """Wait until something of the draft is as it should be, or holds it."""
        end = time.monotonic() + seconds
        while (seen := found(self.draft)) != what and not (isinstance(seen, dict) and what in seen.values()):
            assert time.monotonic() < end, f"{seen!r} is not {what!r}:\n{self.terminal.text}"
            self.terminal.settle(1)

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

    def moved_from(self, place: str, seconds: float = 90) -> None:
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
