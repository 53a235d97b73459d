"""What is said of an interview: findings, impacts, progress, turns. Words only; nothing is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, cast

from wizard.content.sentences import Sentence, field_path, sentence, show_answer
from wizard.content.templates import Names, fill
from wizard.engine.declarations import Declaration
from wizard.engine.pointers import spot
from wizard.schema.assessment import Finding, Refused
from wizard.schema.scheme import Field, Severity
from wizard.screens.desk import Desk
from wizard.widgets.ask import Problem
from wizard.widgets.transcript import Turn, begins

KIND: Final = "answer.kind"
REQUIRED: Final = "answer.required"
NOT_CLARIFIED: Final = "answer.not-clarified"
NAMED: Final = 4
"""How many answers or places a sentence names."""
HEAVY: Final = (Severity.BLOCKER, Severity.ERROR)
PENDING: Final = frozenset({REQUIRED, NOT_CLARIFIED})


def finding_words(desk: Desk, finding: Finding) -> Sentence:
    """Message and mend of a finding; where a refusal says itself what to write, that is enough."""
    words = sentence(desk.definition, desk.words, desk.tools.interface, finding)
    code = f"kinds.{finding.values.get('kind', '')}.{finding.values.get('reason', '')}"
    interface = desk.tools.interface
    if finding.rule == KIND and interface.has(code) and not interface.has(f"{code}-mend"):
        return Sentence(words.message, "")
    return words


def place_words(desk: Desk, pointer: str) -> str:
    """The name of the place that a pointer leads to."""
    return field_path(desk.definition, desk.words, desk.tools.interface, pointer)


def severity_word(desk: Desk, severity: Severity) -> str:
    """A severity in words, such as «Advarsel»."""
    return desk.tools.say(f"report.severity.{severity.value}")


def shown(desk: Desk, field: Field, value: Any) -> str:
    """A value for people."""
    return show_answer(desk.definition, desk.words, desk.tools.interface, field, value)


def refusal_words(desk: Desk, pointer: str, refused: Refused) -> str:
    """Why a value was refused, and what to write instead."""
    kind = desk.definition.rule["answer.kind"]
    values = {"reason": refused.reason, **refused.values}
    found = finding_words(desk, Finding(rule=kind.id, severity=kind.severity, at=pointer, values=values))
    return f"{found.message} {found.mend}".strip()


def at_question(findings: Iterable[Finding], question: str) -> list[Finding]:
    """The findings that point to a question, its rows or its cells."""
    return [f for f in findings if spot(f.at).question == question]


def problems(desk: Desk, question: str) -> list[Problem]:
    """The findings at a question, in words. Before one has been there, an empty answer has no fault."""
    found = []
    fresh = question not in desk.seen and question not in desk.application.answers
    for finding in at_question(desk.interview.assessment.findings, question):
        _, row, column = spot(finding.at)
        missing = finding.rule in PENDING
        if finding.acknowledged is not None or (row is None and fresh):
            continue
        if missing and row is None:
            text = desk.tools.say("app.missing")
        else:
            words = finding_words(desk, finding)
            # One stands at the place already: its name before the message would only be in the way.
            message = words.message.removeprefix(f"{place_words(desk, finding.at)}: ")
            text = f"{severity_word(desk, finding.severity)}: {message} {words.mend}".strip()
        found.append(Problem(finding.severity.value, text, row, column, missing and row is not None))
    return found


def reply_words(desk: Desk, question: str) -> list[str]:
    """What the wizard says to the answer that stands."""
    texts = desk.words.question(question).replies
    names = Names(desk.words.label, lambda choice: desk.words.choice(question, choice))
    said = desk.interview.replies(question)
    told = [fill(texts[s.id], s.values, desk.tools.lang, names) for s in said if texts.get(s.id)]
    return told + _filled_in(desk, question)


def _filled_in(desk: Desk, question: str) -> list[str]:
    """What the choice of a municipality filled in from its register, still to be confirmed."""
    questions, answers = desk.definition.questions, desk.application.answers
    if questions[question].kind != "municipality":
        return []
    filled = [q for q in questions.values() if q.prefill and q.id in desk.interview.prefilled]
    named = [f"{desk.words.label(q.id)} {shown(desk, q, answers[q.id])}" for q in filled if q.id in answers]
    return [desk.tools.say("home.filled-in", names=named)] if named else []


def answer_words(desk: Desk, question: str) -> tuple[str, bool]:
    """The answer to a question in a line, and whether there is one."""
    application, say = desk.application, desk.tools.say
    if question in application.not_clarified:
        note = application.not_clarified[question]
        return (say("app.turn.open-note", note=note) if note else say("app.turn.open")), True
    if question not in application.answers:
        return say("app.turn.none"), False
    field = desk.definition.questions[question]
    text = shown(desk, field, application.answers[question])
    if field.kind == "municipality":
        found = desk.definition.registry.by_number.get(str(application.answers[question]))
        text = f"{found.number} {found.name}" if found else text
    if question in desk.interview.prefilled:
        text = say("app.turn.prefilled", answer=text)
    given = desk.interview.declared.get(question)
    if given is not None:
        text = say("talk.turn.declared", answer=text, **declared_words(given))
    return text, True


def declared_words(given: Declaration) -> dict[str, str]:
    """Who gave a declaration, on which day, and when, as a clock is written here."""
    return {"who": given.who, "day": given.when[:10], "time": given.when[11:16].replace(":", ".")}


def turns(desk: Desk, until: str) -> list[Turn]:
    """The conversation up to a question: what was asked, answered and said; worked out once per change."""
    path = desk.interview.path
    before = path[: path.index(until)] if until in path else path
    found: dict[str, list[Finding]] = {}
    for finding in desk.interview.assessment.findings:
        found.setdefault(spot(finding.at).question, []).append(finding)
    step_of = desk.definition.step_of
    steps = [step_of[q].id for q in before]
    after = [*steps, step_of[until].id if until in path else ""][1:]
    made = []
    for question, step, next_, first in zip(before, steps, after, begins(steps), strict=True):
        key = f"{question} {step != next_}"
        if key not in desk.told:
            title = desk.words.step(step).title if first else ""
            closing = step_closing(desk, step) if step != next_ else []
            desk.told[key] = _kept(desk, question, found.get(question, []), title, closing)
        made.append(desk.told[key])
    return _said_once(made)


def _kept(
    desk: Desk, question: str, found: Sequence[Finding], step: str, closing: Sequence[tuple[str, str]]
) -> Turn:
    """The turn as it was made before, where nothing that it says is another; else it is made."""
    interview, application = desk.interview, desk.application
    said = interview.replies(question) if desk.definition.questions[question].reply else ()
    given = application.answers.get(question), application.not_clarified.get(question)
    marked = interview.declared.get(question), question in interview.prefilled
    made_from = (given, marked, found, said, step, closing)
    if question not in desk.turns or desk.turns[question][0] != made_from:
        desk.turns[question] = made_from, _turn(desk, question, found, step, closing)
    return cast("Turn", desk.turns[question][1])


def _said_once(made: Sequence[Turn]) -> list[Turn]:
    """The turns, where what the wizard says to several answers stands at the last of them only."""
    later: set[str] = set()
    once = []
    for turn in reversed(made):
        if later.intersection(turn.replies):
            once.append(replace(turn, replies=tuple(r for r in turn.replies if r not in later)))
        else:
            once.append(turn)
        later.update(turn.replies)
    return once[::-1]


def _turn(
    desk: Desk, question: str, found: Sequence[Finding], step: str, closing: Sequence[tuple[str, str]]
) -> Turn:
    """One question and what came of it."""
    answer, given = answer_words(desk, question)
    heavy = [f for f in found if f.severity is not Severity.ADVICE and f.acknowledged is None]
    heavy = [f for f in heavy if f.rule not in PENDING or spot(f.at).row is not None]
    words = desk.words.question(question)
    messages = [finding_words(desk, f).message.removeprefix(f"{words.label}: ") for f in heavy[:2]]
    faults = [f"{severity_word(desk, f.severity)}: {m}" for f, m in zip(heavy, messages, strict=False)]
    if len(heavy) > len(faults):
        faults.append(desk.tools.say("app.turn.more-faults", count=len(heavy) - len(faults)))
    replies = reply_words(desk, question) if given else []
    return Turn(question, words.ask, answer, given, tuple(replies), tuple(faults), step, tuple(closing))


def step_closing(desk: Desk, step: str) -> list[tuple[str, str]]:
    """How a step stands when one has been through it: done or not, and what is not settled, by name."""
    say, application, judged = desk.tools.say, desk.application, desk.interview.assessment
    questions = next(s.question for s in desk.definition.steps if s.id == step)
    asked = [q for q in questions if judged.relevance[q.id]]
    left_open = [q for q in asked if q.id in application.not_clarified]
    empty = [q for q in asked if q.id not in application.answers and q not in left_open]
    missing = [q for q in empty if q.required]
    answered, title = len(asked) - len(empty) - len(left_open), desk.words.step(step).title
    ids = {q.id for q in asked}
    found = [f for f in told_now(desk) if spot(f.at).question in ids and f.rule != NOT_CLARIFIED]
    wrong = any(f.severity in HEAVY for f in found)
    told = []
    if missing:
        names = names_of(desk, (desk.words.label(q.id) for q in missing))
        told.append(("○", say("talk.step.lacks", step=title, count=len(missing), names=names)))
    else:
        code = "answered" if wrong else "done"
        told.append(("!" if wrong else "✓", say(f"talk.step.{code}", step=title, count=answered)))
    if left_open:
        names = names_of(desk, (desk.words.label(q.id) for q in left_open))
        told.append(("○", say("talk.step.open", count=len(left_open), names=names)))
    for severity in (*HEAVY, Severity.WARNING):
        places = [place_words(desk, f.at) for f in found if f.severity is severity]
        if places:
            counted = say(f"report.count.{severity.value}", count=len(places))
            told.append(("!", say("talk.step.found", found=counted, names=names_of(desk, places))))
    return told


def names_of(desk: Desk, names: Iterable[str]) -> list[str]:
    """Names for a sentence: the first few, and how many more there are."""
    every = list(dict.fromkeys(names))
    more = len(every) - NAMED
    return [*every[:NAMED], desk.tools.say("talk.impact.more", count=more)] if more > 0 else every


def told_now(desk: Desk) -> list[Finding]:
    """The findings on what is answered: what is still to come is counted as questions left."""
    answers = desk.application.answers
    found = [f for f in desk.interview.assessment.findings if f.acknowledged is None]
    return [f for f in found if not f.at or spot(f.at).question in answers]
