"""What differs between two applications, piece by piece: what undo says that it took back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from wizard.engine.pointers import spot
from wizard.schema.application import Application
from wizard.schema.scheme import Definition

Part = Literal["answers", "not_clarified", "acknowledged", "notes"]


class Edit(NamedTuple):
    """One difference: in which part of the application, at which place, and what stood and stands there."""

    part: Part
    at: str
    """JSON Pointer into the answers: a question, or a cell of a table whose rows are the same."""
    old: Any
    new: Any


def edits(definition: Definition, before: Application, after: Application) -> tuple[Edit, ...]:
    """The differences, answers first, in the order of the questions; rows in another order are one."""
    return (
        *_answers(definition, before, after),
        *_entries("not_clarified", before.not_clarified, after.not_clarified),
        *_entries("acknowledged", before.acknowledged, after.acknowledged),
        *_entries("notes", before.notes, after.notes),
    )


def concerned(edit: Edit) -> str:
    """The id of the question that a difference belongs to, or "" where it is the whole application."""
    return spot(edit.at).question


def _answers(definition: Definition, before: Application, after: Application) -> Iterator[Edit]:
    """The answers that differ; a table with the same rows cell by cell."""
    for question in definition.questions:
        old, new = before.answers.get(question), after.answers.get(question)
        if old == new:
            continue
        cells = _cells(question, old, new) if _same_rows(old, new) else []
        yield from cells or [Edit("answers", f"/{question}", old, new)]


def _same_rows(old: Any, new: Any) -> bool:
    """Whether two values are tables of the same rows in the same order, by their ids."""
    if not isinstance(old, list) or not isinstance(new, list) or len(old) != len(new):
        return False
    if not all(isinstance(row, dict) for row in (*old, *new)):
        return False
    return [row.get("id") for row in old] == [row.get("id") for row in new]


def _cells(question: str, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[Edit]:
    """The cells that differ, row by row."""
    return [
        Edit("answers", f"/{question}/{number}/{column}", was.get(column), now.get(column))
        for number, (was, now) in enumerate(zip(old, new, strict=True))
        for column in dict.fromkeys([*was, *now])
        if was.get(column) != now.get(column)
    ]


def _entries(part: Part, before: dict[str, str], after: dict[str, str]) -> Iterator[Edit]:
    """The entries of one part that differ. The key of an acknowledgement is its rule and its pointer."""
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        if old != new:
            place = key.partition(" ")[2] if part == "acknowledged" else key
            yield Edit(part, place if place.startswith("/") or not place else f"/{place}", old, new)
