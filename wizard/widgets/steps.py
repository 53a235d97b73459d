"""The steps with their state: a sign and a word, never a colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widget import Widget

from wizard.widgets.paragraphs import breaks, literal, safe

SIGNS: Final = {
    "not_asked": "–",
    "depends": "?",
    "not_started": "○",
    "begun": "◐",
    "done": "✓",
    "faults": "!",
}


MUTED: Final = "$text-muted"
COLOURS: Final = {"done": "$text-success", "faults": "$text-error", "begun": "$text-accent"}
"""What the sign and the word say, once more in colour."""


@dataclass(frozen=True)
class StepLine:
    """One step as it is listed."""

    id: str
    title: str
    stage: str
    word: str
    """Its state in words: «ferdig», «2 av 6», «1 feil»."""
    here: bool = False

    def lines(self, width: int, *, whole: bool) -> list[Content]:
        """The step in a width of cells: sign, title, state; what has no room on one line takes more."""
        room = max(width - 3 - cell_len(self.word), 4)
        title = safe(self.title)
        if whole:
            parts = _wrapped(title, room)
            if any(cell_len(word) > room for word in title.split()):
                # A title is never broken in a word: its state goes below it.
                parts, room = _wrapped(title, width - 2), width - 2
        else:
            parts = [title if cell_len(title) <= room else set_cell_size(title, room - 1) + "…"]
        style = "bold $text-primary" if self.here else ""
        colour = style or COLOURS.get(self.stage, MUTED)
        sign = literal("▸" if self.here else SIGNS.get(self.stage, " "), colour)
        beside = room < width - 2
        first = Content.assemble(sign, literal(f" {set_cell_size(parts[0], room)}", style))
        under = [literal(f"  {part}", style) for part in parts[1:]]
        if beside:
            return [Content.assemble(first, " ", literal(self.word, colour)), *under]
        return [first, *under, literal(self.word.rjust(width), colour)]


def _wrapped(text: str, width: int) -> list[str]:
    """A text on lines of a width."""
    return [text[a:b].rstrip() for a, b in pairwise([0, *breaks(text, width), len(text)])]


class StepPanel(Widget):
    """The steps at the left of the conversation."""

    DEFAULT_CSS = "StepPanel { padding: 0 1; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        """Without steps."""
        super().__init__(id=id)
        self._lines: tuple[StepLine, ...] = ()

    def show(self, lines: Sequence[StepLine]) -> None:
        """Show these steps."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self.refresh()

    def render(self) -> Content:
        """The steps; on a low screen one line each, and the one we are in is kept in sight."""
        width, height = self.size.width, self.size.height
        drawn = [line.lines(width, whole=True) for line in self._lines]
        if sum(len(lines) for lines in drawn) > height:
            drawn = [line.lines(width, whole=False) for line in self._lines]
        at = next((n for n, line in enumerate(self._lines) if line.here), 0)
        top = max(0, min(at - height // 2, len(drawn) - height))
        shown = [line for lines in drawn[top : top + max(height, 1)] for line in lines]
        return Content("\n").join(shown)
