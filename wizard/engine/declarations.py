"""Declarations: who gave them, and what takes them back.

A declaration rests on other answers (`rests_on` in the content). When one of those changes, what
was declared no longer holds, and the answer is withdrawn.
"""

from __future__ import annotations

from typing import Any, Final

from wizard.schema.application import Application
from wizard.schema.base import Frozen
from wizard.schema.scheme import Definition, Question

TEXTS: Final = "texts"
"""Every answer, or cell, of kind text or prose."""
EDITION: Final = "edition"
"""The edition itself: nothing that is answered changes it."""
STEP: Final = "step:"


class Declaration(Frozen):
    """Who declared, and when (local time, ISO 8601)."""

    who: str
    when: str


def voided(definition: Definition, before: Application, after: Application) -> tuple[str, ...]:
    """The ids of declarations that were given before and rest on something that has changed since."""
    changed = {
        q.id for q in definition.questions.values() if before.answers.get(q.id) != after.answers.get(q.id)
    }
    return tuple(
        question.id
        for question in definition.questions.values()
        if question.rests_on
        and question.id in after.answers
        and question.id not in changed
        and any(_rests(definition, name, changed, before, after) for name in question.rests_on)
    )


def _rests(
    definition: Definition, name: str, changed: set[str], before: Application, after: Application
) -> bool:
    """Whether what `name` stands for is among the changed."""
    if name == TEXTS:
        return any(
            _words(definition.questions[q], before.answers.get(q))
            != _words(definition.questions[q], after.answers.get(q))
            for q in changed
        )
    if name.startswith(STEP):
        return any(definition.step_of[q].id == name.removeprefix(STEP) for q in changed)
    return name in changed


def _words(question: Question, value: Any) -> list[Any]:
    """The texts in an answer: itself, or its cells of kind text and prose."""
    if question.kind in ("text", "prose"):
        return [value]
    columns = [c.id for c in question.columns if c.kind in ("text", "prose")]
    rows = value if isinstance(value, list) else []
    return [row.get(c) for row in rows if isinstance(row, dict) for c in columns if row.get(c)]
