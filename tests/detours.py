"""What people do on the way through an application: look around, change, take back, bring along."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from tests.walker import Walker, typed
from wizard.content.words import Words
from wizard.schema.scheme import Column, Question


def back_and_forth(walker: Walker, question: Question, _answer: Any) -> None:
    """Esc goes back, and the same answer again leads here."""
    answers = walker.draft.application.answers
    walker.terminal.press("escape")
    walker.moved_from(question.id)
    walker.terminal.press("ctrl+s")
    walker.until(lambda draft: draft.place, question.id)
    assert walker.draft.application.answers == answers


def another_window(walker: Walker, question: Question, _answer: Any) -> None:
    """The window is made another size while a word is being typed; nothing moves, and nothing is lost."""
    columns, rows = walker.terminal.screen.columns, walker.terminal.screen.lines
    walker.terminal.type("begynt på")
    for size in ((60, 20), (40, 10), (132, 43), (columns, rows)):
        walker.terminal.redraw(*size)
    walker.terminal.until("begynt på")
    walker.terminal.press("ctrl+u")
    assert walker.draft.place == question.id


def as_a_sheet(walker: Walker, question: Question, _answer: Any) -> None:
    """The part as one form, and back, with nothing changed."""
    before = walker.draft.application
    walker.terminal.press("f4")
    walker.terminal.settle()
    walker.terminal.press("f4")
    walker.terminal.until("F1")
    assert (walker.draft.application, walker.draft.place) == (before, question.id)


def in_other_words(walker: Walker, question: Question, _answer: Any) -> None:
    """The language of the screen is another for a while."""
    for language, name in (("nynorsk", "Vegvisar ·"), ("bokmål", "Veiviser ·")):
        walker.terminal.press("ctrl+p")
        walker.terminal.type(language)
        walker.terminal.press("enter")
        walker.terminal.until(name)
    assert walker.draft.place == question.id


def left_open(walker: Walker, question: Question, _answer: Any) -> None:
    """The question is left not clarified, with a note; then one comes back to it after all."""
    walker.terminal.press("f6")
    walker.terminal.type("venter på svar")
    walker.terminal.press("enter")
    walker.until(lambda draft: draft.application.not_clarified.get(question.id), "venter på svar")
    walker.moved_from(question.id)
    walker.terminal.press("escape")
    walker.until(lambda draft: draft.place, question.id)


def looked_around(walker: Walker, question: Question, _answer: Any) -> None:
    """Help, conditions and review are looked at."""
    for key in ("f1", "f3", "f9"):
        walker.terminal.press(key, "escape")
    walker.until(lambda draft: draft.place, question.id)


def figures(walker: Walker, question: Question, _answer: Any) -> None:
    """The figures are explained, and drawn."""
    walker.terminal.press("f10")
    walker.terminal.until("Slik er tallene")
    walker.terminal.press("f10")
    walker.terminal.until("█|▇|━|▬|■")
    # The picture took the place of the explanation: one step leads back.
    walker.terminal.press("escape")
    walker.terminal.until(r"F4 Ark|Ctrl\+O")
    assert walker.draft.place == question.id


class Changed:
    """An earlier answer is found by its words, changed, taken back, made again, and taken back again."""

    def __init__(self, words: Words, earlier: str, other: str) -> None:
        self.words, self.earlier, self.other = words, earlier, other

    def __call__(self, walker: Walker, question: Question, _answer: Any) -> None:
        was = walker.draft.application.answers[self.earlier]
        self.go(walker, self.earlier)
        walker.terminal.press("end", "ctrl+u")
        walker.terminal.type(self.other)
        walker.terminal.press("enter")
        for key, value in (("", self.other), ("f7", was), ("ctrl+y", self.other), ("f7", was)):
            if key:
                walker.terminal.press(key)
            walker.until(lambda draft: draft.application.answers[self.earlier], value)
        self.go(walker, question.id)

    def go(self, walker: Walker, question: str) -> None:
        """Go to a question by the words of its short name."""
        if walker.draft.place == question:
            return
        walker.terminal.press("f2")
        walker.terminal.type(self.words.label(question))
        walker.terminal.press("enter")
        walker.until(lambda draft: draft.place, question)


EDITOR = """
import pathlib, sys
text = pathlib.Path(sys.argv[-1])
text.write_text(pathlib.Path(sys.argv[1]).read_text("utf-8"), "utf-8")
"""


class Editor:
    """A text editor of one's own, which writes what it was told beforehand."""

    def __init__(self, folder: Path) -> None:
        self.program, self.text = folder / "editor.py", folder / "skrevet.txt"
        self.program.write_text(EDITOR, "utf-8")
        self.environment = {"EDITOR": f"{sys.executable} {self.program} {self.text}", "VISUAL": ""}

    def __call__(self, walker: Walker, question: Question, answer: Any) -> None:
        """The text is handed over, and comes back as the answer."""
        self.text.write_text(answer, "utf-8")
        walker.terminal.press("ctrl+l")
        walker.until(lambda draft: draft.application.answers.get(question.id), answer)
        walker.terminal.press("ctrl+s")
        walker.moved_from(question.id)


