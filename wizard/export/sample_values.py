"""Made-up answers of every kind, drawn from a seed: people, places, amounts and texts that could be real."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from wizard.engine.identifiers import ACCOUNT_WEIGHTS, ORGNR_WEIGHTS, check_digit
from wizard.schema.scheme import Column, Definition, Field, Question

Phrases = Mapping[str, tuple[str, ...]]
"""What texts are put together of, by what it names; `sample.toml` has them."""

PHRASES: Final = ("who", "does", "how", "person", "street", "job", "body", "reference", "thing")
_RANGES: Final[Mapping[str, tuple[int, int, int]]] = {
    "annual_salary": (480_000, 690_000, 1_000),
    "supplements": (5_000, 40_000, 1_000),
    "pension_percent": (12, 18, 1),
    "pay_growth_percent": (2, 5, 1),
    "fte_total": (3, 9, 1),
    "fte_granted": (1, 2, 1),
    "own_funded_percent": (10, 50, 10),
    "total_percent": (100, 200, 50),
    "applied_amount": (10_000, 60_000, 1_000),
    "amount": (10_000, 90_000, 1_000),
    "carried_over": (10_000, 60_000, 1_000),
    "money": (20_000, 400_000, 1_000),
    "percent": (20, 100, 10),
    "number": (3, 12, 1),
    "integer": (1, 40, 1),
}
"""Least, most and step by the id of a field, else by its kind."""
_NAMES: Final = {
    "title": "job", "profession": "job", "position": "job", "name": "person", "responsible": "person",
    "city": "place", "reference": "reference", "source": "body", "street": "street", "scheme": "body",
}  # fmt: skip
"""What a text names, by a part of its field's id."""
_SENTENCES: Final = 4
"""How many sentences a paragraph has."""


@dataclass(frozen=True)
class Maker:
    """Draws values for one application."""

    definition: Definition
    phrases: Phrases
    random: Random

    def value(self, field: Field, answers: Mapping[str, Any]) -> Any:
        """A value of a field's kind; `answers` are those that were drawn before."""
        makers: Mapping[str, Callable[[Field], Any]] = {
            "yes_no": lambda _: self.random.random() < 0.5,  # noqa: PLR2004 - even odds
            "choice": lambda f: self.random.choice(f.choices),
            "choices": self._choices,
            "text": self._text,
            "prose": self._prose,
            "date": self._date,
            "year": self._year,
            "municipality": lambda _: self.random.choice(self.definition.registry.municipalities).number,
            "orgnr": lambda _: self._orgnr(answers),
            "account_number": lambda _: self._checked(10, ACCOUNT_WEIGHTS, "9990"),
            "phone": lambda _: f"{self.random.choice('23567')}{self.random.randrange(10**7):07d}",
            "email": lambda _: f"{self.random.choice(('post', 'rus', 'helse'))}@kommune.example",
            "postcode": lambda _: f"{self.random.randrange(1001, 9990):04d}",
        }
        make = makers.get(field.kind, self._number)
        return make(field)

    def rows(self, question: Question, answers: Mapping[str, Any]) -> list[dict[str, Any]]:
        """One to three rows of a table."""
        count = self.random.randint(1, 3)
        return [self.row(question, answers, number) for number in range(count)]

    def row(self, question: Question, answers: Mapping[str, Any], number: int) -> dict[str, Any]:
        """One row; years follow each other from row to row."""
        made: dict[str, Any] = {}
        for column in question.columns:
            if column.required or self.random.random() < 0.6:  # noqa: PLR2004 - more often than not
                made[column.id] = self._cell(question, column, answers, number)
        return made

    def _cell(self, question: Question, column: Column, answers: Mapping[str, Any], number: int) -> Any:
        if column.id == "year" and question.year_bound:
            return self.definition.edition.year + number
        return self.value(column, answers)

    def _choices(self, field: Field) -> list[str]:
        some = [c for c in field.choices if c != field.exclusive]
        chosen = set(self.random.sample(some, self.random.randint(1, len(some))))
        return [c for c in some if c in chosen]

    def _number(self, field: Field) -> int:
        low, high, step = _RANGES.get(field.id) or _RANGES[field.kind]
        low = max(low, int(field.least or low))
        high = min(high, int(field.most)) if field.most is not None else high
        return self.random.randrange(low, high + 1, step)

    def _date(self, field: Field) -> str:
        """A day in the edition's year, ends after starts."""
        months = (9, 12) if field.id.startswith("end") else (5, 8)
        month, day = self.random.randint(*months), self.random.randint(1, 28)
        return f"{self.definition.edition.year}-{month:02d}-{day:02d}"

    def _year(self, field: Field) -> int:
        year = self.definition.edition.year
        return 2021 if field.id.startswith("first") else year - self.random.randint(0, 2)

    def _orgnr(self, answers: Mapping[str, Any]) -> str:
        """The municipality's own number where the register has it."""
        known = self.definition.registry.by_number.get(answers.get("municipality", ""))
        return known.orgnr if known and known.orgnr else self._checked(8, ORGNR_WEIGHTS, "9")

    def _checked(self, digits: int, weights: tuple[int, ...], begins: str) -> str:
        """A number with its check digit."""
        while True:
            rest = digits - len(begins)
            body = f"{begins}{self.random.randrange(10**rest):0{rest}d}"
            check = check_digit(body, weights)
            if check < 10:  # noqa: PLR2004 - ten is no digit
                return f"{body}{check}"

    def _text(self, field: Field) -> str:
        """A line of text that names what its field asks for."""
        kind = next((kind for part, kind in _NAMES.items() if part in field.id), "thing")
        if kind == "place":
            return self.random.choice(self.definition.registry.municipalities).name
        chosen = self.random.choice(self.phrases[kind])
        if kind == "street":
            return f"{chosen} {self.random.randint(1, 40)}"
        if kind == "reference":
            year = (self.definition.edition.year - 1) % 100
            return f"{chosen} {self.random.randint(10, 99)}/{year:02d}"
        return chosen

    def _prose(self, field: Field) -> str:
        """Paragraphs of sentences, from a half to nearly all of the recommended length."""
        aim = int((field.recommended or 400) * self.random.uniform(0.5, 0.9))
        paragraphs: list[list[str]] = []
        while (written := self._sentence()) and sum(len(x) + 2 for p in paragraphs for x in p) < aim:
            if not paragraphs or len(paragraphs[-1]) == _SENTENCES:
                paragraphs.append([])
            paragraphs[-1].append(written)
        return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)

    def paragraph(self) -> str:
        """One more paragraph of a long text."""
        return " ".join(self._sentence() for _ in range(_SENTENCES))

    def _sentence(self) -> str:
        parts = (self.random.choice(self.phrases[part]) for part in ("who", "does", "how"))
        return f"{' '.join(parts)}."
