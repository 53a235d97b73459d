"""The content's expressions: CEL, typed, with a three-valued answer.

The only module that knows the CEL library, which judges what an expression means and what is wrong with
one. The part of CEL that the content is written in is translated to Python (`engine.translation`), alone or
with other expressions (`engine.functions`), a hundred times as fast; the library is not even loaded for it.

A question without an answer is unbound, and then CEL's own `&&`, `||`, `?:`, `all` and `exists` give
what eligibility needs: an expression whose answer rests on the unbound one is «not yet known», here None.

Every question is a variable of its kind's type (money, year and integer: int; percent and number:
double; a table: list of maps). Rules may also use `given.<question>`, the computed totals and, with
`each`, `row.<column>` and `given.row.<column>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Any, Final, Literal, NamedTuple, TypeVar, cast

from wizard.engine.compiled import Compiled, ExpressionFault, variable_names
from wizard.engine.functions import evaluate
from wizard.engine.patterns import lazy
from wizard.engine.pointers import spot
from wizard.engine.terms import UNCLEAR, Evaluate, Names, Reading
from wizard.engine.totals import TOTALS
from wizard.engine.translation import Declared, translated
from wizard.schema.scheme import Definition, Field, Kind

__all__ = [
    "Compiled",
    "ExpressionFault",
    "Expressions",
    "Place",
    "expressions_of",
    "variable_names",
]

Place = Literal["path", "rule"]
"""Where an expression stands: relevance and conditions know answers only, rules also figures."""
Made = TypeVar("Made")

_TYPES: Final[Mapping[Kind, str]] = {
    "yes_no": "BOOL",
    "choices": "LIST<STRING>",
    "integer": "INT",
    "money": "INT",
    "year": "INT",
    "number": "DOUBLE",
    "percent": "DOUBLE",
    "table": "ROWS",
}
_WHERE: Final = lazy(r"<input>:(\d+):(\d+): (.*?)(?: \[INVALID_ARGUMENT\])?$", re.DOTALL)
_RETURNS: Final[Mapping[str, str]] = {"BOOL": "bool", "INT": "int", "STRING": "string", "DOUBLE": "double"}


class Expressions:
    """The expressions of one definition, each read once."""

    def __init__(self, definition: Definition) -> None:
        """Nothing is read yet."""
        self.definition = definition
        self._cache: dict[tuple[str, str | None, Place], Compiled] = {}
        self._environments: dict[tuple[str | None, Place] | None, Any] = {}
        self._declared: dict[tuple[str | None, Place], dict[str, _Variable]] = {}
        self._readings: dict[tuple[str, str | None, Place], Reading | None] = {}
        self._evaluators: dict[tuple[str, str | None, Place], Evaluate] = {}
        self._made: dict[Callable[[Expressions], Any], Any] = {}

    def once(self, make: Callable[[Expressions], Made]) -> Made:
        """What a function makes of the definition and its expressions, kept with them."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    def evaluator(
        self, text: str, *, table: str | None = None, place: Place = "rule", want: str | None = "bool"
    ) -> Evaluate:
        """The function that answers an expression, given as to `compile`, from bindings and a scope.

        The bindings are those of `bindings`, or for a place on the path the answers; the scope is that
        of `row_scope`, or `NOTHING` without a table. It raises the ExpressionFault of `compile` when it is
        called: of an expression that nobody asks, nothing is said.
        """
        reading, key = self.reading(text, table, place), (text, table, place)
        if reading is not None and want in (None, reading.term.type):
            if key not in self._evaluators:
                self._evaluators[key] = evaluate(reading)
            return self._evaluators[key]

        def asked(bound: Names, scope: Names) -> Any:
            compiled = self.compile(text, table=table, place=place, want=want)
            cells = self.row_bindings(table, scope["row"], scope[UNCLEAR]) if table and scope else {}
            return compiled.value({**bound, "edition_year": self.definition.edition.year, **cells})

        return asked

    def reading(self, text: str, table: str | None = None, place: Place = "rule") -> Reading | None:
        """An expression, given as to `compile`, in Python; None where it is left to CEL."""
        key = (text, table, place)
        if key not in self._readings:
            self._readings[key] = translated(text, self._may_name(table, place))
        return self._readings[key]

    def _may_name(self, table: str | None, place: Place) -> Declared:
        questions = self.definition.questions
        columns = questions[table].columns if table in questions else ()
        return Declared(questions, self.definition.edition.year, columns, figures=place == "rule")

    def compile(
        self, text: str, *, table: str | None = None, place: Place = "rule", want: str | None = "bool"
    ) -> Compiled:
        """The expression as CEL compiles it; `table` declares `row.*` of that table, `want` is its type.

        Raises ExpressionFault with CEL's message, line, column and pointer.
        """
        key = (text, table, place)
        if key not in self._cache:
            self._cache[key] = self._compiled(text, table, place)
        compiled = self._cache[key]
        if want is not None and compiled.returns != want:
            raise ExpressionFault(text, f"expected {want}, found {compiled.returns}")
        return compiled

    def _compiled(self, text: str, table: str | None, place: Place) -> Compiled:
        names, declared = variable_names(text), self._variables(table, place)
        environment = self._environment(names, table, place)
        try:
            expression = environment.compile(text)
        except RuntimeError as error:
            raise _fault(text, str(error)) from None
        name = expression.return_type().name()
        known = {name: declared[name].field for name in names if name in declared}
        returns = _RETURNS.get(name, name)
        return Compiled(text, known, returns, expression, environment, _library().Type.ERROR)

    def _environment(self, names: Collection[str], table: str | None, place: Place) -> Any:
        """The environment to compile an expression with these names in.

        The first expression in an environment costs as much as twenty more, so all share one that knows
        the columns of every table. Only an expression for which that is not the same, since it names what
        is not declared for it or has another type in another table, is compiled in one of its own kind.
        """
        wanted = self._variables(table, place)
        shared = all(
            self._everywhere.get(name, _UNKNOWN).type == wanted.get(name, _UNKNOWN).type for name in names
        )
        key = None if shared else (table, place)
        if key not in self._environments:
            types = _types()
            every = self._everywhere if shared else wanted
            variables = {name: types[variable.type] for name, variable in every.items()}
            self._environments[key] = _library().NewEnv(variables=variables)
        return self._environments[key]

    @cached_property
    def _everywhere(self) -> dict[str, _Variable]:
        """The variables of rules, with the columns of every table; of one name, the first column's type."""
        names = dict(self._variables(None, "rule"))
        for question in self.definition.questions.values():
            if question.columns:
                names = {**self._variables(question.id, "rule"), **names}
        return names

    def _variables(self, table: str | None, place: Place) -> dict[str, _Variable]:
        if (table, place) not in self._declared:
            self._declared[table, place] = self._declare(table, place)
        return self._declared[table, place]

    def _declare(self, table: str | None, place: Place) -> dict[str, _Variable]:
        questions = self.definition.questions
        names = {q.id: _Variable.of(q) for q in questions.values()}
        names["edition_year"] = _Variable("INT")
        if place == "rule":
            names |= {f"given.{q}": _Variable("BOOL") for q in questions}
            names |= dict.fromkeys(TOTALS, _Variable("INT"))
        for column in questions[table].columns if table in questions else ():
            names[f"row.{column.id}"] = _Variable.of(column)
            names[f"given.row.{column.id}"] = _Variable("BOOL")
        return names

    @cached_property
    def _given(self) -> tuple[tuple[str, str, str], ...]:
        """What the rules ask to be given: the variable, the question that it is of, and its pointer."""
        texts: list[str | None] = []
        for rule in self.definition.rules:
            texts += [rule.applies, rule.fails, *rule.values.values()]
        names = frozenset().union(*(variable_names(text) for text in texts if text and "given." in text))
        every = ((f"given.{q}", q, f"/{q}") for q in self.definition.questions)
        return tuple(one for one in every if one[0] in names)

    def bindings(
        self, values: Mapping[str, Any], totals: Mapping[str, int | None], refused: Collection[str] = ()
    ) -> dict[str, Any]:
        """The bindings for rules: answers, which are given of those that a rule asks for, known totals, year.

        `refused` are JSON Pointers of what is not of its kind: nobody knows whether that is given, nor
        what a table says as a whole that holds such a cell.
        """
        bound = dict(values)
        for at in refused:
            bound.pop(spot(at).question, None)
        for name, question, at in self._given:
            if not refused or at not in refused:
                bound[name] = question in values
        bound |= {name: total for name, total in totals.items() if total is not None}
        bound["edition_year"] = self.definition.edition.year
        return bound

    def row_bindings(
        self, table: str, row: Mapping[str, Any], refused: Collection[str] = ()
    ) -> dict[str, Any]:
        """The bindings that one row adds for CEL: its cells, and which are given; of `refused` none knows."""
        columns = [column.id for column in self.definition.questions[table].columns]
        bound: dict[str, Any] = {f"row.{c}": row[c] for c in columns if c in row}
        bound |= {f"given.row.{c}": c in row for c in columns if c not in refused}
        return bound


