"""Expressions of CEL, drawn by their grammar, over the questions of `cel_values`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from hypothesis import strategies as st

Rows: TypeAlias = tuple[tuple[str, dict[str, list[str]]], ...]
"""The variables of the comprehensions around an expression, each with what can be asked of it by type."""
Some: TypeAlias = Callable[..., str]
"""Draws an expression of a type, one level further down."""

LEAVES = {
    "bool": [
        "true",
        "false",
        "new",
        "given.rows",
        "given.purpose",
        "row.staffed",
        "given.row.title",
        "given.row.year",
    ],
    "int": [
        "1",
        "2",
        "edition_year",
        "total_cost",
        "grant_sought",
        "row.year",
        "row.amount",
        "size(ages)",
        "size(rows)",
        "size(purpose)",
    ],
    "double": ["0.5", "30.0", "growth", "row.percent", "double(total_cost)", "double(growth)"],
    "string": [
        "'grant'",
        '"x"',
        "purpose",
        "row.title",
        "string(edition_year)",
        "string(total_cost)",
        "string(purpose)",
    ],
    "strings": ["ages", "['young', 'x']", "row.areas"],
    "ints": ["[2023, edition_year + 1]"],
    "rows": ["rows", "others", "rows.filter(f, has(f.year))"],
}
OF_ROW = {
    "bool": ["{r}.staffed", "has({r}.year)", "has({r}.title)"],
    "int": ["{r}.year", "{r}.amount"],
    "double": ["{r}.percent"],
    "string": ["{r}.title"],
    "strings": ["{r}.areas"],
}
OF_OTHER = {"bool": ["has({r}.year)"], "int": ["{r}.year"], "double": ["{r}.percent"]}


@st.composite
def texts(draw: st.DrawFn, type_: str = "bool", depth: int = 3, rows: Rows = ()) -> str:
    """Expressions of a type; now and then one with a part of another type, which CEL refuses."""
    if draw(st.integers(0, 40)) == 0:
        type_ = draw(st.sampled_from(["bool", "int", "double", "string", "strings"]))

    def some(wanted: str, more: Rows = rows) -> str:
        return draw(texts(wanted, depth - 1, more))

    leaves = list(LEAVES.get(type_, ()))
    for name, cells in rows:
        leaves += [leaf.format(r=name) for leaf in cells.get(type_, ())]
    if depth == 0 or draw(st.booleans()) or type_ not in ("bool", "int", "double", "string"):
        return draw(st.sampled_from(leaves))
    if type_ == "bool":
        return _truth(draw, some, rows)
    sign = draw(st.sampled_from({"int": "+-", "double": "+-*/", "string": "+"}[type_]))
    if draw(st.booleans()):
        return f"({some('bool')} ? {some(type_)} : {some(type_)})"
    if type_ != "string" and draw(st.booleans()):
        return f"-{draw(st.sampled_from(leaves))}"
    return f"({some(type_)} {sign} {some(type_)})"


def _truth(draw: st.DrawFn, some: Some, rows: Rows) -> str:
    way = draw(st.integers(0, 7))
    if way == 0:
        return f"!{draw(st.sampled_from(['', '!']))}({some('bool')})"
    if way == 1:
        type_ = draw(st.sampled_from(["int", "double", "string"]))
        sign = draw(st.sampled_from(["==", "!=", "<", "<=", ">", ">="]))
        return f"{some(type_)} {sign} {some(type_)}"
    if way == 2:
        item, many = draw(st.sampled_from([("string", "strings"), ("int", "ints")]))
        return f"{some(item)} in {some(many)}"
    if way == 3:
        return f"{some('string')}.matches('{draw(st.sampled_from(['^g', '(?i)X', 'å', 'n$']))}')"
    if way in (4, 5):
        macro = draw(st.sampled_from(["exists", "all"]))
        name = f"v{len(rows)}"
        over, cells = draw(
            st.sampled_from(
                [
                    ("rows", OF_ROW),
                    ("others", OF_OTHER),
                    ("ages", {"string": ["{r}"]}),
                    ("[1, 2]", {"int": ["{r}"]}),
                ]
            )
        )
        return f"{over}.{macro}({name}, {some('bool', (*rows, (name, cells)))})"
    sign = draw(st.sampled_from(["&&", "||", "==", "!="]))
    return f"({some('bool')}) {sign} ({some('bool')})"
