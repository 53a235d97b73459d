"""What is shown while the window is too small for a screen; all that lies under it stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from wizard.widgets.paragraphs import Block, Paragraphs, literal

if TYPE_CHECKING:
    from wizard.screens.tools import Tools

LEAST: Final = Size(60, 20)
"""Columns and lines below which no screen is usable."""
OVERTAKEN: Final = 0.15
"""Seconds that a letter may need from the keyboard to the program while it draws."""


def too_small(size: Size) -> bool:
    """Whether a window is too small; one that has no size yet is not."""
    return bool(size) and (size.width < LEAST.width or size.height < LEAST.height)


@runtime_checkable
class TakesLetters(Protocol):
    """A field that one writes in."""

    def take_letter(self, letter: str) -> None:
        """Put a letter where the cursor is, in the place of what is marked."""


class TooSmall(Screen[None]):
    """Covers everything, and takes no key but those of the app.

    A signal tells the size, and overtakes letters that still lie in the terminal or wait for their turn:
    those are let by, to the text that they were meant for, up to the first key that is no letter.
    """

    CSS = """
    TooSmall { align: center middle; overflow: hidden; }
    TooSmall > Static { width: auto; max-width: 56; height: auto; padding: 0 1; }
    """

    def __init__(self, tools: Tools, under: Widget | None = None, since: float = 0) -> None:
        """What the program works with, what had the focus, and when the size came, by the clock of events."""
        super().__init__()
        self.tools = tools
        self._text = under if isinstance(under, TakesLetters) else None
        self._until = since + OVERTAKEN

    def let_by(self, event: events.Event) -> bool:
        """Whether a key was typed into the text below before it was covered; then it is there now."""
        letter = event.character if isinstance(event, events.Key) and event.is_printable else None
        if self._text is None or letter is None or event.time > self._until:
            self._text = None
            return False
        self._text.take_letter(letter)
        return True

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
