"""What is left to answer, and whether the number may still change: the honest progress."""

from __future__ import annotations

from dataclasses import dataclass

from wizard.schema.application import Application
from wizard.schema.assessment import Assessment
from wizard.schema.scheme import Definition


@dataclass(frozen=True, slots=True)
class Remaining:
    """The asked questions that have neither an answer nor a note that they are left open."""

    questions: int
    required: int
    """How many of them must be answered."""
    may_change: bool
    """Whether it still depends on answers to come if some questions are asked at all."""


def remaining(definition: Definition, application: Application, assessment: Assessment) -> Remaining:
    """What is left of an application as it stands."""
    done = application.answers.keys() | application.not_clarified.keys()
    left = [q for q in definition.questions.values() if assessment.relevance[q.id] and q.id not in done]
    return Remaining(
        questions=len(left),
        required=sum(q.required for q in left),
        may_change=None in assessment.relevance.values(),
    )
