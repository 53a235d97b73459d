"""Small numbers of people in running text: one to four users, patients, relatives or overdoses.

In a small municipality such a number can point out a person. Articles («en bruker», «ein brukar»)
are no numbers, and «ein brukar» can be a verb: they count only after «bare», «berre» and the like.
Positions, staff, representatives and organisations are other words and never meant.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from wizard.engine.patterns import lazy
from wizard.engine.shapes import Shape, word_before

_VALUES: Final = {
    "en": 1, "ein": 1, "ei": 1, "et": 1, "eit": 1, "én": 1, "éin": 1, "éi": 1, "ett": 1, "eitt": 1,
    "to": 2, "tre": 3, "fire": 4,
}  # fmt: skip
_ONLY: Final = r"(?:bare|kun|berre|nøyaktig|akkurat|i\salt|totalt|til\ssammen|til\ssaman)"
_COMPOUNDS: Final = ("rusmiddel", "rus", "stoff", "tjeneste", "teneste", "lar-", "overdose", "narkotika")
_STEMS: Final = ("bruk", "pasient", "ungdom", "pårør", "overdos", "dødsfall")
_NOUNS: Final = ("bruker", "brukar", "pasient", "ungdom", "pårør", "overdos", "dødsfall")
"""What those that are counted begin with: «rusmiddelbruk» does not."""
_PEOPLE: Final = rf"(?:{'|'.join(_COMPOUNDS)})?"
_ONE: Final = rf"{_PEOPLE}(?:bruker|brukar|pasient|ungdom|pårørende|pårørande|overdose|dødsfall)"
_MANY: Final = (
    rf"{_PEOPLE}(?:bruker(?:e|ne)|brukar(?:ar|ane)|pasient(?:er|ene|ar|ane)|ungdom(?:m?(?:er|ene|ar|ane))?"
    r"|pårørende|pårørande|overdos(?:er|ene|ar|ane)|dødsfall(?:a|ene)?)"
)
_KNOWN_AS: Final = (
    "ung", "unge", "yngre", "eldre", "ny", "nye", "kjent", "kjente", "fast", "faste", "aktiv",
    "aktive", "voksen", "voksne", "vaksen", "vaksne", "mindreårig", "mindreårige", "kvinnelig",
    "kvinnelige", "kvinneleg", "kvinnelege", "mannlig", "mannlige", "mannleg", "mannlege", "tidligere",
    "tidlegare", "gravid", "gravide", "sårbar", "sårbare", "utsatt", "utsatte", "utsett", "utsette",
    "narkotikautløst", "narkotikautløste", "narkotikautløyst", "narkotikautløyste",
    "narkotikarelatert", "narkotikarelaterte", "rusrelatert", "rusrelaterte", "dødelig", "dødelige",
    "dødeleg", "dødelege", "alvorlig", "alvorlige", "alvorleg", "alvorlege", "innlagt", "innlagte",
    "hjemløs", "hjemløse", "heimlaus", "heimlause", "bostedsløs", "bostedsløse", "bustadlaus", "bustadlause",
    "rusavhengig", "rusavhengige", "enslig", "enslige", "einsleg", "einslege",
)  # fmt: skip
_ADJECTIVE: Final = rf"(?:(?:{'|'.join(_KNOWN_AS)})\s)?"
_COUNT: Final = lazy(
    r"(?<![\w.,/§–-])"
    r"(?:(?:[0-4]|én|ein|to|tre)\s?(?:[–-]|til|eller)\s?)?"
    rf"(?:(?P<one>(?<![0-9]\s)1|én|éin|éi|ett|eitt|{_ONLY}\s(?:en|ein|ei|et|eit))\s{_ADJECTIVE}(?P<single>{_ONE})"
    rf"|(?P<many>(?<![0-9]\s)[2-4]|to|tre|fire)\s{_ADJECTIVE}(?P<several>{_MANY}))(?![\w-])"
    r"(?!\s(?:per|pr|(?:i|for|til)\s(?:hver|kvar|hvert|kvart)|om\sg[ao]ngen|samtidig|samstundes)(?!\w))"
)
_NOT_A_COUNT: Final = lazy(
    r"(?<!\w)(?:§|kl|klokka|klokken|kap|kapittel|kapitel|pkt|punkt|nr|nummer|del|fase|trinn|steg|nivå|rom|[^\W\d]{0,16}gruppe|side|tabell|figur|mål|delmål|tiltak|vedlegg"
    r"|inntil|opptil|maks|maksimalt|(?:plass(?:er|ar)?|rom|kapasitet)\s(?:til|for|på)|per|pr|hver|hvert|kvar|kvart|[0-9]+\sav|(?:én|éin|en|ein|ei|ett|to|tre|fire|fem)\sav"
    r"|(?:færre|mindre|mer|meir|flere|fleire)\senn|under|over|minst)\.?\s\Z"
)
_ARTICLES: Final = frozenset(("en", "ein", "ei", "et", "eit"))
_NUMBERS: Final = frozenset((*_VALUES, *"1234")) - _ARTICLES
_COUNTING: Final = frozenset((*_KNOWN_AS, *_ARTICLES, *_NUMBERS))
"""What stands before a noun that is counted, but for what ends in a number («2–3», «én,to»)."""
_ENDS_OF_ONLY: Final = ("bare", "kun", "berre", "nøyaktig", "akkurat", "alt", "totalt", "sammen", "saman")
_LAST_PART: Final = lazy(r"[^\w]")
_FIRST: Final = 2
"""Before a noun that is counted stand at least so many characters: a number and a space."""
_WINDOW: Final = 64
_NOT_BEFORE: Final = 24


class SmallCount(NamedTuple):
    """A small number of people: how many, and the words it was written with."""

    people: int
    written: str


def small_counts(shape: Shape) -> tuple[SmallCount, ...]:
    """The small numbers of people in a text, in order. Linear in its length."""
    low = shape.low
    found = {}
    for place in _counted(low):
        for match in _COUNT.finditer(low, max(0, place - _WINDOW), place + _WINDOW):
            start, end = match.span("single" if match["single"] else "several")
            if start <= place < end and not _is_something_else(shape, match, start):
                written = " ".join(shape.text[match.start() : end].split())
                found[match.start()] = SmallCount(_value(match["one"] or match["many"]), written)
    return tuple(found[start] for start in sorted(found)) if found else ()


def _counted(low: str) -> list[int]:
    """Where a noun is that has a number before it, or a number and a word that can stand between the two."""
    found = []
    for stem in _STEMS:
        place = low.find(stem, _FIRST)
        while place >= 0:
            if not low[place - 1].isspace():
                counts = True
            elif not low[place - 2].isalnum():  # it begins a sentence or a line
                counts = False
            else:
                near = place - _WINDOW if place > _WINDOW else 0  # quicker than a call of max
                word = low[low.rfind(" ", near, place - 1) + 1 : place - 1]
                counts = word in _COUNTING or not word.isalpha()
            if counts and _is_counted(low, place):
                found.append(place)
            place = low.find(stem, place + 1)
    return found


def _is_counted(low: str, place: int) -> bool:
    """Whether the words before a noun, whose stem is here, can count it; exact in its no."""
    if not low.startswith(_NOUNS, place):
        return False
    first = place
    if low[place - 1] > " " and low.endswith(_COMPOUNDS, 0, place):
        first -= next(len(part) for part in _COMPOUNDS if low.endswith(part, 0, place))
    elif low[place - 1].isalpha():  # «forbruk», «misbruk»
        return False
    word = word_before(low, first)
    if word in _COUNTING:
        return _counts(low, first, word)
    return word != "" and not word.isalpha() and _LAST_PART.split(word)[-1] in _NUMBERS


def _counts(low: str, noun: int, word: str) -> bool:
    """Whether a number word, an article or an adjective before a noun counts it; exact in its no."""
    start = low.rfind(word, 0, noun)
    if word in _KNOWN_AS:
        word = word_before(low, start)
        start = low.rfind(word, 0, start)
    if word in _ARTICLES:
        return word_before(low, start).endswith(_ENDS_OF_ONLY)
    return word in _NUMBERS or (not word.isalpha() and _LAST_PART.split(word)[-1] in _NUMBERS)


def _is_something_else(shape: Shape, match: re.Match[str], noun: int) -> bool:
    """A heading («Mål 2 Brukere»), a paragraph, a ratio or a bound («færre enn fire brukere»)."""
    start = match.start()
    if shape.low[noun - 2].isdecimal() and shape.text[noun].isupper():
        return True
    return _NOT_A_COUNT.search(shape.low, max(0, start - _NOT_BEFORE), start) is not None


def _value(words: str) -> int:
    last = words.rsplit(maxsplit=1)[-1]
    return int(last) if last.isdecimal() else _VALUES[last]