class FromASpreadsheet:
    """A table is pasted as one block."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __call__(self, walker: Walker, question: Question, answer: Any) -> None:
        self.paste(walker, question, answer)
        walker.terminal.press("ctrl+s")
        walker.moved_from(question.id)

    def paste(self, walker: Walker, question: Question, answer: Any) -> None:
        """Paste the rows, look at what would come of it, and take them in."""
        terminal = walker.terminal
        terminal.press("home")
        terminal.paste(self.block(question, answer))
        terminal.until("Lim inn")
        terminal.press("enter")
        walker.until(lambda draft: self.rows(draft.application.answers.get(question.id)), answer)

    def rows(self, value: Any) -> Any:
        """Rows without the draft's own ids."""
        return [{k: v for k, v in row.items() if k != "id"} for row in value or [] if isinstance(row, dict)]

    def block(self, question: Question, rows: list[dict[str, Any]]) -> str:
        """The rows as a spreadsheet puts them on the clipboard."""
        return "".join(
            "\t".join(self.cell(question, c, row.get(c.id)) for c in question.columns) + "\r\n"
            for row in rows
        )

    def cell(self, question: Question, column: Column, value: Any) -> str:
        if value is None:
            return ""
        if column.kind == "yes_no":
            return "ja" if value else "nei"
        if column.kind == "choice":
            return self.words.question(question.id).columns[column.id].choices[value]
        return typed(column, value)


class FromAFile(FromASpreadsheet):
    """A table is pasted from a spreadsheet, saved as CSV, emptied, and fetched from the file again."""

    def __init__(self, words: Words, folder: Path) -> None:
        super().__init__(words)
        self.file = folder / "rader.csv"

    def __call__(self, walker: Walker, question: Question, answer: Any) -> None:
        terminal = walker.terminal
        self.paste(walker, question, answer)
        terminal.press("ctrl+e", "ctrl+u")
        terminal.type(str(self.file))
        terminal.press("enter")
        terminal.until("Lagret")
        assert self.file.read_bytes().startswith(b"\xef\xbb\xbf")
        terminal.press("ctrl+x")
        walker.until(lambda draft: len(draft.application.answers.get(question.id) or []), len(answer) - 1)
        terminal.press("ctrl+l", "ctrl+u")
        terminal.type(str(self.file))
        terminal.press("enter")
        terminal.until("Erstatt")
        terminal.quiet()
        # A file's rows are added below, unless one chooses that they replace what is there.
        terminal.press("home", "down", "enter")
        walker.until(lambda draft: self.rows(draft.application.answers.get(question.id)), answer)
        terminal.press("ctrl+s")
        walker.moved_from(question.id)


class WhatIf:
    """Another sum is tried, its difference looked at, and the draft is as it was."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __call__(self, walker: Walker) -> None:
        before = walker.draft
        terminal = walker.terminal
        terminal.press("f4")
        terminal.until("Hvilket svar")
        terminal.type(self.words.label("grant_sought"))
        terminal.press("enter")
        terminal.until("Svaret prøves bare")
        terminal.press("end", "ctrl+u")
        terminal.type("1000")
        terminal.press("enter")
        terminal.until("Prøves nå")
        terminal.until("→ 1.000")
        terminal.press("escape")
        assert walker.draft.application == before.application
