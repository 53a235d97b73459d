"""Finding a municipality by what people type: number, name, any parallel name.

Case and accents do not count, nor how the accents are encoded (NFC or NFD). «å» can be typed as
`å`, `aa` or `a`, «ø» as `ø`, `oe` or `o`; the Sami letters as their plain neighbours (`ŋ` as `n`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import Final

from wizard.engine.patterns import lazy
from wizard.engine.refusals import excerpt, foreign_digits, refuse, tidy
from wizard.schema.assessment import Refused
from wizard.schema.register import Municipality, Register
from wizard.schema.scheme import Field

_PLAIN: Final = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ŧ": "t", "ŋ": "n", "ð": "d", "ł": "l"})
_WORDS: Final = lazy(r"[^\W_]+")
_LAST_LETTERS: Final = str.maketrans({"æ": "{", "ø": "|", "å": "}"})
_NUMBER: Final = lazy(r"(?<![0-9])[0-9]{4}(?![0-9])")
_TITLE: Final = lazy(r" (?:kommune|municipality)$")

NAME: Final = 0
BEGINS: Final = 2
WORD: Final = 4
INSIDE: Final = 6
TOKENS: Final = 7
NO_MATCH: Final = 9
"""Ranks of a search; one more than the first three where only the plain letters fit."""

INSIDE_LEAST: Final = 2
"""One letter inside a name fits nearly every name."""

CACHED: Final = 8192
"""Names of two registers and what is typed: a search at every key must not fold them all again."""


@lru_cache(maxsize=CACHED)
def fold(text: str) -> str:
    """A text without case, accents and punctuation: what a search compares."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_PLAIN)
    return " ".join(_WORDS.findall(bare))


@lru_cache(maxsize=CACHED)
def spellings(text: str) -> frozenset[str]:
    """The folded ways to write a text on a keyboard without «å» and «ø»."""
    letters = unicodedata.normalize("NFC", text.casefold())
    return frozenset(
        fold(letters.replace("å", a).replace("ø", o)) for a, o in product(("å", "aa"), ("ø", "oe"))
    )


