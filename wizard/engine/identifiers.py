"""Organisation numbers, account numbers, telephone numbers and postcodes.

All are strings of digits in the data. Spaces, full stops and hyphens between the digits are dropped.
Sources: Brønnøysundregistrene on organisation numbers, nummerforskriften on telephone numbers.
"""

from __future__ import annotations

from operator import mul
from typing import Final

from wizard.engine import formats
from wizard.engine.patterns import lazy
from wizard.engine.refusals import foreign_digits, refuse, tidy
from wizard.schema.assessment import Refused
from wizard.schema.scheme import Field

ORGNR_WEIGHTS: Final = (3, 2, 7, 6, 5, 4, 3, 2)
ACCOUNT_WEIGHTS: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)

_ZERO: Final = ord("0")

FOREIGN_DIGITS_LEAST: Final = 7
FOREIGN_DIGITS_MOST: Final = 15
"""Digits in an international number, country code included (ITU-T E.164: at most 15)."""

_BETWEEN: Final = str.maketrans("", "", " .-‐‑–")
_PHONE_BETWEEN: Final = str.maketrans("", "", " .-‐‑–()")
_IBAN: Final = lazy(r"no[0-9]{13}")
_NATIONAL: Final = lazy(r"(?!00)[0-9]{8}|0[1-9][0-9]{3}|116[0-9]{3}|1[0-9]{2,3}")
"""Eight digits, five from 0, six from 116, three or four from 1. No more than the length is judged:
which series are in use changes, and nobody is helped by a true number that is refused."""


def check_digit(digits: str, weights: tuple[int, ...]) -> int:
    """The check digit mod 11 of the digits before it; 10 means that no number begins so."""
    total: int = sum(map(mul, map(int, digits), weights))
    return -total % 11


def valid_orgnr(digits: str) -> bool:
    """Whether a string is nine digits with the right check digit, and not nine zeros."""
    return _valid(digits, ORGNR_WEIGHTS)


def valid_account(digits: str) -> bool:
    """Whether a string is eleven digits with the right check digit, and not eleven zeros."""
    return _valid(digits, ACCOUNT_WEIGHTS)


def _valid(digits: str, weights: tuple[int, ...]) -> bool:
    if len(digits) != len(weights) + 1 or not _digits_only(digits) or not digits.strip("0"):
        return False
    codes = digits.encode()
    total: int = sum(map(mul, codes, weights)) + codes[-1] - _ZERO * (sum(weights) + 1)
    return total % 11 == 0


def _digits_only(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _digits(field: Field, text: str, length: int, bare: str | None = None) -> str | Refused:
    """The digits of a text (or of what is left of it, `bare`) if there are as many as there should be."""
    bare = (tidy(text) if bare is None else bare).translate(_BETWEEN)
    if foreign_digits(bare):
        return refuse(field.kind, "foreign-digits", text)
    if not _digits_only(bare):
        return refuse(field.kind, "characters", text)
    if len(bare) != length:
        return refuse(field.kind, "length", text, count=len(bare))
    return bare


def parse_orgnr(field: Field, text: str) -> str | Refused:
    """Nine digits; `NO 940 155 223 MVA` too."""
    bare = tidy(text).casefold().removeprefix("no").removesuffix("mva")
    digits = _digits(field, text, 9, bare)
    if isinstance(digits, Refused) or valid_orgnr(digits):
        return digits
    return refuse(field.kind, "invalid", text)


def parse_account(field: Field, text: str) -> str | Refused:
    """Eleven digits; an IBAN is refused with the digits that are wanted of it."""
    bare = tidy(text).translate(_BETWEEN).casefold()
    if _IBAN.fullmatch(bare):
        return refuse(field.kind, "iban", text, account=formats.account(bare[4:]))
    digits = _digits(field, text, 11)
    if isinstance(digits, Refused) or valid_account(digits):
        return digits
    return refuse(field.kind, "invalid", text)


def parse_postcode(field: Field, text: str) -> str | Refused:
    """Four digits."""
    return _digits(field, text, 4)


def parse_phone(field: Field, text: str) -> str | Refused:
    """A Norwegian number without its country code, a foreign one as `+` and digits."""
    bare = tidy(text).translate(_PHONE_BETWEEN)
    if foreign_digits(bare):
        return refuse(field.kind, "foreign-digits", text)
    if bare.startswith("00"):
        bare = f"+{bare[2:]}"
    digits = bare.removeprefix("+47")
    if digits.startswith("+"):
        return _foreign_phone(field, text, digits[1:])
    if not _digits_only(digits):
        return refuse(field.kind, "characters", text)
    if _NATIONAL.fullmatch(digits):
        return digits
    return refuse(field.kind, "length", text, count=len(digits))


def _foreign_phone(field: Field, text: str, digits: str) -> str | Refused:
    if not _digits_only(digits):
        return refuse(field.kind, "characters", text)
    if digits[0] == "0" or not FOREIGN_DIGITS_LEAST <= len(digits) <= FOREIGN_DIGITS_MOST:
        return refuse(field.kind, "foreign-number", text)
    return f"+{digits}"


def show_orgnr(value: str) -> str:
    """Grouped; a raw answer that was refused as it is."""
    return formats.orgnr(value) if valid_orgnr(value) else value


def show_account(value: str) -> str:
    """Grouped; a raw answer that was refused as it is."""
    return formats.account(value) if valid_account(value) else value


def show_phone(value: str) -> str:
    """Grouped; a raw answer that was refused as it is."""
    return formats.phone(value) if _NATIONAL.fullmatch(value) else value
