"""A real application made one that can be a case: nobody's name, number or municipality is left in it.

Answers that are personal by their kind are replaced whole; texts are gone through word by word. The
answers otherwise say what they said, so that the faults of the application are its faults still. What
was replaced is listed without what it was, and so is what a person must look at before others read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal, NamedTuple

from wizard.engine.answers import ROW_ID
from wizard.engine.kinds import check
from wizard.engine.patterns import lazy
from wizard.schema.application import Application
from wizard.schema.assessment import Refused
from wizard.schema.scheme import Definition, Field, Question
from wizard.training.hidden import (
    ACCOUNT,
    EMAIL,
    ORGNR,
    PHONE,
    POSTCODE,
    STREET,
    WRONG,
    Inserted,
    What,
    without_signs,
)
from wizard.training.hide_names import People, Places, capitalised
from wizard.training.hide_numbers import hide_numbers

Doubt = Literal["name", "reference"]
"""What may point to somebody: a capitalised word, or a case number."""

_NOBODYS: Final[dict[str, tuple[What, str]]] = {
    "account_number": ("account", ACCOUNT),
    "phone": ("phone", PHONE),
    "email": ("email", EMAIL),
    "postcode": ("address", POSTCODE),
}
"""Kinds whose every answer is somebody's, and what is to stand there."""
_MUNICIPALITY: Final = "municipality"
_PERSON: Final = ("contact_name", "signatory_name")
"""Fields that hold the name of a person."""
_STREET: Final = ("address_street",)
_TOWN: Final = ("city", "district_name")
_CHOSEN: Final = ("choice", "choices")
_REFERENCE: Final = lazy(r"(?<![\w/])[0-9]{1,4}/[0-9]{2,4}(?![\w/])")


class Replaced(NamedTuple):
    """Something that was replaced; what it was is not told."""

    at: str
    """JSON Pointer into the answers; of the application's other parts their name (`/notes`)."""
    what: What
    by: str
    """What stands there now; "" for what was taken away."""


class Look(NamedTuple):
    """Something that is left, and that a person must judge."""

    doubt: Doubt
    text: str
    at: tuple[str, ...]
    """JSON Pointers of the answers that have it."""


class Anonymous(NamedTuple):
    """The application as it may be shown, what was replaced in it, and what to look at."""

    application: Application
    replaced: tuple[Replaced, ...]
    look: tuple[Look, ...]


def from_draft(
    definition: Definition, application: Application, invented: Iterable[str], seed: str
) -> Anonymous:
    """The application without personal and local data.

    `invented` are names of people to use instead. `seed`, the name of the case, decides which
    municipality takes the place of the real one.
    """
    return _Cleaning(definition, application, invented, seed).done()


