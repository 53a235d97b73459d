"""What the opening and the conversation have in common: their look, and where they change it."""

from __future__ import annotations

from typing import Final

from textual.screen import Screen

FULL: Final = 120
"""Columns from which the help stands beside the question."""
BESIDE: Final = 100
"""Columns from which one thing stands beside it: the steps, or the help on a long text."""


class Frame(Screen[None]):
    """A screen that looks like the conversation."""

    CSS_PATH = "conversation.tcss"
    AUTO_FOCUS = ""
    # Textual declares these so that mypy takes them for variables of the instance.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (BESIDE, "-wide")]  # noqa: RUF012
