"""The rules that a trainee can choose among as «why», at a place in an application.

Every rule that can find something at the question is a reason, whether it does so now or not, as long
as it fits what stands there: that something is missing is no reason where nothing is. Where these are
few, near ones stand beside them: what a trainee chooses among must not give the answer away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from wizard.engine.assess import ELIGIBILITY, KIND, NOT_CLARIFIED, REQUIRED
from wizard.engine.findings import BUILTIN
from wizard.engine.interview import is_empty
from wizard.engine.pointers import spot
from wizard.engine.rules.slips import COLUMNS, SINGLE
from wizard.schema.application import Application
from wizard.schema.scheme import Definition, Question, Rule
from wizard.training.themes import theme_of

_OF_CHECK: Final[Mapping[str, Collection[str]]] = {
    "before_decision": ("activities",),
    "capacity_falls": ("incorporation_plan",),
    "deadline_passed": ("",),
    "offer_dates": ("end_date", "activities"),
    "own_funds_fall": ("incorporation_plan",),
    "pay_range": ("salaries",),
    "plan_mismatch": ("incorporation_plan",),
    "position_rows": ("salaries",),
    "project_words": ("positions",),
    "start_months": ("positions",),
    "thousands": (*SINGLE, *(table for table, _ in COLUMNS)),
    "unconfirmed": ("other_public", "other_private"),
}
"""Check -> the questions that it finds something at ("" is the whole application)."""
_OF_PROSE: Final = ("text_contact_data", "text_readability")
_OF_LENGTH: Final = ("text_length", "text_thin")
_OF_FIGURES: Final = "text_figures"
_TEXT: Final = "text_"
_TEXTS: Final = ("text", "prose")
_ANYWHERE: Final = ("text.", "answer.")
"""How the ids of rules begin that are about texts, and about answers of any sort."""
FEWEST: Final = 6
"""Reasons to choose among at a place, at least."""
FEWEST_OWN: Final = 4
"""Of these at least so many that are about something in particular, and not about any answer or text."""


def reasons(definition: Definition, at: str) -> tuple[str, ...]:
    """The rules that can find something at the question of a place, each once, in a fixed order.

    Conditions of eligibility come first (`eligibility.<id>`), then rules in the scheme's order. `at` is
    a JSON Pointer of a question, row or cell; "" is the whole application. None for an unknown question.
    """
    question = spot(at).question
    conditions = [ELIGIBILITY + c.id for c in definition.conditions if spot(c.at).question == question]
    return (*conditions, *(rule.id for rule in definition.rules if can_fire(definition, rule, question)))


def choices(definition: Definition, application: Application, at: str) -> tuple[str, ...]:
    """The reasons to choose among at a place of an application, in a fixed order; none for no question.

    Those of `reasons` that fit what stands there. Where they are few, the nearest of the others: of the
    same step, then of the same theme, then of any. They depend on the place and on whether something
    stands there, and never on what is found in the application.
    """
    question = spot(at).question
    if question and question not in definition.questions:
        return ()
    own = [rule for rule in reasons(definition, at) if _fits(definition, application, rule, at)]
    found = set(own)
    particular = sum(not rule.startswith(_ANYWHERE) for rule in own)
    lacking = max(FEWEST - len(own), FEWEST_OWN - particular)
    if lacking > 0:
        found.update(_near(definition, at, found)[:lacking])
    return tuple(rule for rule in all_reasons(definition) if rule in found)


def all_reasons(definition: Definition) -> tuple[str, ...]:
    """Every condition and every rule that can find something in one application, in a fixed order."""
    places = dict.fromkeys(["", *definition.questions])
    conditions = [ELIGIBILITY + c.id for c in definition.conditions]
    return (*conditions, *(r.id for r in definition.rules if _can_fire_among(definition, r, places)))


def _near(definition: Definition, at: str, found: Collection[str]) -> list[str]:
    """The reasons of other places that are about something in particular, the nearest first."""
    question = spot(at).question
    step = definition.step_of.get(question)
    theme = theme_of(definition, "answer.required", at)
    asked = {question.id for question in step.question} if step else set()
    beside = {rule.id for rule in definition.rules if _can_fire_among(definition, rule, asked)}
    beside.update(ELIGIBILITY + c.id for c in definition.conditions if spot(c.at).question in asked)

    def far(rule: str) -> int:
        if rule in beside:
            return 0
        return 1 if theme_of(definition, rule, at) == theme else 2

    others = [r for r in all_reasons(definition) if r not in found and not r.startswith(_ANYWHERE)]
    return sorted(others, key=far)


def _fits(definition: Definition, application: Application, rule: str, at: str) -> bool:
    """Whether a reason can be meant at what stands at a place."""
    place = spot(at)
    if rule == NOT_CLARIFIED:
        return place.question in application.not_clarified
    held = list(_held(definition, application, at))
    if rule == REQUIRED:
        return place.question not in application.not_clarified and any(map(is_empty, held))
    return not rule.startswith("text.") or (_may_be_text(definition, at) and not all(map(is_empty, held)))


def _may_be_text(definition: Definition, at: str) -> bool:
    """Whether a place may hold a text: of the cells only some do."""
    place = spot(at)
    asked = definition.questions.get(place.question)
    column = next((c for c in asked.columns if c.id == place.column), None) if asked else None
    return column is None or column.kind in _TEXTS


def _held(definition: Definition, application: Application, at: str) -> Iterator[Any]:
    """What stands at a place: an answer, or the cells of a table, of a row, or one."""
    place = spot(at)
    value = application.answers.get(place.question)
    asked = definition.questions.get(place.question)
    if asked is None or asked.kind != "table" or not isinstance(value, list) or not value:
        yield value
        return
    rows = value if place.row is None else value[place.row : place.row + 1]
    for row in rows:
        cells = row if isinstance(row, dict) else {}
        yield from (cells.get(c.id) for c in asked.columns if place.column in (None, c.id))


def can_fire(definition: Definition, rule: Rule, question: str) -> bool:
    """Whether a rule can find something at a question ("" is the whole application)."""
    places = _places(rule)
    if places is not None:
        return question in places
    asked = definition.questions.get(question)
    if rule.check == BUILTIN:
        return asked is not None and _builtin(rule.id, asked)
    if str(rule.check).startswith(_TEXT):
        return asked is not None and _text(str(rule.check), asked)
    # A check that nothing is known of may find something anywhere.
    return True


def _places(rule: Rule) -> Collection[str] | None:
    """The only questions that a rule can find something at; None where each question has to be looked at."""
    if rule.check is None:
        return (rule.each or spot(rule.at).question,)
    if rule.check == BUILTIN or rule.check.startswith(_TEXT):
        return None
    if rule.check in _OF_CHECK:
        return _OF_CHECK[rule.check]
    if "questions" in rule.params and not rule.at:
        return tuple(rule.params["questions"])
    return (spot(rule.at).question,) if rule.at else None


def _can_fire_among(definition: Definition, rule: Rule, questions: Collection[str]) -> bool:
    """Whether a rule can find something at one of some questions: most rules name theirs themselves."""
    places = _places(rule)
    looked_at = questions if places is None else [place for place in places if place in questions]
    return any(can_fire(definition, rule, question) for question in looked_at)


def _builtin(rule: str, asked: Question) -> bool:
    """Whether a rule on answers themselves can find something; those on a batch never do in one file."""
    if rule == KIND:
        return True
    if rule == REQUIRED:
        return asked.required or any(column.required for column in asked.columns)
    return rule == NOT_CLARIFIED and asked.required


def _text(check: str, asked: Question) -> bool:
    """Whether a check of texts can find something at a question: one that is a text, or holds some."""
    if not any(field.kind in _TEXTS for field in (asked, *asked.columns)):
        return False
    if check in _OF_PROSE:
        return asked.kind == "prose"
    if check in _OF_LENGTH:
        return asked.kind == "prose" and bool(asked.recommended)
    return check != _OF_FIGURES or not asked.exempt_figures
