"""The one editor of a table, laid over the cell that is being edited.

It stays mounted and takes the focus at once: what is typed right after the key that opened it is
never lost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from wizard.schema.assessment import Refused
from wizard.widgets.ask import AnswerField, Ask
from wizard.widgets.line import Line
from wizard.widgets.marked_list import MarkedList

CellFields = Callable[[Ask], AnswerField]
"""Makes the field that a cell is edited with."""
Settled = Callable[[Any, bool, int], None]
"""Takes a cell's value, whether it was refused, and which way to go next (1, -1 or 0)."""


class CellEditor(Widget):
    """Holds the field of the cell's kind. Enter and Tab settle the cell, Escape leaves it as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "settle(1)", show=False, priority=True),
        Binding("shift+tab", "settle(-1)", show=False, priority=True),
        Binding("escape", "cancel", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    CellEditor {
        position: absolute; overlay: screen; constrain: inside inside;
        height: auto; max-height: 14; border: round $accent; background: $surface; display: none;
    }
    CellEditor MarkedList, CellEditor OptionList { border: none; max-height: 12; padding: 0 1; }
    CellEditor MarkedList:focus { border: none; }
    """

    class Cancelled(Message):
        """The cell is left as it was."""

    def __init__(self, first: Ask, make: CellFields, settled: Settled) -> None:
        """`first` is a line to begin with; `settled` is called when a cell has its value."""
        super().__init__()
        self._first, self._make, self._settled = first, make, settled
        self._way = 1

    def compose(self) -> ComposeResult:
        """The field of most cells."""
        yield self._made(self._first)

    def _made(self, ask: Ask) -> AnswerField:
        field = self._make(ask)
        field.taker = self._taken
        return field

    @property
    def field(self) -> AnswerField:
        """The field in use."""
        return next(field for field in self.query(AnswerField) if field.display)

    def open(self, ask: Ask, typed: str | None = None) -> None:
        """Edit a cell; `typed` is the key that began it anew."""
        wanted = self._made(ask)
        self._way = 1
        self.display = True
        found: AnswerField | None = None
        for field in self.query(AnswerField):
            field.display = type(field) is type(wanted)
            found = field if field.display else found
        if found is None:
            self.call_later(self._mount_and_begin, wanted, typed)
            return
        found.put(ask)
        self._begin(found, typed)

    async def _mount_and_begin(self, field: AnswerField, typed: str | None) -> None:
        """The first cell of its kind: its field is made now, and stays."""
        await self.mount(field)
        self._begin(field, typed)

    def _begin(self, field: AnswerField, typed: str | None) -> None:
        """Take the focus at once, and the key that began it."""
        for line in field.query(Line):
            line.compact = True
            if typed is not None:
                line.put(typed)
            self.screen.set_focus(line)
        for choices in field.query(MarkedList):
            self.screen.set_focus(choices)
            if typed is not None:
                choices.seek(typed)

    def type(self, character: str) -> None:
        """Take a key that came while the editor was being opened."""
        for line in self.field.query(Line):
            line.insert_text_at_cursor(character)

    def close(self) -> None:
        """Put the editor away."""
        self.display = False

    def action_settle(self, way: int) -> None:
        """Settle the cell, and go on to the next or back to the one before."""
        self._way = way
        for choices in self.field.query(MarkedList):
            if not choices.several:
                choices.action_mark()
        self.field.submit()

    def action_cancel(self) -> None:
        """Leave the cell as it was."""
        self.post_message(self.Cancelled())

    def _taken(self, value: Any, refused: Refused | None) -> None:
        """The field has its answer."""
        self._settled(value, refused is not None, self._way)

    @on(AnswerField.Typed)
    @on(Input.Changed)
    def _typed(self, event: Message) -> None:
        """What is typed in a cell concerns nobody until it is settled."""
        event.stop()
