"""Values as their kinds show them, for sentences that name them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
_WHOLE: Final[Mapping[str, Callable[[float], str]]] = {
    "money": formats.money,
    "number": formats.number,
    "percent": formats.percent,
}


def shown(kind: str, value: Any, lang: str) -> str:
    """A value of one of the kinds that a sentence may name."""
    if type(value) is int and 0 <= value < SHOWN_BELOW and kind in _WHOLE:
        return _WHOLE[kind](value)
    return show(_FIELDS[kind], value, lang)
