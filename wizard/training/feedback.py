"""What to say at once after an answer in an exercise of filling in: ids and values, no words.

`strict`: every finding at the answer, what the answer brought about elsewhere, and whether it is as in
the good application. `gentle`: only what would stop the application. `silent`: nothing.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from wizard.engine.interview import Interview, is_empty
from wizard.engine.pointers import spot
from wizard.schema.assessment import Finding
from wizard.schema.exercise import Exercise
from wizard.schema.scheme import Definition, Severity
from wizard.training.filling import State, state
from wizard.training.sitting import Strictness

_GRAVE: Final = (Severity.BLOCKER, Severity.ERROR)
_OPEN: Final = ("answer.required", "answer.not-clarified")
"""What is only not answered yet is nothing to be told of on the way."""


class Feedback(NamedTuple):
    """What there is to say after one answer; all empty where there is nothing."""

    findings: tuple[Finding, ...] = ()
    """At the question that was answered, as they stand now."""
    elsewhere: tuple[Finding, ...] = ()
    """At other questions, and not there before the answer."""
    mended: tuple[Finding, ...] = ()
    """There before the answer, at any question, and not now."""
    compared: State | None = None
    """How the answer stands to the good one; only said in `strict`."""

    @property
    def none(self) -> bool:
        """Whether there is nothing to say."""
        return self == Feedback()


def feedback(
    definition: Definition,
    exercise: Exercise,
    before: Interview,
    after: Interview,
    question: str,
    strictness: Strictness,
) -> Feedback:
    """What to say after the answer to `question` that led from one interview to the next."""
    if strictness == "silent":
        return Feedback()
    old = {(f.rule, f.at) for f in before.assessment.findings}
    new = {(f.rule, f.at) for f in after.assessment.findings}
    told = [f for f in after.assessment.findings if _told(f, strictness)]
    there = [f for f in told if spot(f.at).question == question]
    come = [f for f in told if spot(f.at).question != question and (f.rule, f.at) not in old]
    gone = [f for f in before.assessment.findings if _told(f, strictness) and (f.rule, f.at) not in new]
    good = exercise.application
    compared: State | None = None
    if strictness == "strict" and good is not None and question in definition.questions:
        values = (a.answers.get(question) for a in (good, after.application))
        theirs, mine = (None if is_empty(value) else value for value in values)
        compared = None if theirs is None and mine is None else state(theirs, mine)
    return Feedback(tuple(there), tuple(come), tuple(gone), compared)


def _told(finding: Finding, strictness: Strictness) -> bool:
    """Whether a finding is spoken of at this strictness."""
    if finding.rule in _OPEN or finding.acknowledged is not None:
        return False
    return strictness == "strict" or finding.severity in _GRAVE
