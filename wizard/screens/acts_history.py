"""The history in the conversation: who changed what, and the way back to how it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from textual.content import Content

from wizard.drafts.history import Entry
from wizard.engine.changes import Edit
from wizard.engine.formats import date as date_words
from wizard.screens.dialogs import Confirm, Pick
from wizard.screens.news import PARTS, edit_words, impact_words
from wizard.screens.talk import Talk
from wizard.widgets.paragraphs import Block, Paragraphs, literal

EVERY: Final = "every"
"""The line that leads from the history of a question to that of the whole draft."""
LISTED: Final = 400
"""Changes that are listed; the command line has them all."""
NAMED: Final = 4
"""Edits of one change that are named."""


class HistoryActs(Talk):
    """What can be done about the history."""

    def action_history(self) -> None:
        """What has been answered here before, by whom and when."""
        self._keep()
        self._list(self.desk.interview.place)

    def _list(self, question: str) -> None:
        """The changes of a question, or of all (""), the newest first."""
        say = self.desk.tools.say
        entries = [e for e in self.desk.history() if not question or question in e.questions]
        lines = [(str(e.revision), self._line(e, question)) for e in reversed(entries[-LISTED:])]
        if question:
            lines.append((EVERY, Paragraphs([Block(literal(say("history.every"), "bold"))])))
        label = self.desk.words.label(question) if question else ""
        title = say("history.title", label=label) if question else say("history.title-every")
        text = say("history.text" if entries else "history.none")

        async def picked(chosen: str | None) -> None:
            if chosen == EVERY:
                self._list("")
            elif chosen:
                self._ask(next(e for e in entries if str(e.revision) == chosen))

        self.app.push_screen(Pick(say, title, lines, text=text, keys="history.keys"), picked)

    def _line(self, entry: Entry, question: str) -> Paragraphs:
        """One change: when, who, how, and from what to what."""
        say = self.desk.tools.say
        how = "" if entry.act == "change" else f" · {say(f'history.act.{entry.act}')}"
        blocks = [Block(literal(f"{self._when(entry)} · {entry.by}{how}", "bold"))]
        told = list(self._told(entry, question))
        blocks += [Block(literal(text), Content("  "), "  ") for text in told[:NAMED]]
        if len(told) > NAMED:
            more = say("history.more", count=len(told) - NAMED)
            blocks.append(Block(literal(more), Content("  "), "  "))
        return Paragraphs(blocks)

    def _told(self, entry: Entry, question: str) -> Iterator[str]:
        """The edits of a change in words; those of one question, where one is named."""
        for edit in entry.edits:
            if edit.part in PARTS and self._known(edit) and (not question or edit.key == question):
                yield edit_words(self.desk, edit)

    def _known(self, edit: Edit) -> bool:
        """Whether an edit is of something that is asked today."""
        return edit.part in ("acknowledged", "notes") or edit.key in self.desk.definition.questions

    def _when(self, entry: Entry) -> str:
        try:
            when = datetime.fromisoformat(entry.at)
        except ValueError:
            return entry.at
        day = date_words(when.date().isoformat(), self.desk.tools.lang)
        return self.desk.tools.say("history.when", day=day, time=f"{when:%H.%M}")

    def _ask(self, entry: Entry) -> None:
        """Go back to how everything was right after a change, after one question."""
        say = self.desk.tools.say

        async def answered(yes: bool | None) -> None:
            if yes:
                change = self.desk.go_back_to(entry.revision)
                told = say("history.done", when=self._when(entry))
                await self._shown([told, *impact_words(self.desk, change)])

        text = say("history.ask.text", when=self._when(entry))
        asked = Confirm(say("history.ask.title"), text, say("history.ask.no"), say("history.ask.yes"))
        self.app.push_screen(asked, answered)
