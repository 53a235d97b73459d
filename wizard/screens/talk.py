"""The talk itself: one question is put, its answer kept, and the next one put."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on

from wizard.engine.interview import Interview
from wizard.engine.pointers import spot
from wizard.schema.scheme import Question
from wizard.screens.asking import help_of, view_of
from wizard.screens.budget_words import STEP, foot_figures, foot_verdicts, totals_with
from wizard.screens.desk import Desk
from wizard.screens.keys import hints
from wizard.screens.news import impact_words
from wizard.screens.parts import Parts
from wizard.screens.progressing import progress_lines, step_lines
from wizard.screens.telling import turns
from wizard.screens.way_back import WayBack
from wizard.widgets.ask import AnswerField
from wizard.widgets.bars import KeyHint, StatusLine, TitleBar
from wizard.widgets.foot import BudgetFoot
from wizard.widgets.help import HelpPanel
from wizard.widgets.question import QuestionPanel
from wizard.widgets.steps import StepPanel
from wizard.widgets.transcript import Transcript


class Talk(Parts):
    """Puts the questions of one draft, keeps the answers, and goes from one to the next."""

    KEYS: ClassVar[tuple[tuple[str, str, str, str], ...]] = ()
    """Key, how it is written, its word (`app.key.*`), and its action; the most needed first."""

    def __init__(self, desk: Desk) -> None:
        """The draft on the desk."""
        super().__init__()
        self.desk = desk
        self._fault = ""
        """The pointer of the fault that was last gone to."""
        self.way = WayBack()
        """Where one was before one went up to an earlier answer."""
        self._untold: list[str] = []
        """What a kept answer did, to be said when the question is next shown."""
        self._said: Sequence[str] = ()
        """What is said before the question now; another size of the screen changes none of it."""

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the conversation."""
        return hints(self.desk.tools.say, self.KEYS)

    async def on_mount(self) -> None:
        """Begin where the draft was left."""
        if self.desk.interview.question is None:
            await self._at_review()
        else:
            await self.show()

    # --- showing

    async def show(self, notices: Sequence[str] = (), place: Sequence[str] | None = None) -> None:
        """Show the current question anew, with what is to be said before it."""
        desk = self.desk
        question = desk.interview.question
        if question is None:
            return
        self._said = notices
        view = view_of(desk, question, [*self._news(), *notices])
        with self.app.batch_update():
            self._around()
            self.query_one(Transcript).show(turns(desk, question.id))
            self.query_one(HelpPanel).show(help_of(desk, question))
            await self.query_one(QuestionPanel).put(view, place)
            self._share_room(question)

    def _share_room(self, question: Question) -> None:
        """Give the question the room it needs."""
        self.share_room(len(question.columns))

    async def on_resize(self) -> None:
        """Share the new room; the question, the cursor and what is typed stay."""
        question = self.desk.interview.question
        if question is not None:
            self._share_room(question)
            self._told_here(self._said)

    def above(self, room: int) -> str:  # noqa: ARG002  others fill it
        """What the title of the question says of the answers above it, in so many cells."""
        return ""

    def _around(self) -> None:
        """The title, the steps, the status and the foot."""
        desk = self.desk
        self.query_one(TitleBar).tell(desk.title, *desk.saved, alarm=desk.failing)
        self.query_one(StepPanel).show(step_lines(desk))
        self.query_one(StatusLine).tell(*progress_lines(desk))
        self._foot(desk.interview.assessment.totals)

    def _foot(self, totals: Any) -> None:
        """The budget's foot, in the step of the budget only."""
        foot, desk = self.query_one(BudgetFoot), self.desk
        step = desk.definition.step_of.get(desk.interview.place)
        foot.display = bool(totals) and step is not None and step.id == STEP
        if foot.display:
            foot.show(foot_figures(desk, totals), foot_verdicts(desk, totals))

    # --- answering

    @on(AnswerField.Answered)
    async def _answered(self, event: AnswerField.Answered) -> None:
        """Keep the answer; go on where it is one, and say what is wrong where it is not."""
        event.stop()
        desk, question = self.desk, event.field
        if question != desk.interview.place:
            return
        desk.seen.add(question)
        if event.refused is None and question in desk.application.not_clarified and event.value is None:
            told = self._return()
            if not told:
                desk.change(desk.interview.next())
            await self._shown(told)
            return
        onward = event.refused is None
        confirmed = question in desk.interview.prefilled and event.value is not None
        change = desk.answer(question, event.value, go_on=onward and not self.way.home)
        told = impact_words(desk, change)
        if not onward:
            self._told_here(told)
            self.app.bell()
            return
        if confirmed:
            told.insert(0, desk.tools.say("talk.impact.confirmed", label=desk.words.label(question)))
        await self._shown([*told, *self._return(change.opened)])

    def _return(self, opened: Sequence[str] = ()) -> list[str]:
        """From an earlier answer to what it opened, and then to where one was; and the words for it."""
        if not self.way.home:
            return []
        self.way.opened(opened)
        home = self.way.home
        self.desk.change(self.way.onward(self.desk.interview))
        if not self.way.home:
            return [self.desk.tools.say("talk.back.back", label=self._named(self.desk.interview.place))]
        return [self.desk.tools.say("talk.back.first", count=len(self.way.first), label=self._named(home))]

    def _named(self, place: str) -> str:
        """A place by its name: a question's label, or the review."""
        if place not in self.desk.definition.questions:
            return self.desk.tools.say("talk.back.review")
        return self.desk.words.label(place)

    @on(AnswerField.Changed)
    def _changed(self, event: AnswerField.Changed) -> None:
        """A cell was settled: keep it, and say what it did."""
        event.stop()
        if event.field == self.desk.interview.place:
            self.desk.seen.add(event.field)
            self._told_here(impact_words(self.desk, self.desk.answer(event.field, event.value)))

    @on(AnswerField.Typed)
    def _typed(self, event: AnswerField.Typed) -> None:
        """A sum is being typed: the foot goes along."""
        event.stop()
        desk, question = self.desk, self.desk.interview.question
        if question is None or event.field != question.id or not self.query_one(BudgetFoot).display:
            return
        if question.kind in ("money", "percent"):
            self._foot(totals_with(desk, question.id, event.value))

    def _told_here(self, notices: Sequence[str]) -> None:
        """Say what is new of the same question."""
        question = self.desk.interview.question
        if question is not None:
            self._around()
            self._said = notices
            self.query_one(QuestionPanel).tell(view_of(self.desk, question, [*self._news(), *notices]))

    def _news(self) -> list[str]:
        """What is still to be said, once."""
        told, self._untold = self._untold, []
        return told

    def _keep(self) -> None:
        """Keep what stands in the field, finished or not, before one goes elsewhere; its news wait."""
        field, question = self.query_one(QuestionPanel).field, self.desk.interview.question
        if field is None or question is None or field.ask.field.id != question.id:
            return
        self.desk.seen.add(question.id)
        field.settle()
        kept = self.desk.application.answers.get(question.id)
        if field.value == kept or (
            field.value is None and question.id in self.desk.application.not_clarified
        ):
            return
        self._untold += impact_words(self.desk, self.desk.answer(question.id, field.value))

    # --- going

    async def _go(self, interview: Interview, place: Sequence[str] | None = None) -> None:
        """Go to another place of the interview; what is being typed must be kept before."""
        self.desk.change(interview)
        await self._shown([], place)

    async def _shown(self, notices: Sequence[str], place: Sequence[str] | None = None) -> None:
        if self.desk.interview.question is None:
            await self._at_review()
        else:
            await self.show(notices, place)

    async def _at_review(self, notices: Sequence[str] = ()) -> None:
        """Open the review; what is chosen there is visited (`acts_visit`)."""
        raise NotImplementedError

    async def _from_review(self, pointer: str | None) -> None:
        """Go to the place that was chosen in the review, or back to where one was."""
        desk = self.desk
        if pointer:
            await self.go_to(pointer)
        elif desk.interview.question is None:
            await self._go(desk.interview.back())
        else:
            await self.show()

    async def go_to(self, pointer: str) -> None:
        """Go to a question, a row or a cell by its JSON Pointer."""
        place = spot(pointer)
        self.way.forget()
        parts = [str(part) for part in place[1:] if part is not None]
        await self._go(self.desk.interview.go_to(place.question), parts)

    @on(Transcript.Chosen)
    async def _turn_chosen(self, event: Transcript.Chosen) -> None:
        event.stop()
        self._keep()
        await self.go_up(event.question)

    async def go_up(self, question: str, notices: Sequence[str] = (), place: Sequence[str] = ()) -> None:
        """Go to a question for a while; an answer there leads back to where one is now, if that is later."""
        self.way.leave(self.desk.interview, question)
        self.desk.change(self.desk.interview.go_to(question))
        going = []
        if self.way.home:
            going.append(self.desk.tools.say("talk.back.going", label=self._named(self.way.home)))
        await self._shown([*notices, *going], place)

    async def action_back(self) -> None:
        """The question before this one; from the first, the list of drafts."""
        self._keep()
        if self.way.home:
            await self._shown(self._return())
            return
        interview = self.desk.interview.back()
        if interview.place == self.desk.interview.place:
            self.dismiss(None)
            return
        self.desk.change(interview)
        await self._shown([])

    def keep(self) -> None:
        """Keep what is being typed: the program is about to end."""
        self._keep()

    def action_answer(self) -> None:
        """Answer with what stands in the field, and go on."""
        field = self.query_one(QuestionPanel).field
        if field is not None:
            field.settle()
            field.submit()
