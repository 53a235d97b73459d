"""Answers that no question asks for any more: kept, and shown at the end of the review."""

from __future__ import annotations

import json
from typing import Final

from textual.content import Content

from wizard.screens.desk import Desk
from wizard.widgets.paragraphs import Block, Paragraphs, literal

LONGEST: Final = 400
"""How much of a parked answer is shown; the draft's own file has all of it."""


def parked_lines(desk: Desk) -> list[tuple[str, Paragraphs]]:
    """A line for each parked answer: where it stood, and what it was. Empty where nothing is parked."""
    return [
        (f"parked:{place}", Paragraphs([_line(place, value)]))
        for place, value in sorted(desk.draft.parked.items())
    ]


def _line(place: str, value: object) -> Block:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    shown = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    named = literal(f"{place.removeprefix('/')}: ", "bold")
    return Block(Content.assemble(named, literal(shown)), Content("  · "), "    ")
