"""The case of an exercise, read before one begins: the situation, the task, the documents."""

from __future__ import annotations

from typing import ClassVar, Final, get_args

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from wizard.drafts.store import DraftDamaged, NoSuchDraft
from wizard.engine.interview import Interview
from wizard.schema.application import Application
from wizard.screens.acts_begin import LONGEST
from wizard.screens.desk import Desk
from wizard.screens.dialogs import Pick
from wizard.screens.home import HomeScreen
from wizard.screens.training_base import ExerciseScreen, Key, bound
from wizard.screens.training_known import GENERATED
from wizard.screens.training_papers import MOVES, Papers, papers_of
from wizard.screens.training_session import Session
from wizard.screens.training_words import about_exercise
from wizard.training.sitting import Strictness
from wizard.widgets.paragraphs import Block, Paragraphs, literal

KEYS: Final[tuple[Key, ...]] = (
    ("f1", "F1", "help-here", "help"),
    ("enter,f9", "Enter", "start", "start"),
    ("", "←→", "turn-paper", "turn(1)"),
    ("f4", "F4", "hint", "hint"),
    ("escape", "Esc", "back", "back"),
    ("ctrl+q", "Ctrl+Q", "quit", "app.leave"),
)
STRICTNESS: Final[tuple[Strictness, ...]] = get_args(Strictness)
USUAL: Final[Strictness] = "gentle"


class CaseScreen(ExerciseScreen):
    """Shows the papers of a case; Enter begins, or goes on where it was broken off."""

    KEYS = KEYS
    NAME = "case"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bound(KEYS),
        Binding("enter", "start", show=False, priority=True),
        *MOVES,
    ]

    def parts(self) -> ComposeResult:
        """The papers."""
        yield Papers()

    def show(self) -> None:
        """The papers that there are now."""
        super().show()
        self.query_one(Papers).put(papers_of(self.session))

    def todo(self) -> str:
        """To read, and then to begin, or to go on."""
        begun = "on" if self.session.begun else "begin"
        told = self.session.say(f"training.case.{begun}")
        tools, exercise = self.session.tools, self.session.exercise
        if tools.lang not in exercise.languages and not exercise.id.startswith(GENERATED):
            return f"{told} {tools.say('training.case.language')}"
        return told

    def status(self) -> str:
        """What sort of exercise it is, how hard, how long."""
        return about_exercise(self.session.tools, self.session.exercise)

    # --- reading

    def action_fetch(self, number: int) -> None:
        """Open a paper by its digit."""
        self.query_one(Papers).fetch(number - 1)

    def action_turn(self, way: int) -> None:
        """The next paper, or the one before."""
        self.query_one(Papers).turn(way)

    def action_scroll(self, lines: int) -> None:
        """Scroll the text."""
        self.query_one(Papers).scroll(lines)

    def action_page(self, way: int) -> None:
        """A screenful up or down."""
        self.query_one(Papers).page(way)

    def action_hint(self) -> None:
        """One hint more, among the papers."""
        session = self.session
        if session.hint():
            self.show()
            self.query_one(Papers).fetch(len(papers_of(session)) - 1)
            self.tell("")
        else:
            self.tell(session.say("training.hint.last" if session.words.hints else "training.hint.none"))

    # --- beginning

    def action_start(self) -> None:
        """Begin, or go on; where something is said after each answer, ask first how much."""
        session = self.session
        if session.begun or session.exercise.kind == "find_faults":
            self._go(session.sitting.strictness)
            return
        say = session.say
        lines = []
        for strictness in STRICTNESS:
            named = say(f"training.strictness.{strictness}.title")
            if strictness == USUAL:
                named = say("training.strictness.usual", title=named)
            title = literal(named, "bold")
            text = literal(say(f"training.strictness.{strictness}.{session.exercise.kind}"))
            lines.append((strictness, Paragraphs([Block(title), Block(text, literal("    "), "    ")])))

        def picked(chosen: str | None) -> None:
            for strictness in STRICTNESS:
                if strictness == chosen:
                    self._go(strictness)

        asked = Pick(
            say,
            say("training.strictness.title"),
            lines,
            USUAL,
            say("training.strictness.text"),
            keys="home.pick-keys",
        )
        self.app.push_screen(asked, picked)

    def _go(self, strictness: Strictness) -> None:
        """To the exercise itself."""
        session = self.session
        try:
            session.begin(strictness)
            draft = draft_of(session) if session.exercise.kind == "fill_in" else ""
        except OSError:
            self.tell("" if session.trouble else session.say("training.not-begun", folder=_folder(session)))
            return
        if draft:
            self.dismiss(None)
            self.app.post_message(HomeScreen.DraftChosen(draft, practice=True))
        elif session.exercise.kind == "decide":
            from wizard.screens.training_decide import DecideScreen  # noqa: PLC0415  read when first opened

            self.app.switch_screen(DecideScreen(session))
        else:
            from wizard.screens.training_faults import FaultsScreen  # noqa: PLC0415  as above

            self.app.switch_screen(FaultsScreen(session))


def _folder(session: Session) -> str:
    """Where the draft of an exercise would lie."""
    return session.tools.store_of(practice=True).place


def draft_of(session: Session) -> str:
    """The id of the practice draft of an exercise of filling in; begun where there is none that can be read.

    Raises OSError where none can be written.
    """
    tools, exercise = session.tools, session.exercise
    store = tools.store_of(practice=True)
    if session.sitting.draft:
        try:
            return store.open(session.sitting.draft).id
        except (NoSuchDraft, DraftDamaged):
            pass
    application = exercise.start or Application(scheme=exercise.scheme, edition=exercise.edition)
    definition = tools.library.definition(exercise.scheme, exercise.edition)
    interview = Interview.start(definition, exercise.today, application)
    desk = Desk.begin(tools, interview, practice=True, name=session.words.title[:LONGEST])
    session.with_draft(desk.draft.id)
    return desk.draft.id
