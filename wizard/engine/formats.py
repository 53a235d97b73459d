"""How values are shown to people: grouped digits, decimal comma, dates, identifiers.

The same in all three languages but for dates. Between groups of digits and before `kr` and `%`
stands a no-break space (U+00A0); minus is U+2212. What these functions write, `kinds.parse` reads.
Source: Språkrådet on numbers and dates, nummerforskriften § 16 on telephone numbers.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"

_SIMPLE: Final = 1e-3
_LARGE: Final = 1e15
"""Between these a float is written without an exponent, and no more of it than it takes to read it back."""

PHONE_DIGITS: Final = 8

MONTHS: Final = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
"""The months in bokmål and nynorsk, which write them alike."""

MONTHS_EN: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def grouped(digits: str) -> str:
    """A string of digits in groups of three from the right."""
    head = len(digits) % 3
    parts = [digits[:head]] if head else []
    parts += [digits[i : i + 3] for i in range(head, len(digits), 3)]
    return NBSP.join(parts)


def pieces(text: str, *lengths: int) -> str:
    """A string cut in groups of the given lengths; the last takes what is left."""
    parts, at = [], 0
    for length in lengths:
        parts.append(text[at : at + length])
        at += length
    return NBSP.join([*parts, text[at:]])


def number(value: float) -> str:
    """A number with grouped digits and decimal comma: `1 234,5`."""
    if type(value) is int and value >= 0:
        return f"{value:,}".replace(",", NBSP)
    if type(value) is float and _SIMPLE <= value < _LARGE:
        if value.is_integer():
            return f"{int(value):,}".replace(",", NBSP)
        whole, _, decimals = repr(value).partition(".")
        return f"{int(whole):,}".replace(",", NBSP) + f",{decimals}"
    text = format(Decimal(repr(value)), "f")
    sign = MINUS if text.startswith("-") else ""
    whole, _, decimals = text.lstrip("-").partition(".")
    decimals = decimals.rstrip("0")
    return f"{sign}{grouped(whole)}{',' if decimals else ''}{decimals}"


def money(value: float) -> str:
    """An amount in kroner: `330 000 kr`."""
    if type(value) is int and value >= 0:
        return f"{value:,},kr".replace(",", NBSP)
    return f"{number(value)}{NBSP}kr"


def percent(value: float) -> str:
    """A percentage: `80,5 %`."""
    return f"{number(value)}{NBSP}%"


def date(iso: str, lang: str) -> str:
    """An ISO date in words: `1. februar 2023`, in English `1 February 2023`."""
    year, month, day = (int(part) for part in iso.split("-"))
    if lang == "en":
        return f"{day} {MONTHS_EN[month - 1]} {year}"
    return f"{day}. {MONTHS[month - 1]} {year}"


def orgnr(digits: str) -> str:
    """An organisation number: `940 155 223`."""
    return pieces(digits, 3, 3)


def account(digits: str) -> str:
    """A Norwegian account number: `1503 12 34562`."""
    return pieces(digits, 4, 2)


def phone(text: str) -> str:
    """A telephone number: pairs, but `800 12 345` and `116 117`; short and foreign ones as they are."""
    if text.startswith("+"):
        return text
    if len(text) == PHONE_DIGITS:
        return pieces(text, 3, 2) if text.startswith("8") else pieces(text, 2, 2, 2)
    return pieces(text, 3) if text.startswith("116") and len(text) > len("116") else text
