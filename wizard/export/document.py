"""`soknad.md`: the whole application for a reader, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wizard.export.answers import Block, answered, heading, missing, questions, table, table_blocks
from wizard.export.budget_page import budget_page, budget_step
from wizard.export.escape import inline
from wizard.export.first_page import POSITION_COLUMNS, POSITIONS, SHOWN, first_page
from wizard.export.model import Model
from wizard.export.sources_page import sources_page
from wizard.schema.scheme import Question, Step


def render_document(model: Model) -> str:
    """The Markdown: the caseworker's first page, the budget, the texts by step, edition and sources."""
    blocks = [*_top(model), *first_page(model), *budget_page(model)]
    for number, step in enumerate(model.definition.steps, start=1):
        blocks += _step(model, step, number)
    return joined([*blocks, *sources_page(model)])


def joined(blocks: Iterable[Block]) -> str:
    """Blocks with an empty line between them, and one newline at the end."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def draft_line(model: Model) -> str:
    """«UTKAST – ikke klar: 4 feil»."""
    say, counts = model.speaker.say, model.assessment.counts
    if model.practice:
        return say("package.practice")
    if model.assessment.status == "ready":
        return say("package.draft-ready")
    found = [
        say(f"package.lacks.{severity}", count=counts[severity])
        for severity in ("blocker", "error")
        if counts.get(severity)
    ]
    return say("package.draft", lacks=model.speaker.list(found))


def _top(model: Model) -> Iterator[Block]:
    say = model.speaker.say
    if model.draft:
        yield f"**{inline(draft_line(model))}**"
    title, edition = model.speaker.words.scheme.title, model.definition.edition.id
    yield heading(1, say("package.title", scheme=title, edition=edition))


def _step(model: Model, step: Step, number: int) -> Iterator[Block]:
    """A step's answers, less what the first page and the budget have shown."""
    if step == budget_step(model):
        return
    positions = model.definition.questions.get(POSITIONS)
    found = [
        q
        for q in step.question
        if q.id not in SHOWN and q != positions and (answered(model, q) or missing(model, q))
    ]
    blocks = [*_positions(model, positions if positions in step.question else None), *questions(model, found)]
    if blocks:
        title = model.speaker.words.step(step.id).title
        yield heading(2, f"{model.speaker.say('package.part', number=number)}: {title}")
        yield from blocks


def _positions(model: Model, question: Question | None) -> Iterator[Block]:
    """What the first page did not show of the posts; their titles come again, to be known by."""
    if question is None:
        return
    if not isinstance(model.application.answers.get(POSITIONS), list):
        yield from questions(
            model, [question] if answered(model, question) or missing(model, question) else []
        )
        return
    without = [name for name in POSITION_COLUMNS if name != question.columns[0].id]
    yield heading(3, model.speaker.label(POSITIONS))
    yield from table_blocks(model, table(model, question, without))
