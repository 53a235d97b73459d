"""Names of people and places in running text, found broadly and replaced by invented ones.

Names that the application itself gives are known, and replaced wherever they stand. Two capitalised words
in a row are taken for a person too, unless a word among them is of an organisation. What is left of
capitalised words is for a person to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from random import Random
from typing import Final

from wizard.engine.patterns import lazy
from wizard.schema.register import Municipality, Register
from wizard.training.hidden import What
from wizard.training.hide_numbers import Put

_WORD: Final = r"[^\W\d_](?:[^\W\d_]|[’'-](?=[^\W\d_]))*"
_TOKEN: Final = lazy(_WORD)
_JOINT: Final = lazy("[ \u00a0]\n?|\n")
_STARTS: Final = lazy(r"(?:\A|[.!?:]\s+|\n\s*)[«\"(*\-–\s]*\Z")
_LOOK_BACK: Final = 12
_PREFIX: Final = 5
"""From this length a name is replaced also where a longer word begins with it («Malvikskolen»)."""
_PART: Final = 3
"""Parts of a person's name from this length are known by themselves."""
_UNLIKE_OTHERS: Final = ("0301",)
"""Oslo takes nobody's place: it is a county as well, and its districts apply for themselves."""
_PARTICLES: Final = frozenset(("von", "van", "de", "der", "den", "af", "av", "la", "le"))
_ORGANISATIONS: Final = (
    *("kors", "bymisjon", "kirken", "helse", "rådet", "råd", "frelsesarmeen", "norsk", "norges", "stat"),
    *("fylkesmann", "direktorat", "kommun", "distrikt", "universitet", "høgskol", "høgskule", "høyskol"),
    *("sykehus", "sjukehus", "senter", "forening", "foreining", "forbund", "stiftels", "stifting", "politi"),
    *("skole", "skule", "omsorg", "tjenest", "teneste", "ordning", "nasjonal", "folke", "avdeling", "enhet"),
    *("eining", "utval", "barnevern", "psykiatri", "rus", "nav", "lag", "klubb", "hus", "nett", "team"),
)
"""Beginnings of words, or ends of them, that are of an organisation and not of a person."""
_OPENERS: Final = frozenset(
    (
        *("alle", "andre", "at", "av", "barn", "begge", "blant", "både", "da", "de", "den", "der", "derfor"),
        *("det", "dette", "disse", "du", "då", "eg", "ein", "en", "eit", "et", "etter", "foreldre", "for"),
        *("fordi", "fra", "frå", "før", "gjennom", "han", "her", "hos", "hun", "hva", "hver", "hvis", "i"),
        *("ikke", "ikkje", "ingen", "innbyggere", "jeg", "kva", "korleis", "med", "medan", "mellom", "men"),
        *("mens", "mot", "når", "no", "nå", "og", "også", "om", "på", "rundt", "samarbeid", "siden", "skal"),
        *("slik", "som", "så", "særlig", "til", "tidligere", "ungdom", "under", "uten", "utan", "ut", "ved"),
        *("vi", "vår", "vårt", "å", "åtte", "to", "tre", "fire", "fem", "brukere", "kommunen", "leder"),
    )
)
"""Words that begin sentences and are no first names."""


def _in_place(put: Put, what: What, name: str, match: re.Match[str]) -> str:
    """Another name in the place of one, with its genitive's s."""
    return put(what, name + (match[1] or ""))


class Places:
    """Municipalities, each with another in its place: the same one wherever it is named."""

    def __init__(self, registry: Register, seed: str, spared: Iterable[str] = ()) -> None:
        """`seed` decides who takes whose place. `spared` are texts that name none of them."""
        self._registry = registry
        said = "\n".join(spared).casefold()
        free = [
            m
            for m in registry.municipalities
            if m.orgnr and m.number not in _UNLIKE_OTHERS and m.name.casefold() not in said
        ]
        # Who stands for whom is no secret, and the same for the same exercise.
        Random(seed).shuffle(free)  # noqa: S311
        self._free = free
        self._taken: dict[str, Municipality] = {}
        names = sorted(registry.numbers_by_name, key=len, reverse=True)
        self._any = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, names))})(s?)(?!\w)") if names else None
        self._own: list[tuple[re.Pattern[str], str, What]] = []

    def of(self, number: str) -> Municipality | None:
        """The municipality that stands for another; None where there is none in the register."""
        if number not in self._taken and number in self._registry.by_number and self._free:
            name = self._registry.by_number[number].name
            self._taken[number] = next((m for m in self._free if m.name != name), self._free[0])
            self._free.remove(self._taken[number])
        return self._taken.get(number)

    def another(self) -> Municipality:
        """One that takes nobody's place, for an applicant that the register does not know."""
        return self._free[0]

    def own(self, names: Iterable[str], stand_in: str, what: What = "municipality") -> None:
        """Names of the applicant, its town and its county: replaced also where a word begins with them."""
        for name in sorted({n for n in names if n.strip()}, key=len, reverse=True):
            end = "" if len(name) >= _PREFIX else r"(?!\w)"
            pattern = rf"(?<!\w){re.escape(name)}(s(?!\w))?{end}"
            flags = re.IGNORECASE if len(name) >= _PREFIX else 0
            self._own.append((re.compile(pattern, flags), stand_in, what))

    def hide(self, text: str, put: Put) -> str:
        """The text with other municipalities in it."""
        for pattern, name, what in self._own:
            text = pattern.sub(partial(_in_place, put, what, name), text)
        if self._any is None:
            return text

        def another(match: re.Match[str]) -> str:
            numbers = sorted(self._registry.numbers_by_name[match[1]])
            other = self.of(numbers[0]) if not self._common(match) else None
            return put("municipality", other.name + match[2]) if other is not None else match[0]

        return self._any.sub(another, text)

    @staticmethod
    def _common(match: re.Match[str]) -> bool:
        """Whether a short name at the start of a sentence is likely a word («Time», «Gran»)."""
        called = match.string[match.end() :].lstrip().startswith("kommun")
        return len(match[1]) < _PREFIX and not called and _begins(match.string, match.start())


