"""The places of an application that is read: its parts, questions with answers, rows and cells.

A place goes by its JSON Pointer, which is the id of its line: `/need`, `/positions/0`. A cell has no
line of its own: it is the part of its row's line that the cursor was moved to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from textual.content import Content

from wizard.engine.interview import is_empty
from wizard.engine.pointers import spot
from wizard.schema.scheme import Column, Question
from wizard.screens.desk import Desk
from wizard.screens.reading_whole import answer_blocks
from wizard.screens.review_parts import ruled
from wizard.screens.telling import place_words, shown
from wizard.widgets.paragraphs import Block, Paragraphs, literal
from wizard.widgets.parted_list import Entry

WHOLE: Final = "whole"
"""The id of the line for the application as a whole, whose pointer is ""."""
MARK: Final = "×"
"""The sign of a place that is marked."""
LONGEST: Final = 150
"""How much of an answer stands in its line; the whole of it stands beside or below."""
CELL: Final = 60
"""How much of a cell stands in its row's line."""


@dataclass(frozen=True)
class Marked:
    """What one has said is wrong at a place, in words."""

    at: str
    reason: str


def place_id(at: str) -> str:
    """The id of the line that a pointer's place stands in: a cell stands in its row's."""
    place = spot(at)
    if not place.question:
        return WHOLE
    return f"/{place.question}" if place.row is None else f"/{place.question}/{place.row}"


def entries(desk: Desk, marks: Sequence[Marked], column: tuple[str, int]) -> list[Entry]:
    """The whole application, line by line; `column` is the row whose cell has the cursor, and which."""
    found = [_whole(desk, marks)]
    for step in desk.definition.steps:
        asked = [q for q in step.question if q.id in desk.interview.path]
        if asked:
            title = desk.words.step(step.id).title
            found.append(Entry("", ruled(title), title, part=True))
        for question in asked:
            found.append(Entry(f"/{question.id}", question_line(desk, question, marks)))
            found += [
                Entry(at, row_line(desk, question, number, marks, column[1] if column[0] == at else -1))
                for number, at in rows_of(desk, question)
            ]
    return found


def rows_of(desk: Desk, question: Question) -> list[tuple[int, str]]:
    """The rows of a table: number from 0, and pointer."""
    value = desk.application.answers.get(question.id)
    if question.kind != "table" or not isinstance(value, list):
        return []
    return [(number, f"/{question.id}/{number}") for number in range(len(value))]


def line_of(desk: Desk, at: str, marks: Sequence[Marked], column: int) -> Paragraphs:
    """One line anew, by its id."""
    place = spot(at)
    if at == WHOLE or place.question not in desk.definition.questions:
        return _whole(desk, marks).shown
    question = desk.definition.questions[place.question]
    if place.row is None:
        return question_line(desk, question, marks)
    return row_line(desk, question, place.row, marks, column)


def _whole(desk: Desk, marks: Sequence[Marked]) -> Entry:
    told = literal(desk.tools.say("training.faults.whole"), "bold")
    return Entry(WHOLE, Paragraphs([_signed(told, marks, ""), *_reasons(marks, "")]))


