"""What is said under each part of a score: what was marked or decided or answered, and what is right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from textual.content import Content

from wizard.engine.pointers import spot
from wizard.screens.telling import place_words
from wizard.screens.training_decide import decided_words
from wizard.screens.training_places import answer_text, cells_of
from wizard.screens.training_session import CaseDesk, Session
from wizard.screens.training_words import finding_of, message_words, reason_words
from wizard.training.deciding import Decision
from wizard.training.marks import names_place
from wizard.training.scores import Item, Outcome
from wizard.widgets.light_markdown import blocks
from wizard.widgets.paragraphs import literal

Shown = Outcome | Literal["other_reason_too"]
CUT: Final = "…"
"""The end of what is too long for its line."""
OTHER_REASON_TOO: Final = "other_reason_too"
"""A wrong mark beside one that settled the fault at the same place."""


def shown_as(session: Session, item: Item) -> Shown:
    """Under which heading a part stands: a wrong mark at a faulty place is none on what is in order."""
    planted = session.exercise.planted
    if item.outcome == "wrongly_accused" and any(names_place(item, fault) for fault in planted):
        return OTHER_REASON_TOO
    return item.outcome


def told_of(session: Session, desk: CaseDesk | None, item: Item) -> Iterator[Content]:
    """The sentences under a part; `desk` holds the application that it is about, if any."""
    if desk is None:
        yield from _of_decision(session, item)
    elif session.exercise.kind == "find_faults":
        yield from _of_fault(session, desk, item)
    else:
        yield from _of_answer(session, desk, item)


def _of_fault(session: Session, desk: CaseDesk, item: Item) -> Iterator[Content]:
    """A planted fault: what was marked, what the rule says, the case's own words. Or an accusation."""
    say = session.say
    if item.mark is not None and item.outcome != "found":
        yield literal(say("training.item.marked", reason=reason_words(desk, item.mark.rule)))
    elif item.mark is not None and item.mark.at != item.at:
        yield literal(say("training.item.marked-at", place=place_words(desk, item.mark.at)))
    if item.outcome in ("wrongly_accused", "not_counted"):
        yield from _of_accusation(session, desk, item)
        return
    finding = finding_of(desk, item.rule, item.at)
    if finding is not None:
        # The rules speak to those who wrote the application, and the trainee did not.
        yield literal(say("training.item.to-applicant", message=message_words(desk, finding)))
    planted = session.exercise.planted
    number = next((n for n, p in enumerate(planted, 1) if (p.rule, p.at) == (item.rule, item.at)), 0)
    own = session.words.faults.get(number, "")
    yield from (block.body for block in blocks(own) if block.body.plain)


def _of_accusation(session: Session, desk: CaseDesk, item: Item) -> Iterator[Content]:
    """A mark that found no fault: what stands there, and why it counts as it does."""
    say, code = session.say, shown_as(session, item)
    if spot(item.at).question:
        answer = said_at(desk, item.at) or say("app.turn.none")
        yield literal(say("training.item.stands", answer=answer))
        yield literal(say(f"training.item.{code}"))
    else:
        yield literal(say(f"training.item.{code}{'-whole' if code == 'wrongly_accused' else ''}"))


def _of_decision(session: Session, item: Item) -> Iterator[Content]:
    """A situation: what was decided, what is right, why."""
    say, given = session.say, session.sitting.decisions.get(item.at)
    situation = next(s for s in session.exercise.situations if s.id == item.at)
    right = [Decision(verdict=situation.verdict, condition=c) for c in situation.decides or (None,)]
    if given is not None:
        yield literal(say("training.item.decided", decided=decided_words(session, given)))
    if item.outcome != "right":
        for code, decision in zip(["is", *["is-too"] * len(right)], right, strict=False):
            yield literal(say(f"training.item.{code}", right=decided_words(session, decision)))
    words = session.words.cases.get(item.at)
    if words is not None:
        yield from (block.body for block in blocks(words.because) if block.body.plain)


def _of_answer(session: Session, desk: CaseDesk, item: Item) -> Iterator[Content]:
    """A judged answer: how it stands, and what is found at it; of none, what the good application has."""
    say, exercise = session.say, session.exercise
    if item.outcome == "unanswered":
        yield literal(say("training.item.unanswered"))
        if exercise.application is not None:
            good = said_at(CaseDesk(session.tools, exercise, exercise.application), item.at)
            yield literal(say("training.item.good", answer=good))
            if good.endswith(CUT) or desk.definition.questions[spot(item.at).question].kind == "table":
                yield literal(say("training.item.good-where"))
        return
    yield literal(say("training.item.answered", answer=said_at(desk, item.at) or say("app.turn.none")))
    judged = next(j for j in exercise.judged if j.question == spot(item.at).question)
    text = desk.application.answers.get(judged.question)
    groups = judged.unmentioned(text if isinstance(text, str) else "")
    lacking = [judged.mentions[group][0] for group in groups]
    if lacking:
        yield literal(say("training.item.lacks", words=lacking))
    here = (f for f in desk.interview.assessment.findings if spot(f.at).question == judged.question)
    finding = next((f for f in here if item.rule and f.rule == item.rule), None)
    if finding is not None:
        yield literal(message_words(desk, finding))


def said_at(desk: CaseDesk, at: str, most: int = 160) -> str:
    """What stands at a place, on one line: an answer, a row, a cell."""
    place = spot(at)
    question = desk.definition.questions.get(place.question)
    if question is None:
        return ""
    text = answer_text(desk, question)
    if place.row is not None:
        cells = list(cells_of(desk, question, place.row))
        found = [shown for column, shown in cells if place.column in (None, column.id) and shown]
        text = " · ".join(found)
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}{CUT}"
