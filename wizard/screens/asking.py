"""A question made ready to be shown: its words, its value, its help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from wizard.content.words import TermWords
from wizard.engine.budget import compute
from wizard.engine.formats import date as date_words
from wizard.engine.formats import money
from wizard.schema.scheme import Mark, Question
from wizard.screens.desk import Desk
from wizard.screens.glossary import glossary, terms_in
from wizard.screens.note_words import note_notices
from wizard.screens.telling import declared_words, problems, refusal_words, shown
from wizard.widgets.ask import Ask, ColumnText
from wizard.widgets.help import HelpPart
from wizard.widgets.question import QuestionView
from wizard.widgets.rows import as_rows, fetched

RECKONED: Final[Mapping[str, str]] = {"salaries": "cost"}
"""Tables whose rows the budget reckons, and the figure of a row."""
CEILING_ROW: Final = "ceiling_row"


def row_figure(desk: Desk, question: str) -> str:
    """The figure that is reckoned for each row of a table, or ""."""
    budget = desk.definition.budget
    if budget is None:
        return ""
    if budget.ceiling is not None and budget.ceiling.table == question:
        return CEILING_ROW
    return RECKONED.get(question, "")


def row_figures(desk: Desk, question: str) -> list[str]:
    """The reckoned figure of each row, as it is shown; empty where something it needs is missing."""
    figure = row_figure(desk, question)
    if not figure:
        return []
    judged = desk.interview.assessment
    computed = compute(desk.definition, judged.values, judged.refused)
    amounts = computed.ceiling_rows if figure == CEILING_ROW else [row.cost for row in computed.rows]
    return ["" if amount is None else money(amount) for amount in amounts]


def followed_rows(desk: Desk, question: Question) -> list[Mapping[str, Any]] | None:
    """Of a table that follows another: the cells that come from there, row by row; None where it is free."""
    follows = question.follows
    if follows is None or not desk.interview.assessment.relevance.get(follows.table):
        return None
    rows = desk.application.answers.get(follows.table)
    if not isinstance(rows, list):
        return []
    cells = follows.cells.items()
    return [{here: row.get(there) for here, there in cells} for row in rows if isinstance(row, dict)]


def ask_of(desk: Desk, question: Question) -> Ask:
    """The question as its field needs it."""
    words = desk.words.question(question.id)
    figure = row_figure(desk, question.id)
    return Ask(
        field=question,
        value=desk.application.answers.get(question.id),
        say=desk.tools.say,
        show=lambda field, value: shown(desk, field, value),
        refusal=lambda refused: refusal_words(desk, f"/{question.id}", refused),
        registry=desk.definition.registry,
        label=words.label,
        choices=words.choices,
        columns={k: ColumnText(c.label, c.help, c.choices) for k, c in words.columns.items()},
        declaration=bool(question.rests_on),
        followed=followed_rows(desk, question) if question.kind == "table" else None,
        figure=desk.tools.say(f"app.figure.{figure}") if figure else "",
    )


def view_of(desk: Desk, question: Question, notices: Sequence[str] = ()) -> QuestionView:
    """Everything that is shown of a question."""
    words = desk.words.question(question.id)
    return QuestionView(
        ask=ask_of(desk, question),
        question=words.ask,
        explanation=words.explanation,
        marks=marks(desk, question),
        notices=[*notices, *standing_notices(desk, question)],
        problems=problems(desk, question.id),
        figures=row_figures(desk, question.id),
    )


def marks(desk: Desk, question: Question) -> list[str]:
    """Short remarks beside the question."""
    say = desk.tools.say
    found = [] if question.required else [say("app.optional")]
    if question.id in desk.interview.prefilled:
        carried = desk.draft.carried_from if question.id in desk.draft.carried else ""
        found.append(say("app.carried", edition=carried) if carried else say("app.prefilled"))
    return found


def standing_notices(desk: Desk, question: Question) -> list[str]:
    """What is said before a question as long as it holds: trouble with saving, its part, a note."""
    # The title bar has room for the whole of it on a wide screen only.
    say, told = desk.tools.say, [*([desk.saved[0]] if desk.trouble else []), *desk.news]
    step = desk.definition.step_of[question.id]
    if (
        step.question
        and next((q.id for q in step.question if q.id in desk.interview.path), "") == question.id
    ):
        intro = desk.words.step(step.id).intro
        told += [" ".join(intro.split())] if intro else []
    followed = followed_rows(desk, question) if question.follows else None
    if followed is not None and fetched(as_rows(desk.application.answers.get(question.id)), followed):
        told.append(say("app.table.fetched"))
    note = desk.application.not_clarified.get(question.id)
    if note is not None:
        told.append(say("app.open.noted", note=note) if note else say("app.open.standing"))
    declared = desk.interview.declared.get(question.id)
    if declared is not None:
        told.append(say("app.declared", **declared_words(declared)))
    told += note_notices(desk, question.id)
    return told


def help_of(desk: Desk, question: Question) -> list[HelpPart]:
    """The help on a question: why, a good answer, an example, the source.

    Of a long text a good answer comes first: it is the list one goes by while one writes.
    """
    say, words = desk.tools.say, desk.words.question(question.id)
    first = [HelpPart(say("app.help.why"), words.why), HelpPart(say("app.help.good"), words.good)]
    return [
        *(reversed(first) if question.kind == "prose" else first),
        HelpPart(say("app.help.example"), words.example),
        HelpPart(say("app.help.source"), source_words(desk, question.source or "", question.mark)),
        HelpPart(say("search.terms"), glossary(_terms(desk, question.id))),
    ]


def _terms(desk: Desk, question: str) -> tuple[TermWords, ...]:
    """The terms that stand in the question's texts."""
    return terms_in(desk.tools.library, desk.definition.scheme, desk.tools.lang, question)


def source_words(desk: Desk, source_id: str, mark: Mark) -> str:
    """A source with its title, address and date, and how sure it is where it is not official."""
    source = desk.definition.source.get(source_id)
    if source is None:
        return ""
    say = desk.tools.say
    if desk.tools.interface.has(f"report.source.{source_id}"):
        return say(f"report.source.{source_id}")
    parts = [source.title, source.url]
    if source.read_on is not None:
        parts.append(say("app.help.read", day=date_words(source.read_on.isoformat(), desk.tools.lang)))
    if mark != "A":
        parts.append(say(f"report.mark.{mark}"))
    return "\n\n".join(part for part in parts if part)
