"""Norwegian numbers in words, bokmål and nynorsk: «tre hundre tusen», «trettifem», «halvannen million»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_ONES: Final = {
    "en": 1, "ein": 1, "ei": 1, "et": 1, "eit": 1, "én": 1, "éin": 1, "éi": 1, "ett": 1, "eitt": 1,
    "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7, "syv": 7, "åtte": 8, "ni": 9, "ti": 10,
    "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17,
    "atten": 18, "nitten": 19, "tjue": 20, "tyve": 20, "tretti": 30, "tredve": 30, "førti": 40, "femti": 50,
    "seksti": 60, "sytti": 70, "åtti": 80, "nitti": 90,
}  # fmt: skip
_HALVES: Final = ("halv", "halvt")
_ONE_AND_A_HALF: Final = ("halvannen", "halvannan", "halvanna", "halvannet")
_GREAT: Final = {
    "tusen": 1_000,
    "million": 1_000_000, "millioner": 1_000_000, "millionar": 1_000_000, "mill": 1_000_000,
    "milliard": 1_000_000_000, "milliarder": 1_000_000_000, "milliardar": 1_000_000_000,
}  # fmt: skip
_MORPHS: Final = frozenset(("og", "hundre", *_ONES, *_HALVES, *_ONE_AND_A_HALF, *_GREAT))
_LENGTHS: Final = range(max(map(len, _MORPHS)), 1, -1)
_LONGEST: Final = 40
ARTICLES: Final = frozenset(("en", "ein", "ei", "et", "eit"))


@lru_cache(maxsize=512)
def number_parts(word: str) -> tuple[str, ...]:
    """The number words that one word in lower case consists of («trehundretusen»); () where it is none."""
    word = word.rstrip(".")
    parts: list[str] = []
    place = 0
    while place < len(word) <= _LONGEST:
        part = next((word[place : place + n] for n in _LENGTHS if word[place : place + n] in _MORPHS), "")
        if not part:
            return ()
        parts.append(part)
        place += len(part)
    return tuple(parts) if parts != ["og"] else ()


def number_before(words: Sequence[str]) -> tuple[float, int] | None:
    """The number that the last of these words make, and how many of them it takes.

    None where the last word is no number. An article alone («en», «eit») is no number.
    """
    parts: list[str] = []
    used = taken = 0
    for number, word in enumerate(reversed(words), 1):
        more = number_parts(word)
        if not more and word != "og":
            break
        parts[:0] = more or ("og",)
        if more:
            used, taken = number, len(parts)
    parts = parts[len(parts) - taken :]
    if not parts or (len(parts) == 1 and parts[0] in ARTICLES):
        return None
    return _value(parts), used


def _value(parts: Sequence[str]) -> float:
    """What a sequence of number words amounts to."""
    total = current = 0.0
    before = ""
    for part in parts:
        if part in _GREAT:
            total += (current or 1) * _GREAT[part]
            current = 0.0
        elif part == "hundre":
            current = (current or 1) * 100
        elif part in _HALVES:
            current += -0.5 if before in ARTICLES else 0.5
        elif part in _ONE_AND_A_HALF:
            current += 1.5
        elif part != "og":
            current += _ONES[part]
        before = part
    return total + current
