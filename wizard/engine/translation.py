"""CEL read once and made into a function: the part of the language that the content is written in.

An expression outside this part, or one that CEL would refuse, is not translated: CEL itself answers it,
or says what is wrong with it. Tests hold the two against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, NamedTuple

from wizard.engine import operations as make
from wizard.engine import terms
from wizard.engine.patterns import lazy
from wizard.engine.terms import Beyond, Evaluate, Term
from wizard.engine.totals import TOTALS
from wizard.schema.scheme import Column, Question

_TOKEN: Final = lazy(
    r"[ \t\r\n\f]*(?:(?P<double>[0-9]{1,15}\.[0-9]{1,15})|(?P<int>[0-9]{1,15})"
    r"|(?P<string>'[^'\\\r\n]*'|\"[^\"\\\r\n]*\")"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign>&&|\|\||[=!<>]=|[-+*/<>!?:.,()\[\]])|(?P<end>\Z))"
)
_RESERVED: Final = frozenset((
    "as", "break", "const", "continue", "else", "false", "for", "function", "given", "if", "import", "in",
    "let", "loop", "namespace", "null", "package", "return", "row", "true", "var", "void", "while",
))  # fmt: skip
"""No variable is called that."""
_BINARY: Final[Mapping[str, tuple[int, Callable[[Term, Term], Term]]]] = {
    "||": (1, make.disjunction),
    "&&": (2, make.conjunction),
    **{sign: (3, partial(make.comparison, sign)) for sign in ("==", "!=", "<", "<=", ">", ">=")},
    "in": (3, make.membership),
    **{sign: (4, partial(make.calculation, sign)) for sign in ("+", "-")},
    **{sign: (5, partial(make.calculation, sign)) for sign in ("*", "/")},
}
"""The signs between two terms: how closely they bind, and what they make."""
_FUNCTIONS: Final[Mapping[str, Callable[[Term], Term]]] = {
    "size": make.size,
    "string": make.text_of,
    "double": make.float_of,
}
_LITERALS: Final[Mapping[str, Callable[[str], Any]]] = {
    "double": float,
    "int": int,
    "string": lambda text: text[1:-1],
}


class Declared(NamedTuple):
    """What an expression may name."""

    questions: Mapping[str, Question]
    year: int
    """The edition's year, which is the same in every application."""
    columns: tuple[Column, ...] = ()
    """Of the table whose row is `row`."""
    figures: bool = True
    """Whether it may also name totals, and ask what is given."""


def translated(text: str, declared: Declared) -> tuple[str, Evaluate] | None:
    """The type of an expression's value, and the function that finds it; None where that is left to CEL."""
    try:
        found = _Reader(text, declared).whole()
    except Beyond:
        return None
    return found.type, found.value


def _tokens(text: str) -> list[tuple[str, str]]:
    """The tokens, each with its sort; the last is the end. Raises Beyond."""
    found: list[tuple[str, str]] = []
    at, sort = 0, ""
    while sort != "end":
        token = _TOKEN.match(text, at)
        if token is None:
            raise Beyond
        before, sort = sort, str(token.lastgroup)
        if token.start(sort) == at and sort not in ("sign", "end") and before not in ("sign", ""):
            raise Beyond  # `1u`, `0x1f`, `r'x'`
        found.append((sort, token[sort]))
        at = token.end()
    return found


