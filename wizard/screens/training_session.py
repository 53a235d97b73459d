"""One exercise on the desk: its words, its sitting, and the saving of it after every act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from wizard.content.exercises import ExerciseWords
from wizard.drafts.store import Draft
from wizard.engine.interview import Interview
from wizard.schema.application import Application
from wizard.schema.exercise import Exercise, Ruling
from wizard.screens.desk import Desk
from wizard.screens.tools import Tools
from wizard.screens.training_known import exercise_named, exercise_title, words_of
from wizard.training.sitting import Sitting, Strictness
from wizard.training.store import SittingConflict, TrainingStore

if TYPE_CHECKING:
    from wizard.training.marks import Mark
    from wizard.training.results import Result
    from wizard.training.scores import Score

PAUSE: Final = 300
"""Seconds after which one is taken to have done something else: no stretch counts for more."""


class CaseDesk(Desk):
    """The application of an exercise, to be read: nothing of it is kept."""

    def __init__(self, tools: Tools, exercise: Exercise, application: Application) -> None:
        """The application as it is judged on the day of the exercise."""
        definition = tools.library.definition(application.scheme, application.edition)
        draft = Draft(id="", application=application, practice=True)
        super().__init__(tools, draft, Interview(definition, application, exercise.today))
        self.seen = set(definition.questions)

    def save(self, *_: object) -> None:
        """Keep nothing."""


class Session:
    """A sitting at an exercise. Every act is saved at once; where that fails, `trouble` says so."""

    def __init__(self, tools: Tools, exercise: Exercise, store: TrainingStore, sitting: Sitting) -> None:
        """An exercise, and a sitting at it that the store has."""
        self.tools, self.exercise, self.store, self.sitting = tools, exercise, store, sitting
        self.trouble = ""
        """Code of a sentence: why the sitting is not saved, or ""."""
        self.shared = False
        """Whether another window has worked on the sitting meanwhile."""
        self.paper = 0
        """The paper of the case that was read last."""
        self._acted = tools.clock()
        self._unsaved = 0
        """Seconds that count and are not on record yet."""

    @classmethod
    def open(cls, tools: Tools, exercise: Exercise) -> Session:
        """The sitting that was broken off, or one that is still to begin: nothing is written before that.

        Where the folder cannot be read, it is one to begin, and `trouble` says so.
        """
        store = store_of(tools)
        fresh = Sitting(id="", exercise=exercise.id, kind=exercise.kind, begun="")
        try:
            return cls(tools, exercise, store, store.open(exercise.id) or fresh)
        except OSError:
            session = cls(tools, exercise, store, fresh)
            session.trouble = "training.not-read"
            return session

    @property
    def begun(self) -> bool:
        """Whether there is a sitting on record."""
        return bool(self.sitting.id)

    def begin(self, strictness: Strictness) -> None:
        """Begin, unless it is begun. Raises OSError where it cannot be kept."""
        if not self.begun:
            seen, now = self.sitting.hints, self.tools.clock()
            try:
                self.sitting, self._acted = self.store.begin(self.exercise, now, strictness), now
            except OSError:
                self.trouble = "training.not-begun"
                raise
            self.trouble = ""
            if seen:
                self._act(lambda sitting: sitting.model_copy(update={"hints": seen}))

    # --- words

    def say(self, code: str, /, **values: Any) -> str:
        """One of the program's sentences."""
        return self.tools.say(code, **values)

    @property
    def words(self) -> ExerciseWords:
        """The words of the case in the language of the screen, or in bokmål."""
        return words_of(self.tools, self.exercise)

    @property
    def title(self) -> str:
        """What the title bar says: the program, that it is an exercise, and which."""
        return exercise_title(self.tools, self.exercise)

    @property
    def saved(self) -> str:
        """That all is saved, or that it is not; nothing before there is something to save."""
        if self.trouble:
            return self.say("training.not-saved-short")
        return self.say("training.saved") if self.begun else ""

    @property
    def troubled(self) -> str:
        """What is wrong, in a sentence that names the folder; "" where nothing is."""
        return self.say(self.trouble, folder=str(self.store.folder)) if self.trouble else ""

    @property
    def strictness(self) -> Strictness:
        """How much is said after an answer; of what is handed in already there is nothing to hide."""
        return "strict" if self.sitting.done else self.sitting.strictness

    # --- acts

    def mark(self, at: str, rule: str) -> None:
        """Mark a place with a reason."""
        self._act(lambda sitting: sitting.mark(at, rule))

    def unmark(self, mark: Mark) -> None:
        """Take a mark back."""
        self._act(lambda sitting: sitting.unmark(mark))

    def decide(self, situation: str, verdict: Ruling, condition: str | None = None) -> None:
        """Decide a situation, in the place of an earlier decision."""
        self._act(lambda sitting: sitting.decide(situation, verdict, condition))

    def hint(self) -> bool:
        """Look at one hint more; whether there was one."""
        most = len(self.words.hints)
        if self.sitting.hints >= most:
            return False
        self._act(lambda sitting: sitting.hint(most))
        return True

    def go_to(self, place: str) -> None:
        """Remember where one is."""
        if place != self.sitting.place:
            self._act(lambda sitting: sitting.at(place))

    def strictly(self, strictness: Strictness) -> None:
        """Have more or less said after each answer."""
        self._act(lambda sitting: sitting.with_strictness(strictness))

    def with_draft(self, draft_id: str) -> None:
        """Keep which draft holds the answers."""
        self._act(lambda sitting: sitting.with_draft(draft_id))

    def pass_time(self) -> None:
        """Something was done: the time since the last such moment counts, a pause as far as its limit."""
        now = self.tools.clock()
        seconds = int((now - self._acted).total_seconds())
        whole = 0 <= seconds <= PAUSE
        # What is less than a second counts with the next stretch.
        self._acted = self._acted + timedelta(seconds=seconds) if whole else now
        if self.begun and not self.sitting.done:
            self._unsaved += max(0, min(seconds, PAUSE))

    def keep_time(self) -> None:
        """Put the time spent on record, where there is some."""
        self.pass_time()
        if self._unsaved:
            self._act(lambda sitting: sitting)

    def _act(self, act: Callable[[Sitting], Sitting]) -> None:
        """Go on with another sitting, and save it; where another window has done so, on top of that."""
        self.pass_time()
        if not self.begun or self.sitting.done:
            self.sitting = act(self.sitting)
            return
        self.sitting, wanted = act(self.sitting), act(self.sitting).spent(self._unsaved)
        try:
            self.sitting = self.store.save(wanted)
        except SittingConflict:
            self._after_another_window(act)
        except OSError:
            self.trouble = "training.not-saved"
        else:
            self.trouble, self._unsaved = "", 0

    def _after_another_window(self, act: Callable[[Sitting], Sitting]) -> None:
        """Another window saved the sitting: what was done there and what is done here both count.

        What it has handed in stays as it is.
        """
        self.shared = True
        try:
            theirs = self._on_record()
            if theirs.done:
                self.sitting, self.trouble = theirs, "training.handed-in"
                return
            self.sitting = self.store.save(act(theirs).spent(self._unsaved))
        except (SittingConflict, OSError):
            self.trouble = "training.not-saved"
        else:
            self.trouble, self._unsaved = "", 0

    def _on_record(self) -> Sitting:
        """The sitting as it was saved last, here or in another window; ours where there is none."""
        return next((s for s in self.store.sittings().found if s.id == self.sitting.id), self.sitting)

    # --- the end

    def score(self) -> Score:
        """What the sitting gives as it stands."""
        from wizard.training.filling import score_application  # noqa: PLC0415  few screens ask for it
        from wizard.training.scoring import score_decisions, score_faults  # noqa: PLC0415

        exercise, sitting = self.exercise, self.sitting
        definition = self.tools.library.definition(exercise.scheme, exercise.edition)
        if exercise.kind == "find_faults":
            return score_faults(definition, exercise.planted, exercise.remaining, sitting.marks)
        if exercise.kind == "decide":
            return score_decisions(exercise, definition, sitting.decisions)
        return score_application(definition, exercise, self.answered(), exercise.today)

    def answered(self) -> Application:
        """The trainee's application of an exercise of filling in; empty where it cannot be read.

        What is handed in is not changed by what the draft becomes.
        """
        if self.sitting.delivered is not None:
            return self.sitting.delivered
        from wizard.drafts.store import DraftDamaged, NoSuchDraft  # noqa: PLC0415

        try:
            return self.tools.store_of(practice=True).open(self.sitting.draft).application
        except (NoSuchDraft, DraftDamaged):
            return Application(scheme=self.exercise.scheme, edition=self.exercise.edition)

    def finish(self) -> Result | None:
        """Hand it in, and keep the result; None, and `trouble`, where it cannot be kept."""
        self.pass_time()
        now, before = self.tools.clock(), self.sitting
        self.sitting = before.spent(self._unsaved)
        if self.exercise.kind == "fill_in":
            self.sitting = self.sitting.with_delivered(self.answered())
        try:
            result = self.store.finish(self.sitting, self.exercise, self.score(), now)
            # What another window has handed in before stays, and is what the result is about.
            kept = self._on_record()
        except OSError:
            self.sitting, self.trouble = before, "training.not-saved"
            return None
        self.sitting, self.trouble, self._unsaved = kept.finish(now), "", 0
        return result


def store_of(tools: Tools) -> TrainingStore:
    """Where sittings and results lie. Raises OSError where the program has no such place."""
    if tools.training is None:
        raise FileNotFoundError("training")
    return tools.training


def sitting_of_draft(tools: Tools, draft_id: str) -> Session | None:
    """The exercise that a practice draft is filled in for, or was; None where there is none to be read."""
    if tools.training is None:
        return None
    try:
        mine = [s for s in tools.training.sittings().found if s.draft == draft_id]
    except OSError:
        return None
    for sitting in sorted(mine, key=lambda s: bool(s.done)):
        exercise = exercise_named(tools, sitting.exercise)
        return None if exercise is None else Session(tools, exercise, tools.training, sitting)
    return None
