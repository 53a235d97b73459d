"""A table as it is shown: a grid, the cell under the cursor in words, and the way on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from wizard.widgets import cell_words
from wizard.widgets import rows as change
from wizard.widgets.ask import AnswerField, Ask, Problem
from wizard.widgets.bars import KeyBar, KeyHint, PlacedKey, placed, written
from wizard.widgets.cell_editor import CellEditor, CellFields
from wizard.widgets.cell_words import CellWords
from wizard.widgets.go_on import GoOn
from wizard.widgets.grid import Grid
from wizard.widgets.grid_drawing import FAULT, GridColumn
from wizard.widgets.paragraphs import Block, literal, safe

if TYPE_CHECKING:
    from wizard.schema.scheme import Column

FIGURES: Final = frozenset({"money", "number", "percent", "integer", "year"})
COMPUTED: Final = "*"
"""The id of the grid's computed column; no column of the content can be called that."""
LINES: Final = ((30, 3), (24, 2), (0, 1))
"""How many lines the words of a cell may take on a screen of at least so many lines."""


class TableKeys(KeyBar):
    """What can be done with the rows, on one line; a click does it."""

    DEFAULT_CSS = "TableKeys { dock: none; height: 1; width: 1fr; padding: 0 1; color: $text-muted; }"

    def _placed(self, width: int) -> list[PlacedKey]:
        return placed(self.hints, width, 1)

    async def on_click(self, event: events.Click) -> None:
        """A click on a key does what the key does, in the table."""
        event.stop()
        x = event.x - self.styles.padding.left
        table = next(node for node in self.ancestors if isinstance(node, AnswerField))
        for key in self._placed(self.size.width):
            if key.x <= x < key.x + key.hint.width:
                await self.app.run_action(key.hint.action, table)
                return


