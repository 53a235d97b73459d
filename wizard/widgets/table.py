"""The answer that is a table: cells are edited in one editor laid over them, rows are made and moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from wizard.widgets import cell_words
from wizard.widgets import rows as change
from wizard.widgets.ask import Ask
from wizard.widgets.cell_editor import CellEditor
from wizard.widgets.go_on import GoOn
from wizard.widgets.grid import Grid
from wizard.widgets.line import one_line
from wizard.widgets.shown_table import ShownTable

EDITOR: Final = 44
"""How many cells wide the editor is at least: its hint must be readable."""
MOST_ROWS: Final = 1_000
"""How many rows a table has at most; `schema.application` has the same number, for files."""


class TableField(ShownTable):
    """Rows of cells. Each settled cell is told as a change; the button below answers and goes on."""

    KEYS: ClassVar[tuple[tuple[str, str, str, str], ...]] = (
        ("enter", "Enter", "edit-cell", "edit_cell"),
        ("ctrl+d", "Ctrl+D", "copy-row", "copy_row"),
        ("ctrl+x", "Ctrl+X", "delete-row", "delete_row"),
        ("ctrl+l", "Ctrl+L", "fetch-table", "fetch_table"),
        ("ctrl+e", "Ctrl+E", "save-table", "save_table"),
        ("shift+up", "Shift+↑", "row-up", "move_row(-1)"),
        ("shift+down", "Shift+↓", "row-down", "move_row(1)"),
    )
    """Key, how it is written, its word (`app.keylong.*`) and its action, for the list of commands."""
    MOVES: ClassVar[tuple[tuple[str, str, str, str], ...]] = (
        ("", "Tab ←↑↓→", "cells", ""),
        ("", "Home End PgUp PgDn", "rows", ""),
        ("", "Ctrl+Home Ctrl+End", "corners", ""),
        ("", "?", "explain-cell", ""),
        ("", "Delete", "clear-cell", ""),
    )
    """Keys that the help tells of, and that are no commands."""
    BINDINGS: ClassVar[list[BindingType]] = [Binding(key, action, show=False) for key, _, _, action in KEYS]
    HINTS = (
        ("Enter", "edit", "edit_cell"),
        ("Ctrl+D", "copy", "copy_row"),
        ("Ctrl+X", "delete", "delete_row"),
        ("Ctrl+L", "fetch", "fetch_table"),
        ("Ctrl+E", "save", "save_table"),
        ("Shift+↑↓", "move", "move_row(1)"),
    )

    @dataclass
    class FileAsked(Message):
        """Rows are to be fetched from a file, or saved in one."""

        save: bool = False

    _touched = False

    def put(self, ask: Ask) -> None:
        """Show a table; what was done with the one before is told already."""
        self._touched = False
        self._close_editor()
        super().put(ask)

    @property
    def value(self) -> Any:
        """The rows; rows that only hold what another table says are no answer yet.

        Rows that were fetched anew from the other table are an answer when something is done with them:
        to look at a table changes nothing.
        """
        if not self._touched:
            return self.ask.value
        if not change.filled(self.rows, self.locked if self.ask.followed is not None else ()):
            return None
        return [dict(row) for row in self.rows]

    @property
    def full(self) -> bool:
        """Whether no row can be added, because there are as many as there can be."""
        return len(self.rows) >= MOST_ROWS

    # --- editing

    def reword(self, ask: Ask) -> None:
        """The cell that is being typed stays open, and speaks the other language too."""
        super().reword(ask)
        _, column = self.here()
        if self.editor.display and column is not None:
            field = self.editor.field
            field.reword(cell_words.cell_ask(ask, column, field.ask.value))

    @property
    def editor(self) -> CellEditor:
        """The editor of the cells."""
        return self.query_one(CellEditor)

    def action_edit_cell(self) -> None:
        """Edit the cell under the cursor."""
        self.edit(None)

    def edit(self, typed: str | None) -> None:
        """Edit the cell under the cursor; a key that comes while it opens is the editor's."""
        if self.editor.display:
            self.editor.type(typed or "")
            return
        row, column = self.here()
        if column is None:
            self._explain(typed)
            return
        if column.id in self.locked or (row >= len(self.rows) and not self.grid.add_label):
            self.app.bell()
            return
        if row >= len(self.rows) and self.full:
            self._say_full()
            return
        held = self.rows[row] if row < len(self.rows) else change.offered(self.columns, self.rows)
        self._lay()
        self.editor.open(cell_words.cell_ask(self.ask, column, held.get(column.id)), typed)

    def _say_full(self) -> None:
        self.app.bell()
        self.say_here(self.ask.say("tables.full", most=MOST_ROWS))

    def _explain(self, typed: str | None) -> None:
        """Ask how the computed cell of this row came about: with Enter or «?»."""
        row, _ = self.here()
        if typed not in (None, "?") or row >= len(self.rows):
            self.app.bell()
            return
        self.post_message(self.Explain(self.ask.field.id, row))

    def _lay(self) -> None:
        """Lay the editor over the cell."""
        cell, grid = self.grid.cell_region(), self.grid
        width = min(max(cell.width + 4, EDITOR), self.size.width)
        x = max(0, min(cell.x - 2, self.size.width - width))
        self.editor.styles.width = width
        self.editor.styles.offset = (x, grid.virtual_region.y + cell.y - 1)

    def settled(self, value: Any, refused: bool, way: int) -> None:
        """A cell has its value: keep it, and go on unless it was refused."""
        row, column = self.here()
        self._close_editor()
        if column is None:
            return
        old = self.rows[row].get(column.id) if row < len(self.rows) else None
        if value != old:
            self._change(change.with_cell(self.columns, self.rows, row, column.id, value))
        if not refused:
            self._go_on(way)

    def _go_on(self, way: int) -> None:
        """To the next cell that can be edited."""
        row, at = self.grid.cursor
        width = len(self.columns)
        for _ in range(width * 2):
            at += way
            if at < 0 or at >= width:
                row, at = row + way, (0 if way > 0 else width - 1)
            if row < 0 or row > self.grid.last_row:
                return
            if self.columns[at].id not in self.locked:
                self.grid.move_to(row, at)
                return

    def settle(self) -> None:
        """Keep what is being typed in a cell: one goes elsewhere, or leaves."""
        if self.editor.display:
            field = self.editor.field
            self.settled(field.value, field.refusal() is not None, 0)

    @on(CellEditor.Cancelled)
    def _cancelled(self, event: CellEditor.Cancelled) -> None:
        event.stop()
        self._close_editor()

    def _close_editor(self) -> None:
        if self.editor.display:
            self.editor.close()
            self.screen.set_focus(self.grid)

    @on(Grid.ClearAsked)
    def _clear(self, event: Grid.ClearAsked) -> None:
        event.stop()
        row, column = self.here()
        if column is None or column.id in self.locked or row >= len(self.rows):
            return
        if self.rows[row].get(column.id) is not None:
            self._change(change.with_cell(self.columns, self.rows, row, column.id, None))

    def begin_with(self, text: str) -> None:
        """Begin the cell under the cursor anew with a text that was pasted."""
        line = one_line(text)
        if line:
            self.edit(line)

    # --- rows

    def _row(self) -> int | None:
        """The row that something can be done with."""
        row, _ = self.grid.cursor
        if self.editor.display or self.ask.followed is not None or row >= len(self.rows):
            self.app.bell()
            return None
        return row

    def action_copy_row(self) -> None:
        """A copy of the row below it, and the cursor on it."""
        row = self._row()
        if row is not None and self.full:
            self._say_full()
        elif row is not None:
            self._change(change.copied(self.rows, row))
            self.grid.move_to(row + 1, self.grid.cursor[1])

    def action_delete_row(self) -> None:
        """The row goes; undo brings it back."""
        row = self._row()
        if row is not None:
            self._change(change.deleted(self.rows, row))

    def action_move_row(self, way: int) -> None:
        """The row up or down, and the cursor with it."""
        row = self._row()
        if row is not None:
            self._change(change.moved(self.rows, row, way))
            self.grid.move_to(max(0, min(row + way, len(self.rows) - 1)), self.grid.cursor[1])

    def action_fetch_table(self) -> None:
        """Fetch rows from a file."""
        self.settle()
        self.post_message(self.FileAsked())

    def action_save_table(self) -> None:
        """Save the rows in a file."""
        self.settle()
        self.post_message(self.FileAsked(save=True))

    def _change(self, rows: change.Rows) -> None:
        """Take new rows, draw them, and tell."""
        if rows == self.rows:
            return
        self.rows, self._touched = rows, True
        self.draw()
        self.post_message(self.Changed(self.ask.field.id, self.value))

    def submit(self) -> None:
        """Answer with the rows as they stand, and go on."""
        self._touched = True
        super().submit()

    @on(GoOn.Pressed)
    def _pressed(self, event: GoOn.Pressed) -> None:
        event.stop()
        self.submit()
