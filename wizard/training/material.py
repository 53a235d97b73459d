"""What invented applications are made of: texts, tables and figures of content, one file a language.

A file says what may be drawn. {name} in a string stands for a fact; what is not known yet (a figure
of the budget) stays as it is until it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from wizard.content.files import read_toml
from wizard.content.library import Library
from wizard.engine import formats
from wizard.training.draws import Draws

FOLDER: Final = "material"
COMMON: Final = "common"
PLACES: Final = "places.toml"
_SLOT: Final = re.compile(r"\{(\w+)\}")
_GROUPED: Final = 10_000
"""From here numbers are written in groups of three; a year never is."""

Facts = dict[str, Any]


@dataclass(frozen=True)
class Material:
    """The material of one scheme in one language, put together with what all schemes share."""

    language: str
    common: Mapping[str, Any]
    own: Mapping[str, Any]
    places: Mapping[str, Any]

    def part(self, *names: str) -> dict[str, Any]:
        """A table of the common file with the scheme's own entries over it."""
        found: dict[str, Any] = {}
        for document in (self.common, self.own):
            inner: Any = document
            for name in names:
                inner = inner.get(name, {})
            found |= inner
        return found

    def sentences(self, name: str) -> list[Any]:
        """What is planted of one sort; none where the language has none."""
        found: list[Any] = self.common.get("plant", {}).get(name, [])
        return found

    @property
    def invented(self) -> str:
        """The note that says that an application is invented; "" where the language has none."""
        said: str = self.common.get("invented", "")
        return said

    def places_of(self, name: str) -> list[str]:
        """The questions whose answers a sentence of one sort can stand in; none where any can hold it."""
        found: list[str] = self.common.get("plant_at", {}).get(name, [])
        return found

    @property
    def suspicious(self) -> list[Mapping[str, Any]]:
        """Sentences that look like faults and are none (`text`), and the questions to put them in (`at`)."""
        found: list[Mapping[str, Any]] = self.common.get("suspicious", [])
        return found


def languages(library: Library, scheme: str) -> list[str]:
    """The languages that a scheme has material in; none where it has no material."""
    names = [name.removesuffix(".toml") for name in ("nb.toml", "nn.toml")]
    return [lang for lang in names if library.folders.find(FOLDER, scheme, f"{lang}.toml")]


def material(library: Library, scheme: str, lang: str) -> Material:
    """The material of a scheme in a language that `languages` names. Raises BrokenContent."""
    return Material(
        lang,
        _read(library, COMMON, f"{lang}.toml"),
        _read(library, scheme, f"{lang}.toml"),
        _read(library, PLACES),
    )


def _read(library: Library, *names: str) -> dict[str, Any]:
    path = library.folders.find(FOLDER, *names)
    return {} if path is None else _parsed(path, library.folders.name(path))


@lru_cache(maxsize=16)
def _parsed(path: Path, name: str) -> dict[str, Any]:
    """A file of material, read once: a trainee asks for one exercise after another."""
    return read_toml(path, name)


def value(spec: Any, draws: Draws, facts: Mapping[str, Any]) -> Any:
    """A value as the material says: one of several, a number in steps, a string with facts, or as it is."""
    if isinstance(spec, str):
        return filled(spec, facts)
    if isinstance(spec, list):
        return [value(one, draws, facts) for one in spec]
    if not isinstance(spec, Mapping):
        return spec
    if "one_of" in spec:
        return value(draws.one(spec["one_of"]), draws, facts)
    if "from" in spec:
        return draws.step(spec["from"], spec["to"], spec["step"])
    return {name: value(inner, draws, facts) for name, inner in spec.items()}


def filled(text: str, facts: Mapping[str, Any]) -> Any:
    """A string with its facts; a fact itself where the string is nothing else."""
    whole = _SLOT.fullmatch(text)
    if whole and whole[1] in facts:
        return facts[whole[1]]
    return written(text, facts)


def written(text: str, facts: Mapping[str, Any]) -> str:
    """A text with its facts as people write them; what is not known stays."""
    return _SLOT.sub(lambda slot: _shown(facts[slot[1]]) if slot[1] in facts else slot[0], text)


def _shown(fact: Any) -> str:
    if isinstance(fact, float) or (isinstance(fact, int) and fact >= _GROUPED):
        return formats.number(fact)
    return str(fact)
