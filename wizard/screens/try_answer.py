"""One question, answered as if for real, for «what if»: nothing of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from wizard.schema.scheme import Question
from wizard.screens.asking import help_of, view_of
from wizard.screens.budget_words import STEP, foot_figures, foot_verdicts
from wizard.screens.dialogs import Reading
from wizard.screens.explain import ExplainScreen
from wizard.screens.keys import hints
from wizard.screens.trial import Trial
from wizard.widgets.ask import AnswerField
from wizard.widgets.bars import KeyBar, TitleBar
from wizard.widgets.foot import BudgetFoot
from wizard.widgets.help import help_blocks
from wizard.widgets.paragraphs import Block, literal
from wizard.widgets.question import QuestionPanel
from wizard.widgets.told import Told

KEYS: Final = (
    ("f1", "F1", "help", "help"),
    ("ctrl+s", "Ctrl+S", "try", "answer"),
    ("escape", "Esc", "back", "back"),
    ("f10", "F10", "explain", "explain"),
    ("ctrl+q", "Ctrl+Q", "quit", "app.leave"),
)


class TryAnswerScreen(Screen[tuple[str, Any] | None]):
    """The question with its own field. Dismissed with question and value, or None."""

    CSS_PATH = "what_if.tcss"
    KEYS = KEYS
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, show=False, priority=key.startswith("f"))
        for key, _, _, action in KEYS
        if key != "ctrl+q"
    ]

    def __init__(self, trial: Trial, question: Question, place: Sequence[str] = ()) -> None:
        """What is tried so far, and the question whose answer is tried next; a place inside its table."""
        super().__init__()
        self._place = place
        self.trial, self.question = Trial(trial, trial.interview.go_to(question.id)), question

    def compose(self) -> ComposeResult:
        """That it is a trial; the question; the foot of the budget; the keys."""
        yield TitleBar()
        yield Told(classes="trial")
        yield QuestionPanel()
        yield BudgetFoot(id="foot")
        yield KeyBar(hints(self.trial.tools.say, KEYS))

    async def on_mount(self) -> None:
        """Put the question."""
        self._around()
        panel = self.query_one(QuestionPanel)
        await panel.put(view_of(self.trial, self.question), self._place)
        panel.styles.height = "1fr" if panel.tall else "auto"
        panel.styles.max_height = "100%"

    async def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        self.trial.reword()
        self._around()
        self.query_one(KeyBar).tell(hints(self.trial.tools.say, KEYS))
        self.query_one(QuestionPanel).reword(view_of(self.trial, self.question))

    def _around(self) -> None:
        """The title, the words on the trial, and the foot of the budget in its step."""
        trial, say = self.trial, self.trial.tools.say
        self.query_one(TitleBar).tell(trial.title, say("review.what-if.title"))
        told = literal(say("review.what-if.answer"), "bold")
        self.query_one(".trial", Told).tell([Block(told, Content("› "), "  ")])
        foot, totals = self.query_one(BudgetFoot), trial.interview.assessment.totals
        foot.display = bool(totals) and trial.definition.step_of[self.question.id].id == STEP
        if foot.display:
            foot.show(foot_figures(trial, totals), foot_verdicts(trial, totals))

    def _told_here(self) -> None:
        self._around()
        self.query_one(QuestionPanel).tell(view_of(self.trial, self.question))

    @on(AnswerField.Answered)
    def _answered(self, event: AnswerField.Answered) -> None:
        """Try the answer; where it is none, say what is wrong with it."""
        event.stop()
        if event.refused is None:
            self.dismiss((self.question.id, event.value))
            return
        self.trial.answer(self.question.id, event.value)
        self._told_here()
        self.app.bell()

    @on(AnswerField.Changed)
    def _changed(self, event: AnswerField.Changed) -> None:
        """A cell was settled: the sums go along."""
        event.stop()
        self.trial.answer(self.question.id, event.value)
        self._told_here()

    @on(AnswerField.Explain)
    def _explain_row(self, event: AnswerField.Explain) -> None:
        event.stop()
        self.app.push_screen(ExplainScreen(self.trial, event.field, event.row))

    def action_explain(self) -> None:
        """How the figures come about, with what is tried."""
        if self.trial.interview.assessment.totals:
            self.app.push_screen(ExplainScreen(self.trial))

    def action_answer(self) -> None:
        """Try what stands in the field."""
        field = self.query_one(QuestionPanel).field
        if field is not None:
            field.settle()
            field.submit()

    def action_help(self) -> None:
        """Help on the question."""
        say, words = self.trial.tools.say, self.trial.words.question(self.question.id)
        self.app.push_screen(Reading(say, words.ask, help_blocks(help_of(self.trial, self.question))))

    def action_back(self) -> None:
        """Try nothing."""
        self.dismiss(None)
