"""What is said of exercises, places, reasons and scores: words only, nothing is drawn."""

from __future__ import annotations

from wizard.engine.assess import ELIGIBILITY
from wizard.schema.assessment import Finding
from wizard.schema.exercise import Exercise
from wizard.screens.asking import source_words
from wizard.screens.desk import Desk
from wizard.screens.tools import Tools


def about_exercise(tools: Tools, exercise: Exercise) -> str:
    """What sort of exercise it is, how hard, how long, and of which scheme."""
    say = tools.say
    return " · ".join(
        [
            say(f"training.kind.{exercise.kind}"),
            level_words(tools, exercise.level),
            say("training.minutes", count=exercise.minutes),
            f"{tools.scheme_title(exercise.scheme)} {exercise.edition}",
        ]
    )


def level_words(tools: Tools, level: int) -> str:
    """How hard it is, in a word and a number."""
    return tools.say("training.level.told", word=tools.say(f"training.level.{level}"), level=level)


def reason_words(desk: Desk, rule: str) -> str:
    """A rule or a condition as something that is wrong."""
    if rule.startswith(ELIGIBILITY):
        label = desk.words.condition(rule.removeprefix(ELIGIBILITY)).label
        return desk.tools.say("training.why.condition", label=label)
    return desk.words.rule(rule).title or rule


def finding_of(desk: Desk, rule: str, at: str) -> Finding | None:
    """What is found of a rule at a place in the application as it stands."""
    found = desk.interview.assessment.findings
    return next((f for f in found if f.rule == rule and f.at == at), None)


def source_line(desk: Desk, source: str | None, rule: str = "") -> str:
    """A source with its address on one line; "" where there is none."""
    known = desk.definition.rule.get(rule)
    if not source:
        return ""
    mark = known.mark if known is not None else "A"
    if rule.startswith(ELIGIBILITY):
        name = rule.removeprefix(ELIGIBILITY)
        mark = next((c.mark for c in desk.definition.conditions if c.id == name), mark)
    return " · ".join(source_words(desk, source, mark).split("\n\n"))
