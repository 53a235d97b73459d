"""The Textual app: chooses screens, keeps the draft that is open, and leaves it saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.screen import Screen

from wizard.content.files import BrokenContent
from wizard.content.library import Library
from wizard.screens.dressed import Dressed
from wizard.screens.opening import OpeningScreen
from wizard.screens.sturdy import Sturdy
from wizard.screens.tools import Tools

# What these bring along is read while the first question is on the screen.
if TYPE_CHECKING:
    from wizard.drafts.store import DraftStore
    from wizard.engine.interview import Interview
    from wizard.screens.desk import Desk
    from wizard.screens.home import HomeScreen
    from wizard.training.store import TrainingStore

LEFT: Final = 130
"""The exit code when an application was left open; its draft is saved."""


class VeiviserApp(Dressed, Sturdy):
    """The wizard on a screen. What it needs from the world is handed in."""

    # The style of a default screen is not read from the screen itself (Textual 8.2.8), only from here.
    # mypy knows the type of App.
    CSS_PATH = ["app.tcss", "screens/home.tcss", "screens/conversation.tcss"]  # noqa: RUF012
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", show=False, priority=True),
    ]

    def __init__(  # noqa: PLR0913  the edge of the program hands everything in here
        self,
        library: Library,
        store: DraftStore,
        lang: str,
        today: date,
        *,
        clock: Callable[[], datetime],
        user: str,
        target: Interview | None = None,
        draft_id: str | None = None,
        draft_is_practice: bool = False,
        begin: tuple[str, str] | None = None,
        theme: str = "",
        keep_theme: Callable[[str], None] | None = None,
        practice: DraftStore | None = None,
        training: TrainingStore | None = None,
        train: str | None = None,
    ) -> None:
        """Content, drafts, language, the date in use; `target`, `draft_id` or `begin` is opened at once.

        `begin` is a scheme and an edition of it: a new application, whose first question is shown while
        the rest is still being read. `train` is the id of an exercise to open; "" lists them.
        """
        super().__init__()
        self.theme, self.keep_theme = theme or self.theme, keep_theme
        self.tools = Tools(library, store, lang, today, clock, user, practice, training)
        self._draft_is_practice = draft_is_practice
        self._target, self._draft_id, self._new, self._train = target, draft_id, begin, train
        self.broken: BrokenContent | None = None
        """Why the application could not be begun: for whoever ran the app to say."""
        self.desk: Desk | None = None
        """The draft that is open."""

    def get_default_screen(self) -> Screen[None]:
        """The list of drafts; what the program was started with goes before it, and needs no list."""
        if self._new is not None:
            return OpeningScreen(self.tools, *self._new)
        return OpeningScreen(self.tools) if self._draft_id or self._target else self._drafts()

    def _drafts(self) -> HomeScreen:
        from wizard.screens.home import HomeScreen  # noqa: PLC0415

        return HomeScreen(self.tools)

    def on_mount(self) -> None:
        """Open what the program was started with."""
        self.title = self.tools.say("app.name")
        if self._draft_id is not None:
            self._open(self._draft_id, practice=self._draft_is_practice)
        elif self._target is not None:
            self._begin_with(self._target)
        elif self._train is not None:
            from wizard.screens.training import TrainingScreen  # noqa: PLC0415  most runs train nobody

            self.push_screen(TrainingScreen(self.tools, self._train))
        if self._new is None:
            self.ready()

    def on_opening_screen_shown(self) -> None:
        """Read the rest, and go on from the first question."""
        self.collect()
        try:
            self._begin(self._new)
        except BrokenContent as fault:
            self.broken = fault
            self.exit()
        self.ready()

    def on_home_screen_draft_chosen(self, event: HomeScreen.DraftChosen) -> None:
        """A draft of the list."""
        self._open(event.draft, practice=event.practice)

    def on_home_screen_new_chosen(self) -> None:
        """A new application, of a scheme still to be chosen."""
        from wizard.screens.begin import BeginScreen  # noqa: PLC0415

        self.push_screen(BeginScreen(self.tools), self._begin)

    def _begin(self, chosen: tuple[str, str] | None) -> None:
        """Begin an application in a draft of its own."""
        from wizard.engine.interview import Interview  # noqa: PLC0415

        if chosen is not None:
            self._begin_with(Interview.start(self.tools.library.definition(*chosen), self.tools.today))

    def _begin_with(self, interview: Interview) -> None:
        """Begin a draft of an interview; without a place to save it there is none."""
        from wizard.screens.desk import Desk  # noqa: PLC0415

        try:
            self._talk(Desk.begin(self.tools, interview))
        except OSError:
            self._say_at_home("app.save.not-begun")

    def _open(self, draft_id: str, *, practice: bool = False) -> None:
        """Open a draft, or say why it cannot be opened."""
        from wizard.screens.taking_up import TakingUp  # noqa: PLC0415

        def tell(said: str) -> None:
            self._at_home().tell(said)

        TakingUp(self, self.tools, self._talk, tell).open(draft_id, practice=practice)

    def _say_at_home(self, code: str, **values: str) -> None:
        """Say something on the list of drafts."""
        self._at_home().tell(self.tools.say(code, **values))

    def _at_home(self) -> HomeScreen:
        """The list of drafts, put in the place of the opening where that lies lowest."""
        from wizard.screens.home import HomeScreen  # noqa: PLC0415

        home = self.screen_stack[0]
        if not isinstance(home, HomeScreen):
            home = self._drafts()
            self.switch_screen(home)
        return home

    def _talk(self, desk: Desk) -> None:
        """Begin the conversation about a draft."""
        from wizard.screens.conversation import ConversationScreen  # noqa: PLC0415

        screen = ConversationScreen(desk)
        if desk.practice:
            from wizard.screens.training_talk import exercise_talk  # noqa: PLC0415  most drafts are none

            screen = exercise_talk(desk) or screen
        self.desk = screen.desk
        self.push_screen(screen, self._talked)
        # After the first question is shown: a claim waits for the disk.
        self.call_later(screen.desk.claim)

    def _talked(self, _: None) -> None:
        """The draft was left for the list; it is saved."""
        if self.desk is not None:
            self.desk.release()
        self.desk = None
        self.call_later(self._at_home)

    def go_on(self) -> None:
        """After a fault in a screen: the draft that was open, in screens that are new."""
        if self.desk is not None:
            self._talk(self.desk)

    def action_leave(self) -> None:
        """Leave the program; what is being typed is kept with the draft, or elsewhere where that fails."""
        if not self.keep_all():
            self.farewell = self._kept_words(kept=False)
        if self.desk is not None:
            self.desk.release()
        self.exit(return_code=LEFT if self.desk is not None else 0)
