"""Faults of answers themselves, of who applies, and of the declarations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from wizard.engine.assess import ELIGIBILITY, KIND, NOT_CLARIFIED, REQUIRED
from wizard.schema.scheme import Field, Question
from wizard.training.making import Answers, Making
from wizard.training.planters import HIDDEN, KNOWN, PLAIN, Plant, Planter
from wizard.training.themes import theme_of

_SAFE: Final = ("text", "date", "yes_no", "choice", "prose")
"""Kinds whose answers no sum rests on."""
_MONEY: Final = ("salaries", "costs", "own_funding", "other_public", "other_private")
_DECIDING: Final = (
    "applicant_type",
    "purpose",
    "has_outreach",
    "outreach_ages",
    "municipality",
    "intermunicipal",
)
"""Other questions rest on them, so that their faults never come alone."""


def _about(making: Making, rule: str, question: str) -> bool:
    """Whether a fault at a question is of a theme that is wanted."""
    return not making.themes or theme_of(making.definition, rule, f"/{question}") in making.themes


def _cells(making: Making, rule: str) -> Iterator[tuple[Question, int, Field]]:
    """The cells that are answered, of the tables that are wanted."""
    for question in making.definition.questions.values():
        if question.columns and _about(making, rule, question.id):
            for number, row in enumerate(making.rows(question.id)):
                yield from ((question, number, c) for c in question.columns if row.get(c.id) is not None)


def _singles(making: Making, rule: str) -> Iterator[Question]:
    """The questions that are answered, without tables, of the themes that are wanted."""
    for question in making.definition.questions.values():
        answered = question.id in making.answers or question.id in making.texts
        if answered and not question.columns and _about(making, rule, question.id):
            yield question


def _empty(making: Making) -> str | None:
    """A required answer or cell is missing."""
    cells = [
        (question, number, column)
        for question, number, column in _cells(making, REQUIRED)
        if column.required
        and column.kind in _SAFE
        and not (question.id in _MONEY and column.kind == "choice")
    ]
    if cells and (making.subtle or making.draws.chance(0.3)):
        question, number, column = making.draws.one(cells)
        making.edits.append(_without_cell(question.id, number, column.id))
        return f"/{question.id}/{number}/{column.id}"
    left = [q for q in _singles(making, REQUIRED) if q.required and q.kind in _SAFE and q.id not in _DECIDING]
    if not left:
        return None
    emptied = making.draws.one(left)
    making.edits.append(lambda answers: answers.pop(emptied.id, None))
    return f"/{emptied.id}"


def _without_cell(table: str, number: int, column: str) -> Any:
    def edit(answers: Answers) -> None:
        answers[table][number].pop(column, None)

    return edit


def _not_clarified(making: Making) -> str | None:
    """A required answer is left open, with a note."""
    some = [
        q for q in _singles(making, NOT_CLARIFIED) if q.required and q.kind in _SAFE and q.id not in _DECIDING
    ]
    note = making.sentence("not_clarified")
    if not some or not note:
        return None
    left = making.draws.one(some)
    making.edits.append(lambda answers: answers.pop(left.id, None))
    making.not_clarified[left.id] = note
    return f"/{left.id}"


def _wrong_kind(making: Making) -> str | None:
    """A value that cannot be what it should be, and can be seen to be so."""
    places: list[tuple[str, tuple[str, int, str] | None, Field, Any]] = [
        (f"/{q.id}", None, q, making.answers.get(q.id))
        for q in _singles(making, KIND)
        if q.id not in _DECIDING
    ]
    places += [
        (f"/{q.id}/{n}/{c.id}", (q.id, n, c.id), c, making.rows(q.id)[n][c.id])
        for q, n, c in _cells(making, KIND)
        if c.kind in ("date", "percent", "year") and q.id not in ("salaries", "positions")
    ]
    places = [place for place in places if place[2].kind in _MISTAKES and place[3] not in (None, "")]
    if not places:
        return None
    at, cell, asked, value = making.draws.one(places)
    wrong = _MISTAKES[asked.kind](making, value)
    if cell is None:
        making.edits.append(lambda answers: answers.update({asked.id: wrong}))
    else:
        table, number, column = cell
        making.edits.append(lambda answers: answers[table][number].update({column: wrong}))
    return at


def _of(name: str) -> Any:
    def wrong(making: Making, _value: Any) -> Any:
        drawn = making.draws.one(making.material.sentences(name))
        return drawn.replace("{year}", str(making.year)) if isinstance(drawn, str) else drawn

    return wrong


_MISTAKES: Final[dict[str, Any]] = {
    "account_number": lambda _, value: value[:-1],
    "orgnr": lambda _, value: value[:-1],
    "phone": lambda _, value: value[:-1],
    "postcode": lambda _, value: value[:-1],
    "email": lambda _, value: value.replace("@", "."),
    "date": _of("bad_date"),
    "percent": _of("bad_percent"),
    "year": _of("bad_year"),
}
"""By kind: how people write it wrongly. No wrong check digit: nobody sees one by reading."""


def _set(question: str, *values: Any, more: dict[str, Any] | None = None) -> Plant:
    """An answer that is the fault."""

    def plant(making: Making) -> str | None:
        if question not in making.answers:
            return None
        making.answers |= {question: making.draws.one(values), **(more or {})}
        return f"/{question}"

    return plant


def _declaration(making: Making) -> str | None:
    """A declaration is answered no."""
    declared = ("terms_read", "public_document", "no_personal_data", "no_double_funding")
    some = [q for q in declared if q in making.answers]
    if not some:
        return None
    return _set(making.draws.one(some), False)(making)


def _orgnr(making: Making) -> str | None:
    """The number of another municipality: the neighbour's, as in a letter that was copied."""
    known = [m.orgnr for m in making.definition.registry.municipalities if m.orgnr != making.facts["orgnr"]]
    making.answers["orgnr"] = making.draws.one([number for number in known if number])
    return "/orgnr"


def _in_transition(making: Making) -> str | None:
    """The other scheme pays the same offer."""
    if "receives_transition_grant" not in making.answers:
        return None
    making.answers |= {"receives_transition_grant": True, "paid_by_transition_grant": True}
    return "/paid_by_transition_grant"


def _unmet(condition: str, near: str, plant: Plant) -> Planter:
    return Planter(ELIGIBILITY + condition, plant, PLAIN, near, alone="eligibility")


PLANTERS: Final = (
    _unmet("applicant-is-municipality", "applicant_type", _set("applicant_type", "organisation", "other")),
    _unmet("target-group", "target_groups", _set("target_groups", ["none_of_these"])),
    _unmet("not-fully-funded", "fully_funded_elsewhere", _set("fully_funded_elsewhere", True)),
    _unmet("not-in-transition-grant", "receives_transition_grant", _in_transition),
    _unmet("received-2021", "received_2021", _set("received_2021", "no")),
    _unmet("continuation-only", "continuation_only", _set("continuation_only", False)),
    Planter(REQUIRED, _empty, PLAIN),
    Planter(KIND, _wrong_kind, PLAIN),
    Planter(NOT_CLARIFIED, _not_clarified, PLAIN),
    Planter("report.not-sent", _set("former_report", "not_sent"), PLAIN, "former_report"),
    Planter("application.one-per-municipality", _set("other_application", True), PLAIN, "other_application"),
    Planter("applicant.orgnr-register", _orgnr, HIDDEN, "orgnr"),
    Planter("declaration.not-given", _declaration, PLAIN, "terms_read"),
    Planter("budget.vat", _set("amounts_exclude_vat", "no", "partly"), KNOWN, "amounts_exclude_vat"),
)
