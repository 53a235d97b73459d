"""A note at a question or a row: for oneself and colleagues, open until it is dealt with."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from wizard.engine.pointers import spot
from wizard.screens.desk import Desk
from wizard.screens.telling import place_words
from wizard.widgets.paragraphs import literal


class NoteScreen(ModalScreen[None]):
    """Writes a note. It is kept however the screen is left; an empty one is taken away."""

    CSS_PATH = ["dialogs.tcss", "search.tcss"]  # noqa: RUF012  (mypy knows the type of Screen)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s,shift+f6,f18", "close", show=False, priority=True),
        Binding("f6", "turn", show=False, priority=True),
        Binding("f4", "elsewhere", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, pointer: str) -> None:
        """The draft on the desk, and the place of the note: a question, or a row of its table."""
        super().__init__()
        self.desk = desk
        self._pointers = [pointer]
        if spot(pointer).row is not None:
            self._pointers.append(f"/{spot(pointer).question}")
        self._at = 0
        self._dealt_with = pointer in desk.draft.closed_notes

    @property
    def pointer(self) -> str:
        """The place of the note that is shown."""
        return self._pointers[self._at]

    def compose(self) -> ComposeResult:
        """Where it stands, what becomes of it, the text, its state, the keys."""
        say = self.desk.tools.say
        with Vertical(classes="dialog -note"):
            yield Static(classes="title", markup=False)
            yield Static(literal(say("notes.about")), markup=False, classes="text")
            yield TextArea(soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
            yield Static(classes="state", markup=False)
            keys = say("notes.keys-row" if len(self._pointers) > 1 else "notes.keys")
            yield Static(literal(keys), markup=False, classes="keys")

    def on_mount(self) -> None:
        """Begin with the note there is."""
        self._show()
        area = self.query_one(TextArea)
        area.cursor_blink = False
        area.focus()

    def _show(self) -> None:
        """Show the note of the place."""
        say, area = self.desk.tools.say, self.query_one(TextArea)
        title = say("notes.title", place=place_words(self.desk, self.pointer))
        self.query_one(".title", Static).update(literal(title, "bold"))
        self._dealt_with = self.pointer in self.desk.draft.closed_notes
        area.text = self.desk.application.notes.get(self.pointer, "")
        area.move_cursor(area.document.end)
        self._tell_state()

    def _tell_state(self) -> None:
        code = "closed" if self._dealt_with else "open"
        self.query_one(".state", Static).update(literal(self.desk.tools.say(f"notes.state-{code}")))

    def keep(self) -> None:
        """Keep the note as it stands."""
        if self.is_mounted:
            self.desk.note(self.pointer, self.query_one(TextArea).text, closed=self._dealt_with)

    def action_turn(self) -> None:
        """Dealt with, or open again."""
        self._dealt_with = not self._dealt_with
        self._tell_state()

    def action_elsewhere(self) -> None:
        """The note of the whole question instead of the row's, or back."""
        if len(self._pointers) > 1:
            self.keep()
            self._at = 1 - self._at
            self._show()

    def action_close(self) -> None:
        """Keep the note and close."""
        self.keep()
        self.dismiss(None)
