"""The answers of an application, each checked against its kind.

What passes is normalised; what does not is refused with a reason, at its pointer, and counts
nowhere else. An empty string, an empty list and null are unanswered.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from wizard.engine import kinds
from wizard.schema.assessment import Refused
from wizard.schema.scheme import Definition, Question

if TYPE_CHECKING:
    from wizard.engine.kinds_sound import Sieve

ROW_ID: Final = "id"
"""A row's own key in drafts and in files; never a column."""
_FEW: Final = 16
"""So many applications are judged value by value before there is a sieve, which takes as long to make."""


class CheckedAnswers(NamedTuple):
    """Well-formed answers by question id, and refusals by JSON Pointer."""

    values: dict[str, Any]
    refusals: dict[str, Refused]


def passing(definition: Definition, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that are known at a glance to be well-formed, normalised, in the order of the questions.

    Others may be well-formed too: of the first applications to a definition, none is known.
    """
    return _judge_of(definition).passed(answers)


def check_answers(
    definition: Definition, answers: Mapping[str, Any], passed: dict[str, Any] | None = None
) -> CheckedAnswers:
    """Check and normalise every answer; a question the definition does not have is passed over.

    `passed` is what `passing` says of the same answers, where it has been asked already.
    """
    if passed is None:
        passed = passing(definition, answers)
    if len(passed) == len(answers):
        return CheckedAnswers(passed, {})
    refusals: dict[str, Refused] = {}
    others = {
        name: _answer(definition, question, answers[name], refusals)
        for name, question in definition.questions.items()
        if name in answers and name not in passed
    }
    values = passed | {name: value for name, value in others.items() if value is not None}
    if len(values) > len(passed) > 0:
        values = {name: values[name] for name in definition.questions if name in values}
    return CheckedAnswers(values, refusals)


class _Judge:
    """Which answers to one definition need no more than a glance, once it has been asked often."""

    def __init__(self, definition: Definition) -> None:
        """Nothing has been judged."""
        self.definition = definition
        self._judged = 0

    def passed(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The answers that surely need no more than this."""
        self._judged += 1
        return self._sieve.passed(answers) if self._judged > _FEW else {}

    @cached_property
    def _sieve(self) -> Sieve:
        from wizard.engine.kinds_sound import Sieve  # noqa: PLC0415 - one file can do without

        return Sieve(self.definition)


@lru_cache(maxsize=16)
def _kept_by(_number: int) -> list[_Judge]:
    """A place for the judge of one of the definitions in use, by its `id()`."""
    return []


def _judge_of(definition: Definition) -> _Judge:
    """The judge of a definition. It is not hashable: it goes by identity, with itself as the proof."""
    kept = _kept_by(id(definition))
    if not kept or kept[0].definition is not definition:
        kept[:] = [_Judge(definition)]
    return kept[0]


def _answer(definition: Definition, question: Question, value: Any, refusals: dict[str, Refused]) -> Any:
    """One answer normalised, or None; what is wrong with it, or with its cells, goes into `refusals`."""
    at = f"/{question.id}"
    if question.kind == "table":
        return _table(definition, question, value, refusals)
    result = kinds.check(question, value, definition.registry)
    if isinstance(result, Refused):
        refusals[at] = result
        return None
    return result


def _table(definition: Definition, question: Question, value: Any, refusals: dict[str, Refused]) -> Any:
    at = f"/{question.id}"
    if value is None or value in ("", []):
        return None
    if not isinstance(value, list):
        refusals[at] = _not_rows()
        return None
    return [_row(definition, question, row, refusals, f"{at}/{n}") for n, row in enumerate(value)]


def _row(
    definition: Definition, question: Question, row: Any, refusals: dict[str, Refused], at: str
) -> dict[str, Any]:
    """The row's good cells; it keeps its place among the rows even when nothing in it is good."""
    if not isinstance(row, dict):
        refusals[at] = _not_rows()
        return {}
    good: dict[str, Any] = {}
    if isinstance(row.get(ROW_ID), str) and row[ROW_ID]:
        good[ROW_ID] = row[ROW_ID]
    for column in question.columns:
        if row.get(column.id) is None:
            continue
        result = kinds.check(column, row[column.id], definition.registry)
        if isinstance(result, Refused):
            refusals[f"{at}/{column.id}"] = result
        elif result is not None:
            good[column.id] = result
    return good


def _not_rows() -> Refused:
    """The refusal of something that is not rows of cells."""
    return Refused(reason="json-type", values={"kind": "table"})
