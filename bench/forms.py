"""Forms described once, with answers that hold faults; `forms_written.py` writes them in both ways.

A form has pages of questions, conditions under which some are asked, limits, and rules over two answers;
or it has one table. A condition is written once, as CEL with the names in braces: without the braces it
is what our content holds, and with the operators as words it is what survey-core reads.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

PAGES: Final = 10
GATES: Final = 3
"""Questions of each page on which others rest: its first ones."""
CONDITIONAL: Final = 10
"""Of the thirty questions of a page so many, its last ones, are asked under a condition."""
TABLE: Final = "salaries"
TOTAL: Final = "salary_cost"
ASKED: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    *[("choice", {"choices": ["a", "b", "c"]})] * 2,
    ("yes_no", {}),
    *[("text", {})] * 4,
    ("prose", {}),
    *[("money", {"least": 0, "most": 9_000_000})] * 2,
    ("integer", {"least": 0, "most": 1000}),
    ("percent", {"least": 0, "most": 100}),
    ("date", {}),
    ("choices", {"choices": ["a", "b", "c", "d"]}),
    ("choice", {"choices": ["a", "b", "c", "d", "e"]}),
    ("email", {}),
    ("text", {}),
    ("yes_no", {}),
    ("integer", {"least": 0, "most": 1000}),
    ("money", {"least": 0, "most": 9_000_000}),
    *[("text", {}), ("money", {"least": 0, "most": 9_000_000})] * 2,
    *[("choice", {"choices": ["a", "b", "c"]}), ("yes_no", {})] * 2,
    ("prose", {}),
    ("integer", {"least": 0, "most": 1000}),
)
"""Kind and limits of the questions of a page."""
LOW, HIGH, EMAIL, COUNT, LOST = 8, 9, 15, 18, 5
"""Places on a page: an amount and the one it must not pass, an address, a number, one that is left out."""
CONDITIONS: Final = (
    "{%(0)s} == 'b'",
    "{%(0)s} == 'b' && {%(10)s} > 500",
    "{%(0)s} == 'c'",
    "{%(2)s} == true",
    "{%(2)s} == true && {%(1)s} == 'a'",
    "{%(1)s} == 'b'",
    "{%(1)s} == 'b' || {%(0)s} == 'c'",
    "{%(2)s} == true && {%(23)s} > 1000",
    "{%(before)s} == 'a' && {%(1)s} != 'c'",
    "{%(11)s} > 50.0",
)
"""When the conditional ones are asked; numbers are places on the page, `before` is the page before's first.

The last but two rests on a question that is conditional itself.
"""
COLUMNS: Final[tuple[tuple[str, str, dict[str, Any]], ...]] = (
    ("position", "text", {"required": True}),
    ("annual_salary", "money", {"required": True, "least": 0, "most": 9_000_000}),
    ("percent", "percent", {"required": True, "least": 0, "most": 100}),
    ("months", "number", {"required": True, "least": 0.5, "most": 12}),
    ("pension_percent", "percent", {"required": True, "least": 0, "most": 100}),
    ("levy_zone", "choice", {"required": True, "choices": ["I", "Ia", "II", "III", "IV", "IVa", "V"]}),
)
"""The columns of our table of salaries that its sum needs."""


@dataclass(frozen=True)
class Item:
    """A question or a column: what it is, its limits, and when it is asked."""

    id: str
    kind: str
    limits: dict[str, Any]
    when: str = ""
    columns: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Fault:
    """A rule: it fails where its expression is true, and is told of at a question or a column."""

    at: str
    fails: str
    table: str = ""


@dataclass(frozen=True)
class Form:
    """A form and the answers it is filled with."""

    name: str
    pages: tuple[tuple[Item, ...], ...]
    rules: tuple[Fault, ...]
    answers: dict[str, Any] = field(default_factory=dict)


def questions(seed: int) -> Form:
    """Three hundred questions on ten pages, a hundred of them conditional; every page has faults."""
    pages = tuple(_page(number) for number in range(PAGES))
    chance = random.Random(seed)
    answers = {item.id: _value(item, chance) for page in pages for item in page}
    for number, page in enumerate(pages):
        del answers[page[LOST].id]
        answers[page[LOW].id], answers[page[HIGH].id] = 1000 * (number % 3), 1000
        if number % 2:
            answers[page[COUNT].id], answers[page[EMAIL].id] = 1001, "nowhere"
    rules = tuple(Fault(page[LOW].id, f"{{{page[LOW].id}}} > {{{page[HIGH].id}}}") for page in pages)
    return Form("questions", pages, rules, answers)


def small() -> Form:
    """One page, without answers."""
    return Form("small", (_page(0),), ())


def table(seed: int, rows: int) -> Form:
    """A table of salaries with so many rows; a sum over what each row costs, and a few faults."""
    columns = tuple(Item(name, kind, limits) for name, kind, limits in COLUMNS)
    chance = random.Random(seed)
    filled = [{column.id: _value(column, chance) for column in columns} for _ in range(rows)]
    for number, row in enumerate(filled):
        row["annual_salary"] = 400_000 + 1000 * chance.randrange(300)
        row["months"] = chance.randrange(1, 13)
        if number % 50 == 7:
            del row["position"]
        if number % 50 == 9:
            row["annual_salary"], row["percent"] = 1_600_000, 80
    rule = Fault("annual_salary", "{row.annual_salary} > 1500000 && {row.percent} > 50.0", TABLE)
    return Form(TABLE, ((Item(TABLE, "table", {}, columns=columns),),), (rule,), {TABLE: filled})


def _page(number: int) -> tuple[Item, ...]:
    names = {str(place): f"q{number * len(ASKED) + place}" for place in range(len(ASKED))}
    names["before"] = f"q{max(0, number - 1) * len(ASKED)}"
    first = len(ASKED) - CONDITIONAL
    page = []
    for place, (kind, limits) in enumerate(ASKED):
        when = CONDITIONS[place - first] % names if place >= first else ""
        needed = {"required": True} if place < GATES or place in (LOW, HIGH) or place % 2 else {}
        page.append(Item(names[str(place)], kind, {**limits, **needed}, when))
    return tuple(page)


def _value(item: Item, chance: random.Random) -> Any:
    """An answer that is right."""
    made: dict[str, Callable[[], Any]] = {
        "yes_no": lambda: chance.random() < 0.5,
        "text": lambda: f"Svar {chance.randrange(10_000)}",
        "prose": lambda: "Kommunen har et tilbud til dem som trenger det. " * 8,
        "money": lambda: chance.randrange(2_000_000),
        "integer": lambda: chance.randrange(1001),
        "number": lambda: chance.randrange(1, 13),
        "percent": lambda: chance.randrange(101),
        "date": lambda: f"2023-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        "email": lambda: f"post{chance.randrange(100)}@example.no",
    }
    if item.kind == "choice":
        return chance.choice(item.limits["choices"])
    if item.kind == "choices":
        return chance.sample(item.limits["choices"], 2)
    return made[item.kind]()
