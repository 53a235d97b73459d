"""The rules that a trainee can choose among as «why», at a place in an application.

Every rule that can find something at the question is a reason, whether it does so now or not: what a
trainee chooses among must not give the answer away.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from wizard.engine.assess import ELIGIBILITY, KIND, NOT_CLARIFIED, REQUIRED
from wizard.engine.findings import BUILTIN
from wizard.engine.pointers import spot
from wizard.engine.rules.slips import COLUMNS, SINGLE
from wizard.schema.scheme import Definition, Question, Rule

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


def reasons(definition: Definition, at: str) -> tuple[str, ...]:
    """The rules that can find something at the question of a place, each once, in a fixed order.

    Conditions of eligibility come first (`eligibility.<id>`), then rules in the scheme's order. `at` is
    a JSON Pointer of a question, row or cell; "" is the whole application. None for an unknown question.
    """
    question = spot(at).question
    conditions = [ELIGIBILITY + c.id for c in definition.conditions if spot(c.at).question == question]
    return (*conditions, *(rule.id for rule in definition.rules if can_fire(definition, rule, question)))


def can_fire(definition: Definition, rule: Rule, question: str) -> bool:
    """Whether a rule can find something at a question ("" is the whole application)."""
    asked = definition.questions.get(question)
    if rule.check == BUILTIN:
        return asked is not None and _builtin(rule.id, asked)
    if rule.check is None:
        return question == (rule.each or spot(rule.at).question)
    if rule.check.startswith(_TEXT):
        return asked is not None and _text(rule.check, asked)
    if rule.check in _OF_CHECK:
        return question in _OF_CHECK[rule.check]
    if "questions" in rule.params and not rule.at:
        return question in rule.params["questions"]
    # A check that nothing is known of may find something anywhere.
    return question == spot(rule.at).question if rule.at else True


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
