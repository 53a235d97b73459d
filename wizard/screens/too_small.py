"""What is shown while the window is too small for a screen; all that lies under it stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from wizard.widgets.paragraphs import Block, Paragraphs, literal

if TYPE_CHECKING:
    from wizard.screens.tools import Tools

LEAST: Final = Size(60, 20)
"""Columns and lines below which no screen is usable."""


def too_small(size: Size) -> bool:
    """Whether a window is too small; one that has no size yet is not."""
    return bool(size) and (size.width < LEAST.width or size.height < LEAST.height)


class TooSmall(Screen[None]):
    """Covers everything, and takes no key but those of the app."""

    CSS = """
    TooSmall { align: center middle; overflow: hidden; }
    TooSmall > Static { width: auto; max-width: 56; height: auto; padding: 0 1; }
    """

    def __init__(self, tools: Tools) -> None:
        """What the program works with."""
        super().__init__()
        self.tools = tools

    def compose(self) -> ComposeResult:
        """One message."""
        yield Static(markup=False)

    def on_mount(self) -> None:
        """Say it."""
        self._tell(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """Say how small the window is now."""
        self._tell(event.size)

    def _tell(self, size: Size) -> None:
        say = self.tools.say
        told = say("look.small.told", width=size.width, height=size.height)
        need = say("look.small.need", width=LEAST.width, height=LEAST.height)
        blocks = [Block(literal(told, "bold")), Block(literal(need))]
        self.query_one(Static).update(Paragraphs(blocks))
