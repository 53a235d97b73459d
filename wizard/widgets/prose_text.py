"""The text area of a long answer: it keeps all that is pasted, and can be changed from outside with undo."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.actions import SkipAction
from textual.message import Message
from textual.widgets.text_area import Selection

from wizard.engine.cleaning import prose
from wizard.widgets.prose_drawing import DrawnText
from wizard.widgets.typed import unprinted

UNDO_STEPS: Final = 500


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset."""
    line = text.count("\n", 0, offset)
    return line, offset - (text.rfind("\n", 0, offset) + 1)


def changed_part(before: str, after: str) -> tuple[int, int, int]:
    """Where two texts begin to differ, and where they end to, in the one and in the other."""
    most = min(len(before), len(after))
    start = next((at for at in range(most) if before[at] != after[at]), most)
    end = next((n for n in range(most - start) if before[-1 - n] != after[-1 - n]), most - start)
    return start, len(before) - end, len(after) - end


class LongText(DrawnText):
    """A text area that cleans what is pasted, keeps all of it, and lets Tab leave."""

    class Pasted(Message):
        """A text was pasted."""

    def __init__(self) -> None:
        """An empty text."""
        super().__init__(max_checkpoints=UNDO_STEPS)

    def put(self, text: str) -> None:
        """Show a text, the cursor at its end, with nothing to undo."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    def change_to(self, text: str) -> None:
        """Make it this text, as one step that Ctrl+Z takes back; the cursor after what was changed."""
        before = self.text
        start, old_end, new_end = changed_part(before, text)
        self.history.checkpoint()
        self.replace(text[start:new_end], place_of(before, start), place_of(before, old_end))
        self.history.checkpoint()
        self.move_cursor(place_of(text, new_end))

    def mark(self, start: int, end: int) -> None:
        """Mark a part of the text, and bring it into sight."""
        text = self.text
        self.selection = Selection(place_of(text, end), place_of(text, start))
        self.scroll_cursor_visible(center=True)

    def action_redo(self) -> None:
        """Redo in the text; where there is nothing, the key is the conversation's: redo across questions."""
        if not self.history.redo_stack:
            raise SkipAction
        super().action_redo()

    async def _on_key(self, event: events.Key) -> None:
        """Take a hard space and a joiner too; Textual calls the text area's own next."""
        if typed := unprinted(event):
            event.stop()
            event.prevent_default()
            self.take_letter(typed)

    def take_letter(self, letter: str) -> None:
        """Put a letter where the cursor is, in the place of what is marked."""
        self._replace_via_keyboard(letter, *self.selection)

    async def _on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted; Textual calls the text area's own next."""
        event.text = prose(event.text)
        self.post_message(self.Pasted())

    def _on_resize(self) -> None:
        """Keep the cursor in sight when the room changes."""
        super()._on_resize()
        self.call_after_refresh(self.scroll_cursor_visible)