def question_line(desk: Desk, question: Question, marks: Sequence[Marked]) -> Paragraphs:
    """A question's label and the beginning of its answer, with what is marked there."""
    at = f"/{question.id}"
    text = answer_text(desk, question)
    said = " ".join(text.split()) or desk.tools.say("app.turn.none")
    body = Content.assemble(
        literal(f"{desk.words.label(question.id)}: ", "bold"),
        literal(said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…", "" if text else "italic"),
    )
    return Paragraphs([_signed(body, marks, at), *_reasons(marks, at)])


def answer_text(desk: Desk, question: Question) -> str:
    """The answer as people read it, on one line or many; "" where there is none."""
    note = desk.application.not_clarified.get(question.id)
    if note is not None:
        return desk.tools.say("app.turn.open-note", note=note) if note else desk.tools.say("app.turn.open")
    value = desk.application.answers.get(question.id)
    if is_empty(value):
        return ""
    if question.kind == "table" and isinstance(value, list):
        return desk.tools.say("training.faults.rows", count=len(value))
    if question.kind == "municipality":
        found = desk.definition.registry.by_number.get(str(value))
        return f"{found.number} {found.name}" if found else str(value)
    return shown(desk, question, value)


def row_line(desk: Desk, question: Question, number: int, marks: Sequence[Marked], column: int) -> Paragraphs:
    """A row with all its cells; the cell under the cursor in brackets, a marked one with the sign."""
    at, cells = f"/{question.id}/{number}", list[Content]()
    marked = {mark.at for mark in marks}
    for n, (col, text) in enumerate(cells_of(desk, question, number)):
        label = desk.words.column(question.id, col.id)
        value = text if len(text) <= CELL else f"{text[: CELL - 1]}…"
        sign = f"{MARK} " if f"{at}/{col.id}" in marked else ""
        told = Content.assemble(literal(f"{sign}{label}: "), literal(value or "–", "bold"))
        if n == column:
            told = Content.assemble("[", told, "]").stylize("reverse")
        cells.append(told)
    head = literal(f"{desk.tools.say('content.row', number=number + 1)}  ", "bold")
    body = Content.assemble(head, Content(" · ").join(cells))
    reasons = [
        block
        for where in [at, *(f"{at}/{c.id}" for c in question.columns)]
        for block in _reasons(marks, where, desk)
    ]
    return Paragraphs([_signed(body, marks, at, deep=2), *reasons])


def cells_of(desk: Desk, question: Question, number: int) -> Iterator[tuple[Column, str]]:
    """The cells of a row as people read them; "" where one is empty."""
    rows = desk.application.answers.get(question.id)
    row = rows[number] if isinstance(rows, list) and number < len(rows) else None
    cells: Mapping[str, Any] = row if isinstance(row, dict) else {}
    for column in question.columns:
        value = cells.get(column.id)
        yield column, "" if is_empty(value) else " ".join(shown(desk, column, value).split())


def _signed(body: Content, marks: Sequence[Marked], at: str, *, deep: int = 0) -> Block:
    """A line with the sign of a mark before it."""
    sign = MARK if any(mark.at == at for mark in marks) else " "
    pad = " " * deep
    return Block(body, Content(f"{pad}{sign} "), f"{pad}  ")


def _reasons(marks: Sequence[Marked], at: str, desk: Desk | None = None) -> Iterator[Block]:
    """What is marked at a place, each on a line; of a cell with its name."""
    for mark in marks:
        if mark.at == at:
            place = spot(at)
            named = ""
            if desk is not None and place.column:
                named = f"{desk.words.column(place.question, place.column)}: "
            yield Block(literal(f"{named}{mark.reason}", "bold"), Content(f"    {MARK} "), "      ")


def whole_blocks(desk: Desk, at: str, marks: Sequence[Marked], *, rows: bool = True) -> Iterator[Block]:
    """A place from beginning to end: what is marked there, the question, the answer.

    Without `rows` a table only says how many rows it has.
    """
    place = spot(at)
    question = desk.definition.questions.get(place.question)
    yield Block(literal(place_words(desk, at), "bold underline"))
    for mark in marks:
        if mark.at == at:
            told = desk.tools.say("training.faults.marked", reason=mark.reason)
            yield Block(literal(told, "bold $text-error"), Content(f"{MARK} "), "  ")
    if question is None:
        yield Block(literal(desk.tools.say("training.faults.whole-text")))
        return
    words = desk.words.question(question.id)
    if place.row is None:
        yield Block(literal(words.ask, "italic"))
        yield Block(Content(""))
        if question.kind == "table" and not rows:
            yield Block(literal(answer_text(desk, question) or desk.tools.say("app.turn.none"), "bold"))
        else:
            yield from list(answer_blocks(desk, question))[1:]
        return
    for column, text in cells_of(desk, question, place.row):
        label = literal(f"{desk.words.column(question.id, column.id)}: ")
        if place.column in (None, column.id):
            yield Block(Content.assemble(label, literal(text or "–", "bold")), rest="  ")
        if place.column == column.id:
            asked = words.columns.get(column.id)
            yield Block(literal(asked.help if asked is not None else "", "italic"))
