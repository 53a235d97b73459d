"""Long answers in the conversation: saved while one writes, written in one's own editor, looked over."""

from __future__ import annotations

import os
import time
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.app import SuspendNotSupported

from wizard.engine.cleaning import prose
from wizard.engine.lengths import count
from wizard.screens.dialogs import Confirm
from wizard.screens.editor import EditorTrouble, Sheet, editor_command, ends_late, run
from wizard.screens.news import impact_words
from wizard.screens.talk import Talk
from wizard.widgets.bars import TitleBar
from wizard.widgets.question import QuestionPanel

# The field comes with the first question that is a long text.
if TYPE_CHECKING:
    from wizard.widgets.prose import ProseField

AT_ONCE: Final = 1.5
"""Seconds: an editor that ends sooner, with nothing changed, may have opened a window of its own."""
NOT_STARTED: Final = 127
"""The exit code that stands for a program that could not be started."""


class ProseActs(Talk):
    """What can be done about a long text."""

    def _prose(self) -> ProseField | None:
        """The field of the question, where it is a long text."""
        from wizard.widgets.prose import ProseField  # noqa: PLC0415  as above

        field = self.query_one(QuestionPanel).field
        return field if isinstance(field, ProseField) else None

    # --- saved while one writes

    def on_prose_field_begun(self, event: ProseField.Begun) -> None:
        """Something is typed that is not saved: the title bar says so."""
        event.stop()
        self.desk.typing = True
        self.query_one(TitleBar).tell(self.desk.title, *self.desk.saved)

    def on_prose_field_rested(self, event: ProseField.Rested) -> None:
        """Save what is typed so far; what it changed elsewhere is said at once."""
        event.stop()
        if event.field != self.desk.interview.place:
            return
        self.desk.seen.add(event.field)
        told = impact_words(self.desk, self.desk.type(event.field, event.value))
        if told:
            self._told_here(told)
        else:
            self._around()

    # --- in one's own editor

    async def action_edit_outside(self) -> None:
        """Hand the text to the user's own editor, and take it back."""
        field = self._prose()
        if field is None:
            self._say("prose.only")
            return
        self._keep()
        before = prose(field.text)
        try:
            command = editor_command(os.environ)
            sheet = Sheet(field.ask.field.id, before)
        except EditorTrouble as trouble:
            self._say(f"prose.editor.{trouble.code}", **trouble.values)
            return
        except OSError:
            self._say("prose.editor.no-file")
            return
        started = time.monotonic()
        try:
            with self.app.suspend():
                # A fault in here would leave the screen suspended for good.
                try:
                    code = run(command, sheet.path)
                except OSError:
                    code = NOT_STARTED
        except SuspendNotSupported:
            sheet.remove()
            self._say("prose.editor.no-terminal")
            return
        at_once = time.monotonic() - started < AT_ONCE and not ends_late(command)
        self._back_from(field, sheet, before, code, at_once=at_once)

    def _back_from(self, field: ProseField, sheet: Sheet, before: str, code: int, *, at_once: bool) -> None:
        """The editor has ended: take the text back, or ask first where that is not clear."""
        say = self.desk.tools.say
        if at_once and code == 0 and _unchanged(sheet, before):
            title, text = say("prose.editor.window-title"), say("prose.editor.window-text")
            ask = Confirm(title, text, say("prose.editor.window-no"), say("prose.editor.window-yes"))
            self.app.push_screen(ask, partial(self._window_done, field, sheet, before))
            return
        with sheet:
            try:
                after, remark = sheet.read()
            except EditorTrouble as trouble:
                self._say(f"prose.editor.{trouble.code}", **trouble.values)
                return
        after = prose(after)
        if code == 0:
            self._take(field, before, after, remark)
        elif after == before:
            self._say(
                "prose.editor.not-started" if code == NOT_STARTED else "prose.editor.failed", number=code
            )
        else:
            title, text = say("prose.editor.failed-title"), say("prose.editor.failed-text", number=code)
            ask = Confirm(title, text, say("prose.editor.failed-no"), say("prose.editor.failed-yes"))

            def answered(wanted: bool | None) -> None:
                self._take(field, before, after if wanted else before, remark)

            self.app.push_screen(ask, answered)

    def _window_done(self, field: ProseField, sheet: Sheet, before: str, finished: bool | None) -> None:
        """The text was written in a window of its own; `finished` where it is to be fetched."""
        if finished or not _unchanged(sheet, before):
            self._back_from(field, sheet, before, 0, at_once=False)
        else:
            sheet.remove()
            self._say("prose.editor.unchanged")

    def _take(self, field: ProseField, before: str, after: str, remark: str) -> None:
        """Make the answer the text that came back. F7 and Ctrl+Z bring the one before."""
        desk = self.desk
        self.set_focus(field.area)
        if after == before:
            self._say("prose.editor.unchanged")
            return
        field.change_to(after)
        told = [desk.tools.say(f"prose.editor.{remark}")] if remark else []
        code = "prose.editor.emptied" if not after.strip() else "prose.editor.taken"
        told.append(desk.tools.say(code, length=count(after)))
        desk.seen.add(field.ask.field.id)
        self._told_here([*told, *impact_words(desk, desk.answer(field.ask.field.id, field.value))])

    # --- looked over

    def action_readability(self) -> None:
        """How heavy the text reads, and its longest sentences."""
        from wizard.screens.readability import ReadabilityScreen  # noqa: PLC0415  a screen is read when it is first opened

        field = self._prose()
        if field is None:
            self._say("prose.only")
            return
        self._keep()
        self.app.push_screen(ReadabilityScreen(self.desk.tools.say, field.text), self._sentence_chosen)

    def _sentence_chosen(self, span: tuple[int, int] | None) -> None:
        """Go to a sentence, and mark it."""
        field = self._prose()
        if field is not None and span is not None:
            self.set_focus(field.area)
            field.area.mark(*span)

    def _say(self, key: str, /, **values: object) -> None:
        """Say something before the question."""
        self._told_here([self.desk.tools.say(key, **values)])


def _unchanged(sheet: Sheet, before: str) -> bool:
    """Whether the file holds the text that was written to it."""
    try:
        return prose(sheet.read()[0]) == before
    except EditorTrouble:
        return False
