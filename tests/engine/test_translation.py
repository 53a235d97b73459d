"""Expressions made into functions say what CEL says, whatever is known and whatever is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.cel_texts import texts
from wizard.content.library import Library
from wizard.engine.expressions import ExpressionFault, Expressions, Place, expressions_of, variable_names
from wizard.engine.functions import evaluate
from wizard.engine.matching import pattern_of
from wizard.engine.operations import ENVIRONMENT
from wizard.engine.terms import NOTHING, ROW, UNCLEAR, Reading, local
from wizard.engine.totals import TOTALS
from wizard.engine.translation import Declared, translated
from wizard.schema.scheme import Column, Definition, Edition, Field, Question, Step

LIBRARY = Library()
DEFINITIONS = [
    LIBRARY.definition(s, e) for s, e in (("kommunalt-rusarbeid", "2023"), ("overgangsordning", "2024"))
]
COLUMNS = (
    Column(id="year", kind="year"),
    Column(id="percent", kind="percent"),
    Column(id="amount", kind="money"),
    Column(id="title", kind="text"),
    Column(id="staffed", kind="yes_no"),
    Column(id="areas", kind="choices", choices=("a", "b")),
)
QUESTIONS = (
    Question(id="purpose", kind="choice", choices=("grant", "both")),
    Question(id="new", kind="yes_no"),
    Question(id="ages", kind="choices", choices=("young", "old")),
    Question(id="grant_sought", kind="money"),
    Question(id="growth", kind="percent"),
    Question(id="rows", kind="table", columns=COLUMNS),
    Question(id="others", kind="table", columns=COLUMNS[:2]),
)
SMALL = Definition(
    scheme="small",
    edition=Edition.model_validate(
        {
            "id": "2023",
            "year": 2023,
            "apply_by": "2023-02-01T23:59",
            "apply_by_source": "x",
            "register": "none",
        }
    ),
    steps=(Step(id="all", question=QUESTIONS),),
)
TABLE = "rows"
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


def values_of(field: Field, definition: Definition) -> st.SearchStrategy[Any]:
    """Normalised answers of a field: some that the expressions name, and some that they do not."""
    numbers: st.SearchStrategy[Any] = st.sampled_from([0, 1, 3, 12, 30, 100, 9_999, 750_001])
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "yes_no": st.booleans(),
        "choice": st.sampled_from(field.choices or ("x",)),
        "choices": st.lists(st.sampled_from(field.choices or ("x",)), unique=True, min_size=1),
        "integer": numbers,
        "money": numbers,
        "year": st.integers(2019, 2027),
        "number": numbers | st.sampled_from([0.5, 11.5]),
        "percent": numbers | st.sampled_from([0.5, 4.99, 30.01]),
        "date": st.sampled_from(["2022-12-31", "2023-01-01", "2023-05-01", "2023-12-31", "2024-01-01"]),
    }
    if field.kind == "table":
        return st.lists(rows_of(getattr(field, "columns", ()), definition), min_size=1, max_size=4)
    texts = [
        "x",
        "grant",
        "Ikke målt",
        "IKKJE  MÅLT",
        "not measured",
        "Frie inntekter",
        "mva-kompensasjon",
        "123456789",
    ]
    return kinds.get(field.kind, st.sampled_from(texts))


def rows_of(columns: tuple[Column, ...], definition: Definition) -> st.SearchStrategy[dict[str, Any]]:
    """Rows that may lack cells; each has an id of its own, which is no column."""
    cells = {column.id: values_of(column, definition) for column in columns}
    return st.fixed_dictionaries({"id": st.just("r")}, optional=cells)


def known(definition: Definition, table: str | None, text: str) -> st.SearchStrategy[tuple[Any, Any]]:
    """Bindings of what an expression names, and a scope with a row of the table."""
    names, questions = variable_names(text), definition.questions
    some: dict[str, st.SearchStrategy[Any]] = {
        name: values_of(questions[name], definition) for name in questions if name in names
    }
    some |= {f"given.{q}": st.booleans() for q in questions if f"given.{q}" in names}
    some |= {name: st.integers(0, 3) for name in TOTALS if name in names}
    bound = st.fixed_dictionaries({}, optional=some)
    if table is None:
        return st.tuples(bound, st.just({}))
    columns = questions[table].columns
    unclear = st.frozensets(st.sampled_from([column.id for column in columns]))
    scope = st.tuples(rows_of(columns, definition), unclear)
    return st.tuples(bound, scope.map(lambda both: {"row": both[0], UNCLEAR: both[1] - both[0].keys()}))


def by_cel(
    expressions: Expressions, expression: Expression, bound: dict[str, Any], scope: dict[str, Any]
) -> tuple[str, Any]:
    """The type and the value as CEL has them."""
    text, table, place = expression
    compiled = expressions.compile(text, table=table, place=place, want=None)
    cells = expressions.row_bindings(table, scope["row"], scope[UNCLEAR]) if table else {}
    value = compiled.value({**bound, "edition_year": expressions.definition.edition.year, **cells})
    return compiled.returns, value


def declared(definition: Definition, table: str | None, place: Place) -> Declared:
    columns = definition.questions[table].columns if table else ()
    return Declared(definition.questions, definition.edition.year, columns, figures=place == "rule")


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


@pytest.mark.parametrize(
    "text", ["(?i)kiss|å+", "(?i)^not +(mål|s[. -]*x)", "^k", "s?", "(?i)I", "i", "[ix]"]
)
def test_patterns_find_what_those_of_cel_find(text: str) -> None:
    pattern = pattern_of(text)
    assert pattern is not None
    matches = expressions_of(SMALL).compile(f"purpose.matches('{text}')")
    alike = "kKſKsSåÅ\u212biIıİ\u0307 .-x\n"
    tried = [f"{a}{b}" for a in alike for b in alike] + [
        "kiss",
        "KISS",
        "\u212aıſſ",
        "not mål",
        "ikke not  s. -X",
    ]
    for written in tried:
        assert (pattern.search(written) is not None) is matches.value({"purpose": written}), (text, written)


@pytest.mark.parametrize(
    "text", ["a++", "(?s)a", "a{2}", "[a-z]", "a.b", "x$", "(a", "*", "(?i)[i]", "a(?:b)"]
)
def test_patterns_that_may_mean_something_else_are_left_to_cel(text: str) -> None:
    assert pattern_of(text) is None
