"""E-mail addresses and telephone numbers in running text.

An application is a public document, so a person's address or number does not belong in its prose.
Whose mailbox an address is, is judged by the caller from `Email.local`; a telephone number is told
from amounts, dates, account and case numbers by how it is grouped and by the words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from wizard.engine.patterns import lazy
from wizard.engine.shapes import Shape, places

_S: Final = "[ \u00a0]"
_EMAIL: Final = lazy(r"([\w.+'-]{1,64})@((?:[\w-]{1,63}\.){1,8}[a-zæøå]{2,24})(?![\w-])", re.IGNORECASE)
_NUMBER: Final = lazy(
    rf"(?<![\w/=#§+-])(?<![0-9]{_S})(?<![0-9][.,:])"
    rf"(?:[2-9][0-9]{{7}}|[2-9][0-9](?:{_S}[0-9]{{2}}){{3}}|[2-9][0-9]{{2}}{_S}[0-9]{{2}}{_S}[0-9]{{3}})"
    rf"(?![\w/-])(?!{_S}[0-9])(?![.,][0-9])"
)
_LONGEST_LOCAL: Final = 64
_LOCAL: Final = lazy(r"(?<![\w.+'-])[\w.+'-]+\Z")
_LONG_RUN: Final = lazy(rb"0[0 ]{7}")
_EIGHT: Final = lazy(rb"0(?: ?0){7,}")
"""Marks of eight digits or more, however they are grouped with single spaces."""
_SERVICE: Final = "8"
"""Numbers that begin so are free of charge, or of services: nobody's own."""
_CALLED_BEFORE: Final = 64
_BEYOND: Final = 3
"""What is read after digits to tell a telephone number, and before them."""
_ANY_GROUPS: Final = rf"[0-9](?:{_S}?[0-9]){{7}}(?![0-9])(?!{_S}[0-9])"
_ABROAD: Final = lazy(rf"(?<![\w+])(?:\+|00)(?:47|45|46|358){_S}?({_ANY_GROUPS})")
_CALLED: Final = lazy(
    r"(?<![^\W\d])(?:tlf|tel|mob|sms|(?:[^\W\d]{1,20})?telefon(?:en|nummer|nummeret|nr)?"
    r"|mobil(?:nummer|nr)?|(?:kontakt|vakt|direkte|sentralbord)nummer(?:et)?|ringe?)(?![^\W\d])"
    rf"[.:]?{_S}?(?:(?:nr\.?|nummer|på|er):?{_S})?({_ANY_GROUPS})",
    re.IGNORECASE,
)
_CALLED_STEMS: Final = ("tlf", "tel", "mob", "sms", "nummer", "ring")
"""Beyond Latin-1 some letters are taken for others there: «ſms»."""
_IN_A_ROW: Final = r"uker?|veker?|kl|side|sidene|alder|alderen|år|åra|årene|kap|art|kr|nok|kroner"
_OTHER_NUMBER: Final = lazy(
    rf"(?<![^\W\d])(?:{_IN_A_ROW}|saks?|arkiv|arkivsak|arkivreferanse|ref|referanse|journal|journalpost|konto|org|prosjekt"
    r"|vedtak|faktura|kid|dokument|beløp|beløpet|sum|summen|[^\W\d]{0,24}(?:nummer|nr|id))"
    r"[.:]?\s?(?:nr\.?|nummer|på|er)?[.:]?\s?\Z",
    re.IGNORECASE,
)
_SERIES: Final = lazy(rf"(?<![^\W\d])(?:{_IN_A_ROW})[.:]?\s\Z", re.IGNORECASE)
"""Before groups of digits only these make them something else («uke 32 33 34 35»)."""
_COUNTED: Final = lazy(
    r"(?<!\w)(?:antall|antal|tal|tall|tallene|tala|andel|andelen|prosent|kode\w{0,2}|funksjon\w{0,4})(?!\w)[^.!?]{0,40}:\s{0,2}\Z",
    re.IGNORECASE,
)
"""A heading of a row of figures («Antall henvisninger 2019–2022:»)."""
_UNIT: Final = lazy(r",-|\s?(?:kr|nok|kroner|mill|mrd|million|prosent|%|innbygg|stk|år(?!\w))", re.IGNORECASE)
_DATE: Final = lazy(
    r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}(?:19|20)[0-9]{2}"
)
_PARTS: Final = lazy(r"[._+'-]|[0-9]")
_LOOK_BACK: Final = 32
_PAIRS: Final = 4
_STEP: Final = 10
"""Four pairs that rise or fall by the same, at most this, are ages, rooms or per cents («40 50 60 70»)."""
_PART: Final = 4
"""From this length a mailbox word counts inside a longer one («rusteam», «sfnopost»)."""


