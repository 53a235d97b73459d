"""How a long text is drawn: only the part of a paragraph that a line shows, and only lines that changed.

Textual's own text area divides the whole paragraph anew for each of its lines, at each key, and then
paints all of them again. What a key costs should not follow the length of the paragraph.

This knows some of the inner parts of Textual's text area (8.2.8); the tests look at what is drawn.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.document._document import EditResult, Location
from textual.document._edit import Edit
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widgets import TextArea

from wizard.engine.cleaning import DIRECTIONS

KEPT: Final = 500
"""Drawn lines that are kept; more than any screen has."""
NOTHING: Final = (0, 0)
_HARMLESS: Final = dict.fromkeys(map(ord, DIRECTIONS), "\u200b")
"""What turns the direction of writing must not turn the rest of the screen; as wide, and of no effect."""


class Looks(NamedTuple):
    """The styles of a text area as they are now."""

    base: Style
    cursor: Style
    marked: Style


class Drawn(NamedTuple):
    """All that a line looks like."""

    text: str
    cursor: int | None
    """The column of the cursor, where it is on this line."""
    marked: tuple[int, int]
    """The columns that are marked."""
    tabs: tuple[int, ...]
    width: int


class DrawnText(TextArea):
    """A text area whose keys cost what they change."""

    def __init__(self, *, max_checkpoints: int) -> None:
        """An empty text. Nothing blinks: an idle screen costs nothing."""
        self._looks: Looks | None = None
        self._drawn: dict[Drawn, Strip] = {}
        self._painted: dict[int, Strip] = {}
        super().__init__(
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            max_checkpoints=max_checkpoints,
        )
        self.cursor_blink = False
        self.match_cursor_bracket = False

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:  # noqa: ARG002
        """No bracket is looked for: that reads all of the text at a key."""
        return None

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:  # noqa: ARG002
        """Bring the cursor into sight at once, not after the next time that something is painted."""
        if not self._has_cursor:
            return Offset()
        self._cursor_offset = self.wrapped_document.location_to_offset(self.cursor_location)
        x, y = self._cursor_offset
        return self.scroll_to_region(
            Region(x, y, 1, 1), animate=False, force=True, center=center, x_axis=False, immediate=True
        )

    def edit(self, edit: Edit) -> EditResult:
        """Edit, and follow the cursor onto a line that has just come to be."""
        result = super().edit(edit)
        top = self.scroll_offset.y
        if not top <= self._cursor_offset[1] < top + self.scrollable_content_region.height:
            self.scroll_cursor_visible()
        return result

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        self._looks, self._drawn, self._painted = None, {}, {}
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines; the styles are looked up when they change, not each time."""
        return super(TextArea, self).render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line, drawn before if it looks as it did."""
        strip = self._strip(y)
        self._painted[y] = strip
        return strip

    def _exchange_repaint_regions(self) -> Collection[Region]:
        """Of all that is to be painted again, what looks otherwise than it did."""
        regions = super()._exchange_repaint_regions()
        if not self._painted or set(regions) != {self.outer_size.region}:
            return regions
        left, top = self.content_offset
        width, height = self.scrollable_content_region.size
        changed = [y for y in range(height) if self._painted.get(y) is not self._strip(y)]
        return [Region(left, top + y, width, 1) for y in changed]

    def _strip(self, y: int) -> Strip:
        """The line at this height of the area."""
        line = self._line(y + self.scroll_offset.y)
        strip = self._drawn.get(line)
        if strip is None:
            if len(self._drawn) >= KEPT:
                self._drawn.clear()
            strip = self._drawn[line] = self._draw(line)
        return strip

    def _line(self, at: int) -> Drawn:
        """What is to be drawn on one line of the wrapped text."""
        wrapped, width = self.wrapped_document, self.scrollable_content_region.width
        lines = wrapped._offset_to_line_info  # noqa: SLF001  what is public walks through all the lines
        if at >= len(lines):
            return Drawn("", None, NOTHING, (), width)
        row, section = lines[at]
        whole, breaks = self.document.get_line(row), wrapped.get_offsets(row)
        start = breaks[section - 1] if section else 0
        last = section == len(breaks)
        end = len(whole) if last else breaks[section]
        text = whole[start:end]
        cursor_row, cursor = self.selection.end
        here = cursor_row == row and start <= cursor and (cursor < end or last) and self._draw_cursor
        before = whole.count("\t", 0, start) if "\t" in text else 0
        tabs = wrapped.get_tab_widths(row)[before : before + text.count("\t")]
        return Drawn(
            text, cursor - start if here else None, self._marked(row, start, end), tuple(tabs), width
        )

    def _marked(self, row: int, start: int, end: int) -> tuple[int, int]:
        """The columns of a part of a line that are marked; the line's end counts as one."""
        top, bottom = sorted(self.selection)
        if top == bottom or not top[0] <= row <= bottom[0]:
            return NOTHING
        first = top[1] if row == top[0] else 0
        last = bottom[1] if row == bottom[0] else end + 1
        return (max(first, start) - start, min(last, end + 1) - start) if last > start else NOTHING

    def _draw(self, line: Drawn) -> Strip:
        """A line in its styles."""
        base, cursor, marked = self._look()
        text, tabs = line.text + " ", list(line.tabs)
        ends = len(text) if line.cursor is not None or line.marked[1] > len(line.text) else len(line.text)
        at = -1 if line.cursor is None else line.cursor
        cuts = sorted({0, ends, *(c for c in (*line.marked, at, at + 1) if 0 <= c <= ends)})
        segments = []
        for start, end in pairwise(cuts):
            style = marked if line.marked[0] <= start < line.marked[1] else base
            piece = text[start:end].translate(_HARMLESS)
            while "\t" in piece:
                piece = piece.replace("\t", " " * tabs.pop(0), 1)
            segments.append(Segment(piece, cursor if start == at else style))
        used = sum(cell_len(segment.text) for segment in segments)
        return Strip(segments, used).adjust_cell_length(line.width, base)

    def _look(self) -> Looks:
        """The styles, looked up anew after they have changed."""
        if self._looks is None:
            self._theme.apply_css(self)
            theme = self._theme
            base = theme.base_style or Style()
            cursor, marked = theme.cursor_style or Style(), theme.selection_style or Style()
            self._looks = Looks(base, base + cursor, base + marked)
        return self._looks
