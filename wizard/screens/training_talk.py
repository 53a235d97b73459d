"""Filling in an exercise: the ordinary conversation, with the case at hand and as much said as was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from wizard.engine.interview import Interview
from wizard.engine.pointers import spot
from wizard.schema.assessment import Assessment
from wizard.schema.scheme import Severity
from wizard.screens.conversation import KEYS, ConversationScreen
from wizard.screens.desk import Desk
from wizard.screens.dialogs import Confirm
from wizard.screens.keys import Keys
from wizard.screens.review import ReviewScreen
from wizard.screens.review_ids import Left
from wizard.screens.telling import finding_words, place_words
from wizard.screens.training_session import Session, sitting_of_draft
from wizard.training.feedback import Feedback, feedback
from wizard.training.sitting import Strictness
from wizard.widgets.ask import AnswerField

DELIVER: Final = "act:deliver"
OWN: Final[Keys] = (
    ("shift+f2,f14,f12", "Shift+F2", "papers", "papers"),
    ("shift+f4,f16", "Shift+F4", "deliver", "deliver"),
    ("shift+f8,f20", "Shift+F8", "hint", "hint"),
)
ALWAYS: Final = frozenset({"answer.required", "answer.kind", "answer.not-clarified"})
"""What is said however silent the exercise is: that something is not answered, or cannot be read."""
GRAVE: Final = (Severity.BLOCKER, Severity.ERROR)
TOLD: Final = 2
"""Findings that are told in full after an answer."""


class ExerciseDesk(Desk):
    """The desk of an exercise: judged on the day of the case, and as much is found as is to be said."""

    def __init__(self, desk: Desk, session: Session) -> None:
        """The practice draft of a desk, and the exercise that it is filled in for."""
        self.session = session
        super().__init__(desk.tools, desk.draft, desk.interview)
        self.trouble = desk.trouble
        self.news = desk.news

    @property
    def interview(self) -> Interview:
        """The interview that one works on."""
        return self._interview

    @interview.setter
    def interview(self, interview: Interview) -> None:
        today = self.session.exercise.today
        if interview.today != today:
            interview = replace(interview, today=today)
        # The judgement is worked out once and lies with the interview: here what is not to be said goes.
        interview.__dict__["assessment"] = quiet(interview.assessment, self.session.strictness)
        self._interview = interview

    @property
    def acts(self) -> Sequence[tuple[str, str]]:
        """What the review offers beside the package."""
        return () if self.session.sitting.done else ((DELIVER, self.tools.say("training.fill.deliver")),)

    @property
    def title(self) -> str:
        """The program, that it is an exercise, and which; the scheme stands in the case."""
        return self.session.title

    @property
    def saved(self) -> tuple[str, str]:
        """When the draft was saved; before that, that the sitting was not."""
        full, short = super().saved
        return (
            (self.session.troubled, self.session.saved)
            if self.session.trouble and not self.failing
            else (full, short)
        )


def quiet(judged: Assessment, strictness: Strictness) -> Assessment:
    """A judgement with only those findings that are to be said; the same one where all are."""
    if strictness == "strict":
        return judged
    grave = GRAVE if strictness == "gentle" else ()
    kept = tuple(f for f in judged.findings if f.rule in ALWAYS or f.severity in grave)
    if len(kept) == len(judged.findings):
        return judged
    counts = {name: sum(f.severity == name for f in kept) for name in judged.counts}
    return judged.model_copy(update={"findings": kept, "counts": counts})


class ExerciseReview(ReviewScreen):
    """The review of an exercise, from which it can be handed in."""

    @on(OptionList.OptionSelected)
    def _deliver(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == DELIVER:
            event.stop()
            event.prevent_default()
            self.dismiss(Left("", DELIVER, 0))


class ExerciseTalk(ConversationScreen):
    """The conversation about the practice draft of an exercise."""

    KEYS = (KEYS[0], *OWN[:2], *KEYS[1:], *OWN[2:])
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, show=False, priority=True) for key, _, _, action in OWN
    ]

    def __init__(self, desk: ExerciseDesk) -> None:
        """The desk of the exercise."""
        super().__init__(desk)
        self.session = desk.session
        self._before: tuple[str, Interview] | None = None
        """The question that was answered, and the interview before that, until something is said of it."""
        self._greeted = False
        """Whether it has been said how one gets to the case, and how it is handed in."""

    # --- what is said of an answer

    @on(AnswerField.Answered)
    @on(AnswerField.Changed)
    def _answering(self, event: AnswerField.Answered | AnswerField.Changed) -> None:
        """Remember how things stood; what is said of the answer is said where it is kept."""
        self.session.pass_time()
        if event.field == self.desk.interview.place:
            self._before = event.field, self.desk.interview

    def _heard(self) -> list[str]:
        """What is to be said of the answer that was given last, once."""
        if self._before is None:
            return []
        (question, before), self._before = self._before, None
        session = self.session
        found = feedback(
            self.desk.definition,
            session.exercise,
            before,
            self.desk.interview,
            question,
            session.strictness,
        )
        return feedback_words(self.desk, question, found)

    async def show(self, notices: Sequence[str] = (), place: Sequence[str] | None = None) -> None:
        """The question, with what is to be said of the answer before it."""
        session = self.session
        code = "after" if session.sitting.done else "begin"
        greeting = [] if self._greeted else [session.say(f"training.fill.{code}")]
        self._greeted = True
        session.keep_time()
        greeting += [session.troubled] if session.trouble else []
        await super().show([*greeting, *self._heard(), *notices], place)

    def _told_here(self, notices: Sequence[str]) -> None:
        super()._told_here([*self._heard(), *notices])

    async def _at_review(self, notices: Sequence[str] = ()) -> None:
        await super()._at_review([*self._heard(), *notices])

    async def _open_review(self, left: Left | None, notices: Sequence[str]) -> None:
        """Open the review of the exercise."""
        say = self.session.say
        if self.session.strictness == "silent":
            notices = [*notices, say("training.fill.silent")]
        await self.app.push_screen(ExerciseReview(self.desk, left, notices), self._left_review)

    async def _left_review(self, left: Left | None) -> None:
        """Hand it in, where that was chosen in the review."""
        if left is not None and left.line == DELIVER:
            await self._from_review(None)
            self.action_deliver()
        else:
            await super()._left_review(left)

    # --- the case, and the end

    def _keep(self) -> None:
        """Keep what is typed, and the time it took."""
        super()._keep()
        self.session.keep_time()

    def action_papers(self, at: int | None = None) -> None:
        """The case, its documents and hints, over the conversation; opened where one was, or at a paper."""
        from wizard.screens.training_papers import PapersScreen  # noqa: PLC0415  read when first opened

        self._keep()
        self.app.push_screen(PapersScreen(self.session, at))

    def action_hint(self) -> None:
        """One hint more, among the papers; where there is none, that is said."""
        from wizard.screens.training_papers import papers_of  # noqa: PLC0415  as above

        session = self.session
        if session.hint():
            self.action_papers(len(papers_of(session)) - 1)
        else:
            self._keep()
            self._told_here(
                [session.say("training.hint.last" if session.words.hints else "training.hint.none")]
            )

    def action_deliver(self) -> None:
        """Hand the exercise in, after one question."""
        self._keep()
        session, desk = self.session, self.desk
        say, path = session.say, desk.interview.path
        if session.sitting.done:
            self._told_here([say("training.fill.delivered")])
            return
        left = sum(question not in desk.application.answers for question in path)
        text = say("training.finish.unanswered", count=left) if left else say("training.finish.answered")

        def answered(yes: bool | None) -> None:
            if not yes:
                return
            if desk.failing or session.finish() is None:
                self._told_here([say("training.not-finished", folder=str(session.store.folder))])
                return
            from wizard.screens.training_debriefing import DebriefingScreen  # noqa: PLC0415  as above

            self.dismiss(None)
            self.app.call_later(self.app.push_screen, DebriefingScreen(session))

        asked = Confirm(
            say("training.finish.title"), text, say("training.finish.no"), say("training.finish.yes")
        )
        self.app.push_screen(asked, answered)


def feedback_words(desk: Desk, question: str, found: Feedback) -> list[str]:
    """What is said of an answer, the most needed first."""
    say, told = desk.tools.say, list[str]()
    label = desk.words.label(question)
    # What is found where nothing has been answered yet is nothing that the answer brought about.
    answers = desk.application.answers
    findings = [*found.findings, *(f for f in found.elsewhere if spot(f.at).question in answers)]
    for finding in findings[:TOLD]:
        words, place = finding_words(desk, finding), place_words(desk, finding.at)
        message = words.message.removeprefix(f"{place}: ")
        told.append(say("training.fill.found", place=place, message=message))
    if len(findings) > TOLD:
        told.append(say("training.fill.more", count=len(findings) - TOLD))
    mended = [f for f in found.mended if spot(f.at).question in answers]
    if mended:
        told.append(say("training.fill.mended", count=len(mended)))
    if found.compared is not None:
        told.append(say(f"training.fill.{found.compared}", label=label))
    return told


def exercise_talk(desk: Desk) -> ExerciseTalk | None:
    """The conversation about a practice draft that belongs to an exercise; None where it does not."""
    session = sitting_of_draft(desk.tools, desk.draft.id)
    return None if session is None else ExerciseTalk(ExerciseDesk(desk, session))
