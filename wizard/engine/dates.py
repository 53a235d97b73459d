"""Dates as Norwegians write them, and as JSON holds them (`2023-02-01`).

The stated rules: full stops mean day, month, year; two digits for the year mean 2000–2099. A slash or a
hyphen is refused with what it could mean, for `1/2/2023` is February here and January in America.
Source: Språkrådet on dates; ISO 8601 for data.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

from wizard.engine import formats, numerals
from wizard.engine.numbers import FIRST_YEAR, LAST_YEAR
from wizard.engine.patterns import lazy
from wizard.engine.refusals import foreign_digits, refuse, tidy
from wizard.schema.assessment import Refused
from wizard.schema.scheme import Field

SHORT_YEAR: Final = 2
LONG_YEAR: Final = 4
CENTURY: Final = 2000
"""What two digits for the year are added to."""

_ISO: Final = lazy(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_STRICT: Final = lazy(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_STOPS: Final = lazy(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4}|[0-9]{2})")
_WORDS: Final = lazy(r"([0-9]{1,2})\.? ?([a-z]+)\.? ?([0-9]{4}|[0-9]{2})")
_PART: Final = lazy(
    r"[0-9]{4}(?:-[0-9]{1,2})?|[0-9]{1,2}\. ?[0-9]{1,2}\.?|[0-9]{1,2}\. ?[0-9]{4}"
    r"|[0-9]{1,2}\.? ?[a-z]+\.?|[a-z]+\.? ?[0-9]{4}"
)
_OTHER: Final = lazy(r"([0-9]{1,4}) ?[/.-] ?([0-9]{1,2}) ?[/.-] ?([0-9]{1,4})")
_SOLID: Final = lazy(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})|([0-9]{4})([0-9]{2})([0-9]{2})")

_SHORT: Final = {"mai": 5, "may": 5, "sept": 9, "oct": 10, "dec": 12}
MONTH_OF: Final = {
    **{name: number for number, name in enumerate(formats.MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(formats.MONTHS, 1)},
    **{name.lower(): number for number, name in enumerate(formats.MONTHS_EN, 1)},
    **_SHORT,
}
"""The names of months in Norwegian and English, whole and short, in small letters."""


def parse_date(field: Field, text: str) -> str | Refused:
    """What was typed, as `2023-02-01`: `1.2.2023`, `01.02.23`, `1. februar 2023`, `2023-02-01`."""
    body = tidy(text).casefold()
    if foreign_digits(body):
        return refuse(field.kind, "foreign-digits", text)
    if found := _ISO.fullmatch(body):
        return _dated(field, text, int(found[1]), int(found[2]), int(found[3]))
    if found := _STOPS.fullmatch(body):
        return _dated(field, text, _year(found[3]), int(found[2]), int(found[1]))
    if (found := _WORDS.fullmatch(body)) and found[2] in MONTH_OF:
        return _dated(field, text, _year(found[3]), MONTH_OF[found[2]], int(found[1]))
    return _unfinished(field, text, body)


def _year(digits: str) -> int:
    return int(digits) + CENTURY if len(digits) == SHORT_YEAR else int(digits)


def _dated(field: Field, found: str, year: int, month: int, day: int) -> str | Refused:
    """The date, or why the calendar does not have it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return refuse(field.kind, "range", found, least=FIRST_YEAR, most=LAST_YEAR)
    if not 1 <= month <= len(formats.MONTHS):
        return refuse(field.kind, "no-such-month", found, month=month)
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        return refuse(field.kind, "no-such-day", found, day=day, days=days)
    return date(year, month, day).isoformat()


def _unfinished(field: Field, text: str, body: str) -> Refused:
    """Why a text is no date: a part lacks, it could mean several, or it is none at all."""
    words = re.findall(r"[a-z]+", body)
    if _PART.fullmatch(body) and all(word in MONTH_OF for word in words):
        return refuse(field.kind, "incomplete", text)
    readings: list[str] = []
    if found := _OTHER.fullmatch(body):
        readings = _readings(found[1], found[2], found[3])
    elif found := _SOLID.fullmatch(body):
        first, second, third = (part for part in found.groups() if part)
        readings = _readings(first, second, third)
    if readings:
        return numerals.unclear(field.kind, "unclear", text, tuple(readings[:2]))
    return refuse(field.kind, "unreadable", text)


def _readings(first: str, second: str, third: str) -> list[str]:
    """The dates that three numbers could be, as ISO, the Norwegian order first."""
    orders = []
    if len(first) in (SHORT_YEAR, LONG_YEAR):
        orders.append((first, second, third))
    if len(third) in (SHORT_YEAR, LONG_YEAR) and len(first) <= SHORT_YEAR:
        orders = [(third, second, first), (third, first, second), *orders]
    dates: list[str] = []
    for year, month, day in orders:
        iso = _possible(_year(year), int(month), int(day))
        if iso and iso not in dates:
            dates.append(iso)
    return dates


def _possible(year: int, month: int, day: int) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def check_date(field: Field, value: str) -> str | Refused:
    """What JSON holds: an ISO date. Any other way of writing it is for people, not for files."""
    read = parse_date(field, value)
    if isinstance(read, str) and not _STRICT.fullmatch(value):
        return refuse(field.kind, "not-iso", value, iso=read)
    return read


def show_date(value: str, lang: str) -> str:
    """An ISO date in words; anything else (a raw answer that was refused) as it is."""
    if _STRICT.fullmatch(value) and _possible(*(int(part) for part in value.split("-"))):
        return formats.date(value, lang)
    return value
