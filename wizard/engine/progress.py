"""How far each step of an interview has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wizard.schema.application import Application
from wizard.schema.assessment import Assessment
from wizard.schema.scheme import Definition, Question, Severity

Stage = Literal["not_asked", "not_started", "begun", "done", "faults"]


@dataclass(frozen=True, slots=True)
class StepState:
    """A step's stage; how many of its asked questions have an answer; errors and warnings in it."""

    stage: Stage
    answered: int
    asked: int
    errors: int
    warnings: int


def step_state(
    definition: Definition, application: Application, assessment: Assessment, step: str
) -> StepState:
    """How far a step has come.

    A step is done when every required question in it has an answer or is left open with a note; an
    error other than a missing answer makes it «faults», whatever is left.
    """
    found = next(s for s in definition.steps if s.id == step)
    asked = [q for q in found.question if assessment.relevance[q.id]]
    done = {q.id for q in asked if q.id in application.answers or q.id in application.not_clarified}
    mine = [f for f in assessment.findings if f.at.split("/")[1:2] and f.at.split("/")[1] in _ids(asked)]
    errors = [f for f in mine if f.severity in (Severity.BLOCKER, Severity.ERROR)]
    faults = [f for f in errors if f.rule not in ("answer.required", "answer.not-clarified")]
    # A cell that is missing in a row that has been begun is a fault too, not a question still to come.
    faults += [f for f in errors if f.rule == "answer.required" and f.at.count("/") > 1]
    begun = bool(done)
    complete = all(q.id in done for q in asked if q.required) and (begun or not asked)
    return StepState(
        stage=_stage(bool(asked), bool(faults and begun), complete, begun),
        answered=len(done),
        asked=len(asked),
        errors=len(errors),
        warnings=sum(f.severity is Severity.WARNING for f in mine),
    )


def _ids(questions: list[Question]) -> set[str]:
    return {q.id for q in questions}


def _stage(asked: bool, faults: bool, complete: bool, begun: bool) -> Stage:
    """The stage that these four facts make."""
    if not asked:
        return "not_asked"
    if faults:
        return "faults"
    if complete:
        return "done"
    return "begun" if begun else "not_started"
