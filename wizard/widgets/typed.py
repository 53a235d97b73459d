"""What is typed, though Python calls it unprintable: a hard space, and what joins the parts of an emoji."""

from __future__ import annotations

import unicodedata
from typing import Final

from textual import events

KINDS: Final = ("Cf", "Zs")


def unprinted(event: events.Key) -> str:
    """The character that Textual's own inputs pass over, or ""."""
    typed = event.character
    if typed is None or len(typed) != 1 or event.is_printable or unicodedata.category(typed) not in KINDS:
        return ""
    return typed