class ShownTable(AnswerField):
    """Rows of cells, drawn. What is done with them is the business of `TableField`."""

    TALL = True
    DEFAULT_CSS = """
    ShownTable { height: 1fr; min-height: 6; }
    ShownTable > Horizontal { height: 1; }
    """
    HINTS: tuple[tuple[str, str, str], ...] = ()
    """Keys with their words (`tables.key.*`) and actions, the most needed first."""

    def __init__(self, ask: Ask, cell_field: CellFields) -> None:
        """`cell_field` makes the field with which a cell is edited."""
        super().__init__(ask)
        self.columns: tuple[Column, ...] = ()
        self.rows: change.Rows = []
        self._cell_field = cell_field
        self._problems: dict[int, list[Problem]] = {}
        self._figures: Sequence[str] = ()
        self._drawn: list[tuple[change.Row, list[str]]] = []
        """Each row with its cells as they were shown: most rows are the same the next time."""

    def compose(self) -> ComposeResult:
        """The grid, the cell in words, and the way on."""
        from wizard.schema.scheme import Field  # noqa: PLC0415  a screen is shown before the models are needed

        grid = Grid()
        grid.edit, grid.moved = self.edit, self._tell
        yield grid
        yield CellEditor(replace(self.ask, field=Field(id="")), self._cell_field, self.settled)
        yield CellWords()
        with Horizontal():
            yield GoOn(self.ask.say("app.go-on"))
            yield TableKeys(())

    def put(self, ask: Ask) -> None:
        """Show a table. The same table again keeps the cursor where it is."""
        columns = getattr(ask.field, "columns", ())
        again = self.columns == columns and self.ask.field.id == ask.field.id and self.rows
        super().put(ask)
        self.columns, self._problems, self._figures = columns, {}, ()
        self.rows = change.as_rows(ask.value)
        if ask.followed is not None:
            self.rows = change.following(self.rows, ask.followed)
        self._head(again=bool(again))
        self.draw()

    def reword(self, ask: Ask) -> None:
        """The same rows in another language."""
        super().reword(ask)
        at = self.grid.cursor
        self._head(again=False)
        self.draw()
        self.grid.move_to(*at)

    def _head(self, *, again: bool) -> None:
        """The heads of the columns, the keys, and room for the words of each column."""
        say, ask = self.ask.say, self.ask
        self._drawn = []
        if not again:
            add = "" if ask.followed is not None else say("app.table.add")
            self.grid.put([self._grid_column(c) for c in self.columns] + self._computed(), add)
        hints = [h for h in self.HINTS if ask.followed is None or "_row" not in h[2]]
        self.query_one(TableKeys).tell(
            [KeyHint(written(say, key), say(f"tables.key.{word}"), act) for key, word, act in hints]
        )
        self._keep_room()

    def on_resize(self) -> None:
        """Keep room at the new width."""
        self._keep_room()

    def _keep_room(self) -> None:
        most = next(lines for height, lines in LINES if self.app.size.height >= height)
        words = [cell_words.of_column(self.ask, c, locked=c.id in self.locked) for c in self.columns]
        self.query_one(CellWords).keep(words, self.size.width, most)

    def _grid_column(self, column: Column) -> GridColumn:
        text = cell_words.text_of(self.ask, column)
        return GridColumn(column.id, safe(text.label), column.kind in FIGURES, column.id in self.locked)

    def _computed(self) -> list[GridColumn]:
        """The computed column, where the table has one."""
        made = GridColumn(COMPUTED, self.ask.figure, right=True, locked=True, pinned=True)
        return [made] if self.ask.figure else []

    @property
    def locked(self) -> frozenset[str]:
        """The columns that come from another table."""
        return frozenset(k for lead in self.ask.followed or () for k in lead)

    @property
    def grid(self) -> Grid:
        """The grid."""
        return self.query_one(Grid)

    # --- drawing

    def draw(self) -> None:
        """Show the rows as they stand."""
        kept, self._drawn = self._drawn, []
        for number, row in enumerate(self.rows):
            if number < len(kept) and kept[number][0] == row:
                self._drawn.append(kept[number])
            else:
                self._drawn.append((row, [self.shown_cell(row, column) for column in self.columns]))
        cells = [shown for _, shown in self._drawn]
        if self.ask.figure:
            figures = [*self._figures, *[""] * len(cells)]
            cells = [[*shown, figure] for shown, figure in zip(cells, figures, strict=False)]
        at = {column.id: number for number, column in enumerate(self.columns)}
        signs = {
            (row, at.get(p.column or "", 0)): "…" if p.missing else FAULT
            for row, found in self._problems.items()
            for p in sorted(found, key=lambda p: not p.missing)
        }
        self.grid.fill(cells, signs)
        self._tell()

    def shown_cell(self, row: change.Row, column: Column) -> str:
        """A cell as it is drawn; what counts where it is empty stands in brackets."""
        value = row.get(column.id)
        if value is None and column.default is not None:
            return f"({safe(self.ask.show(column, column.default))})"
        return "" if value is None else safe(self.ask.show(column, value))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the cells that findings point to."""
        self._problems = {}
        for problem in problems:
            if problem.row is not None:
                self._problems.setdefault(problem.row, []).append(problem)
        self.draw()

    def show_figures(self, figures: Sequence[str]) -> None:
        """Fill the computed column, row by row."""
        if list(figures) != list(self._figures):
            self._figures = figures
            self.draw()

    def enter(self, place: Sequence[str] = ()) -> None:
        """Take the focus, in the cell of a pointer's row and column if there is one."""
        if place and place[0].isdecimal():
            ids = [c.id for c in self.columns]
            self.grid.move_to(int(place[0]), ids.index(place[1]) if place[1:] and place[1] in ids else 0)
        self.screen.set_focus(self.grid)

    @property
    def place(self) -> tuple[str, ...]:
        """The row under the cursor, and its column."""
        row, column = self.here()
        return (str(row), column.id if column is not None else COMPUTED)

    # --- the cell in words

    def here(self) -> tuple[int, Column | None]:
        """The row under the cursor, and its column (None in the computed one)."""
        row, at = self.grid.cursor
        return row, self.columns[at] if at < len(self.columns) else None

    def _tell(self) -> None:
        """Say what the cell under the cursor is, and what is wrong with it."""
        words = self.query_one(CellWords)
        row, column = self.here()
        if column is None:
            words.tell(cell_words.of_figure(self.ask))
            return
        found = [p for p in self._problems.get(row, ()) if p.column in (column.id, None) and not p.missing]
        if found:
            words.tell(cell_words.of_faults(self.ask, column, found), whole=True)
            return
        told = cell_words.of_column(self.ask, column, locked=column.id in self.locked)
        shown = self._drawn[row][1][self.columns.index(column)] if row < len(self._drawn) else ""
        if len(shown) > cell_words.SHORT:
            # What the grid cuts stands whole here, before what the column is for.
            told = [Block(literal(shown, "bold")), *told]
        words.tell(told)

    def say_here(self, text: str) -> None:
        """Say something in the place of the cell's words, until the cursor moves."""
        self.query_one(CellWords).tell([Block(literal(text), literal("! "), "  ")], whole=True)

    # --- what is done with the rows

    def edit(self, typed: str | None) -> None:
        """Edit the cell under the cursor, anew with what was typed."""
        raise NotImplementedError

    def settled(self, value: Any, refused: bool, way: int) -> None:
        """A cell has its value."""
        raise NotImplementedError
