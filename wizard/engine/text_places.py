"""What the rules on texts ask of a definition, worked out once: where texts, amounts and years stand."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any, Final, NamedTuple

from wizard.engine.copies import paragraphs_of
from wizard.schema.scheme import Definition, Field, Question

TEXT_KINDS: Final = ("text", "prose")
_KEPT: Final = 16


class TextAt(NamedTuple):
    """One text of an application: an answer or a cell of kind text or prose."""

    at: str
    """JSON Pointer of the answer or cell."""
    question: Question
    field: Field
    """The question, or the column of the cell."""
    text: str


class Spot(NamedTuple):
    """A question whose answer holds texts: the answer itself, or cells of these columns."""

    question: Question
    id: str
    at: str
    columns: tuple[tuple[str, Field], ...] | None


class TextPlaces:
    """Where the texts, the amounts and the years of a definition's answers stand."""

    def __init__(self, definition: Definition) -> None:
        """Look through every question."""
        questions = definition.questions.values()
        self.definition: Final = definition
        self.spots: Final = spots(definition.text_questions)
        self.money: Final = tuple(
            (q.id, q.kind == "money", columns)
            for q in questions
            if (columns := _of_kind(q, "money")) or q.kind == "money"
        )
        """Question id, whether it is an amount itself, and the ids of its columns of amounts."""
        self.years: Final = tuple((q.id, columns) for q in questions if (columns := _of_kind(q, "year")))
        """Question id, and the ids of its columns of years."""
        self.by_year: Final = frozenset(q.id for q in questions if q.columns and q.columns[0].kind == "year")
        """The tables in which a row is a year: they begin with it."""
        examples = (paragraphs_of(texts) for texts in definition.examples.values())
        self.example_ends: Final = frozenset(ends for some in examples for one in some for ends in one.ends)
        """The first and last letters of the paragraphs of every example of the content."""


def _of_kind(question: Question, kind: str) -> tuple[str, ...]:
    return tuple(column.id for column in question.columns if column.kind == kind)


_kept: dict[int, TextPlaces] = {}


def text_places(definition: Definition) -> TextPlaces:
    """The places of a definition, kept for the last few in use, by identity as `expressions_of` keeps."""
    found = _kept.get(id(definition))
    if found is None or found.definition is not definition:
        if len(_kept) >= _KEPT:
            _kept.clear()
        found = _kept[id(definition)] = TextPlaces(definition)
    return found


def spots(questions: Iterable[Question]) -> tuple[Spot, ...]:
    """Where these questions' answers hold texts, in the order they are asked."""
    return tuple(
        Spot(
            question,
            question.id,
            f"/{question.id}",
            None
            if question.kind in TEXT_KINDS
            else tuple((column.id, column) for column in question.columns if column.kind in TEXT_KINDS),
        )
        for question in questions
    )


def texts_in(
    places: Iterable[Spot], values: Mapping[str, Any], passed: Container[str] = frozenset()
) -> list[TextAt]:
    """Every text that the answers hold at these places, row by row; no cell of kind text that is `passed`."""
    found = []
    for question, name, at, columns in places:
        value = values.get(name)
        if value is None:
            continue
        if columns is None:
            found.append(TextAt(at, question, question, value))
            continue
        for number, row in enumerate(value):
            for column, field in columns:
                text = row.get(column)
                if text is not None and (text not in passed or field.kind != "text"):
                    found.append(TextAt(f"{at}/{number}/{column}", question, field, text))
    return found
