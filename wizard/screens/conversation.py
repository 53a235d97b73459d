"""The conversation: the talk with its keys, and the screens that are opened from it."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType

from wizard.engine.interview import REVIEW, Interview
from wizard.engine.pointers import spot
from wizard.screens import overviews
from wizard.screens.acts_look import LookActs
from wizard.screens.asking import help_of
from wizard.screens.dialogs import AskLine, Pick, Reading
from wizard.screens.explain import ExplainScreen
from wizard.screens.faults import next_fault
from wizard.screens.talk import Talk
from wizard.screens.telling import impact_words
from wizard.widgets.ask import AnswerField
from wizard.widgets.help import HelpPart, help_blocks

KEYS: Final = (
    ("f1", "F1", "help", "help"),
    ("escape", "Esc", "back", "back"),
    ("f2", "F2", "steps", "steps"),
    ("f9", "F9", "review", "review"),
    ("f7", "F7", "undo", "undo"),
    ("f8", "F8", "fault", "next_fault"),
    ("f6", "F6", "open", "leave_open"),
    ("ctrl+q", "Ctrl+Q", "quit", "app.leave"),
    ("f3", "F3", "eligibility", "eligibility"),
    ("f10", "F10", "explain", "explain"),
    ("ctrl+s", "Ctrl+S", "answer", "answer"),
    ("ctrl+r", "Ctrl+R", "redo", "redo"),
    ("ctrl+o", "Ctrl+O", "home", "home"),
)


class ConversationScreen(LookActs, Talk):
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

    async def action_undo(self) -> None:
        """Take back the last change, wherever it was made."""
        self._keep()
        before = self.desk.interview
        await self._undone(before.undo(), "app.undo.done" if before.past else "app.undo.none")

    async def action_redo(self) -> None:
        """Make the last undone change again."""
        self._keep()
        before = self.desk.interview
        await self._undone(before.redo(), "app.redo.done" if before.future else "app.redo.none")

    async def _undone(self, interview: Interview, code: str) -> None:
        change = self.desk.change(interview)
        if self.desk.interview.question is None:
            self.desk.change(self.desk.interview.back())
        await self.show([self.desk.tools.say(code), *impact_words(self.desk, change)])

    async def action_next_fault(self) -> None:
        """The next fault after this place, round and round."""
        notices = self._keep()
        found = next_fault(self.desk.interview, self._fault)
        if found is None:
            await self.show([*notices, self.desk.tools.say("app.fault.none")])
            return
        self._fault = found.at
        self.desk.seen.add(spot(found.at).question)
        await self.go_to(found.at)

    async def action_review(self) -> None:
        """Look over everything."""
        self._keep()
        await self._at_review()

    def action_steps(self) -> None:
        """Go to any question."""
        self._keep()
        lines = overviews.question_lines(self.desk)
        title, here = self.desk.tools.say("app.steps.title"), self.desk.interview.place
        self.app.push_screen(Pick(self.desk.tools.say, title, lines, here), self._picked)

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

    def action_help(self) -> None:
        """Help on the question, and all the keys."""
        question = self.desk.interview.question
        if question is None:
            return
        say = self.desk.tools.say
        keys = [(name, say(f"app.keylong.{word}")) for _, name, word, _ in KEYS]
        words = self.desk.words.question(question.id)
        # On a low screen the explanation is cut, and here it stands whole.
        whole = HelpPart("", words.explanation)
        parts = [whole, *help_of(self.desk, question), overviews.keys_part(say, keys)]
        self.app.push_screen(Reading(say, words.ask, help_blocks(parts)))

    def action_explain(self) -> None:
        """How the figures of the budget come about."""
        self._keep()
        if self.desk.interview.assessment.totals:
            self.app.push_screen(ExplainScreen(self.desk))

    @on(AnswerField.Explain)
    def _explain_row(self, event: AnswerField.Explain) -> None:
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
        change = desk.change(desk.interview.leave_open(desk.interview.place, note).next())
        taken = [desk.tools.say("app.open.taken")] if had else []
        await self._shown([*taken, *impact_words(desk, change)])
