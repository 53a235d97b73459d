"""Values as their kinds show them, for sentences that name them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from wizard.engine.kinds import show
from wizard.schema.scheme import Field

_FIELDS: Final[Mapping[str, Field]] = {
    "money": Field(id="money", kind="money"),
    "number": Field(id="number", kind="number"),
    "percent": Field(id="percent", kind="percent"),
    "date": Field(id="date", kind="date"),
}


def shown(kind: str, value: Any, lang: str) -> str:
    """A value of one of the kinds that a sentence may name."""
    return show(_FIELDS[kind], value, lang)
