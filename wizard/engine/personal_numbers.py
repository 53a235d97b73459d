"""Norwegian personal numbers in running text: born, D- and synthetic numbers.

Eleven digits, or six and five, whose first six are a plausible date. Two check digits (mod 11)
make it certain; numbers given out from 2032 do not obey them, so a plausible date alone is a doubt.
Sources: `fnrinfo`, `lovas`, `altd`, `skatt2032`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Final, NamedTuple

from wizard.engine.identifiers import ACCOUNT_WEIGHTS, check_digit
from wizard.engine.patterns import lazy
from wizard.engine.shapes import DIGIT, Shape

_SPACES: Final = " \u00a0"
_SIX: Final = DIGIT * 6
_SIX_OR_MORE: Final = lazy(b"000000+")
_ELEVEN: Final = lazy(rf"([0-9]{{6}})([{_SPACES}-]?)([0-9]{{5}})(?![0-9])")
_BESIDE: Final = lazy(rf"[0-9][{_SPACES}]\Z")
_AFTER: Final = lazy(rf"[{_SPACES}][0-9]")
_ACCOUNT_WORD: Final = lazy(r"(?i:konto)(?!r)[^\W\d]{0,20}[.:]?(?:\s[a-zæøå]{1,20}[.:]?){0,3}\s{0,2}\Z")
_PATH: Final = "/"
"""Beside digits: a case, an address of the web."""
_LOOK_BACK: Final = 48

_FIRST_WEIGHTS: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND_WEIGHTS: Final = ACCOUNT_WEIGHTS
_D_NUMBER: Final = 40
_SYNTHETIC: Final = (40, 80)
_MONTHS: Final = 12
_LEAP: Final = 2000


class PersonalNumber(NamedTuple):
    """A personal number found in a text; the number itself is never kept."""

    masked: str
    """Its first two digits, and a dot for each of the others."""
    certain: bool
    """Both check digits hold."""


def personal_numbers(shape: Shape) -> tuple[PersonalNumber, ...]:
    """The personal numbers in a text, in order. Linear in the text's length."""
    if not shape.has_digits or shape.marks.find(_SIX) < 0:
        return ()
    text = shape.text
    spots = (_ELEVEN.match(text, digits.start()) for digits in _SIX_OR_MORE.finditer(shape.marks))
    return tuple(_found(match) for match in spots if match and _counts(text, match))


def has_check_digits(number: str) -> bool:
    """Whether the two check digits of eleven digits hold."""
    first, second = check_digit(number[:9], _FIRST_WEIGHTS), check_digit(number[:10], _SECOND_WEIGHTS)
    return number[9:] == f"{first}{second}"


def has_plausible_date(number: str) -> bool:
    """Whether the first six digits are a date: day + 40 is a D-number, month + 40 or + 80 synthetic."""
    day, month, year = int(number[:2]), int(number[2:4]), int(number[4:6])
    if day > _D_NUMBER:
        day -= _D_NUMBER
    for added in reversed(_SYNTHETIC):
        if month > added:
            month -= added
    return 1 <= month <= _MONTHS and 1 <= day <= monthrange(_LEAP + year, month)[1]


def _found(match: re.Match[str]) -> PersonalNumber:
    digits = match[1] + match[3]
    return PersonalNumber(digits[:2] + "•" * 9, has_check_digits(digits))


def _counts(text: str, match: re.Match[str]) -> bool:
    """Certain, or plausible and neither one of a row of figures nor called an account number."""
    digits = match[1] + match[3]
    if not has_plausible_date(digits):
        return False
    if has_check_digits(digits):
        return True
    start, end = match.span()
    before = text[max(0, start - _LOOK_BACK) : start]
    if match[2] and (_BESIDE.search(before) or _AFTER.match(text, end)):
        return False
    if before.endswith(_PATH) or text.startswith(_PATH, end):
        return False
    return _ACCOUNT_WORD.search(before) is None
