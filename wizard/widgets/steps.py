"""The steps with their state: a sign and a word, never a colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widget import Widget

from wizard.widgets.paragraphs import literal, safe

SIGNS: Final = {
    "not_asked": "–",
    "depends": "?",
    "not_started": "○",
    "begun": "◐",
    "done": "✓",
    "faults": "!",
}


@dataclass(frozen=True)
class StepLine:
    """One step as it is listed."""

    id: str
    title: str
    stage: str
    word: str
    """Its state in words: «ferdig», «2 av 6», «1 feil»."""
    here: bool = False

    def text(self, width: int) -> Content:
        """The step on one line of a width in cells: sign, title, state."""
        room = max(width - 3 - cell_len(self.word), 4)
        title = safe(self.title)
        if cell_len(title) > room:
            title = set_cell_size(title, room - 1) + "…"
        sign = "▸" if self.here else SIGNS.get(self.stage, " ")
        line = f"{sign} {set_cell_size(title, room)} {self.word}"
        return literal(line, "bold reverse" if self.here else "")


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
        """One line a step; on a low screen the one we are in is kept in sight."""
        height, at = self.size.height, next((n for n, line in enumerate(self._lines) if line.here), 0)
        top = max(0, min(at - height // 2, len(self._lines) - height))
        shown = self._lines[top : top + max(height, 1)]
        return Content("\n").join(line.text(self.size.width) for line in shown)
