"""An application filled in by a trainee, beside a good one: what differs, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any, Final, Literal, NamedTuple

from wizard.engine.answers import ROW_ID
from wizard.engine.assess import assess
from wizard.engine.changes import same
from wizard.engine.interview import is_empty
from wizard.engine.pointers import spot
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment, Finding
from wizard.schema.exercise import Exercise, Judged
from wizard.schema.scheme import Column, Definition, Field, Question
from wizard.training.scores import Item, Outcome, Score, scored
from wizard.training.themes import theme_of

State = Literal["same", "differs", "missing", "added"]
_ANSWER: Final = "answer.required"
"""What an unanswered question lacks: its theme is that of the question's step."""
_TEXTS: Final = ("text", "prose")
_NUMBERS: Final = ("money", "number", "integer", "percent")


class Compared(NamedTuple):
    """One question of the two applications; an answer that is not there is None."""

    question: str
    state: State
    """`missing`: only the good one answers it. `added`: only the trainee's does."""
    good: Any
    own: Any


class Judgement(NamedTuple):
    """What is right of one judged answer: parts of how many."""

    right: int
    of: int

    @property
    def outcome(self) -> Outcome:
        """Whether all, some or none of it is right."""
        if self.right == self.of:
            return "right"
        return "partly" if self.right else "wrong"

    def points(self, most: int) -> int:
        """The points it gives, rounded down: only what is all right gives all."""
        return most * self.right // self.of


def compare(definition: Definition, good: Application, own: Application) -> tuple[Compared, ...]:
    """Question by question, in the scheme's order, those that either has answered."""
    found = []
    for question in definition.questions:
        theirs, mine = _answer(good, question), _answer(own, question)
        if theirs is not None or mine is not None:
            found.append(Compared(question, state(theirs, mine), theirs, mine))
    return tuple(found)


def state(good: Any, own: Any) -> State:
    """How an answer stands to the good one; None for what is not answered."""
    if own is None:
        return "missing"
    if good is None:
        return "added"
    return "same" if same(_numbers(good), _numbers(own)) else "differs"


def _answer(application: Application, question: str) -> Any:
    """The answer to a question, without the names that a draft gives rows; None where there is none."""
    value = application.answers.get(question)
    if is_empty(value):
        return None
    if isinstance(value, list):
        return [
            {k: v for k, v in row.items() if k != ROW_ID} if isinstance(row, dict) else row for row in value
        ]
    return value


def _numbers(value: Any) -> Any:
    """With whole numbers as such: 80.0 and 80 are one answer, however they were typed."""
    if isinstance(value, list):
        return [_numbers(one) for one in value]
    if isinstance(value, dict):
        return {key: _numbers(one) for key, one in value.items() if not is_empty(one)}
    return int(value) if isinstance(value, float) and value.is_integer() else value


def score_application(
    definition: Definition, exercise: Exercise, application: Application, today: date
) -> Score:
    """The score of what was filled in, one part for each judged question.

    `equal` compares with the good application: a table cell by cell, rows aligned, texts in cells left
    out since they may be worded otherwise. `rules` wants no finding at the question but those that the
    good one has too, and that are not acknowledged. `text` wants that, and each group of words mentioned:
    every part of it weighs the same. A judged question without an answer gives nothing.
    """
    judged = assess(definition, application, today)
    accepted = (
        _rules_by_question(assess(definition, exercise.application, today)) if exercise.application else {}
    )
    return scored(
        _item(definition, exercise, one, application, _against(judged, one.question, accepted))
        for one in exercise.judged
    )


def _rules_by_question(assessment: Assessment) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for finding in assessment.findings:
        found.setdefault(spot(finding.at).question, set()).add(finding.rule)
    return found


def _against(judged: Assessment, question: str, accepted: Mapping[str, Iterable[str]]) -> Sequence[Finding]:
    """The findings at a question that count against its answer."""
    allowed = set(accepted.get(question, ()))
    return [
        finding
        for finding in judged.findings
        if spot(finding.at).question == question
        and finding.rule not in allowed
        and finding.acknowledged is None
    ]


def _item(
    definition: Definition,
    exercise: Exercise,
    judged: Judged,
    application: Application,
    findings: Sequence[Finding],
) -> Item:
    """How one judged answer went."""
    own = _answer(application, judged.question)
    good = _answer(exercise.application, judged.question) if exercise.application else None
    first = findings[0] if findings else None
    at, rule = f"/{judged.question}", first.rule if first else ""
    theme = theme_of(definition, _ANSWER, at)
    source = (first.source if first else definition.questions[judged.question].source) or None
    if own is None and good is not None:
        return Item("unanswered", at, rule, theme, 0, judged.points, source)
    found = _judge(definition.questions[judged.question], judged, good, own, findings)
    return Item(found.outcome, at, rule, theme, found.points(judged.points), judged.points, source)


def _judge(question: Question, judged: Judged, good: Any, own: Any, findings: Sequence[Finding]) -> Judgement:
    """What is right of an answer."""
    if judged.how == "equal":
        return _equal(question, good, own, judged.tolerance_percent)
    clean = int(not findings)
    if judged.how == "rules":
        return Judgement(clean, 1)
    groups = len(judged.mentions)
    named = groups - len(judged.unmentioned(own if isinstance(own, str) else ""))
    # What holds nothing of what it should is not half right for breaking no rule.
    return Judgement(clean + named if named or not groups else 0, 1 + groups)


def _equal(question: Question, good: Any, own: Any, tolerance: float) -> Judgement:
    """An answer against the good one; of a table each cell that is no text counts once."""
    if question.kind != "table":
        return Judgement(int(_alike(question, good, own, tolerance)), 1)
    columns = [column for column in question.columns if column.kind not in _TEXTS]
    rows = (_rows(good), _rows(own))
    right = of = 0
    for theirs, mine in _aligned(columns, *rows):
        for column in columns:
            cells = theirs.get(column.id), mine.get(column.id)
            if not all(map(is_empty, cells)):
                of += 1
                right += _alike(column, *cells, tolerance)
    return Judgement(right, of) if of else Judgement(int(len(rows[0]) == len(rows[1])), 1)


def _rows(value: Any) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _aligned(
    columns: Sequence[Column], good: list[dict[str, Any]], own: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Rows side by side: those that are the same first, the others in their order; {} beside one too many."""

    def key(row: dict[str, Any]) -> str:
        return repr([_numbers(row.get(column.id)) for column in columns])

    pairs, alone, left = [], [], list(own)
    for row in good:
        other = next((one for one in left if key(one) == key(row)), None)
        if other is None:
            alone.append(row)
        else:
            pairs.append((row, other))
            left = [one for one in left if one is not other]
    return [*pairs, *zip_longest(alone, left, fillvalue={})]


def _alike(field: Field, good: Any, own: Any, tolerance: float) -> bool:
    """Whether two values are one answer; numbers may differ by `tolerance` per cent of the good one."""
    numbers = [v for v in (good, own) if isinstance(v, int | float) and not isinstance(v, bool)]
    if field.kind in _NUMBERS and len(numbers) == 2:  # noqa: PLR2004 - both
        one, other = numbers
        return abs(other - one) * 100 <= tolerance * abs(one)
    if field.kind == "choices" and isinstance(good, list) and isinstance(own, list):
        return sorted(map(str, good)) == sorted(map(str, own))
    return same(_numbers(good), _numbers(own))
