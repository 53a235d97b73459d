"""The content's expressions: CEL, typed and compiled once, with a three-valued answer.

The only module that knows the CEL library. A question without an answer is unbound, and then CEL's
own `&&`, `||`, `?:`, `all` and `exists` give what eligibility needs: an expression whose answer
rests on the unbound one is «not yet known», here None.

Every question is a variable of its kind's type (money, year and integer: int; percent and number:
double; a table: list of maps). Rules may also use `given.<question>`, the computed totals and, with
`each`, `row.<column>` and `given.row.<column>`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Any, Final, Literal

from cel_expr_python import cel

from wizard.engine.compiled import Compiled, ExpressionFault, variable_names
from wizard.engine.patterns import lazy
from wizard.engine.pointers import spot
from wizard.engine.totals import TOTALS
from wizard.schema.scheme import Definition, Field, Kind

__all__ = [
    "Compiled",
    "ExpressionFault",
    "Expressions",
    "Place",
    "cel_value",
    "expressions_of",
    "variable_names",
]

Place = Literal["path", "rule"]
"""Where an expression stands: relevance and conditions know answers only, rules also figures."""

_T = cel.Type
_ROWS: Final = _T.List(_T.Map(_T.STRING, _T.DYN))
_TYPES: Final[Mapping[Kind, Any]] = {
    "yes_no": _T.BOOL,
    "choices": _T.List(_T.STRING),
    "integer": _T.INT,
    "money": _T.INT,
    "year": _T.INT,
    "number": _T.DOUBLE,
    "percent": _T.DOUBLE,
    "table": _ROWS,
}
_FLOATS: Final = frozenset({"number", "percent"})
_WHERE: Final = lazy(r"<input>:(\d+):(\d+): (.*?)(?: \[INVALID_ARGUMENT\])?$", re.DOTALL)
_CELLS: Final = ("row.", "given.row.")
_RETURNS: Final[Mapping[str, str]] = {"BOOL": "bool", "INT": "int", "STRING": "string", "DOUBLE": "double"}


def cel_value(field: Field, value: Any) -> Any:
    """A normalised answer as CEL wants it: percent and number always float, rows as dicts of such."""
    if field.kind in _FLOATS:
        return float(value)
    if field.kind == "table":
        floats = {c.id: c.kind in _FLOATS for c in getattr(field, "columns", ())}
        return [_cel_row(floats, row) for row in value]
    return value


def _cel_row(floats: Mapping[str, bool], row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with every cell as CEL wants it; the row's own id is not for rules.

    `floats` tells of each column whether its cells are floats.
    """
    return {key: float(cell) if floats[key] else cell for key, cell in row.items() if key in floats}