class _Variable(NamedTuple):
    """A variable of CEL: the name of its type, and the question or column it is, if it is one."""

    type: str
    field: Field | None = None

    @classmethod
    def of(cls, field: Field) -> _Variable:
        """That of a question or a column."""
        return cls(_TYPES.get(field.kind, "STRING"), field)


_UNKNOWN: Final = _Variable("")


def _library() -> Any:
    """The CEL library, loaded when it is first asked: most commands never do."""
    from cel_expr_python import cel  # noqa: PLC0415

    return cel


def _types() -> dict[str, Any]:
    """CEL's types by their names."""
    kind = _library().Type
    types = {name: getattr(kind, name) for name in _RETURNS}
    rows = kind.List(kind.Map(kind.STRING, kind.DYN))
    return {**types, "LIST<STRING>": kind.List(kind.STRING), "ROWS": rows}


def _fault(text: str, message: str) -> ExpressionFault:
    """CEL's complaint taken apart: what, where, and its drawing."""
    first, _, drawing = message.partition("\n")
    found = _WHERE.search(first)
    if found is None:
        return ExpressionFault(text, first)
    return ExpressionFault(
        text,
        found[3],
        int(found[1]),
        int(found[2]),
        drawing.replace(" [INVALID_ARGUMENT]", "").rstrip(),
    )


_KEPT: Final = 16
_kept: dict[int, Expressions] = {}


def expressions_of(definition: Definition) -> Expressions:
    """The expressions of a definition, kept for the last few definitions in use.

    A definition is not hashable (it holds dicts), so it is kept by identity, with itself as the proof.
    """
    found = _kept.get(id(definition))
    if found is None or found.definition is not definition:
        if len(_kept) >= _KEPT:
            _kept.clear()
        found = _kept[id(definition)] = Expressions(definition)
    return found
