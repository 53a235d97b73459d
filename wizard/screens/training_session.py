"""One exercise on the desk: its words, its sitting, and the saving of it after every act."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from wizard.content.exercises import ExerciseWords
from wizard.content.library import Library, UnknownName
from wizard.drafts.store import Draft
from wizard.engine.interview import Interview
from wizard.schema.application import Application
from wizard.schema.exercise import Exercise, Ruling
from wizard.screens.desk import Desk
from wizard.screens.tools import Tools
from wizard.training.sitting import Sitting, Strictness
from wizard.training.store import SittingConflict, TrainingStore

if TYPE_CHECKING:
    from wizard.training.marks import Mark
    from wizard.training.results import Result
    from wizard.training.scores import Score

GENERATED: Final = "generated:"
"""How the id of an exercise begins that is made from a seed."""
PAUSE: Final = 300
"""Seconds after which one is taken to have done something else."""


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
        self.paper = 0
        """The paper of the case that was read last."""
        self._acted = tools.clock()

    @classmethod
    def open(cls, tools: Tools, exercise: Exercise) -> Session:
        """The sitting that was broken off, or one that is still to begin: nothing is written before that."""
        store = store_of(tools)
        fresh = Sitting(id="", exercise=exercise.id, kind=exercise.kind, begun="")
        return cls(tools, exercise, store, store.open(exercise.id) or fresh)

    @property
    def begun(self) -> bool:
        """Whether there is a sitting on record."""
        return bool(self.sitting.id)

    def begin(self, strictness: Strictness) -> None:
        """Begin, unless it is begun. Raises OSError where it cannot be kept."""
        if not self.begun:
            seen, now = self.sitting.hints, self.tools.clock()
            self.sitting, self._acted = self.store.begin(self.exercise, now, strictness), now
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
        """That all is saved, or that it is not."""
        return self.say(self.trouble or "training.saved")

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

    def _act(self, act: Callable[[Sitting], Sitting]) -> None:
        """Go on with another sitting, and save it; where another window has done so, on top of that."""
        now = self.tools.clock()
        seconds = int((now - self._acted).total_seconds())
        self._acted = now
        spent = seconds if 0 <= seconds <= PAUSE else 0
        wanted = act(self.sitting).spent(spent)
        self.sitting = wanted
        if not self.begun:
            return
        try:
            self.sitting = self.store.save(wanted)
        except SittingConflict:
            self._after_another_window(act)
        except OSError:
            self.trouble = "training.not-saved"
        else:
            self.trouble = ""

    def _after_another_window(self, act: Callable[[Sitting], Sitting]) -> None:
        """Another window saved the sitting: what was done there and what is done here both count."""
        theirs = next((s for s in self.store.sittings().found if s.id == self.sitting.id), self.sitting)
        try:
            self.sitting = self.store.save(act(theirs))
        except (SittingConflict, OSError):
            self.trouble = "training.not-saved"

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
        """The trainee's application of an exercise of filling in; empty where it cannot be read."""
        from wizard.drafts.store import DraftDamaged, NoSuchDraft  # noqa: PLC0415

        try:
            return self.tools.store_of(practice=True).open(self.sitting.draft).application
        except (NoSuchDraft, DraftDamaged):
            return Application(scheme=self.exercise.scheme, edition=self.exercise.edition)

    def finish(self) -> Result | None:
        """Hand it in, and keep the result; None, and `trouble`, where it cannot be kept."""
        now = self.tools.clock()
        try:
            result = self.store.finish(self.sitting, self.exercise, self.score(), now)
        except OSError:
            self.trouble = "training.not-saved"
            return None
        self.sitting = self.sitting.finish(now)
        return result


def store_of(tools: Tools) -> TrainingStore:
    """Where sittings and results lie. Raises OSError where the program has no such place."""
    if tools.training is None:
        raise FileNotFoundError("training")
    return tools.training


def exercise_named(tools: Tools, name: str) -> Exercise | None:
    """The exercise of an id, of the content or made from a seed; None where there is none."""
    try:
        return _made(tools.library, name) if name.startswith(GENERATED) else tools.library.exercise(name)
    except (UnknownName, ValueError):
        # What a seed cannot give is a ValueError.
        return None


@lru_cache(maxsize=16)
def _made(library: Library, name: str) -> Exercise:
    """An exercise made from a seed; to make one takes longer than to draw a list."""
    from wizard.training.generated import generated, parse_generated  # noqa: PLC0415  few runs make one

    return generated(library, *parse_generated(name))


def exercise_title(tools: Tools, exercise: Exercise) -> str:
    """The program, that it is an exercise, and its title."""
    return " · ".join([tools.say("app.name"), tools.say("home.practice"), words_of(tools, exercise).title])


def words_of(tools: Tools, exercise: Exercise) -> ExerciseWords:
    """The words of an exercise; of one that is made from a seed those that all of them share."""
    if not exercise.id.startswith(GENERATED):
        return tools.library.exercise_words(exercise.id, tools.lang)
    from wizard.training.generated import generated_words  # noqa: PLC0415  as above

    return generated_words(tools.library, exercise, tools.lang)


def sitting_of_draft(tools: Tools, draft_id: str) -> Session | None:
    """The exercise that a practice draft is being filled in for; None where there is none."""
    if tools.training is None:
        return None
    for sitting in tools.training.sittings().found:
        if sitting.draft == draft_id and not sitting.done:
            exercise = exercise_named(tools, sitting.exercise)
            return None if exercise is None else Session(tools, exercise, tools.training, sitting)
    return None


def known_exercises(library: Library) -> tuple[Exercise, ...]:
    """The exercises of the content, from easy to hard."""
    return tuple(sorted(library.exercises(), key=lambda e: (e.level, e.scheme, e.id)))