class _Reader:
    """Reads one expression, from left to right."""

    def __init__(self, text: str, declared: Declared) -> None:
        self._tokens = _tokens(text)
        self._at = 0
        self._declared = declared
        self._locals: dict[str, Term] = {}

    def whole(self) -> Term:
        """The expression, with nothing after it, and of a type that a rule can use."""
        found = self._expression()
        if self._tokens[self._at][0] != "end" or found.type in ("rows", "row"):
            raise Beyond
        return found

    def _taken(self, sign: str) -> bool:
        """Whether the next token is this sign, which then is read."""
        found = self._tokens[self._at] == ("sign", sign)
        self._at += found
        return found

    def _must(self, sign: str) -> None:
        if not self._taken(sign):
            raise Beyond

    def _name(self) -> str:
        sort, text = self._tokens[self._at]
        if sort != "name":
            raise Beyond
        self._at += 1
        return text

    def _expression(self) -> Term:
        found = self._binary(1)
        if not self._taken("?"):
            return found
        then = self._binary(1)
        self._must(":")
        return make.choice(found, then, self._expression())

    def _binary(self, least: int) -> Term:
        """Terms with the signs between them that bind at least so closely, from the left."""
        found = self._signed()
        while sign := _BINARY.get(self._tokens[self._at][1]):
            level, made = sign
            if level < least:
                break
            self._at += 1
            found = made(found, self._binary(level + 1))
        return found

    def _signed(self) -> Term:
        if self._taken("!"):
            again = self._tokens[self._at] == ("sign", "!")
            return make.negation(self._signed() if again else self._member())
        return make.minus(self._member()) if self._taken("-") else self._member()

    def _member(self) -> Term:
        """A term, and what is asked of it after stops."""
        found = self._primary()
        while self._taken("."):
            found = self._method(found, self._name())
        return found

    def _method(self, over: Term, method: str) -> Term:
        self._must("(")
        if method == "matches":
            found = make.matches(over, self._expression())
        elif method in ("exists", "all", "filter"):
            found = self._comprehension(over, method)
        else:
            raise Beyond
        self._must(")")
        return found

    def _comprehension(self, over: Term, method: str) -> Term:
        name = self._name()
        if name in _RESERVED or name in self._locals or self._variable(name):
            raise Beyond
        self._must(",")
        self._locals[name] = terms.local(name, over)
        body = self._expression()
        del self._locals[name]
        if method == "filter":
            return make.chosen(over, name, body)
        return make.quantified(over, name, body, decides=method == "exists")

    def _primary(self) -> Term:
        if self._taken("("):
            found = self._expression()
            self._must(")")
            return found
        if self._taken("["):
            return self._list()
        sort, text = self._tokens[self._at]
        if sort in _LITERALS:
            self._at += 1
            return terms.constant(sort, _LITERALS[sort](text))
        return self._named(self._name())

    def _list(self) -> Term:
        items = [self._expression()]
        while self._taken(","):
            items.append(self._expression())
        self._must("]")
        return make.many(items)

    def _named(self, name: str) -> Term:
        """What a name stands for: a function, a truth, a cell or a variable."""
        if self._taken("("):
            found = self._function(name)
            self._must(")")
            return found
        if name in ("true", "false"):
            return terms.constant("bool", name == "true")
        if name == "given" and self._declared.figures:
            return self._given()
        held = self._row if name == "row" else self._locals.get(name) or self._variable(name)
        if held is None:
            raise Beyond
        return self._cell(name, held, terms.cell) if held.type == "row" else held

    def _function(self, name: str) -> Term:
        if name == "has":
            row = self._name()
            if row not in self._locals:
                raise Beyond
            return self._cell(row, self._locals[row], terms.has_cell)
        if name not in _FUNCTIONS:
            raise Beyond
        return _FUNCTIONS[name](self._expression())

    @property
    def _row(self) -> Term:
        """The row of a rule with `each`; without it there is none, and it has no columns."""
        return Term("row", lambda _bound, scope: scope["row"], self._declared.columns)

    def _cell(self, name: str, row: Term, made: Callable[[str, Term, str], Term]) -> Term:
        """A cell of a row that goes by this name, or whether it is there."""
        self._must(".")
        return made(name, row, self._name())

    def _given(self) -> Term:
        """Whether a question is answered, or a cell of the row."""
        self._must(".")
        name = self._name()
        if name == "row":
            return self._cell(name, self._row, terms.given_cell)
        if name not in self._declared.questions:
            raise Beyond
        return terms.variable(f"given.{name}", "bool")

    def _variable(self, name: str) -> Term | None:
        """The year, a total or an answer."""
        if name == "edition_year":
            return terms.constant("int", self._declared.year)
        if self._declared.figures and name in TOTALS:
            return terms.variable(name, "int")
        question = self._declared.questions.get(name)
        if question is None or name in _RESERVED:
            return None
        return terms.variable(name, terms.type_of(question.kind), question.columns)
