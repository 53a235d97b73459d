"""Hostile texts: what they hold, in which questions and columns they are put, and whether a screen tears them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from wizard.schema.scheme import Definition, Field, Question

SIGN: Final = "qq"
"""Stands before each hostile text, so that it is found on the screen again."""
HOSTILE: Final = f"{SIGN}[/x] [b] $x $primary [$y] [@click=app.bell]z[/] [link='w'] [/"
ROUGH: Final = "a\x1b[31mb\x07\x9bc\x00\u202ed\u2066\u200be\r\nf\x1b]0;t\x07\x7f\x85\u2028g " + "W" * 3_000
EDGES: Final = " │┃▐▌╭╮╰╯"


def every_answer(definition: Definition, text: str) -> dict[str, object]:
    """The text in a question of each kind, and in every cell of the tables."""
    asked = [q for q in definition.questions.values() if q.kind == "table" and not q.relevant]
    return {
        q.id: [{c.id: text for c in q.columns}] if q.kind == "table" else text
        for q in [*kinds(definition), *asked, definition.questions["title"]]
        if definition.step_of[q.id].relevant is None
    }


def kinds(definition: Definition) -> Iterator[Question]:
    """A question of each kind that is always asked."""
    found: dict[str, Question] = {}
    for question in definition.questions.values():
        if not question.relevant and definition.step_of[question.id].relevant is None:
            found.setdefault(question.kind, question)
    yield from found.values()


def torn(screen: str, text: str) -> list[str]:
    """Lines on which a hostile text is not as it was typed: wrapped at a space, or cut with «…», is as typed."""
    wrong = []
    for line in screen.split("\n"):
        for rest in [SIGN + part for part in line.split(SIGN)[1:]]:
            held = os.path.commonprefix([rest, text]).rstrip()  # noqa: RUF071  characters are meant
            after, left = rest[len(held) :], text[len(held) :]
            # A list of choices holds each word by itself, in quotation marks.
            wrapped = left[:1] == " " and (after[:2].strip(EDGES) == "" or after[:1] in '»”"')
            cut = after.lstrip()[:1] in ("…", "") or after[:2] in (" ┃", " │")
            if left and not wrapped and not cut:
                wrong.append(line)
    return wrong


def columns(definition: Definition) -> Iterator[tuple[Question, int, Field]]:
    """A column of each kind, with its table and its place there."""
    found: dict[str, tuple[Question, int, Field]] = {}
    for question in definition.questions.values():
        if (
            not question.relevant
            and definition.step_of[question.id].relevant is None
            and not question.follows
        ):
            for at, column in enumerate(question.columns):
                found.setdefault(column.kind, (question, at, column))
    yield from found.values()
