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
        """The step in a width of cells: sign, title, state; a long title on two lines where `whole`."""
        room = max(width - 3 - cell_len(self.word), 4)
        title = safe(self.title)
        cut = [0, *breaks(title, room), len(title)] if whole else []
        parts = [title[a:b].rstrip() for a, b in pairwise(cut)] or [title]
        if cell_len(parts[0]) > room:
            parts[0] = set_cell_size(parts[0], room - 1) + "…"
        style = "bold $text-primary" if self.here else ""
        colour = style or COLOURS.get(self.stage, MUTED)
        first = Content.assemble(
            literal("▸" if self.here else SIGNS.get(self.stage, " "), colour),
            literal(f" {set_cell_size(parts[0], room)} ", style),
            literal(self.word, colour),
        )
        return [first, *(literal(f"  {part}", style) for part in parts[1:])]


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
