"""The answers of an application, each checked against its kind.

What passes is normalised; what does not is refused with a reason, at its pointer, and counts
nowhere else. An empty string, an empty list and null are unanswered.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

from wizard.engine import kinds
from wizard.schema.assessment import Refused
from wizard.schema.scheme import Definition, Field, Question

ROW_ID: Final = "id"
"""A row's own key in drafts and in files; never a column."""
_SHORT: Final = (str, int, float, bool)
_LONGEST_KEPT: Final = 64
_MOST_KEPT: Final = 256
"""Of one field what came of so many values is kept, of texts up to so many characters."""
_UNSEEN: Final = object()
Columns: TypeAlias = tuple[tuple[str, Field, dict[Any, Any]], ...]
"""Fields with their ids, and what came of the values seen last in each."""


class CheckedAnswers(NamedTuple):
    """Well-formed answers by question id, and refusals by JSON Pointer."""

    values: dict[str, Any]
    refusals: dict[str, Refused]


def check_answers(definition: Definition, answers: Mapping[str, Any]) -> CheckedAnswers:
    """Check and normalise every answer; a question the definition does not have is passed over."""
    checked = CheckedAnswers({}, {})
    seen = _seen_of(definition)
    for question in definition.questions.values():
        if question.id not in answers:
            continue
        value = _answer(question, answers[question.id], seen, checked.refusals)
        if value is not None:
            checked.values[question.id] = value
    return checked


class _Seen:
    """What came of the short values seen last in each field of a definition: many applications share them."""

    def __init__(self, definition: Definition) -> None:
        """Nothing has been seen."""
        self.definition = definition
        self._kept: dict[str, tuple[Columns, Columns]] = {}

    def of(self, question: Question) -> tuple[Columns, Columns]:
        """The question itself and its columns: the id, the field, and what came of its values."""
        if question.id not in self._kept:
            one: Columns = ((question.id, question, {}),)
            self._kept[question.id] = one, tuple((column.id, column, {}) for column in question.columns)
        return self._kept[question.id]

    def check(self, field: Field, value: Any, kept: dict[Any, Any]) -> Any:
        """As `kinds.check`, in the definition's registry."""
        kind = type(value)
        if kind not in _SHORT or (kind is str and len(value) > _LONGEST_KEPT):
            return kinds.check(field, value, self.definition.registry)
        key = value if kind is str else (kind, value)
        found = kept.get(key, _UNSEEN)
        if found is _UNSEEN:
            if len(kept) >= _MOST_KEPT:
                kept.clear()
            found = kept[key] = kinds.check(field, value, self.definition.registry)
        return found


@lru_cache(maxsize=16)
def _kept_by(_number: int) -> list[_Seen]:
    """A place for what was seen in one of the definitions in use, by its `id()`."""
    return []


def _seen_of(definition: Definition) -> _Seen:
    """What was seen in a definition. It is not hashable: it goes by identity, with itself as the proof."""
    kept = _kept_by(id(definition))
    if not kept or kept[0].definition is not definition:
        kept[:] = [_Seen(definition)]
    return kept[0]


def _answer(question: Question, value: Any, seen: _Seen, refusals: dict[str, Refused]) -> Any:
    """One answer normalised, or None; what is wrong with it, or with its cells, goes into `refusals`."""
    if question.kind == "table":
        return _table(question, value, seen, refusals)
    ((_, field, kept),), _ = seen.of(question)
    result = seen.check(field, value, kept)
    if isinstance(result, Refused):
        refusals[f"/{question.id}"] = result
        return None
    return result


def _table(question: Question, value: Any, seen: _Seen, refusals: dict[str, Refused]) -> Any:
    at = f"/{question.id}"
    if value is None or value in ("", []):
        return None
    if not isinstance(value, list):
        refusals[at] = _not_rows()
        return None
    return [_row(question, row, seen, refusals, f"{at}/{n}") for n, row in enumerate(value)]


def _row(question: Question, row: Any, seen: _Seen, refusals: dict[str, Refused], at: str) -> dict[str, Any]:
    """The row's good cells; it keeps its place among the rows even when nothing in it is good."""
    if not isinstance(row, dict):
        refusals[at] = _not_rows()
        return {}
    good: dict[str, Any] = {}
    if isinstance(row.get(ROW_ID), str) and row[ROW_ID]:
        good[ROW_ID] = row[ROW_ID]
    for name, column, kept in seen.of(question)[1]:
        value = row.get(name)
        if value is None:
            continue
        result = kept.get(value, _UNSEEN) if type(value) is str else _UNSEEN
        if result is _UNSEEN:
            result = seen.check(column, value, kept)
        if isinstance(result, Refused):
            refusals[f"{at}/{name}"] = result
        elif result is not None:
            good[name] = result
    return good


def _not_rows() -> Refused:
    """The refusal of something that is not rows of cells."""
    return Refused(reason="json-type", values={"kind": "table"})
