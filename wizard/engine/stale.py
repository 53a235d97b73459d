"""Traces of an older application in a text: another year as this grant's, and names of offices that changed.

A year counts only where the text says that this application, or its grant, is for that year; a
sentence that also names the right year, or speaks of what was or may come, is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from wizard.engine.patterns import lazy
from wizard.engine.sentences import SentenceOf
from wizard.engine.shapes import DIGIT, Shape, places, word_before
from wizard.schema.register import Office

_IN_YEAR: Final = ("året", "budsjettåret", "kalenderåret", "søknadsåret")
_FOR: Final = rf"\s(?:for|i)\s(?:(?:{'|'.join(_IN_YEAR)})\s)?"
_SCHEME_WORDS: Final = (
    "kommunalt", "rusarbeid", "rusarbeidet", "ordningen", "ordninga", "tilskuddsordningen",
    "tilskotsordninga", "overgangsordningen", "overgangsordninga", "kommunen", "kommunens", "–", "-",
)  # fmt: skip
_SCHEME: Final = (
    rf"(?:\s(?:til|fra|frå|gjennom|etter|under|over|på)(?:\s(?:{'|'.join(_SCHEME_WORDS)})){{1,4}})?"
)
_GRANT_WORDS: Final = (
    "tilskudd", "tilskuddet", "tilskuddsmidler", "tilskuddsmidlene", "tilskot", "tilskotet", "tilskotsmidlar",
    "tilskotsmidlane", "midler", "midlar", "støtte", "stønad",
)  # fmt: skip
_GRANT: Final = rf"(?:(?:{'|'.join(_GRANT_WORDS)}){_SCHEME})"
_THIS_GRANT: Final = lazy(
    rf"(?<!\w)(?:(?:søker|søkjer|søkes|søke|søkje|søknad|søknaden)(?:\s\w{{1,24}}){{0,6}}?\s{_GRANT}(?:{_FOR}|\s)"
    rf"|(?:søker|søkjer|søkes|søknad|søknaden){_SCHEME}\s(?:for|gjelder|gjeld|gjelder\sfor|gjeld\sfor)\s(?:året\s)?"
    rf"|(?:tilskuddet|tilskotet|tilskuddsmidlene|tilskotsmidlane){_SCHEME}{_FOR}"
    r"|(?:tilskuddsåret|tilskotsåret|søknadsåret|utlysningen\sfor|utlysinga\sfor)\s)"
    r"(?P<year>20[1-4][0-9])(?![0-9])(?!\s?[–/-]\s?(?:20)?[0-9]{2})"
)
_GRANTS: Final = frozenset((*_SCHEME_WORDS, *_GRANT_WORDS))
_GRANT_SAYS: Final = frozenset((*_GRANTS, "gjelder", "gjeld", "tilskuddsåret", "tilskotsåret", "søknadsåret"))
"""What can stand right before the year, but for «for» and «i», and «året» and its like after these."""
_YEAR_WORDS: Final = frozenset((*_GRANT_SAYS, *_IN_YEAR, "for", "i"))
_BEFORE_FOR: Final = (
    *_SCHEME_WORDS, *_GRANT_WORDS, "gjelder", "gjeld", "søker", "søkjer", "søkes", "søknad", "søknaden",
    "utlysningen", "utlysinga",
)  # fmt: skip
_CENTURY: Final = "20"
_FOUR: Final = DIGIT * 4
_WINDOW: Final = 200
_ANOTHER_GRANT: Final = lazy(
    r"(?<!\w)(?:rapport\w*|regnskap\w*|rekneskap\w*|ubruk\w*|brukt|brukte|overfør\w*|restmid\w*|fikk|fekk|mottok|mottatt"
    r"|motteke|tildel\w+|innvilg\w+|løyvd\w*|tidligere|tidlegare|forrige|førre|fjor\w*|siste|ga|gav|gjorde"
    r"|gitt|gjeve|hadde|ble|blei|vart|var|sendt|sendte|avslått|avslag|avslo|siden|sidan|sammenlign\w*|samanlikn\w*"
    r"|dekket|dekte|dekka|finansierte|(?:vil|skal|kan|må)\s(?:også\s|òg\s)?søk\w*|vurderer|planlegger|planlegg|neste)(?!\w)"
)


class GrantYear(NamedTuple):
    """A year that a text gives as its grant's, and the sentence that does, in lower case."""

    year: int
    sentence: str

    def contradicts(self, year: int) -> bool:
        """Whether the grant of `year` is meant here; not where the sentence names that year too."""
        return self.year != year and str(year) not in self.sentence


