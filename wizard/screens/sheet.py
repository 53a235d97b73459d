"""The questions of a step as lines of a form."""

from __future__ import annotations

from wizard.schema.assessment import Finding
from wizard.schema.scheme import Severity
from wizard.screens.desk import Desk
from wizard.screens.note_words import note_sign
from wizard.screens.telling import PENDING, answer_words, at_question, finding_words, severity_word
from wizard.widgets.sheet import SheetLine

LONGEST = 160
"""How much of an answer stands in a line of the form."""


def sheet_lines(desk: Desk, step: str) -> list[SheetLine]:
    """The asked questions of a step; worked out once per change."""
    found = next(s for s in desk.definition.steps if s.id == step)
    asked = [q.id for q in found.question if desk.interview.assessment.relevance[q.id]]
    made = []
    for question in asked:
        key = f"sheet {question}"
        if key not in desk.told:
            desk.told[key] = _line(desk, question)
        made.append(desk.told[key])
    return made


def _line(desk: Desk, question: str) -> SheetLine:
    """One question: «✓» answered, «!» with a fault, «○» left, «·» left but optional."""
    answer, given = answer_words(desk, question)
    answer = " ".join(answer.split())
    answer = answer if len(answer) <= LONGEST else f"{answer[: LONGEST - 1]}…"
    required = desk.definition.questions[question].required
    faults = _faults(desk, question) if given else []
    if not given and not required:
        answer = desk.tools.say("app.optional")
    open_ = question in desk.application.not_clarified
    sign = "!" if faults else ("✓" if given and not open_ else ("○" if required or open_ else "·"))
    told = tuple(_words(desk, question, f) for f in faults[:1])
    answer += note_sign(desk, question)
    return SheetLine(question, sign, desk.words.label(question), answer, given, told)


def _faults(desk: Desk, question: str) -> list[Finding]:
    """The errors and warnings at an answer, those without an acknowledgement."""
    found = at_question(desk.interview.assessment.findings, question)
    heavy = [f for f in found if f.severity is not Severity.ADVICE and f.acknowledged is None]
    return [f for f in heavy if not (f.rule in PENDING and f.at.count("/") == 1)]


def _words(desk: Desk, question: str, finding: Finding) -> str:
    message = finding_words(desk, finding).message.removeprefix(f"{desk.words.label(question)}: ")
    return f"{severity_word(desk, finding.severity)}: {message}"
