"""The lines at the top and the bottom of a screen: title and save state, status, keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from wizard.widgets.paragraphs import literal


class TitleBar(Widget):
    """What one works on at the left, and when it was saved at the right."""

    DEFAULT_CSS = "TitleBar { dock: top; height: 1; padding: 0 1; }"

    def __init__(self) -> None:
        """Empty until it is told."""
        super().__init__()
        self._left = Content("")
        self._right = Content("")
        self._short = Content("")

    def tell(self, left: str, right: str = "", short: str = "") -> None:
        """Show these two texts; the right one in short where both do not fit whole."""
        self._left, self._right, self._short = literal(left, "bold"), literal(right), literal(short)
        self.refresh()

    def render(self) -> Content:
        """Both texts on one line."""
        fits = self._left.cell_length + self._right.cell_length < self.size.width
        right = self._right if fits or not self._short else self._short
        room = max(self.size.width - right.cell_length - 1, 0)
        return Content.assemble(self._left.truncate(room, ellipsis=True, pad=True), " ", right)


class StatusLine(Widget):
    """One line of plain words."""

    DEFAULT_CSS = "StatusLine { height: 1; padding: 0 1; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        """Empty until it is told."""
        super().__init__(id=id)
        self._text = Content("")

    def tell(self, text: str) -> None:
        """Show this text."""
        self._text = literal(text)
        self.refresh()

    def render(self) -> Content:
        """The text, cut at the edge."""
        return self._text.truncate(self.size.width, ellipsis=True)


@dataclass(frozen=True)
class KeyHint:
    """A key, what it does, and the action of the screen that a click on it runs."""

    key: str
    does: str
    action: str


class KeyBar(Widget):
    """The keys that work here: as many as there is room for, the most needed first."""

    DEFAULT_CSS = "KeyBar { dock: bottom; height: 1; padding: 0 1; }"

    def __init__(self, hints: Sequence[KeyHint]) -> None:
        """The keys, in the order of need."""
        super().__init__()
        self.hints = tuple(hints)

    def tell(self, hints: Sequence[KeyHint]) -> None:
        """Show other keys."""
        if tuple(hints) != self.hints:
            self.hints = tuple(hints)
            self.refresh()

    def _shown(self) -> list[tuple[int, int, KeyHint]]:
        """Each key that has room: where it begins, where it ends, and what it is."""
        x, shown = 0, []
        for hint in self.hints:
            end = x + cell_len(hint.key) + 1 + cell_len(hint.does)
            if end > self.size.width:
                continue
            shown.append((x, end, hint))
            x = end + 2
        return shown

    def render(self) -> Content:
        """Keys in bold, what they do beside them."""
        parts: list[Content] = []
        for _, _, hint in self._shown():
            if parts:
                parts.append(Content("  "))
            parts += [literal(hint.key, "bold"), literal(f" {hint.does}")]
        return Content.assemble(*parts)

    async def on_click(self, event: events.Click) -> None:
        """A click on a key does what the key does."""
        at = event.x - self.styles.padding.left
        for begin, end, hint in self._shown():
            if begin <= at < end:
                await self.screen.run_action(hint.action)
