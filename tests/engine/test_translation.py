"""Expressions made into functions say what CEL says, whatever is known and whatever is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.cel_texts import texts
from tests.engine.cel_values import DEFINITIONS, SMALL, TABLE, declared, known
from wizard.engine.expressions import Expressions, Place, expressions_of
from wizard.engine.functions import evaluate
from wizard.engine.operations import ENVIRONMENT
from wizard.engine.terms import ROW, UNCLEAR, Reading, local
from wizard.engine.translation import translated
from wizard.schema.scheme import Definition

Expression = tuple[str, str | None, Place]


def of_content(definition: Definition) -> Iterator[Expression]:
    """Every expression of a definition, with its table and its place."""
    for condition in definition.conditions:
        yield condition.met, None, "path"
    for rule in definition.rules:
        yield from ((text, None, "rule") for text in (rule.applies,) if text)
        yield from ((text, rule.each, "rule") for text in (rule.fails, *rule.values.values()) if text)
    for step in definition.steps:
        texts = (step.relevant, *(question.relevant for question in step.question))
        yield from ((text, None, "path") for text in texts if text)
        yield from ((reply.when, None, "rule") for question in step.question for reply in question.reply)


def by_cel(
    expressions: Expressions, expression: Expression, bound: dict[str, Any], scope: dict[str, Any]
) -> tuple[str, Any]:
    """The type and the value as CEL has them."""
    text, table, place = expression
    compiled = expressions.compile(text, table=table, place=place, want=None)
    cells = expressions.row_bindings(table, scope["row"], scope[UNCLEAR]) if table else {}
    value = compiled.value({**bound, "edition_year": expressions.definition.edition.year, **cells})
    return compiled.returns, value


NAMES = {"LIST<STRING>": "strings", "LIST<INT>": "ints"}


def agree(
    definition: Definition, expression: Expression, bound: dict[str, Any], scope: dict[str, Any]
) -> bool:
    """Whether an expression is translated; if it is, CEL must take it too, and say the same."""
    text, table, place = expression
    found = translated(text, declared(definition, table, place))
    if found is None:
        return False
    returns, value = by_cel(expressions_of(definition), expression, bound, scope)
    assert found.term.type == NAMES.get(returns, returns), text
    assert repr(evaluate(found)(bound, scope)) == repr(value), text
    if returns == "bool":
        assert truths(found, bound, scope) == (value is True, value is False), text
    return True


def truths(reading: Reading, bound: dict[str, Any], scope: dict[str, Any]) -> tuple[bool, bool]:
    """Whether it is true and whether it is false, each by the Python that is asked for that alone."""
    names = {local(name): bound.get(name) for name in reading.variables}
    names |= {f"{ROW}_{column}": scope["row"].get(column) for column in reading.cells}
    names |= {ROW: scope.get("row"), "u": scope.get(UNCLEAR)}
    term = reading.term
    return bool(eval(term.true, {**ENVIRONMENT, **names})), bool(eval(term.false, {**ENVIRONMENT, **names}))


CONTENT = [
    (definition, expression)
    for definition in DEFINITIONS
    for expression in dict.fromkeys(of_content(definition))
]


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("definition", "expression"), CONTENT, ids=lambda e: e[0][:30] if isinstance(e, tuple) else e.scheme
)
def test_every_expression_of_the_content_is_translated_and_says_what_cel_says(
    definition: Definition, expression: Expression
) -> None:
    @settings(max_examples=12, database=None)
    @given(known(definition, expression[1], expression[0]))
    def tried(these: tuple[dict[str, Any], dict[str, Any]]) -> None:
        assert agree(definition, expression, *these)

    tried()


@pytest.mark.no_cover
@settings(max_examples=150)
@given(texts(), st.data())
def test_what_is_translated_says_what_cel_says(text: str, data: st.DataObject) -> None:
    agree(SMALL, (text, TABLE, "rule"), *data.draw(known(SMALL, TABLE, text)))


ROWS = [{"year": 2023, "percent": 40, "staffed": True}, {"year": 2024, "percent": 60}]


@pytest.mark.parametrize(
    "bound", [{}, {"rows": []}, {"rows": ROWS}, {"rows": ROWS[:1], "growth": 3}], ids=repr
)
@pytest.mark.parametrize(
    "text",
    [
        "rows.exists(r, r.staffed)",
        "rows.all(r, r.staffed)",
        "rows.exists(r, r.year == 2023)",
        "rows.all(r, r.year == 2024)",
        "size(rows.filter(r, r.staffed)) == 1",
        "size(rows.filter(r, r.year == 2023)) == 1",
        "double(size(rows)) > 0.5",
        "growth + double(edition_year) > 2.0",
        "growth > 1.0 ? size(rows) == 2 : size(rows) == 1",
        "(edition_year > 2023 ? 'x' : 'grant') == 'grant'",
        "rows.filter(r, r.staffed).exists(r, r.year == 2024)",
        "rows.exists(r, has(r.staffed) ? r.staffed : true) == !(growth < 1.0 || growth > 2.0)",
        "row.percent + 0.5 > 1.0 && given.row.title",
        "purpose.matches('^gr') || rows.exists(a, a.percent > 50.0 && purpose.matches('^gr'))",
    ],
)
def test_what_is_known_of_rows_and_of_numbers_is_what_cel_knows(text: str, bound: dict[str, Any]) -> None:
    assert agree(SMALL, (text, TABLE, "rule"), bound, {"row": {}, UNCLEAR: ()})
