"""Expressions: each compiles, says what it should, and names choices that are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wizard.content.cel_literals import misspelt
from wizard.content.faults import Fault
from wizard.content.nearest import nearest
from wizard.content.scheme_view import SchemeView
from wizard.content.sheets import Item
from wizard.engine.expressions import ExpressionFault, Place
from wizard.engine.totals import TOTALS

Report = list[Fault]


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression of the content, and where it stands."""

    text: str
    item: Item
    path: tuple[str | int, ...]
    place: Place = "rule"
    table: str | None = None
    want: str | None = "bool"


def expressions(view: SchemeView) -> Iterator[Expression]:
    """Every expression of a scheme; where a part's is changed, the one that counts."""
    for (kind, name), items in view.items.items():
        if kind in ("question", "step"):
            yield from _of(view, kind, name, "relevant", "path")
        if kind == "question":
            yield from _replies(view, name)
        if kind == "condition":
            yield from _of(view, kind, name, "met", "path")
        if kind == "rule" and not any(item.faulty for item in items):
            yield from _of_rule(view, name)


def check_expressions(view: SchemeView, faults: Report) -> frozenset[int]:
    """Compile every expression. Gives the ids (`id()`) of the items that have one at fault."""
    bad: set[int] = set()
    for expression in expressions(view):
        if view.judged(expression.text) and not _sound(view, expression, faults):
            bad.add(id(expression.item))
    return frozenset(bad)


def _of(view: SchemeView, kind: str, name: str, key: str, place: Place) -> Iterator[Expression]:
    item = view.owner(kind, name, key)
    if item is not None and isinstance(item.raw[key], str):
        yield Expression(item.raw[key], item, (key,), place)


def _replies(view: SchemeView, name: str) -> Iterator[Expression]:
    item = view.owner("question", name, "reply")
    for number, reply in enumerate(item.raw["reply"] if item else ()):
        if item is not None and isinstance(reply.get("when"), str):
            yield Expression(reply["when"], item, ("reply", number, "when"))


def _of_rule(view: SchemeView, name: str) -> Iterator[Expression]:
    rule = view.definitions[0].rule.get(name)
    if rule is None or (rule.each is not None and not has_rows(view, rule.each)):
        return
    for key in ("fails", "applies"):
        item = view.owner("rule", name, key)
        if item is not None:
            table = rule.each if key == "fails" else None
            yield Expression(item.raw[key], item, (key,), table=table)
    item = view.owner("rule", name, "values")
    for key, text in item.raw["values"].items() if item else ():
        if item is not None:
            yield Expression(text, item, ("values", key), table=rule.each, want=None)


def has_rows(view: SchemeView, name: str) -> bool:
    """Whether a name is that of a sound table."""
    question = view.definitions[0].questions.get(name)
    return question is not None and question.kind == "table" and name not in view.questionable


def _sound(view: SchemeView, expression: Expression, faults: Report) -> bool:
    """Whether an expression compiles and names choices that are there."""
    where = (*expression.item.path, *expression.path)
    sheet = expression.item.sheet
    try:
        view.expressions.compile(
            expression.text, table=expression.table, place=expression.place, want=expression.want
        )
    except ExpressionFault as fault:
        if "undeclared reference" in fault.message and view.nameless("question"):
            return False  # it may name the question that has lost its id
        place = sheet.inside(where, fault.line, fault.column)
        detail = {"detail": fault.message, "nearest": _meant(view, expression, fault)}
        faults.append(Fault("expression", place, detail, fault.pointer))
        return False
    found = list(misspelt(expression.text, view.definitions[0].questions, expression.table))
    for literal in found:
        values: dict[str, Any] = {
            "written": literal.written,
            "question": literal.field.id,
            "known": list(literal.field.choices),
            "nearest": nearest(literal.written, literal.field.choices),
        }
        faults.append(Fault("unknown-choice", sheet.inside(where, literal.line, literal.column), values))
    return not found


def _meant(view: SchemeView, expression: Expression, fault: ExpressionFault) -> str | None:
    """The variable that was probably meant, where CEL complains of one that is not declared."""
    if "undeclared reference to" not in fault.message:
        return None
    return nearest(fault.message.split("'")[1], _names(view, expression))


def _names(view: SchemeView, expression: Expression) -> set[str]:
    """The variables that an expression may use."""
    questions = view.definitions[0].questions
    names = {*questions, "edition_year"}
    if expression.place == "rule":
        names |= {*TOTALS, *(f"given.{name}" for name in questions)}
    if expression.table is not None:
        columns = [column.id for column in questions[expression.table].columns]
        names |= {f"row.{name}" for name in columns} | {f"given.row.{name}" for name in columns}
    return names
