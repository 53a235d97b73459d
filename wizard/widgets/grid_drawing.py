"""How a grid is drawn: only the rows and columns in sight, each a line of styled text.

One widget draws all its rows: a row costs nothing until it is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

GAP = 2
"""Cells between two columns."""
WIDEST = 26
"""How wide a column is at most, where others need the room; below the grid a cell stands whole."""
MOST = 60
"""How wide a column is at most, where there is room enough."""
HEAD = 14
"""How wide a column is for its head's sake; the line below the grid shows the whole label."""
NARROW = 12
"""How far a wide column gives way so that more columns are in sight."""
NUMBER = 4
"""Cells for the row's number and its sign."""

FAULT = "!"
"""The sign of a fault; another sign marks what is only missing."""


@dataclass(frozen=True)
class GridColumn:
    """One column as it is drawn."""

    id: str
    label: str
    right: bool = False
    """Figures stand at the right edge."""
    locked: bool = False
    """Filled in from elsewhere, or computed."""
    pinned: bool = False
    """Of the last column: it is always in sight."""


class GridDrawing(Widget):
    """The columns, the rows and the cursor, and how they are seen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--head",
        "grid--cursor",
        "grid--locked",
        "grid--fault",
        "grid--add",
    }
    DEFAULT_CSS = """
    GridDrawing { height: 1fr; min-height: 3; }
    GridDrawing > .grid--head { text-style: bold underline; }
    GridDrawing > .grid--cursor { text-style: reverse; }
    GridDrawing:blur > .grid--cursor { text-style: underline; }
    GridDrawing > .grid--locked { color: $text-muted; }
    GridDrawing > .grid--fault { color: $text-error; }
    GridDrawing > .grid--add { color: $text-muted; text-style: italic; }
    """

    cursor: reactive[tuple[int, int]] = reactive((0, 0), repaint=False)
    """Row and column, from 0; the row after the last is the line that begins a new one."""

    def __init__(self) -> None:
        """A grid without columns."""
        super().__init__()
        self.columns: tuple[GridColumn, ...] = ()
        self.add_label = ""
        self.cells: list[Sequence[str]] = []
        self.signs: Mapping[tuple[int, int], str] = {}
        self.first_number = 1
        """The number of the first row; a part of a table does not begin with 1."""
        self._marks: dict[int, str] = {}
        self._shown: list[tuple[int, int, int]] | None = None
        self._natural: list[int] = []
        self._widths: list[int] = []
        self._top = 0
        self._left = 1

    def put(self, columns: Sequence[GridColumn], add_label: str) -> None:
        """Begin a table with these columns; `add_label` is empty where no row can be added."""
        self.columns = tuple(columns)
        self.add_label = add_label
        self.cells, self.signs = [], {}
        self._natural = [min(cell_len(c.label), HEAD) for c in columns]
        self._fit_widths()
        self._top, self._left = 0, 1
        self.cursor = (0, 0)

    def fill(self, cells: Sequence[Sequence[str]], signs: Mapping[tuple[int, int], str]) -> None:
        """Show these rows. `signs` are put before faulty cells, and before the number of their row."""
        self.cells = list(cells)
        self.signs = signs
        self._marks = {}
        for (row, _), sign in signs.items():
            self._marks[row] = FAULT if FAULT in (sign, self._marks.get(row)) else sign
        self._natural = [self._natural_width(at, cells) for at in range(len(self.columns))]
        self._fit_widths()
        row, column = self.cursor
        self.cursor = (min(row, self.last_row), column)
        self._bring_into_view()
        self.refresh()

    def _natural_width(self, at: int, cells: Sequence[Sequence[str]]) -> int:
        """How wide a column is for its cells' sake; nobody reads further than `MOST` in a grid."""
        head = max(min(cell_len(self.columns[at].label), HEAD), 4)
        return min(MOST, max([head, *(cell_len(row[at]) + 2 for row in cells)]))

    def _fit_widths(self) -> None:
        """The natural widths, the widest made narrower as long as not all columns are in sight.

        Room that is left over goes to the columns that want more.
        """
        widths = [min(natural, WIDEST) for natural in self._natural]
        room = self.size.width - NUMBER - GAP * (len(widths) - 1)
        while sum(widths) > room and max(widths, default=0) > NARROW:
            widths[widths.index(max(widths))] -= 1
        while sum(widths) < room:
            wanting = [at for at, width in enumerate(widths) if width < self._natural[at]]
            if not wanting:
                break
            widths[min(wanting, key=widths.__getitem__)] += 1
        self._widths = widths
        self._shown = None

    @property
    def last_row(self) -> int:
        """The last row the cursor can stand on."""
        return len(self.cells) if self.add_label else max(len(self.cells) - 1, 0)

    @property
    def on_add_line(self) -> bool:
        """Whether the cursor stands where a new row begins."""
        return self.cursor[0] >= len(self.cells)

    def shown_columns(self) -> list[tuple[int, int, int]]:
        """The columns in sight: index, x and width. The first never leaves, nor does a computed one."""
        if self._shown is None:
            self._shown = self._placed()
        return self._shown

    def _placed(self) -> list[tuple[int, int, int]]:
        last = len(self.columns) - 1
        pinned = last if last > 0 and self.columns[last].pinned else None
        edge = self.size.width - (self._widths[last] + GAP if pinned is not None else 0)
        x, shown = NUMBER, list[tuple[int, int, int]]()
        for at in [0, *range(max(self._left, 1), len(self.columns))]:
            width = min(self._widths[at], max(edge - NUMBER, 4))
            if at == pinned or (shown and x + width > edge):
                break
            shown.append((at, x, width))
            x += width + GAP
        if pinned is not None:
            shown.append((pinned, x, self._widths[pinned]))
        return shown

    def cell_region(self) -> Region:
        """Where the cell under the cursor is drawn, within the grid."""
        row, column = self.cursor
        x, width = next(((x, w) for at, x, w in self.shown_columns() if at == column), (NUMBER, 10))
        return Region(x, row - self._top + 1, width, 1)

    def render_line(self, y: int) -> Strip:
        """One line: the heads first, then the rows in sight, then the line for a new row."""
        base = self.rich_style
        if y == 0:
            return self._head(base)
        row = self._top + y - 1
        if row < len(self.cells):
            return self._row(row, base)
        if row == len(self.cells) and self.add_label:
            return self._add_line(base)
        return Strip.blank(self.size.width, base)

    def _head(self, base: Style) -> Strip:
        style = self.get_component_rich_style("grid--head")
        shown = self.shown_columns()
        before, after = self._hidden(shown)
        segments = [Segment(" " * (NUMBER - 2) + ("‹ " if before else "  "), base)]
        for at, _, width in shown:
            label = self.columns[at].label
            text = label.rjust(width) if self.columns[at].right and cell_len(label) <= width else label
            more = " ›" if at == after else " " * GAP
            segments += [Segment(_fit(text, width), style), Segment(more, base)]
        return self._line(segments, base)

    def _hidden(self, shown: Sequence[tuple[int, int, int]]) -> tuple[bool, int | None]:
        """Whether columns are hidden at the left, and after which column at the right (None: nowhere)."""
        free = [at for at, _, _ in shown if not self.columns[at].pinned]
        free_all = [at for at, column in enumerate(self.columns) if not column.pinned]
        before = len(free) > 1 and free[1] > 1
        return before, free[-1] if free and free[-1] != free_all[-1] else None

    def _row(self, row: int, base: Style) -> Strip:
        mark = self._marks.get(row, " ")
        segments = [Segment(f"{row + self.first_number:>2}{mark} "[:NUMBER].rjust(NUMBER), base)]
        for at, _, width in self.shown_columns():
            segments += [
                Segment(self._text(row, at, width), self._style(row, at, base)),
                Segment(" " * GAP, base),
            ]
        return self._line(segments, base)

    def _text(self, row: int, at: int, width: int) -> str:
        sign = self.signs.get((row, at), "")
        text = " ".join((sign + self.cells[row][at]).split("\n"))
        room = cell_len(text)
        return " " * (width - room) + text if self.columns[at].right and room <= width else _fit(text, width)

    def _style(self, row: int, at: int, base: Style) -> Style:
        names = ["grid--locked"] if self.columns[at].locked else []
        if (row, at) in self.signs:
            names = ["grid--fault"]
        if self.cursor == (row, at):
            names.append("grid--cursor")
        return self.get_component_rich_style(*names) if names else base

    def _add_line(self, base: Style) -> Strip:
        on = self.on_add_line
        name = ("grid--add", "grid--cursor") if on else ("grid--add",)
        return self._line(
            [Segment("  + ", base), Segment(self.add_label, self.get_component_rich_style(*name))], base
        )

    def _line(self, segments: list[Segment], base: Style) -> Strip:
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _bring_into_view(self) -> bool:
        """Scroll so that the cursor's cell is seen; whether that moved anything."""
        before = self._top, self._left
        row, column = self.cursor
        rows = max(self.size.height - 1, 1)
        lines = len(self.cells) + bool(self.add_label)
        self._top = max(min(self._top, row, max(lines - rows, 0)), row - rows + 1, 0)
        self._left, self._shown = (1 if column == 0 else min(self._left, column)), None
        while column and column not in [at for at, _, _ in self.shown_columns()] and self._left < column:
            self._left, self._shown = self._left + 1, None
        return (self._top, self._left) != before

    def _refresh_rows(self, *rows: int) -> None:
        """Draw these rows anew, and nothing else."""
        width = self.size.width
        self.refresh(*(Region(0, row - self._top + 1, width, 1) for row in rows if row >= self._top))


def _fit(text: str, width: int) -> str:
    """A text at exactly a width in cells, cut with «…» where it is longer."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…"