class People:
    """Persons, each with an invented one in their place: the same one wherever they are named."""

    def __init__(self, invented: Iterable[str], known: Iterable[str]) -> None:
        """`known` are names that the application gives as such; nobody invented shares a name with them."""
        self._known = [name for name in known if name.strip()]
        words = {word.casefold() for name in self._known for word in _TOKEN.findall(name)}
        pool = [p for p in invented if words.isdisjoint(w.casefold() for w in p.split())]
        self._pool = pool or ["Ola Nordmann"]
        self._taken: dict[str, str] = {}
        self._patterns = list(self._known_patterns())

    def of(self, name: str) -> str:
        """The invented person that stands for somebody."""
        key = " ".join(name.split()).casefold()
        if key not in self._taken:
            self._taken[key] = self._pool[len(self._taken) % len(self._pool)]
        return self._taken[key]

    def _known_patterns(self) -> Iterator[tuple[re.Pattern[str], str]]:
        """Known names, whole and by their parts, and what is to stand there."""
        parts: list[tuple[re.Pattern[str], str]] = []
        for name in sorted(self._known, key=len, reverse=True):
            invented = self.of(name)
            words = _TOKEN.findall(name)
            whole = r"[\s\u00a0]+".join(map(re.escape, name.split()))
            yield re.compile(rf"(?<!\w){whole}(s(?!\w))?(?!\w)", re.IGNORECASE), invented
            for number, word in enumerate(words):
                if len(word) >= _PART:
                    part = invented.split()[0 if number == 0 and len(words) > 1 else -1]
                    shapes = {word, word.capitalize(), word.upper()} - {word.lower()} or {word}
                    either = "|".join(map(re.escape, sorted(shapes)))
                    parts.append((re.compile(rf"(?<!\w)(?:{either})(s(?!\w))?(?!\w)"), part))
        yield from parts

    def hide(self, text: str, put: Put) -> str:
        """The text with other people in it."""
        for pattern, name in self._patterns:
            text = pattern.sub(partial(_in_place, put, "person", name), text)
        made, done = "", 0
        for start, end in names(text):
            made += text[done:start] + put("person", self.of(text[start:end]))
            done = end
        return made + text[done:]


def names(text: str) -> Iterator[tuple[int, int]]:
    """Where two or more capitalised words stand together and may be a person."""
    row: list[re.Match[str]] = []
    for word in _TOKEN.finditer(text):
        if row and not _joined(text, row[-1], word):
            yield from _person(text, row)
            row = []
        if _capital(word[0]) or (row and word[0] in _PARTICLES):
            row.append(word)
        else:
            yield from _person(text, row)
            row = []
    yield from _person(text, row)


def _joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two words are parts of one name: a space between, or a full stop after an initial."""
    between = text[one.end() : other.start()]
    if len(one[0]) == 1:
        between = between.removeprefix(".")
    return _JOINT.fullmatch(between) is not None


def _person(text: str, row: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The span of a person's name in a row of capitalised words, if they may be one."""
    opens = bool(row) and row[0][0].casefold() in _OPENERS and _begins(text, row[0].start())
    some = row[1:] if opens else row[:]
    while some and some[-1][0] in _PARTICLES:
        some.pop()
    if len(some) > 1 and not any(map(of_organisation, (word[0] for word in some))):
        yield some[0].start(), some[-1].end()


def _begins(text: str, place: int) -> bool:
    """Whether a sentence begins at a place."""
    return _STARTS.search(text[max(0, place - _LOOK_BACK) : place]) is not None


def _capital(word: str) -> bool:
    """Whether a word is capitalised, or an initial; an abbreviation in capitals is neither."""
    return word[0].isupper() and (len(word) == 1 or any(c.islower() for c in word))


def of_organisation(word: str) -> bool:
    """Whether a word is one that organisations have in their names."""
    low = word.casefold()
    return any(low.startswith(stem) or low.endswith(stem) for stem in _ORGANISATIONS)


def capitalised(text: str) -> Iterator[str]:
    """The capitalised words that do not begin a sentence, and abbreviations: what may be a name still."""
    for match in _TOKEN.finditer(text):
        if match[0][0].isupper() and not _begins(text, match.start()):
            yield match[0]
