"""Why a file cannot be read as an application: the one fault that ends with exit code 2."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SHOWN = 60
"""How much of a key or a file name a message repeats, in code points."""


class Unreadable(Exception):
    """A file that is no application file.

    `code` names the reason (the sentence for it is `files.<code>` of the interface), `values` holds
    what the sentence needs; `line` and `column` count from 1 and are None where there is no place
    to point to.
    """

    def __init__(
        self,
        code: str,
        values: Mapping[str, Any] | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        """Keep what a sentence about it needs."""
        super().__init__(code)
        self.code = code
        self.values = dict(values or {})
        self.line = line
        self.column = column

    def __str__(self) -> str:
        """For a developer's eye only; people are shown the sentence for the code."""
        return f"{self.code} {self.values} line {self.line} column {self.column}"

    def __reduce__(self) -> tuple[Any, ...]:
        """So that a worker process can hand it to its parent."""
        return (type(self), (self.code, self.values, self.line, self.column))


def shortened(text: str, most: int = SHOWN) -> str:
    """At most `most` code points of somebody's text, with an ellipsis where it was cut."""
    return text if len(text) <= most else text[: most - 1] + "…"
