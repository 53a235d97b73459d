"""How far an application has come, in words: its steps, what is left, what keeps it from being ready."""

from __future__ import annotations

from wizard.engine.pointers import spot
from wizard.engine.remaining import remaining
from wizard.schema.scheme import Severity
from wizard.screens.desk import Desk
from wizard.screens.telling import HEAVY, PENDING, REQUIRED, told_now
from wizard.widgets.steps import StepLine


def step_lines(desk: Desk) -> list[StepLine]:
    """The steps with their states, and the review last."""
    interview, say = desk.interview, desk.tools.say
    here = desk.definition.step_of[interview.place].id if interview.question is not None else ""
    lines = []
    for step in desk.definition.steps:
        state = interview.step_state(step.id)
        count = state.answered
        if state.stage == "faults":
            ids = {q.id for q in step.question}
            count = sum(spot(f.at).question in ids and f.severity in HEAVY for f in told_now(desk))
        unknown = any(interview.assessment.relevance[q.id] is None for q in step.question)
        stage = "depends" if state.stage == "not_asked" and unknown else state.stage
        word = say(f"app.stage.{stage}", count=count, asked=state.asked)
        lines.append(StepLine(step.id, desk.words.step(step.id).title, stage, word, step.id == here))
    status = interview.assessment.status
    stage = "done" if status == "ready" else "not_started"
    lines.append(StepLine("review", say("app.review.step"), stage, say(f"app.status.{status}"), not here))
    return lines


def progress_words(desk: Desk) -> str:
    """How far one has come: parts done, questions left, faults."""
    return progress_lines(desk)[0]


def progress_lines(desk: Desk) -> tuple[str, str]:
    """How far one has come, in full and in short, where there is no room for all of it."""
    interview, say = desk.interview, desk.tools.say
    states = [interview.step_state(step.id) for step in desk.definition.steps]
    asked = [s for s in states if s.stage != "not_asked"]
    done = sum(s.stage == "done" for s in asked)
    left = remaining(desk.definition, desk.application, interview.assessment)
    parts = [say("app.progress.parts", done=done, all=len(asked))]
    short = [say("talk.progress.parts", done=done, all=len(asked))]
    if left.questions:
        words = say(f"app.progress.{'left' if left.required else 'optional'}", count=left.questions)
        optional = left.questions - left.required
        short.append(say("talk.progress.may-change", left=words) if left.may_change else words)
        if left.may_change:
            words = say("talk.progress.depends", left=words)
        elif left.required and optional:
            words = say("talk.progress.optional", left=words, count=optional)
        parts.append(words)
    told = told_now(desk)
    cells = sum(f.rule in PENDING for f in told)
    faults = [say("app.progress.cells", count=cells)] if cells else []
    counts = {s: sum(f.severity == s for f in told if f.rule not in PENDING) for s in Severity}
    faults += [
        say(f"report.count.{s.value}", count=n) for s, n in counts.items() if n and s is not Severity.ADVICE
    ]
    return " · ".join([*parts, *faults]), " · ".join([*short, *faults])


def lacks_words(desk: Desk) -> str:
    """What keeps the application from being ready: answers that are missing, and errors."""
    heavy = [f for f in desk.interview.assessment.findings if f.severity in HEAVY]
    missing = sum(f.rule == REQUIRED for f in heavy)
    parts = [("missing", missing), ("errors", len(heavy) - missing)]
    return " ".join(desk.tools.say(f"app.lacks.{code}", count=count) for code, count in parts if count)
