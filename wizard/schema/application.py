"""An application as it stands in a file, in a draft and in a package."""

from __future__ import annotations

from typing import Any, Final

from pydantic import Field as Option

from wizard.schema.base import Frozen

FORMAT: Final = "veiviser/application"
FORMAT_VERSION: Final = 1
MOST_ROWS: Final = 1_000
"""How many rows a table has at most."""


class Application(Frozen):
    """What has been answered. Values are plain JSON and may be wrong: `assess` judges them."""

    scheme: str
    edition: str
    answers: dict[str, Any] = Option(default_factory=dict)
    """Question id -> value, in the shape that `schemes.md` gives each kind."""
    not_clarified: dict[str, str] = Option(default_factory=dict)
    """Question id -> note: deliberately left open."""
    acknowledged: dict[str, str] = Option(default_factory=dict)
    """`"<rule> <pointer>"` -> the sentence with which a warning was acknowledged."""
    notes: dict[str, str] = Option(default_factory=dict)
    """JSON Pointer into the answers -> a note."""