class Expressions:
    """The expressions of one definition, each compiled once."""

    def __init__(self, definition: Definition) -> None:
        """Declare every variable of the definition; nothing is compiled yet."""
        self.definition = definition
        self._cache: dict[tuple[str, str | None, Place], Compiled] = {}
        self._environments: dict[tuple[str | None, Place] | None, Any] = {}
        self._declared: dict[tuple[str | None, Place], dict[str, Any]] = {}
        self.relevance_order: list[tuple[str, str, str | None, bool]] = []
        """Kept here by `relevance`, which works it out once for a definition."""
        self._floats: dict[tuple[str, Collection[str] | None], dict[str, bool]] = {}

    def compile(
        self, text: str, *, table: str | None = None, place: Place = "rule", want: str | None = "bool"
    ) -> Compiled:
        """The compiled expression; `table` declares `row.*` of that table, `want` the type it must have.

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
        names = variable_names(text)
        environment = self._environment(names, table, place)
        try:
            expression = environment.compile(text)
        except RuntimeError as error:
            raise _fault(text, str(error)) from None
        name = expression.return_type().name()
        declared = self._variables(table, place)
        of_tables = any(declared.get(name) is _ROWS for name in names)
        cells = frozenset(name.rpartition(".")[2] for name in names if name.startswith(_CELLS))
        known = names & declared.keys()
        kept: dict[tuple[Any, ...], Any] | None = None if of_tables else {}
        returns = _RETURNS.get(name, name)
        return Compiled(text, known, returns, expression, environment, _T.ERROR, kept, cells)

    def _environment(self, names: Collection[str], table: str | None, place: Place) -> Any:
        """The environment to compile an expression with these names in.

        The first expression in an environment costs as much as twenty more, so all share one that knows
        the columns of every table. Only an expression for which that is not the same, since it names what
        is not declared for it or has another type in another table, is compiled in one of its own kind.
        """
        wanted = self._variables(table, place)
        shared = all(self._everywhere.get(name) is wanted.get(name) for name in names)
        key = None if shared else (table, place)
        if key not in self._environments:
            self._environments[key] = cel.NewEnv(variables=self._everywhere if shared else wanted)
        return self._environments[key]

    @cached_property
    def _everywhere(self) -> dict[str, Any]:
        """The variables of rules, with the columns of every table; of one name, the first column's type."""
        names = dict(self._variables(None, "rule"))
        for question in self.definition.questions.values():
            if question.columns:
                names = {**self._variables(question.id, "rule"), **names}
        return names

    def _variables(self, table: str | None, place: Place) -> dict[str, Any]:
        if (table, place) not in self._declared:
            self._declared[table, place] = self._declare(table, place)
        return self._declared[table, place]

    def _declare(self, table: str | None, place: Place) -> dict[str, Any]:
        questions = self.definition.questions
        names = {q.id: _TYPES.get(q.kind, _T.STRING) for q in questions.values()}
        names["edition_year"] = _T.INT
        if place == "rule":
            names |= {f"given.{q}": _T.BOOL for q in questions}
            names |= dict.fromkeys(TOTALS, _T.INT)
        for column in questions[table].columns if table in questions else ():
            names[f"row.{column.id}"] = _TYPES.get(column.kind, _T.STRING)
            names[f"given.row.{column.id}"] = _T.BOOL
        return names

    @cached_property
    def _used(self) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """What the rules and conditions may name: questions, and `given.` with the question each is of."""
        texts: list[str | None] = [condition.met for condition in self.definition.conditions]
        for rule in self.definition.rules:
            texts += [rule.applies, rule.fails, *rule.values.values()]
        names = frozenset().union(*(variable_names(text) for text in texts if text))
        questions = self.definition.questions
        return tuple(q for q in questions if q in names), _given(
            q for q in questions if f"given.{q}" in names
        )

    def answers(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The bindings for conditions: the answers that a rule or a condition may name, and the year."""
        questions = self.definition.questions
        bound = {q: cel_value(questions[q], values[q]) for q in self._used[0] if q in values}
        bound["edition_year"] = self.definition.edition.year
        return bound

    def bindings(
        self,
        values: Mapping[str, Any],
        totals: Mapping[str, int | None],
        refused: Collection[str] = (),
        answers: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """The bindings for rules: answers, which are given, and the totals that are known.

        `refused` are JSON Pointers of what is not of its kind: nobody knows whether that is given, nor
        what a table says as a whole that holds such a cell. With `answers`, which are what `answers` gave
        for these values, nothing is bound that no rule names.
        """
        questions = self.definition.questions
        unclear = {spot(at).question for at in refused}
        if answers is None:
            answers = {q: cel_value(questions[q], v) for q, v in values.items() if q in questions}
            given = _given(questions)
        else:
            given = self._used[1]
        bound = {q: v for q, v in answers.items() if q not in unclear}
        bound |= {name: q in values for name, q in given if f"/{q}" not in refused}
        bound |= {name: value for name, value in totals.items() if value is not None}
        bound["edition_year"] = self.definition.edition.year
        return bound

    def row_bindings(
        self,
        table: str,
        row: Mapping[str, Any],
        refused: Collection[str] = (),
        columns: frozenset[str] | None = None,
    ) -> dict[str, Any]:
        """The bindings that one row adds: its cells, and which of them are given; of `refused` none knows.

        With `columns`, those of other columns are left out.
        """
        floats = self._floats.get((table, columns))
        if floats is None:
            every = self.definition.questions[table].columns
            some = [c for c in every if columns is None or c.id in columns]
            floats = self._floats[table, columns] = {c.id: c.kind in _FLOATS for c in some}
        bound: dict[str, Any] = {f"row.{c}": v for c, v in _cel_row(floats, row).items()}
        bound |= {f"given.row.{c}": c in row for c in floats if c not in refused}
        return bound


def _given(questions: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The variable that says whether a question is answered, and the question."""
    return tuple((f"given.{q}", q) for q in questions)


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
