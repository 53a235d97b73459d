"""The budget: costs, financing and ceiling, every row and every sum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from wizard.engine.budget import COSTS, FINANCING
from wizard.export.answers import (
    Block,
    answered,
    facts,
    heading,
    missing,
    questions,
    short,
    table,
    table_blocks,
)
from wizard.export.first_page import SHOWN, part_number
from wizard.export.model import Model
from wizard.export.tables import Table
from wizard.schema.scheme import Question, Step

COST_TABLES: Final = ("salaries", "costs")
FUNDING_TABLES: Final = ("own_funding", "other_public", "other_private")
PARTS: Final = ("salary", "holiday", "pension", "levy", "extra_levy", "cost")
"""The parts of a row's cost, in the order they are added."""


def budget_step(model: Model) -> Step | None:
    """The step that holds the budget, where the scheme has one."""
    return model.definition.step_of.get("salaries") if model.definition.budget else None


def budget_page(model: Model) -> Iterator[Block]:
    """The blocks of the budget; none where the scheme has none, or it is not relevant."""
    step = budget_step(model)
    if step is None or not model.figures:
        return
    say = model.speaker.say
    yield heading(2, f"{part_number(model, 'salaries')}: {model.speaker.words.step(step.id).title}")
    yield heading(3, say("package.costs"))
    yield from _tables(model, COST_TABLES)
    yield from _sum(model, (*COSTS, "total_cost"))
    yield heading(3, say("package.financing"))
    yield from _tables(model, FUNDING_TABLES)
    yield from _sum(model, (*FINANCING, "total_financing"))
    yield from facts([(say("package.balance"), _balance(model))])
    yield from _ceiling(model)
    yield from _rest(model, step)


def _tables(model: Model, names: tuple[str, ...]) -> Iterator[Block]:
    for name in names:
        question = model.definition.questions.get(name)
        if question is None or model.assessment.relevance.get(name) is not True:
            continue
        if not isinstance(model.application.answers.get(name), list):
            yield from facts([(model.speaker.label(name), short(model, question))])
            continue
        yield heading(4, model.speaker.label(name))
        yield from table_blocks(model, table(model, question), split=True)
        if name == "salaries":
            yield from _row_costs(model)


def _row_costs(model: Model) -> Iterator[Block]:
    """What each row of salaries costs, part by part; parts that are nought throughout are left out."""
    say, rows = model.speaker.say, model.figures["salaries"]
    parts = [part for part in PARTS if part == "cost" or any(row[part] != 0 for row in rows)]
    made = Table(
        heads=(say("package.number"), *(say(f"package.cost.{part}") for part in parts)),
        rows=tuple(
            (str(n), *(model.speaker.money(row[part]) for part in parts))
            for n, row in enumerate(rows, start=1)
        ),
        right=frozenset(range(1, len(parts) + 1)),
    )
    yield heading(4, say("package.row-costs"))
    yield from table_blocks(model, made, split=True)


def _sum(model: Model, names: tuple[str, ...]) -> Iterator[Block]:
    """A table of totals; the last is the sum of the others."""
    say, totals = model.speaker.say, model.figures["totals"]
    rows = tuple(
        (say(f"package.total.{name}"), model.speaker.money(totals[name])) for name in names if name in totals
    )
    heads = (say("package.sum"), say("package.kroner"))
    yield heading(4, say(f"package.sums.{names[-1]}"))
    yield from table_blocks(model, Table(heads, rows, frozenset({1})))


def _balance(model: Model) -> str:
    """Whether costs and financing agree, and else by how much and which way."""
    uncovered: int | None = model.figures["uncovered"]
    if uncovered is None:
        return model.speaker.say("package.balance-unknown")
    code = "even" if uncovered == 0 else "lacking" if uncovered > 0 else "over"
    return model.speaker.say(f"package.balance-{code}", amount=model.speaker.money(abs(uncovered)))


def _ceiling(model: Model) -> Iterator[Block]:
    """The ceiling on the grant, row by row and in all, where the edition sets one."""
    rows: list[int | None] = model.figures["ceiling"]
    ceiling = model.definition.budget.ceiling if model.definition.budget else None
    if ceiling is None or not rows:
        return
    say, money = model.speaker.say, model.speaker.money
    lines = tuple((str(n), money(amount)) for n, amount in enumerate(rows, start=1))
    yield heading(3, say("package.ceiling"))
    heads = (say("package.number"), say("package.ceiling-row", table=model.speaker.label(ceiling.table)))
    yield from table_blocks(model, Table(heads, lines, frozenset({1})))
    yield from facts([(say("package.total.ceiling"), money(model.figures["totals"].get("ceiling")))])


def _rest(model: Model, step: Step) -> Iterator[Block]:
    """The other questions of the step."""
    shown = {*COST_TABLES, *FUNDING_TABLES, *SHOWN}

    def wanted(question: Question) -> bool:
        return question.id not in shown and (answered(model, question) or bool(missing(model, question)))

    found: list[Any] = [question for question in step.question if wanted(question)]
    if found:
        yield heading(3, model.speaker.say("package.more"))
        yield from questions(model, found)
