"""CEL read once and made into Python: the part of the language that the content is written in.

An expression outside this part, or one that CEL would refuse, is not translated: CEL itself answers it,
or says what is wrong with it. Tests hold the two against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, NamedTuple

from wizard.engine import operations as make
from wizard.engine.patterns import lazy
from wizard.engine.terms import GIVEN, ITEMS, ROW, Beyond, Reading, Term, column_of, constant, held, local
from wizard.engine.totals import TOTALS
from wizard.schema.scheme import Column, Kind, Question

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
_NO_ROW: Final = Term("row")
_LONGEST: Final = 5000
"""Characters in a part of an expression's Python, which can double with each part of another within it."""
_DEEPEST: Final = 150
"""Brackets in it: Python reads no more than 200 within each other."""
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


def translated(text: str, declared: Declared) -> Reading | None:
    """An expression in Python; None where it is left to CEL."""
    try:
        return _Reader(text, declared).whole()
    except Beyond:
        return None


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
        self._variables: dict[str, None] = {}
        self._cells: dict[str, dict[str, None]] = {ROW: {}}
        self._unclear = False

    def whole(self) -> Reading:
        """The expression, with nothing after it, and of a type that a rule can use."""
        found = self._expression()
        if self._tokens[self._at][0] != "end" or found.type in ("rows", "row"):
            raise Beyond
        return Reading(found, tuple(self._variables), tuple(self._cells[ROW]), self._unclear)

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
        if self._taken("?"):
            then = self._binary(1)
            self._must(":")
            found = make.choice(found, then, self._expression())
        for part in (found.code, *found.known, found.truth, found.falsity):
            if len(part) > _LONGEST or part.count("(") > _DEEPEST:
                raise Beyond
        return found

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
        name, item = self._name(), f"{ROW}{len(self._locals)}"
        if name in _RESERVED or name in self._locals or self._variable(name) or over.type not in ITEMS:
            raise Beyond
        self._must(",")
        self._locals[name] = Term(ITEMS[over.type], item, columns=over.columns)
        cells = self._cells[item] = {}
        body = self._expression()
        del self._locals[name]
        read = "".join(f" for {item}_{column} in [{item}.get({column!r})]" for column in cells)
        each = f" for {item} in {over.code}{read}"
        if method == "filter":
            return make.chosen(over, each, item, body)
        return make.quantified(over, each, body, decides=method == "exists")

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
            return constant(sort, _LITERALS[sort](text))
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
            made = self._function(name)
            self._must(")")
            return made
        if name in ("true", "false"):
            return constant("bool", name == "true")
        if name == "given" and self._declared.figures:
            return self._given()
        if name == "row":
            return self._cell(self._row)
        found = self._locals.get(name) or self._variable(name)
        if found is None:
            raise Beyond
        return self._cell(found) if found.type == "row" else found

    def _function(self, name: str) -> Term:
        if name == "has":
            row = self._locals.get(self._name()) or _NO_ROW
            return Term("bool", f"({self._column(row).id!r} in {row.code})")
        if name not in _FUNCTIONS:
            raise Beyond
        return _FUNCTIONS[name](self._expression())

    @property
    def _row(self) -> Term:
        """The row of a rule with `each`; without it there is none, and it has no columns."""
        return Term("row", ROW, columns=self._declared.columns)

    def _column(self, row: Term) -> Column:
        """The column that is named after a row."""
        self._must(".")
        return column_of(row, self._name())

    def _cell(self, row: Term) -> Term:
        column = self._column(row)
        self._cells[row.code][column.id] = None
        return held(f"{row.code}_{column.id}", column.kind)

    def _given(self) -> Term:
        """Whether a question is answered, or a cell of the row: not known where something wrong stands."""
        self._must(".")
        name = self._name()
        if name == "row":
            self._unclear = True
            column = self._column(self._row).id
            return Term("bool", f"({column!r} in {ROW})", (f"{column!r} not in u",))
        if name not in self._declared.questions:
            raise Beyond
        return self._read(f"{GIVEN}{name}", "yes_no")

    def _variable(self, name: str) -> Term | None:
        """The year, a total or an answer."""
        if name == "edition_year":
            return constant("int", self._declared.year)
        if self._declared.figures and name in TOTALS:
            return self._read(name, "money")
        question = self._declared.questions.get(name)
        if question is None or name in _RESERVED:
            return None
        return self._read(name, question.kind, question.columns)

    def _read(self, variable: str, kind: Kind, columns: tuple[Column, ...] = ()) -> Term:
        self._variables[variable] = None
        return held(local(variable), kind, columns)
