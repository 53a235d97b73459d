"""A long list in parts: headings that one jumps between, and that are told wherever one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wizard.widgets.paragraphs import Paragraphs


@dataclass(frozen=True)
class Entry:
    """One line of the list; it may be several lines high."""

    id: str
    """"" where the cursor passes by: headings and plain words."""
    shown: Paragraphs
    title: str = ""
    """Of a heading: what it says in a few words."""
    part: bool = False
    """Whether the heading begins a part, and not only a group inside one."""


@dataclass(frozen=True)
class Where:
    """The headings over the line that one is at."""

    part: str = ""
    group: str = ""
    number: int = 0
    """Which part it is, from 1; 0 before the first."""
    of: int = 0


class PartedList(OptionList):
    """Entries under headings. Tab goes to the next heading, the right arrow to the next part."""

    DEFAULT_CSS = """
    PartedList { height: 1fr; padding: 0 1; }
    PartedList, PartedList:focus { border: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "jump(1)", show=False, priority=True),
        Binding("shift+tab", "jump(-1)", show=False, priority=True),
        Binding("right", "jump(1, True)", show=False),
        Binding("left", "jump(-1, True)", show=False),
    ]

    @dataclass
    class Moved(Message):
        """Another heading stands over what is shown."""

        where: Where

    def __init__(self) -> None:
        """Without entries."""
        super().__init__(markup=False)
        self._entries: tuple[Entry, ...] = ()
        self._where = Where()
        self._lines_at: tuple[int, list[int]] = (-1, [0])
        """A width, and at that width the line on which each entry begins."""

    def put(self, entries: Sequence[Entry], at: str = "", near: int | None = None) -> None:
        """Show these entries, the cursor at an id; where that is gone, as near as can be to a place."""
        self._entries, self._lines_at = tuple(entries), (-1, [0])
        self.set_options(Option(e.shown, id=e.id or None, disabled=not e.id) for e in self._entries)
        open_ = [n for n, entry in enumerate(self._entries) if entry.id]
        found = next((n for n in open_ if self._entries[n].id == at), None) if at else None
        if found is None and near is not None:
            found = next((n for n in open_ if n >= near), open_[-1] if open_ else None)
        self.highlighted = found if found is not None else next(iter(open_), None)
        self._tell()

    @property
    def here(self) -> str:
        """The id of the entry under the cursor, or ""."""
        option = self.highlighted_option
        return (option.id if option else None) or ""

    @property
    def where(self) -> Where:
        """The headings over what is shown."""
        return self._where

    def go(self, id_: str) -> None:
        """Put the cursor on an entry."""
        self.highlighted = next((n for n, e in enumerate(self._entries) if e.id == id_), self.highlighted)

    def action_jump(self, way: int, parts: bool = False) -> None:
        """To the first line under the next heading, or the one before; round and round."""
        heads = [n for n, e in enumerate(self._entries) if e.title and (e.part or not parts)]
        starts = [n for n in (self._first_after(head) for head in heads) if n is not None]
        if not starts:
            return
        here = -1 if self.highlighted is None else self.highlighted
        others = [n for n in starts if (n > here if way > 0 else n < here)]
        to = (others[0] if way > 0 else others[-1]) if others else (starts[0] if way > 0 else starts[-1])
        self.highlighted = to
        self.scroll_to(y=self._line(self._head_of(to)), animate=False, force=True, immediate=True)

    def _first_after(self, head: int) -> int | None:
        """The first entry after a heading that the cursor can be on."""
        return next((n for n in range(head, len(self._entries)) if self._entries[n].id), None)

    def _head_of(self, at: int) -> int:
        """Where the headings and words right before an entry begin."""
        while at > 0 and not self._entries[at - 1].id:
            at -= 1
        return at

    def _line(self, at: int) -> int:
        """The line on which an entry begins."""
        padding = self.get_component_styles("option-list--option").padding.width
        width = self.scrollable_content_region.width - padding
        if self._lines_at[0] != width:
            heights = (len(entry.shown.at(width)) for entry in self._entries)
            self._lines_at = (width, list(accumulate(heights, initial=0)))
        return self._lines_at[1][at]

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Scroll to the cursor, and so far up that the headings right over it are seen too."""
        super().scroll_to_highlight(top)
        at = self.highlighted
        if at is None or not self.is_mounted or not self.size.height:
            return
        first, bottom = self._line(self._head_of(at)), self._line(at + 1)
        if first < self.scroll_offset.y:
            y = max(first, bottom - self.size.height)
            self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.call_after_refresh(self.scroll_to_highlight)

    # --- which headings stand over what is shown

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Tell the headings over the cursor."""
        super().watch_highlighted(highlighted)
        self._tell()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell the headings over what the wheel brought in sight."""
        super().watch_scroll_y(old_value, new_value)
        self._tell()

    def _tell(self) -> None:
        where = self._where_is(self._index())
        if where != self._where:
            self._where = where
            self.post_message(self.Moved(where))

    def _index(self) -> int:
        """The entry under the cursor while it is in sight, else the first that is."""
        at, top, height = self.highlighted, self.scroll_offset.y, self.size.height
        if at is not None and (not height or top <= self._line(at) < top + height):
            return at
        return next((n for n in range(len(self._entries)) if self._line(n + 1) > top), 0)

    def _where_is(self, index: int) -> Where:
        parts = [n for n, entry in enumerate(self._entries) if entry.part]
        over = [n for n in parts if n <= index]
        if not over:
            return Where(of=len(parts))
        last = over[-1]
        groups = [e.title for e in self._entries[last + 1 : index + 1] if e.title]
        return Where(self._entries[last].title, groups[-1] if groups else "", len(over), len(parts))
