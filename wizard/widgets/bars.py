"""The lines at the top and the bottom of a screen: title and save state, status, keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from wizard.widgets.paragraphs import literal

BETWEEN: Final = " · "
"""What stands between the parts of a title."""


class TitleBar(Widget):
    """What one works on at the left, and when it was saved at the right."""

    DEFAULT_CSS = "TitleBar { dock: top; height: 1; padding: 0 1; }"

    def __init__(self) -> None:
        """Empty until it is told."""
        super().__init__()
        self._left = Content("")
        self._right = Content("")
        self._short = Content("")

    def tell(self, left: str, right: str = "", short: str = "", *, alarm: bool = False) -> None:
        """Show these two texts; the right one in short where both do not fit whole, and red for `alarm`."""
        style = "bold $text-error" if alarm else ""
        self._left = literal(left, "bold")
        self._right, self._short = literal(right, style), literal(short, style)
        self.refresh()

    def render(self) -> Content:
        """Both texts on one line."""
        fits = self._left.cell_length + self._right.cell_length < self.size.width
        right = self._right if fits or not self._short else self._short
        room = max(self.size.width - right.cell_length - 1, 0)
        left = self._left
        if left.cell_length > room and BETWEEN in left.plain:
            # The name of the program says least.
            left = left[left.plain.index(BETWEEN) + len(BETWEEN) :]
        return Content.assemble(left.truncate(room, ellipsis=True, pad=True), " ", right)


class StatusLine(Widget):
    """One line of plain words."""

    DEFAULT_CSS = "StatusLine { height: 1; padding: 0 1; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        """Empty until it is told."""
        super().__init__(id=id)
        self._text = self._short = Content("")

    def tell(self, text: str, short: str = "") -> None:
        """Show this text, or the short one where it does not fit."""
        self._text, self._short = literal(text), literal(short or text)
        self.refresh()

    def render(self) -> Content:
        """The text, cut at the edge."""
        text = self._text if self._text.cell_length <= self.size.width else self._short
        return text.truncate(self.size.width, ellipsis=True)


@dataclass(frozen=True)
class KeyHint:
    """A key, what it does, and the action of the screen that a click on it runs."""

    key: str
    does: str
    action: str

    @property
    def width(self) -> int:
        """Cells it takes."""
        return cell_len(self.key) + 1 + cell_len(self.does)


def written(say: Callable[[str], str], key: str) -> str:
    """A key as it is called on keyboards where the language is spoken."""
    return key.replace("Shift", say("look.key.shift")).replace("Delete", say("look.key.delete"))


GAP: Final = 2
"""Cells between two keys."""
ROWS: Final = 2
"""How many lines the keys take at most, where the screen is high."""
HIGH: Final = 30
"""Lines from which a screen is high."""
ALL: Final = "app.commands"
"""The action of the key that leads to all the others: it never gives way, and stands last."""


@dataclass(frozen=True)
class PlacedKey:
    """A key where it is drawn: its line, and where it begins on it."""

    y: int
    x: int
    hint: KeyHint


def placed(hints: Sequence[KeyHint], width: int, rows: int) -> list[PlacedKey]:
    """The keys that have room on so many lines, the most needed first; the list of all keys always."""
    last = [hint for hint in hints if hint.action == ALL][:1]
    kept = last[0].width + GAP if last else 0
    shown: list[PlacedKey] = []
    x = y = 0
    for hint in [hint for hint in hints if hint.action != ALL]:
        # On the last line there must be room left for the key that leads to the rest.
        while y < rows and x + hint.width > width - (kept if y == rows - 1 else 0):
            if y == rows - 1 or not x:
                break
            x, y = 0, y + 1
        if x + hint.width > width - (kept if y == rows - 1 else 0):
            continue
        shown.append(PlacedKey(y, x, hint))
        x += hint.width + GAP
    if last:
        if x + last[0].width > width:
            x, y = 0, y + 1
        shown.append(PlacedKey(y, x, last[0]))
    return shown


class KeyBar(Widget):
    """The keys that work here: as many as there is room for, the most needed first."""

    DEFAULT_CSS = "KeyBar { dock: bottom; height: auto; padding: 0 1; }"

    def __init__(self, hints: Sequence[KeyHint]) -> None:
        """The keys, in the order of need."""
        super().__init__()
        self.hints = tuple(hints)

    def tell(self, hints: Sequence[KeyHint]) -> None:
        """Show other keys."""
        if tuple(hints) != self.hints:
            before = self.get_content_height(self.size, self.size, self.size.width)
            self.hints = tuple(hints)
            after = self.get_content_height(self.size, self.size, self.size.width)
            self.refresh(layout=before != after)

    def _placed(self, width: int) -> list[PlacedKey]:
        """The keys where they stand at a width."""
        return placed(self.hints, width, ROWS if self.app.size.height >= HIGH else 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """One line, or two where the screen is high and one does not hold all keys."""
        return max([1, *(key.y + 1 for key in self._placed(width))])

    def render(self) -> Content:
        """Keys in bold, what they do beside them."""
        lines: list[list[Content]] = [[]]
        for key in self._placed(self.size.width):
            while len(lines) <= key.y:
                lines.append([])
            if lines[-1]:
                lines[-1].append(Content(" " * GAP))
            hint = key.hint
            lines[-1] += [literal(hint.key, "bold $text-primary"), literal(f" {hint.does}")]
        return Content("\n").join(Content.assemble(*line) for line in lines)

    async def on_click(self, event: events.Click) -> None:
        """A click on a key does what the key does."""
        x, y = event.x - self.styles.padding.left, event.y
        for key in self._placed(self.size.width):
            if key.y == y and key.x <= x < key.x + key.hint.width:
                await self.screen.run_action(key.hint.action)
                return
