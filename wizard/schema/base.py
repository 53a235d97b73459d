"""The base of every model: frozen, and closed to keys it does not know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from pydantic import BaseModel, ConfigDict

Json: TypeAlias = bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"] | None
"""What a JSON file can hold. Answers are kept in this shape, as plain dicts and lists."""


class Frozen(BaseModel):
    """A value: it never changes, and an unknown key in its source is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
