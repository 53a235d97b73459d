"""What expressions are tried on: bundled definitions and a small one, and answers to their questions."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from wizard.content.library import Library
from wizard.engine.expressions import Place, variable_names
from wizard.engine.terms import UNCLEAR
from wizard.engine.totals import TOTALS
from wizard.engine.translation import Declared
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


def declared(definition: Definition, table: str | None, place: Place) -> Declared:
    """What an expression at that place may name."""
    columns = definition.questions[table].columns if table else ()
    return Declared(definition.questions, definition.edition.year, columns, figures=place == "rule")