@lru_cache(maxsize=CACHED)
def literal(text: str) -> str:
    """A text without regard to case and encoding, its letters kept."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def norwegian_key(text: str) -> str:
    """A key that sorts «æ», «ø», «å» after «z»."""
    return literal(text).translate(_LAST_LETTERS)


def _names(place: Municipality) -> tuple[str, ...]:
    return (place.name, *place.names)


def search(registry: Register, text: str) -> list[Municipality]:
    """The municipalities that fit what has been typed so far, the best first; all if nothing is typed.

    A whole name before the beginning of one, that before the beginning of a later word, that before
    the middle of one; the letters as typed before their plain neighbours. A number fits from its
    first digit, a number of the structure before fits whole. The county may follow the name.
    """
    typed = tidy(text)
    if not typed:
        return list(registry.municipalities)
    ranked = [(_rank(place, typed), place) for place in registry.municipalities]
    fitting = [(rank, place) for rank, place in ranked if rank < NO_MATCH]
    fitting.sort(key=_by_rank_and_number if typed.isdecimal() else _order)
    return [place for _, place in fitting]


def _order(ranked: tuple[int, Municipality]) -> tuple[int, str, str]:
    rank, place = ranked
    return rank, norwegian_key(place.name), place.number


def _by_rank_and_number(ranked: tuple[int, Municipality]) -> tuple[int, str]:
    rank, place = ranked
    return rank, place.number


def _rank(place: Municipality, typed: str) -> int:
    if typed.isdecimal():
        return _number_rank(place, typed)
    letters, folded = literal(typed), spellings(typed)
    rank = min(_name_rank(name, letters, folded) for name in _names(place))
    return rank if rank < NO_MATCH else _token_rank(place, typed)


def _number_rank(place: Municipality, typed: str) -> int:
    if place.number.startswith(typed):
        return 0
    return 1 if place.number_before == typed else NO_MATCH


def _name_rank(name: str, letters: str, folded: frozenset[str]) -> int:
    """How well one name fits: whole, its beginning, the beginning of a later word, anything inside."""
    whole, keys = literal(name), spellings(name)
    if whole.startswith(letters):
        return NAME if whole == letters else BEGINS
    best = min((_key_rank(key, part) for key in keys for part in folded if part), default=NO_MATCH)
    return WORD if best > WORD and f" {letters}" in whole else best


def _key_rank(key: str, part: str) -> int:
    if key.startswith(part):
        return NAME + 1 if key == part else BEGINS + 1
    if f" {part}" in key:
        return WORD + 1
    return INSIDE if len(part) >= INSIDE_LEAST and part in key else NO_MATCH


def _token_rank(place: Municipality, typed: str) -> int:
    """7 if every word begins a word of the names, the county or the number («herøy nordl»)."""
    words = fold(" ".join((*_names(place), place.county, place.number))).split()
    tokens = fold(typed).split()
    fits = tokens and all(any(word.startswith(token) for word in words) for token in tokens)
    return TOKENS if fits else NO_MATCH


def described(place: Municipality) -> str:
    """Number, name and county: what tells two of the same name apart."""
    return f"{place.number} {place.name} ({place.county})"


def parse_municipality(field: Field, text: str, registry: Register) -> str | Refused:
    """The four-digit number of what was typed: number, name, both, or name and county."""
    typed = tidy(text)
    if foreign_digits(typed):
        return refuse(field.kind, "foreign-digits", text)
    bare = typed.replace(" ", "").replace(".", "")
    if bare.isdecimal():
        return _by_number(field, bare, text, registry)
    number = _NUMBER.search(typed)
    name = _TITLE.sub("", tidy(_NUMBER.sub(" ", typed)).casefold())
    places = registry.municipalities
    if number:
        places = tuple(place for place in places if place.number == number[0])
    found = _by_name(places, name)
    if len(found) == 1:
        return found[0].number
    if found:
        return refuse(field.kind, "ambiguous", text, candidates=[described(place) for place in found])
    return _nearest(field, name, text, registry)


def _by_number(field: Field, number: str, text: str, registry: Register) -> str | Refused:
    if number in registry.by_number:
        return number
    now = [described(place) for place in registry.municipalities if place.number_before == number]
    if now:
        return refuse(field.kind, "renumbered", text, candidates=now)
    if f"0{number}" in registry.by_number:
        return refuse(field.kind, "near", text, nearest=described(registry.by_number[f"0{number}"]))
    return refuse(field.kind, "unknown", text)


def _by_name(places: Iterable[Municipality], name: str) -> list[Municipality]:
    """Those that are called so: letter by letter if any is, else without accents."""
    places = list(places)
    letters = literal(name)
    if exact := [place for place in places if letters in map(literal, _names(place))]:
        return exact
    wanted = spellings(name)
    return [place for place in places if any(wanted & spellings(called) for called in _called(place))]


def _called(place: Municipality) -> Iterable[str]:
    for name in _names(place):
        yield name
        yield f"{name} {place.county}"


def _nearest(field: Field, name: str, text: str, registry: Register) -> Refused:
    """A name that is nearly right gets a suggestion; it is never taken for granted."""
    from difflib import get_close_matches  # noqa: PLC0415  needed after a slip only: no start pays for it

    by_key = {fold(called): place for place in registry.municipalities for called in _names(place)}
    close = get_close_matches(fold(excerpt(name)), list(by_key), n=1, cutoff=0.75)
    if close:
        return refuse(field.kind, "near", text, nearest=described(by_key[close[0]]))
    return refuse(field.kind, "unknown", text)


def check_municipality(field: Field, value: str, registry: Register) -> str | Refused:
    """What JSON holds: the number as a string; a name is for people, not for files."""
    read = parse_municipality(field, value, registry)
    if isinstance(read, str) and not tidy(value).replace(" ", "").replace(".", "").isdecimal():
        return refuse(field.kind, "json-type", value)
    return read
