"""Random answers to any scheme: well-formed ones, and JSON of every other shape."""

from __future__ import annotations

import string
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from hypothesis import strategies as st

from wizard.schema.scheme import Definition, Field, Question

WORDS = [
    "kommunen",
    "tilbudet",
    "brukere",
    "pårørende",
    "oppfølging",
    "bolig",
    "arbeid",
    "samarbeid",
    "møte",
    "plan",
    "år",
]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=3, max_size=30).map(lambda w: " ".join(w) + ".")


Answers = st.SearchStrategy[dict[str, Any]]
P = ParamSpec("P")
T = TypeVar("T")


def once(build: Callable[P, st.SearchStrategy[T]]) -> Callable[P, st.SearchStrategy[T]]:
    """Build once for the same objects: to build the strategies of a hundred questions costs more than to draw."""
    built: dict[tuple[int, ...], tuple[Any, st.SearchStrategy[T]]] = {}

    @wraps(build)
    def kept(*args: P.args, **kwargs: P.kwargs) -> st.SearchStrategy[T]:
        key = tuple(map(id, args))
        if key not in built:
            # The objects are kept too, so that no others can come to have their ids.
            built[key] = (args, build(*args, **kwargs))
        return built[key][1]

    return kept


def orgnr(first: int) -> str:
    """The first valid organisation number at or after eight digits."""
    while True:
        digits = f"{first:08d}"
        check = -sum(int(d) * w for d, w in zip(digits, (3, 2, 7, 6, 5, 4, 3, 2), strict=True)) % 11
        if check < 10:
            return f"{digits}{check}"
        first += 1


def account(first: int) -> str:
    """The first valid account number at or after ten digits."""
    while True:
        digits = f"{first:010d}"
        weights = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
        check = -sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11
        if check < 10:
            return f"{digits}{check}"
        first += 1


def choices(field: Field) -> st.SearchStrategy[list[str]]:
    some = [c for c in field.choices if c != field.exclusive]
    several = st.lists(st.sampled_from(some), min_size=1, unique=True)
    return several | st.just([field.exclusive]) if field.exclusive else several


@once
def value(field: Field, definition: Definition) -> st.SearchStrategy[Any]:
    """Values of a field's kind."""
    low, high = field.least or 0, field.most if field.most is not None else 1_000
    simple: dict[str, st.SearchStrategy[Any]] = {
        "yes_no": st.booleans(),
        "text": st.sampled_from(WORDS) | SENTENCES,
        "prose": SENTENCES,
        "integer": st.integers(int(low), int(high)),
        "number": st.integers(round(low * 10), round(high * 10)).map(lambda n: n / 10),
        "money": st.integers(0, 3_000_000),
        "percent": st.integers(0, 10_000).map(lambda n: n / 100),
        "date": st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(date.isoformat),
        "year": st.integers(2017, 2030),
        "municipality": st.sampled_from([m.number for m in definition.registry.municipalities]),
        "orgnr": st.integers(10_000_000, 99_000_000).map(orgnr),
        "account_number": st.integers(1_000_000_000, 9_000_000_000).map(account),
        "phone": st.integers(20_000_000, 99_999_999).map(str),
        "email": st.text(string.ascii_lowercase, min_size=1, max_size=8).map(lambda s: f"{s}@example.no"),
        "postcode": st.integers(1, 9999).map(lambda n: f"{n:04d}"),
    }
    if field.kind == "choice":
        return st.sampled_from(field.choices)
    if field.kind == "choices":
        return choices(field)
    if field.kind == "table":
        assert isinstance(field, Question)
        return st.lists(row(field, definition), min_size=1, max_size=3)
    return simple[field.kind]


def row(table: Question, definition: Definition) -> st.SearchStrategy[dict[str, Any]]:
    """Rows with every required cell and any of the others."""
    required = {c.id: value(c, definition) for c in table.columns if c.required}
    optional = {c.id: value(c, definition) for c in table.columns if not c.required}
    return st.fixed_dictionaries(required, optional=optional)


@once
def answers(definition: Definition) -> Answers:
    """Any selection of well-formed answers."""
    return st.fixed_dictionaries(
        {}, optional={q.id: value(q, definition) for q in definition.questions.values()}
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@once
def odd_answers(definition: Definition) -> Answers:
    """Answers of which any may be of another kind altogether."""
    return st.fixed_dictionaries(
        {}, optional={q.id: value(q, definition) | JSON for q in definition.questions.values()}
    )
