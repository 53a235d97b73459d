"""Numbers, whole numbers, percentages and years, as people type them and as JSON holds them."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Final

from wizard.engine import formats, numerals
from wizard.engine.numerals import Fault, Numeral
from wizard.engine.refusals import bounded, foreign_digits, refuse, tidy
from wizard.schema.assessment import Refused
from wizard.schema.scheme import Field

DECIMALS: Final = {"integer": 0, "number": 1, "percent": 2}
"""How many decimals a kind takes; zeros at the end do not count."""

WHOLE: Final = 100
"""Per cent: no percentage here is over it."""

YEAR_DIGITS: Final = 4
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
"""The years that a year or a date may have."""

_PERCENT_WORDS: Final = ("%", "prosent", "percent", "pst.", "pst", "pct.", "pct")


def parse_number(field: Field, text: str) -> int | float | Refused:
    """What was typed, for `number` and `integer`: the digits alone, without a unit."""
    negative, body = numerals.signed(tidy(text))
    if body.endswith("%"):
        return refuse(field.kind, "percent-sign", text)
    found = numerals.read(body, decimal_stop=DECIMALS[field.kind] > 0)
    if isinstance(found, Fault):
        return numerals.refused(field.kind, found, text)
    if found.too_large:
        return refuse(field.kind, "too-large", text)
    if len(found.significant) > DECIMALS[field.kind]:
        return refuse(field.kind, "decimals", text)
    value = _value(found)
    return bounded(field, -value if negative else value, text)


def parse_percent(field: Field, text: str) -> int | float | Refused:
    """What was typed, with or without a percent sign, 0–100.

    Without a sign a decimal number up to 1 is unclear: `0,8` is how many write 80 % of a full post.
    """
    negative, body = numerals.signed(tidy(text).casefold())
    body, sign = numerals.peel(body, _PERCENT_WORDS)
    found = numerals.read(body, decimal_stop=True)
    if isinstance(found, Fault):
        return numerals.refused(field.kind, found, text, f"{formats.NBSP}%")
    if negative:
        return refuse(field.kind, "negative", text)
    if found.too_large:
        return refuse(field.kind, "over-100", text)
    if not sign and found.decimals and 0 < (part := Decimal(f"{found.whole}.{found.decimals}")) <= 1:
        readings = (f"{found}{formats.NBSP}%", formats.percent(float(part * 100)))
        return numerals.unclear(field.kind, "unclear", text, readings)
    if len(found.significant) > DECIMALS["percent"]:
        return refuse(field.kind, "decimals", text)
    return _within_100(field, _value(found), text)


def _value(found: Numeral) -> int | float:
    return float(f"{found.whole}.{found.significant}") if found.significant else int(found.whole)


def _within_100(field: Field, value: float, found: object) -> int | float | Refused:
    if value < 0:
        return refuse(field.kind, "negative", found)
    if value > WHOLE:
        return refuse(field.kind, "over-100", found)
    return bounded(field, value, found)


def check_number(field: Field, value: object) -> int | float | Refused:
    """What JSON holds, for `number`, `integer` and `percent`: a finite number; 80.0 becomes 80."""
    if isinstance(value, bool) or not isinstance(value, (int, float) if DECIMALS[field.kind] else int):
        return refuse(field.kind, "json-type", value)
    if isinstance(value, float):
        if not math.isfinite(value):
            return refuse(field.kind, "json-type", value)
        value = int(value) if value.is_integer() else value
    if field.kind == "percent":
        checked = _within_100(field, value, value)
        if isinstance(checked, Refused):
            return checked
    elif abs(value) >= 10**numerals.MOST_DIGITS:
        return refuse(field.kind, "too-large", value)
    if isinstance(value, float) and round(value, DECIMALS[field.kind]) != value:
        return refuse(field.kind, "decimals", value)
    return bounded(field, value, value)


def parse_year(field: Field, text: str) -> int | float | Refused:
    """What was typed: four digits. Two are refused; nobody should have to guess the century."""
    body = tidy(text)
    if foreign_digits(body):
        return refuse(field.kind, "foreign-digits", text)
    if not (body.isascii() and body.isdecimal()):
        return refuse(field.kind, "unreadable", text)
    if len(body) != YEAR_DIGITS:
        return refuse(field.kind, "four-digits", text, count=len(body))
    return check_year(field, int(body))


def check_year(field: Field, value: object) -> int | float | Refused:
    """What JSON holds: an integer from 1900 to 2100."""
    if isinstance(value, bool) or not isinstance(value, int):
        return refuse(field.kind, "json-type", value)
    if not FIRST_YEAR <= value <= LAST_YEAR:
        return refuse(field.kind, "range", value, least=FIRST_YEAR, most=LAST_YEAR)
    return bounded(field, value, value)
