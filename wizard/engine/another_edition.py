"""An application carried over to another edition: what is true of one year only is left out."""

from __future__ import annotations

from typing import Any, NamedTuple

from wizard.engine.pointers import spot
from wizard.schema.application import Application
from wizard.schema.register import Register
from wizard.schema.scheme import Definition, Question


class Carried(NamedTuple):
    """The new application, and the questions whose answers were left out, in the order they are asked."""

    application: Application
    left_out: tuple[str, ...]


def carried(application: Application, into: Definition) -> Carried:
    """The application for the edition `into`, of the same scheme; for its own edition it is all carried.

    Left out are answers that hold for one year (`year_bound`), declarations, and what the edition does
    not ask. A municipality that has got another number since gets it; one that no register knows is
    left out. What was said to warnings is said anew.
    """
    if (application.scheme, application.edition) == (into.scheme, into.edition.id):
        return Carried(application, ())
    values = {
        id_: _carried_value(into.questions.get(id_), value, into.registry)
        for id_, value in application.answers.items()
    }
    kept = {id_: value for id_, value in values.items() if value is not None}
    fresh = Application(
        scheme=into.scheme,
        edition=into.edition.id,
        answers=kept,
        not_clarified={q: t for q, t in application.not_clarified.items() if _lasts(into.questions.get(q))},
        notes={p: t for p, t in application.notes.items() if _lasts(into.questions.get(spot(p).question))},
    )
    order = [*into.questions, *application.answers]
    gone = [id_ for id_ in order if id_ in values and id_ not in kept]
    return Carried(fresh, tuple(dict.fromkeys(gone)))


def _lasts(question: Question | None) -> bool:
    """Whether what is said to a question holds in another year too."""
    return question is not None and not question.year_bound and not question.rests_on


def _carried_value(question: Question | None, value: Any, registry: Register) -> Any:
    """The value in the other edition; None where it is left out."""
    if question is None or not _lasts(question):
        return None
    if question.kind != "municipality" or (isinstance(value, str) and value in registry.by_number):
        return value
    return next((m.number for m in registry.municipalities if m.number_before == value), None)
