"""The questions of an edition as places to go to: numbered, searchable, and why one is not asked now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from textual.content import Content

from wizard.content.library import Library
from wizard.engine.expressions import variable_names
from wizard.engine.interview import REVIEW
from wizard.engine.search import Entry, entry
from wizard.schema.scheme import Definition, Severity
from wizard.screens.desk import Desk
from wizard.screens.note_words import note_sign
from wizard.screens.progressing import step_lines
from wizard.screens.telling import answer_words, at_question
from wizard.widgets.paragraphs import Block, Paragraphs, literal
from wizard.widgets.steps import SIGNS

Line = tuple[str, Paragraphs]
LONGEST = 120
"""How much of an answer stands in the list."""


def languages(lang: str) -> tuple[str, ...]:
    """The languages that one may search in: bokmål and nynorsk always, and that of the screen."""
    return tuple(dict.fromkeys(("nb", "nn", lang)))


@lru_cache(maxsize=8)
def numbers(library: Library, scheme: str, edition: str) -> dict[str, str]:
    """The number of each question, «3.2»: that of its step, and its own there."""
    steps = library.definition(scheme, edition).steps
    return {q.id: f"{s}.{n}" for s, step in enumerate(steps, 1) for n, q in enumerate(step.question, 1)}


@lru_cache(maxsize=8)
def entries(library: Library, scheme: str, edition: str, lang: str) -> tuple[Entry, ...]:
    """Every question with its words: labels, then questions, then choices, columns and its step."""
    definition, number = library.definition(scheme, edition), numbers(library, scheme, edition)
    made = [
        entry(question.id, _texts(library, definition, question.id, lang), number[question.id])
        for question in definition.questions.values()
    ]
    titles = [library.interface(each).say("app.review.step") for each in languages(lang)]
    return (*made, entry(REVIEW, [titles]))


def _texts(library: Library, definition: Definition, question: str, lang: str) -> list[list[str]]:
    """The texts of a question in every language that is searched, by depth."""
    labels, asked, deeper = [], [], []
    step = definition.step_of[question].id
    for each in languages(lang):
        words = library.words(definition.scheme, each)
        found = words.question(question)
        labels.append(found.label)
        asked.append(found.ask)
        deeper += [*found.choices.values(), words.step(step).title]
        for column in found.columns.values():
            deeper += [column.label, *column.choices.values()]
    return [labels, asked, deeper]


def entries_of(desk: Desk) -> tuple[Entry, ...]:
    """What can be searched for on this desk."""
    tools, application = desk.tools, desk.application
    return entries(tools.library, application.scheme, application.edition, tools.lang)


def number_of(desk: Desk, question: str) -> str:
    """The number of a question; "" for the review."""
    application = desk.application
    return numbers(desk.tools.library, application.scheme, application.edition).get(question, "")


def all_lines(desk: Desk) -> list[Line]:
    """Each step with its state, and under it its questions, those that are not asked now too."""
    lines: list[Line] = []
    for number, step in enumerate(step_lines(desk), 1):
        head = literal(f"{SIGNS.get(step.stage, ' ')} {number} {step.title} – {step.word}", "bold")
        lines.append((REVIEW if step.id == REVIEW else "", Paragraphs([Block(head)])))
        found = next((s for s in desk.definition.steps if s.id == step.id), None)
        lines += [(q.id, line_of(desk, q.id)) for q in (found.question if found else ())]
    return lines


def line_of(desk: Desk, place: str) -> Paragraphs:
    """A place on a line: sign, number, label and answer, and whether it has a note."""
    if place == REVIEW:
        return Paragraphs([Block(literal(desk.tools.say("app.review.step"), "bold"), Content("  "), "  ")])
    say, number = desk.tools.say, number_of(desk, place)
    label = desk.words.label(place)
    note = note_sign(desk, place)
    if place not in desk.interview.path:
        told = literal(f"{label} – {say('search.not-asked')}{note}", "italic")
        return Paragraphs([_block("–", number, told)])
    answer, given = answer_words(desk, place)
    heavy = [
        f
        for f in at_question(desk.interview.assessment.findings, place)
        if f.severity in (Severity.BLOCKER, Severity.ERROR)
    ]
    sign = ("!" if heavy else "✓") if given else "○"
    told = Content.assemble(
        literal(f"{label}: "), literal(_short(answer), "bold" if given else "italic"), literal(note)
    )
    return Paragraphs([_block(sign, number, told)])


def _block(sign: str, number: str, body: Content) -> Block:
    first = f"  {sign} {number:<5}"
    return Block(body, Content(first), " " * len(first))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def deciding(desk: Desk, question: str) -> Iterator[str]:
    """The questions whose answers decide whether this one is asked, in the order they are asked."""
    named = variable_names(desk.definition.questions[question].relevant or "")
    named |= variable_names(desk.definition.step_of[question].relevant or "")
    return (id_ for id_ in desk.definition.questions if id_ in named)


def decider(desk: Desk, question: str) -> str:
    """The question to answer otherwise so that this one is asked; "" where none can be."""
    for id_ in deciding(desk, question):
        found = id_ if id_ in desk.interview.path else decider(desk, id_)
        if found:
            return found
    return ""


def why_not_asked(desk: Desk, question: str) -> str:
    """Why a question is not asked now, in words: the answers that decide it."""
    say = desk.tools.say
    told = []
    for id_ in deciding(desk, question):
        answer = answer_words(desk, id_)[0] if id_ in desk.interview.path else say("search.not-asked")
        told.append(say("search.decided-by", label=desk.words.label(id_), answer=_short(answer)))
    if not told:
        return say("search.never")
    code = "depends" if desk.interview.assessment.relevance[question] is None else "not-now"
    return say(f"search.{code}", answers=told)
