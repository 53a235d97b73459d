"""A table as a grid that is moved in like a spreadsheet. It never edits.

What the keys ask for is told, and `TableField` does it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from wizard.widgets.grid_drawing import GAP, GridDrawing
from wizard.widgets.line import one_line


class Grid(GridDrawing, can_focus=True):
    """Rows and columns with a cell cursor, and a last line on which a new row begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("tab", "step(1)", show=False),
        Binding("shift+tab", "step(-1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("ctrl+home", "corner(-1)", show=False),
        Binding("ctrl+end", "corner(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("enter", "edit", show=False),
        Binding("delete,backspace", "clear", show=False),
    ]

    class ClearAsked(Message):
        """The cell under the cursor is to be emptied."""

    @dataclass
    class BlockPasted(Message):
        """Several cells were pasted."""

        text: str

    def __init__(self) -> None:
        """A grid without columns."""
        super().__init__()
        self.edit: Callable[[str | None], None] = lambda _typed: None
        """Begins to edit the cell under the cursor, anew with what was typed; at once, for the next
        key belongs to the editor already."""
        self.moved: Callable[[], None] = lambda: None
        """Is called when the cursor stands in another cell; both are then drawn at once."""

    def watch_cursor(self, before: tuple[int, int], now: tuple[int, int]) -> None:
        """Follow the cursor, and tell; where nothing scrolls, two rows are drawn."""
        if self._bring_into_view():
            self.refresh()
        else:
            self._refresh_rows(*{before[0], now[0]})
        self.moved()

    def on_resize(self) -> None:
        """Keep the cursor in sight at the new size."""
        self._fit_widths()
        self._bring_into_view()
        self.refresh()

    def move_to(self, row: int, column: int) -> None:
        """Put the cursor in a cell, as near as there is one."""
        column = max(0, min(column, len(self.columns) - 1))
        self.cursor = (max(0, min(row, self.last_row)), column)

    def action_move(self, rows: int, columns: int) -> None:
        """Move by arrows; the cursor stops at the edges."""
        row, column = self.cursor
        self.move_to(row + rows, column + columns)

    def action_step(self, way: int) -> None:
        """Tab: the next cell, row after row, and out of the grid after the last."""
        row, column = self.cursor
        at = row * len(self.columns) + column + way
        end = len(self.cells) * len(self.columns)
        if self.on_add_line:
            at = end + 1 if way > 0 else end - 1
        if at < 0:
            self.screen.focus_previous()
        elif at > end or (at == end and not self.add_label):
            self.screen.focus_next()
        elif at == end:
            self.move_to(len(self.cells), 0)
        else:
            self.cursor = divmod(at, len(self.columns))

    def action_edge(self, way: int) -> None:
        """The first or the last cell of the row."""
        self.move_to(self.cursor[0], 0 if way < 0 else len(self.columns) - 1)

    def action_corner(self, way: int) -> None:
        """The first cell of the table, or the last of its last row."""
        if way < 0:
            self.move_to(0, 0)
        else:
            self.move_to(len(self.cells) - 1, len(self.columns) - 1)

    def action_page(self, way: int) -> None:
        """A screenful up or down."""
        row, column = self.cursor
        self.move_to(row + way * max(self.size.height - 2, 1), column)

    def action_edit(self) -> None:
        """Edit the cell under the cursor."""
        self.edit(None)

    def action_clear(self) -> None:
        """Empty the cell under the cursor."""
        self.post_message(self.ClearAsked())

    def on_key(self, event: events.Key) -> None:
        """Typing in a cell begins it anew."""
        if event.character is not None and event.is_printable:
            event.stop()
            event.prevent_default()
            self.edit(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text begins the cell anew, as typing does; several cells are told."""
        event.stop()
        if any(mark in event.text.strip("\r\n") for mark in "\t\r\n"):
            self.post_message(self.BlockPasted(event.text))
            return
        pasted = one_line(event.text)
        if pasted:
            self.edit(pasted)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there; a click on the cursor edits."""
        row = self._top + event.y - 1
        shown = [at for at, x, width in self.shown_columns() if x <= event.x < x + width + GAP]
        if event.y < 1 or row > self.last_row:
            return
        before = self.cursor
        self.move_to(row, shown[0] if shown else 0)
        if self.cursor == before:
            self.action_edit()

    def on_mouse_scroll_down(self) -> None:
        """The wheel moves the cursor, so that it never leaves the sight."""
        self.action_move(1, 0)

    def on_mouse_scroll_up(self) -> None:
        """The wheel moves the cursor, so that it never leaves the sight."""
        self.action_move(-1, 0)