class _Cleaning:
    """One application gone through."""

    def __init__(
        self, definition: Definition, application: Application, invented: Iterable[str], seed: str
    ) -> None:
        """Find out whose names and places they are."""
        self.definition, self.application = definition, application
        self.replaced: list[Replaced] = []
        self.kept: list[tuple[str, str]] = []
        texts = list(_strings(application.answers))
        self.places = Places(definition.registry, seed, texts)
        self.people = People(invented, _fields(definition, application, _PERSON))
        number = application.answers.get(_MUNICIPALITY)
        real = definition.registry.by_number.get(number) if isinstance(number, str) else None
        stand_in = self.places.of(number) if isinstance(number, str) else None
        self.stand_in = stand_in or self.places.another()
        # A number that is another's than the municipality's is that still.
        own = real is None or application.answers.get("orgnr") == real.orgnr
        self.orgnr = (own and self.stand_in.orgnr) or ORGNR
        self.nobodys: Mapping[str, tuple[What, str]] = {**_NOBODYS, "orgnr": ("orgnr", self.orgnr)}
        names = [*(real.names if real else ()), real.name if real else ""]
        if isinstance(number, str) and real is None:
            names.append(number)
        self.places.own([*names, *_fields(definition, application, _TOWN)], self.stand_in.name)
        if real is not None:
            self.places.own([real.county], self.stand_in.county, "place")
        self.streets = [s for s in _fields(definition, application, _STREET) if s.strip()]

    def done(self) -> Anonymous:
        """Go through everything."""
        answers = {
            question.id: self.answer(question, f"/{question.id}", self.application.answers[question.id])
            for question in self.definition.questions.values()
            if question.id in self.application.answers
        }
        parts = {
            name: {key: self.text(f"/{name}", text) for key, text in getattr(self.application, name).items()}
            for name in ("not_clarified", "acknowledged")
        }
        self.replaced += [Replaced("/notes", "note", "") for _ in self.application.notes]
        made = self.application.model_copy(update={"answers": answers, "notes": {}, **parts})
        return Anonymous(made, tuple(self.replaced), tuple(self._look()))

    def answer(self, field: Field, at: str, value: Any) -> Any:
        """An answer or a cell; of another kind than it should be, by what it is."""
        if isinstance(field, Question) and field.columns and isinstance(value, list):
            return [self._row(field, f"{at}/{number}", row) for number, row in enumerate(value)]
        if field.kind in self.nobodys:
            what, by = self.nobodys[field.kind]
            wrong = isinstance(check(field, value, self.definition.registry), Refused)
            return self._put(at, what, WRONG[field.kind] if wrong else by)
        if field.kind == "municipality" and isinstance(value, str):
            return self._municipality(at, value)
        if not isinstance(value, str) or field.kind in _CHOSEN:
            return self._inside(field, at, value)
        return self._named(field, at, value)

    def _named(self, field: Field, at: str, value: str) -> str:
        """A text by what its field asks for."""
        if field.id in _PERSON:
            return self._put(at, "person", self.people.of(value))
        if field.id in _STREET:
            return self._put(at, "address", STREET)
        if field.id in _TOWN:
            return self._put(at, "municipality", self.stand_in.name)
        return self.text(at, value)

    def _row(self, table: Question, at: str, row: Any) -> Any:
        """A row, without the name that a draft gives it and cells that nobody asks for."""
        if not isinstance(row, dict):
            return self._inside(table, at, row)
        columns = {column.id: column for column in table.columns}
        return {
            key: self.answer(columns[key], f"{at}/{key}", value)
            for key, value in row.items()
            if key in columns and key != ROW_ID
        }

    def _inside(self, field: Field, at: str, value: Any) -> Any:
        """Texts inside a value that is not of its kind; choices that were made stand."""
        if isinstance(value, dict):
            return {self.text(at, str(k)): self._inside(field, at, v) for k, v in value.items()}
        if isinstance(value, list):
            return [self._inside(field, at, v) for v in value]
        chosen = isinstance(value, str) and field.kind in _CHOSEN and value in field.choices
        return self.text(at, value) if isinstance(value, str) and not chosen else value

    def _municipality(self, at: str, value: str) -> str:
        """The number of another municipality; what is no number of the register, as a text."""
        other = self.places.of(value)
        return self.text(at, value) if other is None else self._put(at, "municipality", other.number)

    def text(self, at: str, text: str) -> str:
        """A text, its numbers and names replaced."""
        inserted = Inserted()

        def put(what: What, by: str) -> str:
            return inserted.put(self._put(at, what, by))

        made = without_signs(text)
        for street in self.streets:
            made = made.replace(street, put("address", STREET)) if street in made else made
        made = hide_numbers(made, put, self.orgnr)
        made = self.places.hide(made, put)
        made = self.people.hide(made, put)
        self.kept.append((at, made))
        return inserted.read(made)

    def _put(self, at: str, what: What, by: str) -> str:
        self.replaced.append(Replaced(at, what, by))
        return by

    def _look(self) -> Iterator[Look]:
        """What is left in the texts that may point to somebody, each once, in the order it stands."""
        found: dict[tuple[Doubt, str], dict[str, None]] = {}
        for at, text in self.kept:
            for match in _REFERENCE.finditer(text):
                found.setdefault(("reference", match[0]), {})[at] = None
            for word in capitalised(text):
                found.setdefault(("name", word), {})[at] = None
        return (Look(doubt, text, tuple(places)) for (doubt, text), places in found.items())


def _fields(definition: Definition, application: Application, names: Iterable[str]) -> list[str]:
    """The texts that stand in fields of these ids, in answers and in cells."""
    wanted, found = set(names), []
    for question in definition.questions.values():
        value = application.answers.get(question.id)
        if question.id in wanted and isinstance(value, str):
            found.append(value)
        for row in value if question.columns and isinstance(value, list) else ():
            cells = row.items() if isinstance(row, dict) else ()
            found += [cell for key, cell in cells if key in wanted and isinstance(cell, str)]
    return [text for text in found if text.strip()]


def _strings(value: Any) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(inner)