def grant_years(shape: Shape, sentence: SentenceOf) -> tuple[GrantYear, ...]:
    """The years that a text gives as its grant's."""
    low, marks = shape.low, shape.marks
    if not shape.has_digits or _CENTURY not in low or not ("søk" in low or "tilsk" in low or "utlys" in low):
        return ()  # every way to say it has one of these
    found = []
    for place in places(low, _CENTURY):
        if marks[place : place + 4] != _FOUR:
            continue
        word = word_before(low, place)
        if word not in _YEAR_WORDS:
            continue
        match = _this_grant(low, place, word)
        if match is not None:
            start, end = sentence(match.start())
            said = low[start:end]
            if not _ANOTHER_GRANT.search(said):
                found.append(GrantYear(int(match["year"]), said))
    return tuple(found)


def _this_grant(low: str, place: int, word: str) -> re.Match[str] | None:
    """What says that the year here, which a word stands before, is the grant's, if anything does."""
    if not _can_be_this_grant(low, place, word):
        return None
    matches = _THIS_GRANT.finditer(low, max(0, place - _WINDOW), place + _WINDOW)
    return next((match for match in matches if match.start("year") == place), None)


def _can_be_this_grant(low: str, place: int, word: str) -> bool:
    """Whether the words before a year can say that it is the grant's: a quick no to most, exact in its no."""
    if word in _GRANT_SAYS:
        return True
    start = low.rfind(word, 0, place)
    if word in _IN_YEAR:
        word = word_before(low, start)
        start = low.rfind(word, 0, start)
    if word in ("for", "i"):
        return word_before(low, start).endswith(_BEFORE_FOR)
    return word in _GRANT_SAYS


_STEM: Final = "fylkesm"
_GOVERNOR: Final = lazy(r"(?<!\w)fylkesm(?:annen|annens|ennene|ennenes|annsembete\w{0,3})(?!\w|\.no(?!\w))")
_AS_IT_WAS: Final = lazy(
    r"(?<!\w)(?:daværende|dåverande|tidligere|tidlegare|den\sgang(?:en)?|dengang|da|før\s20(?:1[0-9]|2[01]):?)\s\(?\Z"
)
_THEN: Final = lazy(r"(?<![0-9])(?<!siden\s)(?<!sidan\s)20(?:[01][0-9]|20)(?![0-9])")
"""A year in which the office had the old name still (it changed on 1 January 2021)."""
_LOOK_BACK: Final = 16


def county_governors(shape: Shape, sentence: SentenceOf) -> tuple[str, ...]:
    """The words «Fylkesmannen» and its forms, where the text does not speak of the time before 2021."""
    low = shape.low
    found = []
    for place in places(low, _STEM):
        match = _GOVERNOR.match(low, place)
        if match is None:
            continue
        start, end = sentence(place)
        was = _AS_IT_WAS.search(low, max(0, place - _LOOK_BACK), place)
        if not was and not _THEN.search(low, start, end):
            found.append(shape.text[place : match.end()])
    return tuple(dict.fromkeys(found))


def outdated_names(offices: Iterable[Office], today: date) -> tuple[tuple[str, str], ...]:
    """Old and present name of each office that had changed its name by `today`."""
    return tuple(
        (name.name, office.names[-1].name)
        for office in offices
        for name in office.names
        if name.until is not None and name.until <= today
    )


def holds_name(shape: Shape, name: str) -> bool:
    """Whether a text holds an office's name, in bokmål or nynorsk («Statsforvaltaren»)."""
    place, pattern = _pattern(name)
    return place in shape.low and pattern.search(shape.low) is not None


@lru_cache(maxsize=64)
def _pattern(name: str) -> tuple[str, re.Pattern[str]]:
    """The place in a name, quickly searched for, and the name as a pattern with any white space in it."""
    low = name.lower()
    words = [re.escape(word).replace("statsforvalteren", "statsforvalt[ea]ren") for word in low.split()]
    pattern = re.compile(r"(?<!\w)" + r"\s".join(words) + r"(?!\w)")
    return low.split()[-1], pattern
