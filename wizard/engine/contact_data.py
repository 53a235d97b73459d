"""E-mail addresses and telephone numbers in running text.

An application is a public document, so a person's address or number does not belong in its prose.
Whose mailbox an address is, is judged by the caller from `Email.local`; a telephone number is told
from amounts, dates, account and case numbers by how it is grouped and by the words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from wizard.engine.patterns import lazy
from wizard.engine.shapes import DIGIT, SPACE, Shape

_S: Final = "[ \u00a0]"
_EMAIL: Final = lazy(
    r"(?<![\w.+'-])([\w.+'-]{1,64})@((?:[\w-]{1,63}\.){1,8}[a-zæøå]{2,24})(?![\w-])", re.IGNORECASE
)
_NUMBER: Final = lazy(
    rf"(?<![\w/=#§+-])(?<![0-9]{_S})(?<![0-9][.,:])"
    rf"(?:[2-9][0-9]{{7}}|[2-9][0-9](?:{_S}[0-9]{{2}}){{3}}|[2-9][0-9]{{2}}{_S}[0-9]{{2}}{_S}[0-9]{{3}})"
    rf"(?![\w/-])(?!{_S}[0-9])(?![.,][0-9])"
)
_DIGITS: Final = 8
_EIGHT: Final = lazy(rb"0(?: ?0){7}")
"""Marks of eight digits, however they are grouped with spaces."""
_ANY_GROUPS: Final = rf"[0-9](?:{_S}?[0-9]){{7}}(?![0-9])(?!{_S}[0-9])"
_ABROAD: Final = lazy(rf"(?<![\w+])(?:\+|00)(?:47|45|46|358){_S}?({_ANY_GROUPS})")
_CALLED: Final = lazy(
    r"(?<![^\W\d])(?:tlf|tel|mob|sms|(?:[^\W\d]{1,20})?telefon(?:en|nummer|nummeret|nr)?"
    r"|mobil(?:nummer|nr)?|(?:kontakt|vakt|direkte|sentralbord)nummer(?:et)?|ringe?)(?![^\W\d])"
    rf"[.:]?{_S}?(?:(?:nr\.?|nummer|på|er):?{_S})?({_ANY_GROUPS})",
    re.IGNORECASE,
)
_IN_A_ROW: Final = r"uker?|veker?|kl|side|sidene|alder|alderen|år|åra|årene|kap|art|kr|nok|kroner"
_OTHER_NUMBER: Final = lazy(
    rf"(?<![^\W\d])(?:{_IN_A_ROW}|saks?|arkiv|arkivsak|arkivreferanse|ref|referanse|journal|journalpost|konto|org|prosjekt"
    r"|vedtak|faktura|kid|dokument|beløp|beløpet|sum|summen|[^\W\d]{0,24}(?:nummer|nr|id))"
    r"[.:]?\s?(?:nr\.?|nummer|på|er)?[.:]?\s?\Z",
    re.IGNORECASE,
)
_SERIES: Final = lazy(rf"(?<![^\W\d])(?:{_IN_A_ROW})[.:]?\s\Z", re.IGNORECASE)
"""Before groups of digits only these make them something else («uke 32 33 34 35»)."""
_UNIT: Final = lazy(r",-|\s?(?:kr|nok|kroner|mill|mrd|million|prosent|%|innbygg|stk|år(?!\w))", re.IGNORECASE)
_DATE: Final = lazy(
    r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}(?:19|20)[0-9]{2}"
)
_PARTS: Final = lazy(r"[._+'-]|[0-9]")
_LOOK_BACK: Final = 32
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
    text = shape.text
    emails: tuple[Email, ...] = ()
    phones: tuple[str, ...] = ()
    if "@" in text:
        emails = tuple(Email(m[1], f"{m[1][0]}•••@{m[2]}") for m in _EMAIL.finditer(text))
    if shape.digits >= _DIGITS and _has_eight(shape.marks):
        phones = _phones(text)
    return Contacts(emails, phones) if emails or phones else NO_CONTACTS


def _has_eight(marks: bytes) -> bool:
    """Whether there are eight digits with no more than single spaces between; first a quick look."""
    return DIGIT * _DIGITS in marks.translate(None, SPACE) and _EIGHT.search(marks) is not None


def is_mailbox(local: str, words: Collection[str]) -> bool:
    """Whether an address is a function's mailbox and no person's, by the words that name such mailboxes.

    A word counts as a part between full stops and hyphens; where there is but one part, also inside it.
    """
    parts = [part for part in _PARTS.split(local.lower()) if part]
    if any(part in words for part in parts):
        return True
    return len(parts) == 1 and any(len(word) >= _PART and word in parts[0] for word in words)


def _phones(text: str) -> tuple[str, ...]:
    """Telephone numbers, masked: called so, with a country code, or grouped as one."""
    found = {m.start(1): m[1] for pattern in (_ABROAD, _CALLED) for m in pattern.finditer(text)}
    for match in _NUMBER.finditer(text):
        if match.start() not in found and _looks_like_phone(text, match):
            found[match.start()] = match[0]
    return tuple(f"{found[start][:2]} •• •• ••" for start in sorted(found))


def _looks_like_phone(text: str, match: re.Match[str]) -> bool:
    """Not a date, an amount, or a number that the words before it call something else."""
    start, end = match.span()
    if _DATE.fullmatch(match[0]) or _UNIT.match(text, end):
        return False
    called = _OTHER_NUMBER if match[0].isdecimal() else _SERIES
    return not called.search(text[max(0, start - _LOOK_BACK) : start])
