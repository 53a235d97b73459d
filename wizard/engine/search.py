"""Finding texts by words or numbers, as people type them.

Case, accents and their encoding do not count; «å» can be typed as `å`, `aa` or `a`, «ø» as `ø`, `oe`
or `o` (`engine.municipalities`). Every word that is typed must be found, in any order: whole, as the
beginning of a word, inside one (Norwegian compounds: «avgift» in «arbeidsgiveravgift»), or with a slip.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from wizard.engine.municipalities import fold, literal, spellings
from wizard.engine.patterns import lazy

WHOLE: Final = 0
BEGINS: Final = 1
INSIDE: Final = 3
SLIP: Final = 4
"""What a word costs by how it fits; a text that is found at a greater depth costs as much more."""
DEEPER: Final = 6
"""What each step down the depths costs: a word in a label goes before a slip in another label."""
NOT: Final = 10**6
"""The cost of what does not fit."""

INSIDE_LEAST: Final = 3
"""Letters that a word must have to be looked for inside others."""
SLIP_LEAST: Final = 4
"""Letters that a word must have for a slip to be forgiven."""
TWO_SLIPS: Final = 8
"""Letters from which two are."""

CACHED: Final = 65536
"""Words of two languages against what is typed: the same word stands in many entries."""
_BOKMAL: Final = (
    "hva",
    "er",
    "hvor",
    "hvordan",
    "i",
    "og",
    "til",
    "for",
    "pa",
    "av",
    "en",
    "et",
    "det",
    "den",
)
_MORE: Final = ("de", "vi", "dere", "som", "kva", "kor", "korleis", "ein", "eit", "dykk")
_ENGLISH: Final = ("the", "a", "an", "is", "are", "what", "how", "of", "to", "in", "on")
SMALL: Final = frozenset((*_BOKMAL, *_MORE, *_ENGLISH))
"""Small words, folded: in a question of several words only the others count."""

_NUMBER: Final = lazy(r"[0-9]{1,3}(?:[.,][0-9]{0,3}){0,3}\.?")
_TYPED: Final = lazy(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: its id, its number in the list («3.2»), and its words by depth."""

    id: str
    number: str
    words: Mapping[str, int]
    """Folded word -> the depth of the text that it stands in: 0 is a label."""


def entry(id_: str, texts: Iterable[Iterable[str]], number: str = "") -> Entry:
    """An entry made of its texts, those of depth 0 first."""
    words: dict[str, int] = {}
    for depth, group in enumerate(texts):
        for text in group:
            for word in _words(text):
                words.setdefault(word, depth)
    return Entry(id_, number, words)


def find(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """The entries that fit, the best first; equally good ones in their order. All where nothing is typed.

    Digits, with a full stop or a comma between, are the number in the list: «3» is every entry of
    part 3, «3.2» and «32» are the second one there. Where no entry has every word that is typed, those
    that lack the fewest are found.
    """
    bare = literal(typed).strip()
    if _NUMBER.fullmatch(bare):
        numbered = [(cost, e) for e in entries if (cost := _number_cost(e, bare)) < NOT]
        if numbered:
            return [e for _, e in sorted(numbered, key=lambda pair: pair[0])]
    parts = _parts(_TYPED.findall(bare))
    if not parts:
        return list(entries)
    ranked = [(*_lacks_and_cost(e, parts), e) for e in entries]
    fewest = min((lacks for lacks, _, _ in ranked), default=0)
    if fewest == len(parts):
        return []
    return [e for lacks, _, e in sorted(ranked, key=lambda rank: rank[:2]) if lacks == fewest]


def _parts(typed: Sequence[str]) -> list[frozenset[str]]:
    """The typed words that count, each in every way that it can be read."""
    parts = [_spelled(word) for word in typed]
    return [part for part in parts if not part & SMALL] or parts


def _words(text: str) -> Iterable[str]:
    """The folded words of a text, in every way that they can be spelled without «å» and «ø»."""
    for word in text.split():
        yield from fold(word).split() if word.isascii() else _spelled(word)
        if "-" in word:  # «e-post» is typed «epost» as often
            yield from _spelled(word.replace("-", ""))


def _spelled(word: str) -> frozenset[str]:
    """A word folded, in each way that it can be read."""
    return frozenset(part for spelled in spellings(word) for part in spelled.split())


def _number_cost(entry_: Entry, typed: str) -> int:
    """How well a number fits: whole, then the part that it begins."""
    number, wanted = entry_.number, typed.replace(",", ".").rstrip(".")
    if not number:
        return NOT
    if wanted in (number, number.replace(".", "")):
        return WHOLE if wanted == number else BEGINS
    return INSIDE if number.startswith(f"{wanted}.") else NOT


def _lacks_and_cost(entry_: Entry, parts: Sequence[frozenset[str]]) -> tuple[int, int]:
    """How many of the typed words an entry lacks, and what the others cost, each at its best place."""
    costs = [min(_part_cost(entry_.words, typed) for typed in part) for part in parts]
    found = [cost for cost in costs if cost < NOT]
    return len(parts) - len(found), sum(found)


def _part_cost(words: Mapping[str, int], typed: str) -> int:
    """The least cost of one typed word among the words of an entry."""
    best = NOT
    for word, depth in words.items():
        floor = depth * DEEPER
        if floor < best:
            best = min(best, floor + word_cost(word, typed))
    return best


@lru_cache(maxsize=CACHED)
def word_cost(word: str, typed: str) -> int:
    """How well one typed word fits one word, both folded; `NOT` where it does not."""
    if word.startswith(typed):
        return WHOLE if word == typed else BEGINS
    if len(typed) >= INSIDE_LEAST and typed in word:
        return INSIDE
    most = 0 if len(typed) < SLIP_LEAST else 1 if len(typed) < TWO_SLIPS else 2
    slips = _slips(word, typed, most) if most else most + 1
    return SLIP + slips if slips <= most else NOT


def _slips(word: str, typed: str, most: int) -> int:
    """The letters to add, drop, change or swap to make `typed` a beginning of `word`; over `most`, more.

    The first letter is taken to be right: a slip there is rare, and to rule it out makes this quick.
    """
    if word[:1] != typed[:1] or len(word) < len(typed) - most:
        return most + 1
    word = word[: len(typed) + most]
    before: list[int] = []
    above = list(range(len(word) + 1))
    for n, letter in enumerate(typed, 1):
        row = [n]
        for m, other in enumerate(word, 1):
            cost = min(above[m] + 1, row[m - 1] + 1, above[m - 1] + (letter != other))
            if n > 1 and m > 1 and letter == word[m - 2] and typed[n - 2] == other:
                cost = min(cost, before[m - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, above = above, row
    return min(above[max(0, len(typed) - most) :])
