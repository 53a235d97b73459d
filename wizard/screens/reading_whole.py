"""The whole of a line of the review: a long answer, a table row by row, a finding with its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.content import Content

from wizard.engine.interview import is_empty
from wizard.engine.pointers import spot
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Mark, Question
from wizard.screens.asking import source_words
from wizard.screens.desk import Desk
from wizard.screens.overviews import condition_blocks, finding_blocks
from wizard.screens.review_ids import finding_at, pointer_of
from wizard.screens.telling import answer_words, place_words, severity_word, shown
from wizard.widgets.light_markdown import blocks
from wizard.widgets.paragraphs import Block, literal


def whole(desk: Desk, id_: str) -> tuple[str, list[Block]] | None:
    """Title and text of what stands at a line of the review; None where it has no more than is seen."""
    kind, _, name = id_.partition(":")
    if kind == "condition":
        return desk.words.condition(name).label, [*_condition(desk, name)]
    finding = finding_at(desk, id_)
    question = desk.definition.questions.get(spot(finding.at if finding else pointer_of(desk, id_)).question)
    told = [] if finding is None else [*_finding(desk, finding)]
    if question is not None:
        return desk.words.question(question.id).ask, [*told, *answer_blocks(desk, question)]
    return (desk.tools.say("app.review.findings"), told) if told else None


def _condition(desk: Desk, name: str) -> Iterator[Block]:
    """A condition with its source, address and all, and the answer it rests on."""
    condition = next(c for c in desk.definition.conditions if c.id == name)
    state = next(c for c in desk.interview.assessment.conditions if c.id == name)
    yield from condition_blocks(desk, condition, state.state)
    yield from _source(desk, condition.source, condition.mark)
    question = desk.definition.questions.get(spot(state.at).question)
    if question is not None:
        yield from answer_blocks(desk, question)


def _source(desk: Desk, source: str, mark: Mark) -> Iterator[Block]:
    """A source with its address and date."""
    words = source_words(desk, source, mark)
    if words:
        yield Block(literal(desk.tools.say("app.help.source"), "bold"))
        yield from blocks(words)
        yield Block(Content(""))


def _finding(desk: Desk, finding: Finding) -> Iterator[Block]:
    """A finding with its severity, what to do, and the source of its rule."""
    yield Block(literal(severity_word(desk, finding.severity), "bold underline"))
    yield from finding_blocks(desk, finding)
    rule = desk.definition.rule.get(finding.rule)
    yield Block(Content(""))
    yield from _source(desk, finding.source, rule.mark if rule else "A")


def answer_blocks(desk: Desk, question: Question) -> Iterator[Block]:
    """An answer from beginning to end."""
    value = desk.application.answers.get(question.id)
    yield Block(literal(desk.words.label(question.id), "bold underline"))
    if question.kind == "table" and isinstance(value, list):
        for number, row in enumerate(value):
            yield from _row(desk, question, number, row)
    elif isinstance(value, str) and question.kind in ("prose", "text"):
        for line in value.split("\n"):
            yield Block(literal(line))
    else:
        text, given = answer_words(desk, question.id)
        yield Block(literal(text, "" if given else "italic"))


def _row(desk: Desk, question: Question, number: int, row: Any) -> Iterator[Block]:
    """One row of a table, a cell a line."""
    yield Block(literal(place_words(desk, f"/{question.id}/{number}"), "bold"))
    if not isinstance(row, dict):
        yield Block(literal(str(row)), Content("  "), "    ")
        return
    labels = desk.words.question(question.id).columns
    for column in question.columns:
        value = row.get(column.id)
        label = labels[column.id].label if column.id in labels else column.id
        if is_empty(value):
            body = Content.assemble(literal(f"{label}: "), literal(desk.tools.say("app.turn.none"), "italic"))
        else:
            body = literal(f"{label}: {shown(desk, column, value)}")
        yield Block(body, Content("  "), "    ")
