"""What the rules on texts ask of a definition, worked out once: where texts, amounts and years stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
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
    short: tuple[str, ...] = ()
    """The ids of the columns, where none is of prose."""


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
        self.example_signs: Final = frozenset(sign for some in examples for one in some for sign in one.signs)
        """The signs of the paragraphs of every example of the content."""


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
    return tuple(_spot(question) for question in questions)


def _spot(question: Question) -> Spot:
    """Where this question's answer holds texts."""
    at = f"/{question.id}"
    if question.kind in TEXT_KINDS:
        return Spot(question, question.id, at, None)
    columns = tuple((column.id, column) for column in question.columns if column.kind in TEXT_KINDS)
    short = all(column.kind == "text" for _, column in columns)
    return Spot(question, question.id, at, columns, tuple(name for name, _ in columns) if short else ())


def texts_in(
    places: Iterable[Spot], values: Mapping[str, Any], passed: AbstractSet[str | None] = frozenset()
) -> list[TextAt]:
    """Every text that the answers hold at these places, row by row.

    A row of which all texts are `passed` is left out, if none is of kind prose; None stands for no text.
    """
    found = []
    for question, name, at, columns, short in places:
        value = values.get(name)
        if value is None:
            continue
        if columns is None:
            found.append(TextAt(at, question, question, value))
            continue
        for number, row in enumerate(value):
            if short and passed >= set(map(row.get, short)):
                continue
            for column, field in columns:
                if column in row:
                    found.append(TextAt(f"{at}/{number}/{column}", question, field, row[column]))
    return found
