"""Notes for oneself and colleagues, in words: their sign at a question, their lines in the review."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from wizard.engine.pointers import spot
from wizard.screens.desk import Desk
from wizard.screens.telling import place_words
from wizard.widgets.paragraphs import Block, Paragraphs, literal

SIGN = "✎"


class Note(NamedTuple):
    """One note: where it stands, what it says, and whether it is dealt with."""

    pointer: str
    text: str
    closed: bool


def notes_of(desk: Desk, question: str | None = None) -> list[Note]:
    """The notes of a question and its rows, or all of them, in the order of the questions and rows."""
    order = {id_: n for n, id_ in enumerate(desk.definition.questions)}
    closed = frozenset(desk.draft.closed_notes)
    found = [
        Note(pointer, text, pointer in closed)
        for pointer, text in desk.application.notes.items()
        if question is None or spot(pointer).question == question
    ]

    def place(note: Note) -> tuple[int, int, str]:
        at = spot(note.pointer)
        return order.get(at.question, len(order)), -1 if at.row is None else at.row, note.pointer

    return sorted(found, key=place)


def note_sign(desk: Desk, question: str) -> str:
    """What stands after a question that has open notes; "" where it has none."""
    if not desk.application.notes:
        return ""
    count = sum(not note.closed for note in notes_of(desk, question))
    return f" {SIGN} {desk.tools.say('notes.sign', count=count)}" if count else ""


def note_notices(desk: Desk, question: str) -> list[str]:
    """The open notes of a question, to be said with it."""
    if not desk.application.notes:
        return []
    return [told(desk, note) for note in notes_of(desk, question) if not note.closed]


def told(desk: Desk, note: Note) -> str:
    """A note with its row where it has one, and its state where it is closed."""
    say, text = desk.tools.say, " ".join(note.text.split())
    row = spot(note.pointer).row
    code = "closed" if note.closed else "open"
    where = f" ({say('notes.row', number=row + 1)})" if row is not None else ""
    return f"{SIGN} {say(f'notes.told-{code}')}{where}: {text}"


def note_lines(desk: Desk) -> list[tuple[str, Paragraphs]]:
    """The notes as a section of a list: a heading, and a line each that leads to its place.

    An id is «note» and the pointer with a «#» between; nothing where there are no notes.
    """
    say, found = desk.tools.say, notes_of(desk)
    if not found:
        return []
    open_ = sum(not note.closed for note in found)
    head = say("notes.section", open=open_, closed=len(found) - open_)
    lines = [("", Paragraphs([Block(literal(head, "bold"))]))]
    for note in sorted(found, key=lambda note: note.closed):
        sign = "✓" if note.closed else SIGN
        label = place_words(desk, note.pointer)
        state = f" ({say('notes.closed')})" if note.closed else ""
        body = Content.assemble(literal(f"{label}{state}: ", "bold"), literal(" ".join(note.text.split())))
        lines.append((f"note#{note.pointer}", Paragraphs([Block(body, Content(f"  {sign} "), "    ")])))
    return lines
