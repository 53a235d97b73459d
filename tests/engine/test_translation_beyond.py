"""What is not translated is left to CEL, with the faults that CEL finds in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.engine.cel_values import SMALL, TABLE, declared
from wizard.engine.expressions import ExpressionFault, expressions_of
from wizard.engine.terms import NOTHING, UNCLEAR
from wizard.engine.translation import translated

BEYOND = [
    "rows[0].staffed",
    "rows == others",
    "rows.exists_one(r, r.staffed)",
    "rows.map(r, r.amount).exists(a, a > 1)",
    "rows.exists(rows, true)",
    "rows.exists(r, others.exists(r, has(r.year)))",
    "rows.exists(row, true)",
    "growth / growth > 1.0",
    "growth / 0.0 > 1.0",
    "grant_sought * 2 > 1",
    "grant_sought % 2 == 0",
    "{'a': new}['a']",
    "ages == ['young']",
    "purpose in [purpose]",
    "purpose in []",
    "true in [true]",
    "ages in [ages]",
    "1u == 1u",
    "0x1f == 31",
    "1e3 == 1000.0",
    "r'x' == 'x'",
    "'a\\n' == 'a'",
    "purpose.startsWith('g')",
    "purpose.matches(purpose)",
    "purpose.matches('[a-z]')",
    "size(new) == 1",
    "int(growth) == 1",
    "has(row.year)",
    "has(purpose)",
    "given.nothing",
    "given",
    "row",
    "row.nothing == 1",
    "nothing",
    "new ? 1 : 'x'",
    "purpose == 1",
    "grant_sought in ages",
    "growth > 1",
    "new < new",
    "!purpose",
    "-purpose == 'x'",
    "!-1 == 1",
    "new &&",
    "new new",
    "(new",
    "[1, 2",
    "new ? true",
    "purpose.",
    "rows.exists(1, true)",
    "rows.exists(r true)",
    "rows.exists(r, r)",
    "rows",
    "#",
    "1234567890123456 > 1",
    "new && package",
    " * ".join(["999999999999999.0"] * 30) + " > growth",
    "new && " * 200 + "new",
    "purpose == '" + "x" * 6000 + "'",
]


@pytest.mark.parametrize("text", BEYOND)
def test_what_is_not_translated_is_left_to_cel(text: str) -> None:
    bound = {
        "new": True,
        "purpose": "grant",
        "growth": 2.0,
        "grant_sought": 2,
        "ages": ["young"],
        "rows": [{}],
    }
    scope: dict[str, Any] = {"row": {}, UNCLEAR: ()}
    assert translated(text, declared(SMALL, TABLE, "rule")) is None
    expressions = expressions_of(SMALL)
    answer = expressions.evaluator(text, table=TABLE)
    cells = {**bound, "edition_year": 2023, **expressions.row_bindings(TABLE, {})}
    by_library = said(lambda: expressions.compile(text, table=TABLE).value(cells))
    assert said(lambda: answer(bound, scope)) == by_library


def said(work: Callable[[], Any]) -> Any:
    """A value, or the words of a fault."""
    try:
        return work()
    except ExpressionFault as fault:
        return str(fault)


def test_on_the_path_neither_figures_nor_what_is_given_are_known() -> None:
    for text in ("total_cost > 1", "given.new"):
        assert translated(text, declared(SMALL, None, "path")) is None
    with pytest.raises(ExpressionFault, match="undeclared reference"):
        expressions_of(SMALL).evaluator("given.new", place="path")({}, NOTHING)


def test_an_expression_of_another_type_than_is_wanted_is_a_fault_when_it_is_asked() -> None:
    answer = expressions_of(SMALL).evaluator("purpose")
    with pytest.raises(ExpressionFault, match="expected bool, found string"):
        answer({"purpose": "grant"}, NOTHING)
