"""The answer that is a table: a grid, one editor laid over it, and the cell under the cursor in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from wizard.schema.scheme import Column, Field, Question
from wizard.widgets import cell_words
from wizard.widgets import rows as change
from wizard.widgets.ask import AnswerField, Ask, Problem
from wizard.widgets.cell_editor import CellEditor, CellFields
from wizard.widgets.go_on import GoOn
from wizard.widgets.grid import Grid
from wizard.widgets.grid_drawing import FAULT, GridColumn
from wizard.widgets.paragraphs import safe
from wizard.widgets.told import Told

FIGURES: Final = frozenset({"money", "number", "percent", "integer", "year"})
COMPUTED: Final = "*"
"""The id of the grid's computed column; no column of the content can be called that."""

EDITOR: Final = 44
"""How many cells wide the editor is at least: its hint must be readable."""


class TableField(AnswerField):
    """Rows of cells. Each settled cell is told as a change; the button below answers and goes on."""

    TALL = True
    DEFAULT_CSS = """
    TableField { height: 1fr; min-height: 8; }
    TableField > .cell { height: 3; color: $text-muted; }
    TableField > Horizontal { height: 1; }
    TableField > Horizontal > .echo { width: 1fr; color: $text-muted; padding: 0 1; }
    """

    def __init__(self, ask: Ask, cell_field: CellFields) -> None:
        """`cell_field` makes the field with which a cell is edited."""
        super().__init__(ask)
        self.columns: tuple[Column, ...] = ()
        self._cell_field = cell_field
        self._problems: Sequence[Problem] = ()
        self._figures: Sequence[str] = ()
        self._touched = False
        self.rows: change.Rows = []

    def put(self, ask: Ask) -> None:
        """Show a table. The same table again keeps the cursor where it is."""
        assert isinstance(ask.field, Question), "a table is a question, never a column"
        again = self.columns == ask.field.columns and self.ask.field.id == ask.field.id and self.rows
        super().put(ask)
        self._touched = False
        self.columns, self._problems, self._figures = ask.field.columns, (), ()
        self._take(ask.value)
        self._close_editor()
        if not again:
            add = "" if ask.followed is not None else ask.say("app.table.add")
            self.grid.put([self._grid_column(c) for c in self.columns] + self._computed(), add)
        hint = "app.table.keys-followed" if ask.followed is not None else "app.table.keys"
        self.query_one(".echo", Told).say(ask.say(hint))
        self._draw()

    def reword(self, ask: Ask) -> None:
        """Name the columns anew; the cell that is being typed is settled, the cursor stays."""
        self.settle()
        value, touched, cursor = self.value, self._touched, self.grid.cursor
        problems, figures = self._problems, self._figures
        self.columns = ()
        self.put(replace(ask, value=value))
        self._problems, self._figures, self._touched = problems, figures, touched
        self.grid.move_to(*cursor)
        self._draw()

    @property
    def locked(self) -> frozenset[str]:
        """The columns that come from another table."""
        return frozenset(k for lead in self.ask.followed or () for k in lead)

    def _take(self, value: Any) -> None:
        """Take the rows of a value; where the table follows another, one for each row there."""
        self.rows = change.as_rows(value)
        if self.ask.followed is not None:
            self.rows = change.following(self.rows, self.ask.followed)

    def compose(self) -> ComposeResult:
        """The grid, the cell in words, and the way on."""
        grid = Grid()
        grid.edit = self._edit
        yield grid
        yield CellEditor(replace(self.ask, field=Field(id="")), self._cell_field, self._settled)
        yield Told(classes="cell")
        with Horizontal():
            yield GoOn(self.ask.say("app.go-on"))
            yield Told(classes="echo")

    def _grid_column(self, column: Column) -> GridColumn:
        text = cell_words.text_of(self.ask, column)
        return GridColumn(column.id, safe(text.label), column.kind in FIGURES, column.id in self.locked)

    def _computed(self) -> list[GridColumn]:
        """The computed column, where the table has one."""
        made = GridColumn(COMPUTED, self.ask.figure, right=True, locked=True, pinned=True)
        return [made] if self.ask.figure else []

    # --- the rows

    @property
    def grid(self) -> Grid:
        """The grid."""
        return self.query_one(Grid)

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

    def _draw(self) -> None:
        cells = [
            [*(self._cell(row, c) for c in self.columns), *self._figure(n)] for n, row in enumerate(self.rows)
        ]
        at = {column.id: number for number, column in enumerate(self.columns)}
        signs = {
            (p.row, at.get(p.column or "", 0)): "…" if p.missing else FAULT
            for p in self._problems
            if p.row is not None
        }
        self.grid.fill(cells, signs)
        self._tell()

    def _figure(self, row: int) -> list[str]:
        return [*self._figures[row : row + 1], ""][:1] if self.ask.figure else []

    def _cell(self, row: change.Row, column: Column) -> str:
        """A cell as it is drawn; what counts where it is empty stands in brackets."""
        value = row.get(column.id)
        if value is None and column.default is not None:
            return f"({safe(self.ask.show(column, column.default))})"
        return "" if value is None else safe(self.ask.show(column, value))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the cells that findings point to."""
        self._problems = problems
        self._draw()

    def show_figures(self, figures: Sequence[str]) -> None:
        """Fill the computed column, row by row."""
        self._figures = figures
        self._draw()

    def enter(self, place: Sequence[str] = ()) -> None:
        """Take the focus, in the cell of a pointer's row and column if there is one."""
        if place and place[0].isdecimal():
            ids = [c.id for c in self.columns]
            self.grid.move_to(int(place[0]), ids.index(place[1]) if place[1:] and place[1] in ids else 0)
        self.screen.set_focus(self.grid)

    # --- the cell in words

    def _here(self) -> tuple[int, Column | None]:
        """The row under the cursor, and its column (None in the computed one)."""
        row, at = self.grid.cursor
        return row, self.columns[at] if at < len(self.columns) else None

    @on(Grid.Moved)
    def _tell(self) -> None:
        """Say what the cell under the cursor is, and what is wrong with it."""
        row, column = self._here()
        if column is None:
            told = cell_words.of_figure(self.ask)
        else:
            shown = self._cell(self.rows[row], column) if row < len(self.rows) else ""
            found = [p for p in self._problems if p.row == row and p.column in (column.id, None)]
            told = cell_words.of_cell(self.ask, column, shown, found, locked=column.id in self.locked)
        self.query_one(".cell", Told).tell(told)

    # --- editing

    @property
    def editor(self) -> CellEditor:
        """The editor of the cells."""
        return self.query_one(CellEditor)

    def _edit(self, typed: str | None) -> None:
        """Edit the cell under the cursor; a key that comes while it opens is the editor's."""
        if self.editor.display:
            self.editor.type(typed or "")
            return
        row, column = self._here()
        if column is None:
            self._explain()
            return
        if column.id in self.locked or (row >= len(self.rows) and not self.grid.add_label):
            self.app.bell()
            return
        held = self.rows[row] if row < len(self.rows) else change.offered(self.columns, self.rows)
        self._lay()
        self.editor.open(cell_words.cell_ask(self.ask, column, held.get(column.id)), typed)

    def _lay(self) -> None:
        """Lay the editor over the cell."""
        cell, grid = self.grid.cell_region(), self.grid
        width = min(max(cell.width + 4, EDITOR), self.size.width)
        x = max(0, min(cell.x - 2, self.size.width - width))
        self.editor.styles.width = width
        self.editor.styles.offset = (x, grid.virtual_region.y + cell.y - 1)

    def _settled(self, value: Any, refused: bool, way: int) -> None:
        """A cell has its value: keep it, and go on unless it was refused."""
        row, column = self._here()
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
            self._settled(field.value, field.refusal() is not None, 0)

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
        row, column = self._here()
        if column is None or column.id in self.locked or row >= len(self.rows):
            return
        if self.rows[row].get(column.id) is not None:
            self._change(change.with_cell(self.columns, self.rows, row, column.id, None))

    @on(Grid.RowAsked)
    def _row_wish(self, event: Grid.RowAsked) -> None:
        event.stop()
        row, at = self.grid.cursor
        if self.ask.followed is not None or row >= len(self.rows):
            self.app.bell()
            return
        if event.wish == "delete":
            self._change(change.deleted(self.rows, row))
        elif event.wish == "copy":
            self._change(change.copied(self.rows, row))
            self.grid.move_to(row + 1, at)
        else:
            way = -1 if event.wish == "up" else 1
            self._change(change.moved(self.rows, row, way))
            self.grid.move_to(max(0, min(row + way, len(self.rows) - 1)), at)

    def _change(self, rows: change.Rows) -> None:
        """Take new rows, draw them, and tell."""
        if rows == self.rows:
            return
        self.rows, self._touched = rows, True
        self._draw()
        self.post_message(self.Changed(self.ask.field.id, self.value))

    def submit(self) -> None:
        """Answer with the rows as they stand, and go on."""
        self._touched = True
        super().submit()

    def _explain(self) -> None:
        """Ask how the computed cell of this row came about."""
        row, _ = self._here()
        if self.ask.figure and row < len(self.rows):
            self.post_message(self.Explain(self.ask.field.id, row))

    @on(GoOn.Pressed)
    def _pressed(self, event: GoOn.Pressed) -> None:
        event.stop()
        self.submit()
