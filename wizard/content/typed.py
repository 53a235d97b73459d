"""`answer=value` as people type it: which answer is meant, and the value read by its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from wizard.content.nearest import nearest
from wizard.content.words import Words
from wizard.engine.answers import ROW_ID
from wizard.engine.table_cells import Table, read
from wizard.schema.application import MOST_ROWS
from wizard.schema.scheme import Column, Definition, Field, Question

_ROW: Final = re.compile(r"0|[1-9][0-9]{0,3}|-")
_FIELDS: Final = ("id", "kind", "choices", "exclusive", "least", "most")


class Mistyped(ValueError):
    """What was typed names no answer, or holds no value. `code` is the reason; `values` what it names."""

    def __init__(self, code: str, **values: Any) -> None:
        """Keep what a sentence needs."""
        super().__init__(code)
        self.code = code
        self.values = values


class Named(NamedTuple):
    """An answer, a row of it or a cell, as it was named."""

    question: Question
    row: int | None = None
    column: Column | None = None

    @property
    def pointer(self) -> str:
        """The JSON Pointer into the answers."""
        parts = [self.question.id, self.row, self.column.id if self.column else None]
        return "".join(f"/{part}" for part in parts if part is not None)


@dataclass(frozen=True)
class Typing:
    """One edition, and the words in which its choices may be named."""

    definition: Definition
    words: tuple[Words, ...]

    def assign(self, answers: Mapping[str, Any], typed: str) -> tuple[str, Any]:
        """The question that `answer=value` changes, and its whole new answer; None takes it away.

        `answers` are those that stand; a cell changes its own row of them. Raises Mistyped.
        """
        name, equals, text = typed.partition("=")
        if not equals:
            raise Mistyped("no-value", given=typed)
        named = self.named(name.strip(), answers)
        if named.question.kind != "table":
            return named.question.id, self._value(named, named.question, text)
        return named.question.id, self._table(named, answers.get(named.question.id), text)

    def named(self, name: str, answers: Mapping[str, Any]) -> Named:
        """The answer that an id, `costs/2/amount` or a JSON Pointer names. Rows are counted from 0.

        `-` is the row after the last. Raises Mistyped.
        """
        id_, *inside = name.removeprefix("/").split("/")
        question = self.definition.questions.get(id_)
        if question is None:
            raise _unknown("unknown", id_, self.definition.questions)
        if not inside:
            return Named(question)
        rows = answers.get(id_)
        count = len(rows) if isinstance(rows, list) else 0
        if question.kind != "table" or len(inside) > 2 or not _ROW.fullmatch(inside[0]):  # noqa: PLR2004
            raise Mistyped("no-cell", name=name, question=id_)
        row = count if inside[0] == "-" else int(inside[0])
        if row > count or row >= MOST_ROWS:
            raise Mistyped("no-row", name=name, count=count, question=id_)
        return Named(question, row, self._column(question, inside[1]) if inside[1:] else None)

    def _column(self, question: Question, id_: str) -> Column:
        columns = {column.id: column for column in question.columns}
        if id_ not in columns:
            raise _unknown("unknown-column", id_, columns, question=question.id)
        return columns[id_]

    def _value(self, named: Named, field: Field, text: str) -> Any:
        """What was typed, read by its kind; a choice by its id or its label. Raises Mistyped."""
        column = Column(**{name: getattr(field, name) for name in _FIELDS})
        table = Table(
            (column,), (), choices={field.id: self._labels(named)}, registry=self.definition.registry
        )
        value, refused = read(table, column, text)
        if refused is not None:
            raise Mistyped("refused", at=named.pointer, refused=refused, field=field)
        return value

    def _labels(self, named: Named) -> list[tuple[str, str]]:
        """Every label of every choice, in every language, with its id."""
        field = named.column or named.question
        inside = named.column.id if named.column else ""
        return [
            (words.choice(named.question.id, choice, inside), choice)
            for words in self.words
            for choice in field.choices
        ]

    def _table(self, named: Named, before: Any, text: str) -> Any:
        """The rows of a table with one cell changed, or one row or all of them taken away."""
        if named.column is None and text.strip():
            raise Mistyped("whole-table", question=named.question.id)
        if named.row is None:
            return None
        rows = list(before) if isinstance(before, list) else []
        old = rows[named.row] if named.row < len(rows) else {}
        if named.column is None:
            return [row for number, row in enumerate(rows) if number != named.row]
        row = dict(old) if isinstance(old, dict) else {}
        row.pop(named.column.id, None)
        value = self._value(named, named.column, text)
        if value is not None:
            row[named.column.id] = value
        kept = [row] if row.keys() - {ROW_ID} else []
        return [*rows[: named.row], *kept, *rows[named.row + 1 :]]


def _unknown(code: str, name: str, known: Mapping[str, Any], **values: Any) -> Mistyped:
    """The refusal of a name that is none, with the nearest where there is one."""
    near = nearest(name, known)
    return Mistyped(f"{code}-near" if near else code, name=name, nearest=near, **values)
