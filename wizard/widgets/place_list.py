"""A list of places in an application: up and down between them, to the side between the cells of a row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from wizard.widgets.paragraphs import Paragraphs
from wizard.widgets.parted_list import PartedList


class PlaceList(PartedList):
    """Entries under headings. The arrows to the side are told; Tab goes to the next heading."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "aside(1)", show=False),
        Binding("left", "aside(-1)", show=False),
    ]

    @dataclass
    class Aside(Message):
        """The cursor is to go to the cell beside."""

        way: int

    def action_aside(self, way: int) -> None:
        """To the cell at the right (1) or the left (-1)."""
        self.post_message(self.Aside(way))

    def redraw(self, id_: str, shown: Paragraphs) -> None:
        """Draw one line anew; the cursor stays."""
        at = next((n for n, entry in enumerate(self._entries) if entry.id == id_), None)
        if at is not None:
            made = replace(self._entries[at], shown=shown)
            self._entries = (*self._entries[:at], made, *self._entries[at + 1 :])
            self._lines_at = (-1, [0])
            self.replace_option_prompt_at_index(at, shown)
            self.call_after_refresh(self.scroll_to_highlight)
