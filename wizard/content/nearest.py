"""The name that somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_CUTOFF: Final = 0.6


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like this one; None where none is near. The name may be anybody's."""
    import difflib  # noqa: PLC0415 - only where somebody has mistyped: a good file does not pay for it

    candidates = sorted(known)
    if len(name) > 2 * max(map(len, candidates), default=0):
        return None  # nothing so long is alike, and the price grows with the length
    found = difflib.get_close_matches(name, candidates, n=1, cutoff=_CUTOFF)
    return found[0] if found else None
