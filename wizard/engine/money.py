"""Amounts in whole kroner, zero or more, as people type them and as JSON holds them.

Accepted: `1 234 567` (any kind of space), `1.234.567`, `kr 1 234`, `1 234 kroner`, `1 234,-`,
`1234,00`, `1,2 mill.`, `1.2 mill.`, `120 tusen`. Øre are refused, and so is what has two readings
(see `numerals`).
"""

from __future__ import annotations

from typing import Final

from wizard.engine import formats, numerals
from wizard.engine.numerals import Fault, Numeral
from wizard.engine.patterns import lazy
from wizard.engine.refusals import bounded, refuse, tidy
from wizard.schema.assessment import Refused
from wizard.schema.scheme import Field

SCALES: Final = {
    "millioner": 6, "millionar": 6, "millions": 6, "million": 6, "mill.": 6, "mill": 6, "mnok": 6,
    "milliarder": 9, "milliardar": 9, "milliard": 9, "mrd.": 9, "mrd": 9,
    "thousand": 3, "tusen": 3, "tus.": 3, "tus": 3, "tnok": 3,
}  # fmt: skip
"""Words after a number -> the power of ten. «Billion» is not among them: it means 10¹² in Norwegian
and 10⁹ in English."""

ENGLISH_SCALES: Final = ("million", "millions", "thousand")
"""After these `1,234` may be English, and then a thousand times as much."""

_CURRENCY: Final = ("kroner", "krone", "kr.", "kr", "nok")
_DASHES: Final = (",-", ",–", ",—", ",−", ",--", ".-", ".–")
_BEFORE: Final = lazy(r"(?:kroner|kr\.?|nok) ?")
_FOREIGN: Final = lazy(r"[€$£]|(?<![a-zæøå])(?:eur|euro|usd|dollar|sek|dkk|gbp)(?![a-zæøå])")


def parse_money(field: Field, text: str) -> int | float | Refused:
    """What was typed, in whole kroner."""
    negative, body, scale = _peeled(text)
    if _FOREIGN.search(body):
        return refuse(field.kind, "currency", text)
    found = _scaled(body, scale) if scale else numerals.read(body, decimal_stop=False)
    if isinstance(found, Fault):
        return numerals.refused(field.kind, found, text, f"{formats.NBSP}kr")
    if negative:
        return refuse(field.kind, "negative", text)
    if found.too_large:
        return refuse(field.kind, "too-large", text)
    if found.significant:
        below = int(found.whole)
        return refuse(field.kind, "ore", text, below=below, above=below + 1)
    return bounded(field, int(found.whole), text)


def _peeled(text: str) -> tuple[bool, str, str]:
    """Whether there is a minus, the number itself, and the word for its scale."""
    negative, body = numerals.signed(tidy(text).casefold())
    if before := _BEFORE.match(body):
        after, body = numerals.signed(body[before.end() :])
        negative = negative or after
    body, scale = numerals.peel(body, tuple(SCALES))
    if not scale:
        body, _ = numerals.peel(body, _CURRENCY)
        body, _ = numerals.peel(body, _DASHES)
        body, scale = numerals.peel(body, tuple(SCALES))
    return negative, body, scale


def _scaled(body: str, word: str) -> Numeral | Fault:
    """A number times its scale. It takes decimals, so `1.5 mill.` is clear and `1.234 mill.` is not."""
    power = SCALES[word]
    found = numerals.read(body, decimal_stop=True)
    if isinstance(found, Numeral):
        return _times(found, power)
    # `1,234 mill.` is plain Norwegian; only beside an English word may its comma part groups.
    grouped, *decimal = found.readings or (None,)
    if grouped and decimal and "." not in body and word not in ENGLISH_SCALES:
        return _times(decimal[0], power)
    return found._replace(readings=tuple(_times(reading, power) for reading in found.readings))


def _times(number: Numeral, power: int) -> Numeral:
    digits = number.decimals.ljust(power, "0")
    return Numeral((number.whole + digits[:power]).lstrip("0") or "0", digits[power:])


def check_money(field: Field, value: object) -> int | float | Refused:
    """What JSON holds: an integer, and nothing that merely equals one."""
    if isinstance(value, bool) or not isinstance(value, int):
        return refuse(field.kind, "json-type", value)
    if value < 0:
        return refuse(field.kind, "negative", value)
    if value >= 10**numerals.MOST_DIGITS:
        return refuse(field.kind, "too-large", value)
    return bounded(field, value, value)
