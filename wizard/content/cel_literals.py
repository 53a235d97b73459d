"""The choices that an expression names: CEL takes any text, so a misspelt one would only never hold.

Found by a light reading of the expression: `q == 'x'`, `'x' in q`, `q in ['x', 'y']`, `row.c == 'x'`,
and the same inside `q.exists(v, ...)`, where `v` stands for one of q's choices or one of its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from wizard.schema.scheme import Field, Question

_TOKEN: Final = re.compile(
    r"""(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      | (?P<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)
      | (?P<other>==|!=|&&|\|\||[^\s])""",
    re.VERBOSE,
)
_MACROS: Final = frozenset({"exists", "exists_one", "all", "filter", "map"})


@dataclass(frozen=True, slots=True)
class Literal:
    """A text that is compared with the choices of a question or a column."""

    written: str
    line: int
    column: int
    """From 1, in the expression."""
    field: Field


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


def choice_literals(text: str, questions: Mapping[str, Question], table: str | None) -> Iterator[Literal]:
    """Every literal that stands for a choice; `table` is the one whose row is `row`."""
    tokens = [_Token(m.lastgroup or "", m[0], m.start()) for m in _TOKEN.finditer(text)]
    scope: dict[str, Question | Field] = dict(questions)
    if table is not None and table in questions:
        scope["row"] = questions[table]
    for number, token in enumerate(tokens):
        if token.kind != "name":
            continue
        names = token.text.split(".")
        if names[-1] in _MACROS and _text(tokens, number + 1) == "(":
            _bind(scope, names[:-1], _text(tokens, number + 2))
            continue
        field = _field(scope, names)
        if field is not None and field.choices:
            yield from (_literal(text, t, field) for t in _compared(tokens, number) if t.kind == "text")


def _bind(scope: dict[str, Question | Field], names: list[str], variable: str) -> None:
    """Let a macro's variable stand for a choice of the field, or for a row of the table."""
    field = _field(scope, names)
    if field is not None:
        scope[variable] = field
    else:
        scope.pop(variable, None)


def _field(scope: Mapping[str, Question | Field], names: list[str]) -> Field | None:
    """The question or column that a dotted name stands for."""
    field: Field | None = scope.get(names[0]) if names else None
    for name in names[1:]:
        field = next((c for c in getattr(field, "columns", ()) if c.id == name), None)
    return field


def _text(tokens: list[_Token], number: int) -> str:
    return tokens[number].text if 0 <= number < len(tokens) else ""


def _compared(tokens: list[_Token], number: int) -> Iterator[_Token]:
    """The literals that the name at this place is compared with."""
    after, before = _text(tokens, number + 1), _text(tokens, number - 1)
    if after in ("==", "!="):
        yield from tokens[number + 2 : number + 3]
    if before in ("==", "!=", "in"):
        yield from tokens[max(number - 2, 0) : number - 1]
    if after == "in" and _text(tokens, number + 2) == "[":
        for token in tokens[number + 3 :]:
            if token.text == "]":
                break
            yield token


def _literal(text: str, token: _Token, field: Field) -> Literal:
    line = text.count("\n", 0, token.at) + 1
    column = token.at - (text.rfind("\n", 0, token.at) + 1) + 1
    return Literal(token.text[1:-1], line, column, field)


def misspelt(text: str, questions: Mapping[str, Question], table: str | None) -> Iterator[Literal]:
    """The literals that are no choice of their field."""
    for literal in choice_literals(text, questions, table):
        if literal.written not in literal.field.choices:
            yield literal
