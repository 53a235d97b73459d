"""Faults planted in made-up applications, each at a question of its own, and each with a finding to show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from wizard.schema.scheme import Question

if TYPE_CHECKING:
    from wizard.export.sample import Planted, Walk

_WRONG: Final[Mapping[str, Any]] = {
    "money": "mye",
    "integer": "mange",
    "number": "noen",
    "percent": 140,
    "date": "2023-13-45",
    "year": 23,
    "email": "rus.kommune.example",
    "orgnr": "123456789",
    "account_number": "12345678901",
    "postcode": "12",
    "phone": "123",
    "municipality": "0000",
}
"""A value that is not of its kind, as people write them."""
_TODO: Final = "TODO: xxx"
"""What is left standing in a text that is not finished."""

_TURNS: Final = 3
"""How many options whose turn it is are tried."""


def plant(walk: Walk, faults: int) -> tuple[Planted, ...]:
    """Plant so many faults; after each there is at least one grave finding more. Raises NoSample."""
    from wizard.export.sample import NoSample, Planted  # noqa: PLC0415 - the walk knows this module

    planted: list[Planted] = []
    count = len(walk.grave())
    for question, how, make in _candidates(walk):
        if len(planted) == faults:
            break
        if question.id in {p.question for p in planted} or question.id not in walk.answers:
            continue
        before, skipped = dict(walk.answers), set(walk.skipped)
        make()
        if how == "option":
            walk.complete()
        kept = all(_stands(walk, p.question, before) for p in planted)
        found = len(walk.grave())
        if found > count and kept:
            planted.append(Planted(question.id, how))
            count = found
        else:
            walk.answers, walk.skipped = before, skipped
    if len(planted) < faults:
        raise NoSample(str(len(planted)))
    return tuple(planted)


def _stands(walk: Walk, question: str, before: Mapping[str, Any]) -> bool:
    """Whether an earlier fault is as it was planted."""
    return walk.answers.get(question) == before.get(question)


def _candidates(walk: Walk) -> Iterator[tuple[Question, str, Callable[[], None]]]:
    """Faults to try: an option whose turn it is, then one of any sort at each question, in random order."""
    from wizard.export.sample import options_of, taken  # noqa: PLC0415

    questions = list(walk.definition.questions.values())
    turns = [(q, option) for q in questions for option in options_of(q)]
    for step in range(len(turns)):
        question, option = turns[(walk.number * _TURNS + step) % len(turns)]
        value = taken(question, option, [])
        if step < _TURNS and walk.answers.get(question.id) != value:
            yield question, "option", _set(walk, question, value)
    walk.random.shuffle(questions)
    for question in questions:
        sorts = list(_wrong(walk, question))
        if sorts:
            how, value = walk.random.choice(sorts)
            yield question, how, _set(walk, question, value)
    for question in questions:
        if question.required:
            yield question, "empty", _set(walk, question, None)


def _wrong(walk: Walk, question: Question) -> Iterator[tuple[str, Any]]:
    """How a question may be answered wrongly, by the sort of fault."""
    value = walk.answers.get(question.id)
    if question.required:
        yield "empty", None
    if question.kind in _WRONG:
        yield "kind", _WRONG[question.kind]
    if question.kind == "prose" and isinstance(value, str):
        yield "placeholder", f"{value} {_TODO}"
    if question.id == "grant_sought" and isinstance(value, int):
        yield "balance", value + 1_000
    if question.rests_on:
        yield "declaration", False
    if question.kind == "table" and isinstance(value, list):
        for column in question.columns:
            if column.kind in _WRONG:
                yield "cell", [{**value[0], column.id: _WRONG[column.kind]}, *value[1:]]


def _set(walk: Walk, question: Question, value: Any) -> Callable[[], None]:
    def make() -> None:
        if value is None:
            walk.answers.pop(question.id, None)
            walk.skipped.add(question.id)
        else:
            walk.answers[question.id] = value

    return make
