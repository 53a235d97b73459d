"""What of an application goes into a package: what counts, and nothing else.

`counted(x)` is `x` without:

- the answers to questions that are not relevant or not yet known to be, and whatever hangs on them:
  their «not clarified», notes and acknowledgements;
- empty answers and cells: null, [], a text in which nothing can be seen;
- differences that make none: a well-formed value is written in its normal form (an organisation
  number without spaces, 80 rather than 80.0).

What is not of its kind stays as it was written, so that a draft loses nothing. Then, for every
application: `read(export(x)) == counted(x)`, `counted(counted(x)) == counted(x)`, and what is
judged of the two is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wizard.engine.answers import ROW_ID
from wizard.engine.cleaning import blank
from wizard.engine.pointers import spot
from wizard.export.writing import plain
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment
from wizard.schema.scheme import Definition, Question


def counted(
    definition: Definition, application: Application, assessment: Assessment, *, notes: bool = True
) -> Application:
    """The application as a package holds it; without `notes`, people's working notes stay at home."""
    asked = {question for question in definition.questions if assessment.relevance.get(question) is True}
    answers = {
        question: in_normal_form(definition.questions[question], application.answers[question], assessment)
        for question in definition.questions
        if question in asked and not empty(application.answers.get(question))
    }
    return Application(
        scheme=application.scheme,
        edition=application.edition,
        answers=plain(answers),
        not_clarified={q: note for q, note in application.not_clarified.items() if q in asked},
        acknowledged=_of(asked, application.acknowledged, lambda key: key.partition(" ")[2]),
        notes=_of(asked, application.notes, lambda key: key) if notes else {},
    )


def empty(value: Any) -> bool:
    """Whether a value is unanswered: null, an empty list, a text in which nothing can be seen."""
    return value is None or value == [] or (isinstance(value, str) and blank(value))


def _of(asked: set[str], kept: Mapping[str, str], pointer: Any) -> dict[str, str]:
    """The entries whose pointer leads to a question that is asked, or to the whole application."""
    return {key: text for key, text in kept.items() if spot(pointer(key)).question in asked | {""}}


def in_normal_form(question: Question, raw: Any, assessment: Assessment) -> Any:
    """An answer as a package writes it: what is not of its kind as it is, a table without empty cells."""
    good = assessment.values.get(question.id)
    if question.kind != "table" or not isinstance(raw, list):
        return raw if good is None else good
    return [
        _row(question, row, good[n] if isinstance(good, list) else {}) if isinstance(row, dict) else row
        for n, row in enumerate(raw)
    ]


def _row(question: Question, raw: Mapping[str, Any], good: Mapping[str, Any]) -> dict[str, Any]:
    known = [ROW_ID, *(column.id for column in question.columns)]
    return {
        name: good.get(name, raw.get(name))
        for name in known
        if not (empty(raw.get(name)) and empty(good.get(name)))
    }
