"""Applications of about the same size, by a seed: walks through every edition, or shipped examples varied.

The walks are those of `veiviser schemes sample`, every other with planted faults. The varied examples
are denser than life: a figure, a place or a number of people in every other sentence.
"""

from __future__ import annotations

import json
import random
import re
from typing import Any, Literal, Protocol

from wizard.content.library import Library
from wizard.export.application_json import application_json
from wizard.export.sample import phrases_of, sample
from wizard.schema.application import Application

SIZE = 20_000
LONG = 200
_SENTENCE = re.compile(r"(?<=[.!?]) ")


class File(Application):
    """An application file whole: what reading makes an `Application` of."""

    format: Literal["veiviser/application"]
    format_version: Literal[1]


FAULTS = 2
"""In every other walk."""


class Source(Protocol):
    """What makes applications."""

    def some(self, count: int) -> list[bytes]:
        """The next applications."""


class Walks:
    """Applications as `veiviser schemes sample` makes them, of every edition in turn."""

    def __init__(self, library: Library, seed: int, size: int = SIZE) -> None:
        """`size` is in bytes. The same seed makes the same."""
        self.seed, self.size, self.made = seed, size, 0
        self.editions = []
        for info in library.schemes():
            for edition in info.editions:
                definition = library.definition(info.id, edition.id)
                self.editions.append((definition, phrases_of(library, definition, "nb")))

    def some(self, count: int) -> list[bytes]:
        """The next applications."""
        return [self._one() for _ in range(count)]

    def _one(self) -> bytes:
        number, place = divmod(self.made, len(self.editions))
        self.made += 1
        definition, phrases = self.editions[place]
        faults = FAULTS * (number % 2)
        return application_json(
            sample(definition, phrases, self.seed, number, faults, self.size).application
        ).encode()


class Samples:
    """Applications of about the same size, each with texts of its own. The same seed makes the same."""

    def __init__(self, library: Library, seed: int, size: int = SIZE) -> None:
        """Take the good examples; `size` is in bytes."""
        ready = [case for case in library.examples() if case.expect == "ready"]
        self.templates = [json.loads(case.application.read_bytes()) for case in ready]
        self.random = random.Random(seed)
        self.size = size
        numbers = library.definition(ready[0].scheme, ready[0].edition).registry.municipalities
        self.municipalities = [one.number for one in numbers]

    def some(self, count: int) -> list[bytes]:
        """The next applications."""
        return [self._one(self.random.choice(self.templates)) for _ in range(count)]

    def _one(self, template: dict[str, Any]) -> bytes:
        answers = {key: self._varied(value) for key, value in template["answers"].items()}
        if self.random.random() < 0.5:  # else the municipality's own papers are in order
            answers["municipality"] = self.random.choice(self.municipalities)
        if self.random.random() < 0.5:  # else the budget balances
            answers["grant_sought"] += self.random.randrange(-50, 50) * 1000
        document = {**template, "answers": answers}
        prose = [key for key, value in answers.items() if isinstance(value, str) and len(value) > LONG]
        missing = self.size - len(json.dumps(document, ensure_ascii=False, indent=2).encode())
        for key in prose if missing > 0 else ():
            answers[key] = self._longer(answers[key], missing // len(prose))
        return json.dumps(document, ensure_ascii=False, indent=2).encode()

    def _varied(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._varied(item) for item in value]
        if isinstance(value, dict):
            return {key: self._varied(item) for key, item in value.items()}
        return self._text(value) if isinstance(value, str) and len(value) > LONG else value

    def _text(self, text: str) -> str:
        """The same paragraphs with their sentences in another order, and some words and digits changed."""
        return "\n".join(self._paragraph(paragraph) for paragraph in text.split("\n"))

    def _paragraph(self, paragraph: str) -> str:
        sentences = _SENTENCE.split(paragraph)
        self.random.shuffle(sentences)
        words = " ".join(sentences).split(" ")
        for _ in range(len(words) // 12):
            place = self.random.randrange(len(words))
            if words[place].isdecimal():
                words[place] = str(self.random.randrange(1, 400))
            elif words[place].islower() and words[place].isalpha():
                words[place] = self.random.choice([word for word in words if word.islower()])
        return " ".join(words)

    def _longer(self, text: str, missing: int) -> str:
        """The text with so many bytes of further sentences, in a paragraph of their own."""
        more: list[str] = []
        while missing > 0:
            more.append(self._paragraph(text.replace("\n", " ")))
            missing -= len(more[-1].encode())
        kept = " ".join(more)
        return f"{text}\n{kept[: len(kept) + missing]}" if more else text
