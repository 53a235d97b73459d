"""The conversation: the talk with its keys, and the screens that are opened from it."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType

from wizard.engine.interview import REVIEW
from wizard.screens import overviews
from wizard.screens.acts_copy import CopyActs
from wizard.screens.acts_help import HelpActs
from wizard.screens.acts_history import HistoryActs
from wizard.screens.acts_look import LookActs
from wizard.screens.acts_notes import NoteActs
from wizard.screens.acts_prose import ProseActs
from wizard.screens.acts_sheet import SheetActs
from wizard.screens.acts_tables import TableActs
from wizard.screens.acts_talk import TalkActs
from wizard.screens.acts_visit import VisitActs
from wizard.screens.dialogs import AskLine, Pick
from wizard.screens.news import impact_words
from wizard.screens.talk import Talk
from wizard.widgets.ask import AnswerField
from wizard.widgets.question import QuestionPanel

KEYS: Final = (
    ("f1", "F1", "help", "help"),
    ("escape", "Esc", "back", "back"),
    ("f2,ctrl+g", "F2", "steps", "steps"),
    ("f4", "F4", "sheet", "sheet"),
    ("f9", "F9", "review", "review"),
    ("f7", "F7", "undo", "undo"),
    ("f8", "F8", "fault", "next_fault"),
    ("f6", "F6", "open", "leave_open"),
    ("ctrl+q", "Ctrl+Q", "quit", "app.leave"),
    ("f3", "F3", "eligibility", "eligibility"),
    ("f10", "F10", "explain", "explain"),
    ("ctrl+s", "Ctrl+S", "answer", "answer"),
    ("ctrl+y", "Ctrl+Y", "redo", "redo"),
    ("ctrl+o", "Ctrl+O", "home", "home"),
    ("ctrl+down", "Ctrl+↓", "next-step", "step(1)"),
    ("ctrl+up", "Ctrl+↑", "step-before", "step(-1)"),
    ("shift+f6,f18", "Shift+F6", "note", "note"),
    ("shift+f1,ctrl+f1,f13", "Shift+F1", "search-help", "search_help"),
    ("ctrl+l", "Ctrl+L", "editor", "edit_outside"),
    ("f15,shift+f3", "Shift+F3", "readability", "readability"),
    ("shift+f7,f19", "Shift+F7", "history", "history"),
    ("shift+f9,f21", "Shift+F9", "copy-file", "copy_file"),
)


class ConversationScreen(
    SheetActs,
    TalkActs,
    LookActs,
    ProseActs,
    VisitActs,
    CopyActs,
    HelpActs,
    HistoryActs,
    NoteActs,
    TableActs,
    Talk,
):
    """Dismissed when the user goes back to the list of drafts."""

    KEYS: ClassVar[tuple[tuple[str, str, str, str], ...]] = KEYS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, show=False, priority=key.startswith("f"))
        for key, _, _, action in KEYS
        if key != "ctrl+q"
    ]

    def action_home(self) -> None:
        """The list of drafts."""
        self._keep()
        self.dismiss(None)

    async def action_review(self) -> None:
        """Look over everything."""
        self._keep()
        await self._at_review()

    def action_eligibility(self) -> None:
        """Each condition, how it stands, and what would change it."""
        self._keep()
        say = self.desk.tools.say
        lines = overviews.condition_lines(self.desk)
        verdict = say(f"report.verdict.{self.desk.interview.assessment.verdict}")
        self.app.push_screen(Pick(say, say("app.eligibility.title"), lines, text=verdict), self._picked)

    async def _picked(self, place: str | None) -> None:
        """Go where a list pointed; the review is a place too."""
        if place == REVIEW:
            await self._at_review()
        elif place:
            await self.go_to(f"/{place.partition('#')[0]}")
        else:
            await self.show()

    def action_explain(self) -> None:
        """How the figures of the budget come about; in a table those of the row under the cursor first."""
        from wizard.screens.explain import ExplainScreen  # noqa: PLC0415  a screen is read when it is first opened
        from wizard.widgets.table import TableField  # noqa: PLC0415  most questions have no table

        self._keep()
        if not self.desk.interview.assessment.totals:
            return
        field = self.query_one(QuestionPanel).field
        row = field.here()[0] if isinstance(field, TableField) else None
        self.app.push_screen(ExplainScreen(self.desk, self.desk.interview.place, row))

    @on(AnswerField.Explain)
    def _explain_row(self, event: AnswerField.Explain) -> None:
        from wizard.screens.explain import ExplainScreen  # noqa: PLC0415  a screen is read when it is first opened

        event.stop()
        self.app.push_screen(ExplainScreen(self.desk, event.field, event.row))

    def action_leave_open(self) -> None:
        """Say that the question is not clarified, with a note; or that it no longer is left so."""
        self._keep()
        desk, say = self.desk, self.desk.tools.say
        place = desk.interview.place
        if desk.interview.question is None:
            return
        note = desk.application.not_clarified.get(place, "")
        text = say("app.open.text", label=desk.words.label(place))
        self.app.push_screen(AskLine(say, say("app.open.title"), text, note), self._left_open)

    async def _left_open(self, note: str | None) -> None:
        if note is None:
            await self.show()
            return
        desk = self.desk
        had = desk.interview.place in desk.application.answers
        taken = [desk.tools.say("app.open.taken")] if had else []
        if self.visit is not None:
            await self.go_back(desk.change(desk.interview.leave_open(desk.interview.place, note)), taken)
            return
        left = desk.interview.leave_open(desk.interview.place, note)
        change = desk.change(left if self.way.home else left.next())
        await self._shown([*taken, *impact_words(desk, change), *self._return(change.opened)])