class Email(NamedTuple):
    """An address found in a text: what stands before the @, and the address masked."""

    local: str
    masked: str


class Contacts(NamedTuple):
    """What a text holds of contact data, in order."""

    emails: tuple[Email, ...] = ()
    phones: tuple[str, ...] = ()
    """Telephone numbers, masked to their first two digits."""


NO_CONTACTS: Final = Contacts()


def contacts(shape: Shape) -> Contacts:
    """The e-mail addresses and telephone numbers in a text. Linear in its length."""
    emails = _emails(shape.text) if "@" in shape.text else ()
    run = _LONG_RUN.search(shape.marks) if shape.has_digits else None
    phones = _phones(shape, run.start()) if run else ()
    return Contacts(emails, phones) if emails or phones else NO_CONTACTS


def _emails(text: str) -> tuple[Email, ...]:
    """The addresses, read from each «@»."""
    found = []
    end = 0
    for at in places(text, "@"):
        local = _LOCAL.search(text, max(end, at - _LONGEST_LOCAL), at)
        match = _EMAIL.match(text, local.start()) if local else None
        if match:
            end = match.end()
            found.append(Email(match[1], f"{match[1][0]}•••@{match[2]}"))
    return tuple(found)


def is_mailbox(local: str, words: Collection[str]) -> bool:
    """Whether an address is a function's mailbox and no person's, by the words that name such mailboxes.

    A word counts as a part between full stops and hyphens; where there is but one part, also inside it.
    """
    parts = [part for part in _PARTS.split(local.partition("+")[0].lower()) if part]
    if any(part in words for part in parts):
        return True
    return len(parts) == 1 and any(len(word) >= _PART and word in parts[0] for word in words)


def _phones(shape: Shape, first: int) -> tuple[str, ...]:
    """Telephone numbers, masked: called so, with a country code, or grouped as one; none before `first`."""
    text = shape.text
    found: dict[int, str] = {}
    ends = dict.fromkeys((_ABROAD, _CALLED, _NUMBER), 0)
    for run in _EIGHT.finditer(shape.marks, first):
        for pattern, begin in _patterns(shape, *run.span()):
            for match in pattern.finditer(text, max(begin, ends[pattern]), run.end() + _BEYOND):
                ends[pattern] = match.end()
                start, number = match.span(pattern.groups)[0], match[pattern.groups]
                if pattern is not _NUMBER or (start not in found and _looks_like_phone(text, match)):
                    found[start] = number
    own = [found[start] for start in sorted(found) if not found[start].startswith(_SERVICE)]
    return tuple(f"{number[:2]} •• •• ••" for number in own)


def _patterns(shape: Shape, start: int, end: int) -> Iterator[tuple[re.Pattern[str], int]]:
    """Those that can find a number in a run of digits, and from where; what others look for is not there."""
    begin = max(0, start - _CALLED_BEFORE)
    low = shape.low[begin : end + _BEYOND]
    if "+" in low or "00" in low:
        yield _ABROAD, begin
    if not shape.is_latin or any(stem in low for stem in _CALLED_STEMS):
        yield _CALLED, begin
    yield _NUMBER, start


def _looks_like_phone(text: str, match: re.Match[str]) -> bool:
    """Not a date, an amount, or a number that the words before it call something else."""
    start, end = match.span()
    if _DATE.fullmatch(match[0]) or _UNIT.match(text, end):
        return False
    if _is_series(match[0]):
        return False
    called = _OTHER_NUMBER if match[0].isdecimal() else _SERIES
    before = text[max(0, start - _CALLED_BEFORE) : start]
    return not (called.search(before[-_LOOK_BACK:]) or _COUNTED.search(before))


def _is_series(number: str) -> bool:
    """Whether four pairs of digits are counted up or down, as in a row of a table."""
    pairs = [int(pair) for pair in number.split()]
    steps = {second - first for first, second in pairwise(pairs)}
    return len(pairs) == _PAIRS and len(steps) == 1 and 0 < abs(steps.pop()) <= _STEP
