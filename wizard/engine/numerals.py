"""Numbers as Norwegians write them: `1 234`, `1.234.567`, `1 234,50`.

Comma is the decimal mark; spaces and full stops stand between groups of three, never both. What
can be read in two ways is a fault that carries both readings, never a guess. The stated rules:

- `1.234` is a thousand and more where the kind takes no decimals (money, integer): a lone full stop
  before three digits is a group, as Norwegians write it. Where the kind takes decimals it is unclear.
- `1,234` is unclear everywhere: decimals here, a thousand and more in English.
- `12.5` is unclear in money, where decimals are not, and twelve and a half in number and percent.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple, TypeAlias

from wizard.engine import formats
from wizard.engine.patterns import lazy
from wizard.engine.refusals import foreign_digits, refuse
from wizard.schema.assessment import Refused

MOST_DIGITS: Final = 12
"""No number has more digits before the comma: 999 999 999 999 is the largest."""

GROUP: Final = 3

SIGNS: Final = "-−–‐‑﹣－"
"""What people type, and programs paste, for minus."""

_CHARACTERS: Final = lazy(r"[0-9](?:[0-9 .,]*[0-9])?")
_SPACED: Final = lazy(r"[0-9]+|[1-9][0-9]{0,2}(?: [0-9]{3})+")
_WHOLE: Final = lazy(r"[0-9]+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_ENGLISH: Final = lazy(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?")


class Numeral(NamedTuple):
    """A number as it was written: its digits before and after the comma, without a sign."""

    whole: str
    decimals: str = ""

    @property
    def significant(self) -> str:
        """The decimals without the zeros at the end."""
        return self.decimals.rstrip("0")

    @property
    def too_large(self) -> bool:
        """Whether it has more digits than any number here may have. Asked before any conversion."""
        return len(self.whole.lstrip("0")) > MOST_DIGITS

    def __str__(self) -> str:
        """As it is shown as a reading: grouped, with its decimals as they stand."""
        whole = formats.grouped(self.whole.lstrip("0") or "0")
        return f"{whole},{self.decimals}" if self.decimals else whole


class Fault(NamedTuple):
    """Why a text is no number, and what it could be taken for."""

    reason: str
    readings: tuple[Numeral, ...] = ()


Read: TypeAlias = Numeral | Fault


def signed(text: str) -> tuple[bool, str]:
    """Whether a tidy text begins with a minus, and the text after it."""
    if text[:1] and text[0] in SIGNS:
        return True, text[1:].lstrip(" ")
    return False, text


def peel(text: str, endings: tuple[str, ...]) -> tuple[str, str]:
    """A text without the first of the endings that it has, and that ending ("" if none)."""
    for ending in endings:
        if text.endswith(ending):
            return text.removesuffix(ending).rstrip(" "), ending
    return text, ""


def read(text: str, *, decimal_stop: bool) -> Read:
    """A tidy text without sign and unit as a number, or the fault with it.

    `decimal_stop` says that the kind takes decimals, so that a full stop may be a decimal mark.
    Faults: `foreign-digits`, `unreadable`, `groups`, `unclear` (with one or two readings).
    """
    text = text.removesuffix(".")
    if not _CHARACTERS.fullmatch(text):
        return Fault("foreign-digits" if foreign_digits(text) else "unreadable")
    return _with_comma(text) if "," in text else _without_comma(text, decimal_stop)


def _without_comma(text: str, decimal_stop: bool) -> Read:
    if _WHOLE.fullmatch(text) and not (decimal_stop and text.count(".") == 1):
        return Numeral(_bare(text))
    left, _, right = text.rpartition(".")
    if not (_SPACED.fullmatch(left) and right.isdecimal()):
        return Fault("groups")
    decimal = Numeral(_bare(left), right)
    if decimal_stop and len(right) != GROUP:
        return decimal
    return Fault("unclear", (decimal, Numeral(_bare(left) + right)))


def _with_comma(text: str) -> Read:
    left, _, right = text.partition(",")
    if _WHOLE.fullmatch(left) and right.isdecimal():
        decimal = Numeral(_bare(left), right)
        if len(right) == GROUP and _heads_a_group(left):
            return Fault("unclear", (Numeral(_bare(left) + right), decimal))
        return decimal
    if english := _ENGLISH.fullmatch(text):
        return Fault("unclear", (Numeral(_bare(english[1]), english[2] or ""),))
    return Fault("groups")


def _heads_a_group(left: str) -> bool:
    return left[0] != "0" and (len(left) <= GROUP or not left.isdecimal())


def _bare(text: str) -> str:
    return text.replace(" ", "").replace(".", "").replace(",", "")


def refused(kind: str, fault: Fault, found: str, unit: str = "") -> Refused:
    """A fault as a refusal; the readings are shown with their unit."""
    return unclear(kind, fault.reason, found, tuple(f"{reading}{unit}" for reading in fault.readings))


def unclear(kind: str, reason: str, found: str, readings: tuple[str, ...]) -> Refused:
    """A refusal with what the text could mean: `first`, and `second` if there are two."""
    values: dict[str, Any] = dict(zip(("first", "second"), readings, strict=False))
    if readings:
        values["count"] = len(readings)
    return refuse(kind, reason, found, **values)
