"""Answers as Markdown blocks: facts in a list, texts as paragraphs, tables as tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

from wizard.export.counted import empty
from wizard.export.escape import inline, line, paragraphs
from wizard.export.model import Model
from wizard.export.tables import Table, render
from wizard.schema.scheme import Column, Question

Block = str
"""A block of Markdown, without the empty lines around it."""

FIGURES: Final = frozenset({"money", "number", "percent", "integer"})
"""Kinds that are set to the right in a table."""


def heading(level: int, text: str) -> Block:
    """A heading; its text is escaped."""
    return f"{'#' * level} {inline(text)}"


def fact(label: str, text: str) -> str:
    """An item of a list: «- Label: text»; both are escaped."""
    return f"- {line(label)}: {inline(text)}"


def facts(items: Iterable[tuple[str, str]]) -> Iterator[Block]:
    """A list of what has a text; no block where nothing has."""
    lines = [fact(label, text) for label, text in items if text]
    if lines:
        yield "\n".join(lines)


def answered(model: Model, question: Question) -> bool:
    """Whether there is anything to show of a question: an answer, or that it was left open."""
    return question.id in model.application.answers or question.id in model.application.not_clarified


def short(model: Model, question: Question) -> str:
    """An answer on one line; that it is missing, where it must be there; else ""."""
    if question.id in model.values:
        return model.speaker.answer(question, model.values[question.id])
    if question.id in model.application.answers:
        return model.speaker.raw(model.application.answers[question.id])
    return missing(model, question)


def missing(model: Model, question: Question) -> str:
    """What is said of a question without an answer; "" where it need not have one."""
    if question.id in model.application.not_clarified:
        note = model.application.not_clarified[question.id]
        return model.speaker.say("package.not-clarified" if note else "package.not-clarified-bare", note=note)
    required = question.required and model.assessment.relevance.get(question.id) is True
    return model.speaker.say("package.not-answered") if required else ""


def questions(model: Model, chosen: Iterable[Question]) -> Iterator[Block]:
    """Questions with their answers: what is short as one list, then each text and table by itself."""
    chosen = list(chosen)
    long = [q for q in chosen if q.kind in ("prose", "table") and q.id in model.application.answers]
    yield from facts((model.speaker.label(q.id), short(model, q)) for q in chosen if q not in long)
    for question in long:
        yield heading(3, model.speaker.label(question.id))
        yield from body(model, question)


def body(model: Model, question: Question) -> Iterator[Block]:
    """The answer to one question, whatever its kind, without a heading."""
    value = model.application.answers.get(question.id)
    if question.kind == "table" and isinstance(value, list):
        yield from table_blocks(model, table(model, question))
    elif question.kind == "prose" and isinstance(value, str):
        yield paragraphs(value)
    elif text := short(model, question):
        yield paragraphs(text)


def table_blocks(model: Model, made: Table, *, split: bool = False) -> Iterator[Block]:
    """A table as one block or several."""
    if lines := render(made, model.speaker.say("package.row"), split=split):
        yield "\n".join(lines)


def table(model: Model, question: Question, without: Collection[str] = ()) -> Table:
    """The rows of a table question, numbered as findings number them, less some columns.

    A column that no row has anything in is left out.
    """
    rows: list[Any] = model.application.answers.get(question.id) or []
    columns = [c for c in question.columns if c.id not in without and used(rows, c)]
    return Table(
        heads=(
            model.speaker.say("package.number"),
            *(model.speaker.column(question.id, c.id) for c in columns),
        ),
        rows=tuple(
            (str(n + 1), *(cell(model, question, column, n) for column in columns)) for n in range(len(rows))
        ),
        right=frozenset(n for n, c in enumerate(columns, start=1) if c.kind in FIGURES),
    )


def used(rows: Iterable[Any], column: Column) -> bool:
    """Whether any row has something in the column, or it has a default that then counts."""
    return column.default is not None or any(
        isinstance(row, dict) and not empty(row.get(column.id)) for row in rows
    )


def cell(model: Model, question: Question, column: Column, row: int) -> str:
    """One cell: its value, its default, or what was written where that is not of its kind."""
    good = model.values[question.id][row] if question.id in model.values else {}
    raw = model.application.answers[question.id][row]
    written = raw.get(column.id) if isinstance(raw, dict) else raw
    if column.id in good:
        return model.speaker.answer(column, good[column.id])
    if not empty(written):
        return model.speaker.raw(written)
    return model.speaker.answer(column, column.default) if column.default else ""
