"""A long text handed to the user's own editor, and what becomes of it when the editor has ended."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual.app import SuspendNotSupported

from wizard.engine.cleaning import prose
from wizard.engine.lengths import count
from wizard.screens.dialogs import Confirm
from wizard.screens.editor import EditorTrouble, Sheet, editor_command, ends_late, run

if TYPE_CHECKING:
    from wizard.screens.acts_prose import ProseActs
    from wizard.widgets.prose import ProseField

AT_ONCE: Final = 1.5
"""Seconds: an editor that ends sooner, with nothing changed, may have opened a window of its own."""
NOT_STARTED: Final = 127
"""The exit code that stands for a program that could not be started."""


class HandOver:
    """One text on its way to an editor and back. Whatever happens, no text is lost, and it is said."""

    def __init__(self, screen: ProseActs, field: ProseField) -> None:
        """The text as it stands in the field; it is saved already."""
        self._screen, self._name = screen, field.ask.field.id
        self._say = screen.desk.tools.say
        self._before = prose(field.text)

    def begin(self) -> None:
        """Give the terminal to the editor until it ends."""
        try:
            command = editor_command(os.environ)
            self._sheet = Sheet(self._name, self._before)
        except EditorTrouble as trouble:
            self._screen.say_here(f"prose.editor.{trouble.code}", **trouble.values)
            return
        except OSError:
            self._screen.say_here("prose.editor.no-file")
            return
        started = time.monotonic()
        try:
            with self._screen.app.suspend():
                # A fault in here would leave the screen suspended for good.
                try:
                    code = run(command, self._sheet.path)
                except OSError:
                    code = NOT_STARTED
        except SuspendNotSupported:
            self._sheet.remove()
            self._screen.say_here("prose.editor.no-terminal")
            return
        late = time.monotonic() - started >= AT_ONCE or ends_late(command)
        if code == 0 and not late and self._unchanged():
            self._ask("window", self._window_closed)
        else:
            self._ended(code)

    def _ended(self, code: int) -> None:
        """Take the text back, or ask first where the editor says that something is wrong."""
        with self._sheet:
            try:
                text, remark = self._sheet.read()
            except EditorTrouble as trouble:
                self._screen.say_here(f"prose.editor.{trouble.code}", **trouble.values)
                return
        after = prose(text)
        if code == 0:
            self._take(after, remark)
        elif after == self._before:
            self._screen.say_here(f"prose.editor.{_fault(code)}", number=code)
        else:
            self._ask("failed", lambda wanted: self._take(after if wanted else self._before, remark), code)

    def _ask(self, about: str, answered: Callable[[bool | None], None], code: int = 0) -> None:
        """Ask for a yes; the answer that changes nothing stands first."""
        words = [
            self._say(f"prose.editor.{about}-{part}", number=code) for part in ("title", "text", "no", "yes")
        ]
        self._screen.app.push_screen(Confirm(*words), answered)

    def _window_closed(self, finished: bool | None) -> None:
        """The text was written in a window of its own; `finished` where it is to be fetched."""
        if finished or not self._unchanged():
            self._ended(0)
        else:
            self._sheet.remove()
            self._screen.say_here("prose.editor.unchanged")

    def _take(self, after: str, remark: str) -> None:
        """Make the answer the text that came back."""
        if after == self._before:
            self._screen.say_here("prose.editor.unchanged")
            return
        told = [self._say(f"prose.editor.{remark}")] if remark else []
        code = "taken" if after.strip() else "emptied"
        self._screen.take_text(after, [*told, self._say(f"prose.editor.{code}", length=count(after))])

    def _unchanged(self) -> bool:
        """Whether the file holds the text that was written to it."""
        try:
            return prose(self._sheet.read()[0]) == self._before
        except EditorTrouble:
            return False


def _fault(code: int) -> str:
    return "not-started" if code == NOT_STARTED else "failed"
