"""The program's own sentences, by code: `say("report.ready")` is `ready` in report.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from wizard.content.files import read_toml
from wizard.content.templates import fill

FORMS: Final = frozenset({"one", "other"})
"""A sentence with a number has these two forms; `count` chooses."""

Sentence = str | Mapping[str, str]


class NoSentence(KeyError):
    """A code that the content has no sentence for: a fault of the program or of the content."""


def flat(tables: Mapping[str, Any], before: str = "") -> dict[str, Sentence]:
    """The sentences of a file by dotted code."""
    found: dict[str, Sentence] = {}
    for key, value in tables.items():
        code = before + key
        if isinstance(value, Mapping) and not (value and value.keys() <= FORMS):
            found |= flat(value, f"{code}.")
        else:
            found[code] = value
    return found


class Interface:
    """The sentences of one language; each file is read when first needed."""

    def __init__(self, lang: str, find: Callable[[str], Path | None]) -> None:
        """`find` gives the path of `<area>.toml` in this language."""
        self.lang = lang
        self._find = find
        self._areas: dict[str, dict[str, Sentence]] = {}

    def say(self, code: str, **values: Any) -> str:
        """The sentence of a code, with its values filled in. Raises NoSentence."""
        return fill(self.template(code, values.get("count")), values, self.lang)

    def template(self, code: str, count: Any = None) -> str:
        """The sentence before its values are filled in; `count` chooses its form. Raises NoSentence."""
        area, _, name = code.partition(".")
        sentence = self._area(area).get(name)
        if sentence is None:
            raise NoSentence(code)
        if isinstance(sentence, str):
            return sentence
        return sentence["one" if count == 1 else "other"]

    def has(self, code: str) -> bool:
        """Whether there is a sentence for this code."""
        area, _, name = code.partition(".")
        return name in self._area(area)

    def _area(self, area: str) -> dict[str, Sentence]:
        if area not in self._areas:
            path = self._find(f"{area}.toml")
            name = f"interface/{self.lang}/{area}.toml"
            self._areas[area] = {} if path is None else flat(read_toml(path, name))
        return self._areas[area]
