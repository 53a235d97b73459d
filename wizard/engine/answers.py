"""The answers of an application, each checked against its kind.

What passes is normalised; what does not is refused with a reason, at its pointer, and counts
nowhere else. An empty string, an empty list and null are unanswered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from wizard.engine import kinds
from wizard.schema.assessment import Refused
from wizard.schema.register import Register
from wizard.schema.scheme import Definition, Question

ROW_ID: Final = "id"
"""A row's own key in drafts and in files; never a column."""


class CheckedAnswers(NamedTuple):
    """Well-formed answers by question id, and refusals by JSON Pointer."""

    values: dict[str, Any]
    refusals: dict[str, Refused]


def check_answers(definition: Definition, answers: Mapping[str, Any]) -> CheckedAnswers:
    """Check and normalise every answer; a question the definition does not have is passed over."""
    checked = CheckedAnswers({}, {})
    for question in definition.questions.values():
        if question.id not in answers:
            continue
        value = check_answer(question, answers[question.id], definition.registry, checked.refusals)
        if value is not None:
            checked.values[question.id] = value
    return checked


def check_answer(question: Question, value: Any, registry: Register, refusals: dict[str, Refused]) -> Any:
    """One answer normalised, or None; what is wrong with it, or with its cells, goes into `refusals`."""
    at = f"/{question.id}"
    if question.kind == "table":
        return _table(question, value, registry, refusals)
    result = kinds.check(question, value, registry)
    if isinstance(result, Refused):
        refusals[at] = result
        return None
    return result


def _table(question: Question, value: Any, registry: Register, refusals: dict[str, Refused]) -> Any:
    at = f"/{question.id}"
    if value is None or value in ("", []):
        return None
    if not isinstance(value, list):
        refusals[at] = _not_rows()
        return None
    return [_row(question, row, registry, refusals, f"{at}/{n}") for n, row in enumerate(value)]


def _row(
    question: Question, row: Any, registry: Register, refusals: dict[str, Refused], at: str
) -> dict[str, Any]:
    """The row's good cells; it keeps its place among the rows even when nothing in it is good."""
    if not isinstance(row, dict):
        refusals[at] = _not_rows()
        return {}
    good: dict[str, Any] = {}
    if isinstance(row.get(ROW_ID), str) and row[ROW_ID]:
        good[ROW_ID] = row[ROW_ID]
    for column in question.columns:
        result = kinds.check(column, row.get(column.id), registry)
        if isinstance(result, Refused):
            refusals[f"{at}/{column.id}"] = result
        elif result is not None:
            good[column.id] = result
    return good


def _not_rows() -> Refused:
    """The refusal of something that is not rows of cells."""
    return Refused(reason="json-type", values={"kind": "table"})
