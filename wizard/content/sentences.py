"""What a person reads of a finding, a field and an answer: ids and values put into words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from wizard.content.interface import Interface
from wizard.content.templates import Names, fill, listed
from wizard.content.words import Words
from wizard.engine import kinds
from wizard.engine.pointers import spot
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Column, Definition, Field, Question

ELIGIBILITY: Final = "eligibility."
KIND: Final = "answer.kind"
_NAMED_ROWS: Final = 3
"""How many rows a table's summary names."""


class Sentence(NamedTuple):
    """A finding in words: what is wrong, and what to do."""

    message: str
    mend: str


class Place(NamedTuple):
    """What a pointer into the answers points to, as far as the definition knows it."""

    question: Question | None = None
    row: int | None = None
    """Its number as people count, from 1."""
    column: Column | None = None
    rest: str = ""
    """What the definition does not know of the pointer."""

    @property
    def field(self) -> Field | None:
        """The column or the question."""
        return self.column or self.question


def place_of(definition: Definition, pointer: str) -> Place:
    """Question, row and column of a JSON Pointer into the answers."""
    found = spot(pointer)
    question = definition.questions.get(found.question)
    if question is None:
        return Place(rest=found.question)
    if found.row is None and found.column is None:
        return Place(question)
    row = None if found.row is None else found.row + 1
    column = next((c for c in question.columns if c.id == found.column), None)
    return Place(question, row, column, "" if column else found.column or "")


def field_path(definition: Definition, words: Words, interface: Interface, pointer: str) -> str:
    """The field as people know it: «Stillinger, rad 2, Stillingsprosent»."""
    if pointer[:1] == "/" and pointer[1:] in definition.questions:
        return words.label(pointer[1:])
    place = place_of(definition, pointer)
    if place.question is None:
        return place.rest or interface.say("content.whole-application")
    found = [words.label(place.question.id)]
    if place.row is not None:
        found.append(interface.say("content.row", number=place.row))
    if place.column is not None:
        found.append(words.column(place.question.id, place.column.id))
    return ", ".join([*found, place.rest] if place.rest else found)


def sentence(
    definition: Definition, words: Words, interface: Interface, finding: Finding, *, named: bool = True
) -> Sentence:
    """Message and mend of a finding.

    A rule's words come from rules.md, an unmet condition's from conditions.md, and those of
    `answer.kind` from the interface, by kind and reason; the last two name the field unless `named` is
    false, for where they stand beside it.
    """
    message, mend = templates_of(words, interface, finding, named=named)
    values = {"field": field_path(definition, words, interface, finding.at), **finding.values}
    names = names_at(definition, words, finding.at)
    return Sentence(fill(message, values, interface.lang, names), fill(mend, values, interface.lang, names))


def templates_of(
    words: Words, interface: Interface, finding: Finding, *, named: bool = True
) -> tuple[str, str]:
    """Message and mend of a finding before anything is filled in.

    They rest on its rule and its variant, and those of `answer.kind` on kind, reason and count.
    """
    variant = str(finding.values.get("variant", ""))
    if finding.rule.startswith(ELIGIBILITY):
        condition = words.condition(finding.rule.removeprefix(ELIGIBILITY))
        unmet = f"{{field}}: {condition.unmet}" if named else condition.unmet
        return unmet, condition.change
    rule = words.rule(finding.rule)
    templates = (rule.message(variant), rule.mend(variant))
    return _of_kind(interface, finding.values, templates, named=named) if finding.rule == KIND else templates


def names_at(definition: Definition, words: Words, at: str) -> Names:
    """How the ids become words that a finding in this place names."""
    return Names(words.label, lambda choice: choice_label(words, place_of(definition, at), choice))


def _of_kind(
    interface: Interface, values: Mapping[str, Any], templates: tuple[str, str], *, named: bool
) -> tuple[str, str]:
    """The sentences on a value that is not of its kind; the rule's own where the reason has none."""
    code = f"kinds.{values.get('kind', '')}.{values.get('reason', '')}"
    if not interface.has(code):
        return templates
    message = interface.template(code, values.get("count"))
    return f"{{field}}: {message}" if named else message, templates[1]


def choice_label(words: Words, place: Place, choice: str) -> str:
    """The label of a choice of the field that a place points to."""
    if place.question is None:
        return choice
    return words.choice(place.question.id, choice, place.column.id if place.column else "")


def show_answer(definition: Definition, words: Words, interface: Interface, field: Field, value: Any) -> str:
    """An answer for people: labels of choices, «Ja», amounts and dates, a table in short."""
    if value in (None, "", []):
        return ""
    question, column = _owner(definition, field)
    if field.kind == "table" and isinstance(value, list):
        return _table(definition, words, interface, question, value)
    if field.kind == "yes_no" and isinstance(value, bool):
        return interface.say("content.yes" if value else "content.no")
    if field.kind == "choice" and isinstance(value, str):
        return words.choice(question.id, value, column)
    if field.kind == "choices" and isinstance(value, list):
        return listed([words.choice(question.id, str(item), column) for item in value], interface.lang)
    return _plain(definition, field, value, interface.lang)


def _owner(definition: Definition, field: Field) -> tuple[Field, str]:
    """The question a field belongs to, and the column's id ("" for a question)."""
    if isinstance(field, Column) and id(field) in definition.owners:
        return definition.owners[id(field)], field.id
    return field, ""


def _plain(definition: Definition, field: Field, value: Any, lang: str) -> str:
    """A value as its kind shows it, a municipality with its name; what is not of its kind, as typed."""
    if field.kind == "municipality" and isinstance(value, str) and value in definition.registry.by_number:
        return f"{definition.registry.by_number[value].name} ({value})"
    if isinstance(value, str) and field.kind in ("integer", "number", "money", "percent", "year", "yes_no"):
        return value
    return kinds.show(field, value, lang) if isinstance(value, str | int | float) else str(value)


def _table(definition: Definition, words: Words, interface: Interface, table: Field, rows: list[Any]) -> str:
    """The number of rows and what stands first in some of them: «3 rader: a, b, c»."""
    counted = interface.say("content.rows", count=len(rows))
    for first in getattr(table, "columns", ())[:1]:
        cells = [row[first.id] for row in rows if isinstance(row, dict) and row.get(first.id)]
        names = [show_answer(definition, words, interface, first, cell) for cell in cells[:_NAMED_ROWS]]
        more = ", …" if len(cells) > _NAMED_ROWS else ""
        return f"{counted}: {', '.join(names)}{more}" if names else counted
    return counted
