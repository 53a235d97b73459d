"""The kinds of answers: what people type, what JSON holds, what is shown.

`parse` is generous with what has one reading and refuses what has two; `check` is strict, as data
should be; `show` writes what `parse` reads back as the same value. A question and a column of a
table are both a `Field`, so a cell is parsed, checked and shown as an answer is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeAlias

from wizard.engine import (
    dates,
    formats,
    identifiers,
    kinds_choice,
    kinds_text,
    money,
    municipalities,
    numbers,
)
from wizard.engine.cleaning import blank
from wizard.engine.refusals import excerpt, refuse
from wizard.schema.assessment import Refused
from wizard.schema.base import Json
from wizard.schema.register import Register
from wizard.schema.scheme import Field, Kind

Parser: TypeAlias = Callable[[Field, str, Register], Json | Refused]
Checker: TypeAlias = Callable[[Field, Any, Register], Json | Refused]
Shower: TypeAlias = Callable[[Any, str], str]


class Handler(NamedTuple):
    """How one kind is parsed, checked and shown."""

    parse: Parser
    check: Checker
    show: Shower
    shape: tuple[type, ...]
    """The Python types of what can be shown; `str` among them where the data is a text."""


def _plain(parse: Callable[[Field, str], Json | Refused]) -> Parser:
    return lambda field, text, _registry: parse(field, text)


def _strict(check: Callable[[Field, Any], Json | Refused]) -> Checker:
    return lambda field, value, _registry: check(field, value)


def _string(parse: Callable[[Field, str], Json | Refused], show: Callable[[str], str] = str) -> Handler:
    """A kind whose data is what was typed, normalised."""
    return Handler(_plain(parse), _plain(parse), lambda value, _lang: show(value), (str,))


def _number(
    parse: Callable[[Field, str], Json | Refused],
    check: Callable[[Field, Any], Json | Refused],
    show: Callable[[Any], str],
    *shape: type,
) -> Handler:
    return Handler(_plain(parse), _strict(check), lambda value, _lang: show(value), shape)


def _parse_table(field: Field, text: str) -> Refused:
    """Rows are not typed on one line."""
    return refuse(field.kind, "json-type", text)


def _check_table(field: Field, value: object) -> Json | Refused:
    """The shape alone: a list of rows. Their cells are checked one by one, each as its column."""
    if not isinstance(value, list):
        return refuse(field.kind, "json-type", value)
    for row, cells in enumerate(value):
        if not isinstance(cells, dict):
            return refuse(field.kind, "row", cells, row=row + 1)
    return value


HANDLERS: Final[dict[Kind, Handler]] = {
    "yes_no": Handler(
        _plain(kinds_choice.parse_yes_no),
        _strict(kinds_choice.check_yes_no),
        kinds_choice.show_yes_no,
        (bool,),
    ),
    "choice": Handler(
        _plain(kinds_choice.parse_choice), _strict(kinds_choice.check_choice), lambda v, _lang: str(v), (str,)
    ),
    "choices": Handler(
        _plain(kinds_choice.parse_choices),
        _strict(kinds_choice.check_choices),
        lambda value, _lang: kinds_choice.show_choices(value),
        (list,),
    ),
    "text": _string(kinds_text.parse_text),
    "prose": _string(kinds_text.parse_text),
    "integer": _number(numbers.parse_number, numbers.check_number, formats.number, int, float),
    "number": _number(numbers.parse_number, numbers.check_number, formats.number, int, float),
    "money": _number(money.parse_money, money.check_money, formats.money, int, float),
    "percent": _number(numbers.parse_percent, numbers.check_number, formats.percent, int, float),
    "date": Handler(_plain(dates.parse_date), _strict(dates.check_date), dates.show_date, (str,)),
    "year": _number(numbers.parse_year, numbers.check_year, str, int),
    "municipality": Handler(
        municipalities.parse_municipality, municipalities.check_municipality, lambda v, _lang: str(v), (str,)
    ),
    "orgnr": _string(identifiers.parse_orgnr, identifiers.show_orgnr),
    "account_number": _string(identifiers.parse_account, identifiers.show_account),
    "phone": _string(identifiers.parse_phone, identifiers.show_phone),
    "email": _string(kinds_text.parse_email),
    "postcode": _string(identifiers.parse_postcode),
    "table": Handler(
        _plain(_parse_table), _strict(_check_table), lambda value, _lang: str(len(value)), (list,)
    ),
}

SHOWN_BELOW: Final = 10**21
"""Larger numbers are no answers and no sums of answers: they are quoted, not grouped."""

_NUMBERLIKE: Final = ("unreadable", "foreign-digits", "groups", "unclear", "least", "most", "json-type")

REASONS: Final[dict[Kind, tuple[str, ...]]] = {
    "yes_no": ("unreadable", "json-type"),
    "choice": ("unknown", "json-type"),
    "choices": ("unknown", "twice", "exclusive", "json-type"),
    "text": ("surrogate", "json-type"),
    "prose": ("surrogate", "json-type"),
    "integer": (*_NUMBERLIKE, "decimals", "too-large", "percent-sign"),
    "number": (*_NUMBERLIKE, "decimals", "too-large", "percent-sign"),
    "money": (*_NUMBERLIKE, "ore", "negative", "too-large", "currency"),
    "percent": (*_NUMBERLIKE, "decimals", "negative", "over-100"),
    "date": (
        "unreadable", "foreign-digits", "incomplete", "unclear", "range",
        "no-such-month", "no-such-day", "not-iso", "json-type",
    ),
    "year": ("unreadable", "foreign-digits", "four-digits", "range", "least", "most", "json-type"),
    "municipality": ("foreign-digits", "unknown", "near", "ambiguous", "renumbered", "json-type"),
    "orgnr": ("foreign-digits", "characters", "length", "invalid", "json-type"),
    "account_number": ("foreign-digits", "characters", "length", "invalid", "iban", "json-type"),
    "phone": ("foreign-digits", "characters", "length", "foreign-number", "json-type"),
    "email": ("at", "local", "domain", "too-long", "json-type"),
    "postcode": ("foreign-digits", "characters", "length", "json-type"),
    "table": ("row", "json-type"),
}  # fmt: skip
"""Every reason with which a kind refuses. Each has a sentence in `content/interface/<lang>/kinds.toml`."""


def parse(field: Field, text: str, registry: Register) -> Json | Refused:
    """What people type as the value JSON holds; None if nothing that can be seen was typed.

    The registry is the edition's, and matters for municipalities alone.
    """
    return None if blank(text) else HANDLERS[field.kind].parse(field, text, registry)


def check(field: Field, value: object, registry: Register) -> Json | Refused:
    """What JSON holds, normalised; None for null, an empty text and an empty list.

    A text where something else belongs is refused for what is wrong with the text, if anything is:
    an interview keeps what was typed and refused as a text, and says the same of it the next day.
    """
    if value is None or value == [] or (isinstance(value, str) and blank(value)):
        return None
    handler = HANDLERS[field.kind]
    if isinstance(value, str) == (str in handler.shape):
        return handler.check(field, value, registry)
    if isinstance(value, str):
        read = handler.parse(field, value, registry)
        if read is None or isinstance(read, Refused):
            return read
    return refuse(field.kind, "json-type", value)


def show(field: Field, value: object, lang: str) -> str:
    """A value for people, choices by their ids; a raw answer that was refused as it is."""
    if value is None:
        return ""
    handler = HANDLERS[field.kind]
    if not isinstance(value, handler.shape) or isinstance(value, bool) != (handler.shape == (bool,)):
        return value if isinstance(value, str) else excerpt(value)
    if isinstance(value, (int, float)) and abs(value) >= SHOWN_BELOW:
        return excerpt(value)
    return handler.show(value, lang)
