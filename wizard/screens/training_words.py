"""What is said of exercises, places, reasons and scores: words only, nothing is drawn."""

from __future__ import annotations

from typing import Final

from wizard.engine.assess import ELIGIBILITY
from wizard.schema.assessment import Finding
from wizard.schema.exercise import Exercise
from wizard.screens.asking import source_words
from wizard.screens.desk import Desk
from wizard.screens.telling import finding_words, place_words
from wizard.screens.tools import Tools
from wizard.training.reasons import all_reasons, choices

TEXT: Final = "text."
ANSWER: Final = "answer."
"""How the ids of rules begin that are about texts, and about answers of any sort."""


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


def choices_at(desk: Desk, at: str) -> dict[str, str]:
    """The reasons that can be given at a place, with their titles: those about any answer or text last."""
    found = sorted(
        choices(desk.definition, desk.application, at), key=lambda rule: rule.startswith((TEXT, ANSWER))
    )
    return {rule: reason_words(desk, rule) for rule in found}


def every_reason(desk: Desk) -> dict[str, str]:
    """All the reasons that there are anywhere, with their titles."""
    return {rule: reason_words(desk, rule) for rule in all_reasons(desk.definition)}


def finding_of(desk: Desk, rule: str, at: str) -> Finding | None:
    """What is found of a rule at a place in the application as it stands."""
    found = desk.interview.assessment.findings
    return next((f for f in found if f.rule == rule and f.at == at), None)


def source_parts(desk: Desk, source: str | None, rule: str = "") -> list[str]:
    """The source that a rule rests on: its title, its address, how sure it is; empty where there is none."""
    if not source:
        return []
    known = desk.definition.rule.get(rule)
    mark = known.mark if known is not None else "A"
    if rule.startswith(ELIGIBILITY):
        name = rule.removeprefix(ELIGIBILITY)
        mark = next((c.mark for c in desk.definition.conditions if c.id == name), mark)
    return source_words(desk, source, mark).split("\n\n")


def message_words(desk: Desk, finding: Finding) -> str:
    """What is found and how it is mended, for where the place stands above it already."""
    words = finding_words(desk, finding)
    message = words.message.removeprefix(f"{place_words(desk, finding.at)}: ")
    return f"{message} {words.mend}".strip()
