"""Municipalities that a text names: a name before the word «kommune».

Whose name it is, is judged against the register. A municipality that is no more, or is called
former, is nobody's neighbour and passed over.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final, NamedTuple

from wizard.engine.patterns import lazy
from wizard.engine.shapes import Shape, word_before

_STEM: Final = "kommun"
_KOMMUNE: Final = lazy(r"[Kk]ommun(?:es?|(?P<plural>er|ar)s?)(?!\w)|(?P<capitals>KOMMUNES?)(?!\w)")
_NAME_WORDS: Final = 4
_LOOK_BACK: Final = 64
_STRIPPED: Final = '(«"“[/*_'
_FORMER: Final = frozenset(("tidligere", "tidlegare", "gamle", "daværende", "dåverande"))


class Mention(NamedTuple):
    """The words before «kommune», nearest last, and whether it stood in the plural."""

    words: tuple[str, ...]
    plural: bool


def municipality_mentions(shape: Shape) -> tuple[Mention, ...]:
    """Every «… kommune» whose last word begins with a capital, with up to a handful of words before it."""
    text, low = shape.text, shape.low
    found = []
    place = low.find(_STEM)
    while place >= 0:
        near = place - _LOOK_BACK if place > _LOOK_BACK else 0  # quicker than a call of max
        begin = text.rfind(" ", near, place - 1)
        if begin < 0 or not text[begin:place].islower():  # most are «i kommunen»
            match = _mentioned(text, place)
            if match is not None:
                found.append(_mention(text[near:place].split(), match))
        place = low.find(_STEM, place + 1)
    return tuple(found)


def _mention(before: list[str], match: re.Match[str]) -> Mention:
    """The mention that the words before «kommune» make."""
    words = [word.lstrip(_STRIPPED) for word in before]
    if match["capitals"]:
        words = [_lowered(word) for word in words]
    return Mention(tuple(words), match["plural"] is not None)


def _lowered(word: str) -> str:
    """A word of a name in capitals as the register has it: «NORE OG UVDAL»."""
    return word.lower() if word == "OG" else word.title()


def _mentioned(text: str, place: int) -> re.Match[str] | None:
    """The word «kommune» here, if one that begins with a capital stands before it."""
    name = word_before(text, place).lstrip(_STRIPPED)
    return _KOMMUNE.match(text, place) if name[:1].isupper() else None


def named_municipalities(mention: Mention, names: Container[str]) -> tuple[str, ...]:
    """The names of the register that a mention holds, the longest that fit; none for a former municipality.

    The plural holds several: «Alta, Loppa og Hasvik kommuner».
    """
    words = list(mention.words)
    found: list[str] = []
    while words:
        size = _longest(words, names)
        if not size or (len(words) > size and words[-size - 1].lower() in _FORMER):
            break
        found.insert(0, " ".join(words[len(words) - size :]).rstrip(","))
        words = words[: len(words) - size]
        if not mention.plural:
            break
        if words and words[-1] == "og":
            words.pop()
        elif not words or not words[-1].endswith(","):
            break
    return tuple(found)


def _longest(words: list[str], names: Container[str]) -> int:
    """How many of the last words make a name; 0 where none do."""
    for size in range(min(_NAME_WORDS, len(words)), 0, -1):
        if " ".join(words[-size:]).rstrip(",") in names:
            return size
    return 0
