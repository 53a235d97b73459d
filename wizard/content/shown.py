"""Values as their kinds show them, for sentences that name them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from wizard.engine import formats
from wizard.engine.kinds import SHOWN_BELOW, show
from wizard.schema.scheme import Field

_FIELDS: Final[Mapping[str, Field]] = {
    "money": Field(id="money", kind="money"),
    "number": Field(id="number", kind="number"),
    "percent": Field(id="percent", kind="percent"),
    "date": Field(id="date", kind="date"),
}
WHOLE: Final[Mapping[str, Callable[[float], str]]] = {
    "money": formats.money,
    "number": formats.number,
    "percent": formats.percent,
}
"""What shows a number that is neither negative nor too great to be an answer."""
_DATE: Final = len("2023-01-31")


def shown(kind: str, value: Any, lang: str) -> str:
    """A value of one of the kinds that a sentence may name."""
    if type(value) in (int, float) and 0 <= value < SHOWN_BELOW and kind in WHOLE:
        return WHOLE[kind](value)
    if type(value) is str and len(value) == _DATE:
        return _short(kind, value, lang)
    return show(_FIELDS[kind], value, lang)


@lru_cache(maxsize=1024)
def _short(kind: str, value: str, lang: str) -> str:
    """A text of a few characters: dates are named again and again."""
    return show(_FIELDS[kind], value, lang)
