"""The Textual app: chooses screens, keeps the draft that is open, and leaves it saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, TextArea

from wizard.content.library import Library, UnknownScheme
from wizard.drafts.store import DraftDamaged, DraftStore, NoSuchDraft
from wizard.engine.interview import Interview
from wizard.screens.begin import BeginScreen
from wizard.screens.conversation import ConversationScreen
from wizard.screens.desk import Desk
from wizard.screens.home import HomeScreen
from wizard.screens.sturdy import Sturdy
from wizard.screens.tools import Tools

LEFT: Final = 130
"""The exit code when an application was left open; its draft is saved."""


class VeiviserApp(Sturdy):
    """The wizard on a screen. What it needs from the world is handed in."""

    # The style of a default screen is not read from the screen itself (Textual 8.2.8), only from here.
    CSS_PATH = ["app.tcss", "screens/home.tcss"]  # noqa: RUF012  (mypy knows the type of App)
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "copy_or_leave", show=False, priority=True),
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
    ) -> None:
        """Content, drafts, language, the date in use; `target` or `draft_id` is opened at once."""
        super().__init__()
        self.tools = Tools(library, store, lang, today, clock, user)
        self._target, self._draft_id = target, draft_id
        self.desk: Desk | None = None
        """The draft that is open."""

    def get_default_screen(self) -> Screen[None]:
        """The list of drafts lies under everything."""
        return HomeScreen(self.tools)

    def on_mount(self) -> None:
        """Open what the program was started with."""
        self.title = self.tools.say("app.name")
        if self._draft_id is not None:
            self._open(self._draft_id)
        elif self._target is not None:
            self._begin_with(self._target)

    @on(HomeScreen.DraftChosen)
    def _draft_chosen(self, event: HomeScreen.DraftChosen) -> None:
        self._open(event.draft)

    @on(HomeScreen.NewChosen)
    def _new_chosen(self) -> None:
        self.push_screen(BeginScreen(self.tools), self._begin)

    def _begin(self, chosen: tuple[str, str] | None) -> None:
        """Begin an application in a draft of its own."""
        if chosen is not None:
            self._begin_with(Interview.start(self.tools.library.definition(*chosen), self.tools.today))

    def _begin_with(self, interview: Interview) -> None:
        """Begin a draft of an interview; without a place to save it there is none."""
        try:
            self._talk(Desk.begin(self.tools, interview))
        except OSError:
            self._say_at_home("app.save.not-begun")

    def _open(self, draft_id: str) -> None:
        """Open a draft, or say why it cannot be opened."""
        try:
            desk = Desk.open(self.tools, draft_id)
        except DraftDamaged:
            self._say_at_home("app.home.damaged", draft=draft_id)
        except (NoSuchDraft, UnknownScheme):
            self._say_at_home("app.home.gone", draft=draft_id)
        else:
            self._talk(desk)

    def _say_at_home(self, code: str, **values: str) -> None:
        """Say something on the list of drafts."""
        home = self.screen_stack[0]
        if isinstance(home, HomeScreen):
            home.tell(self.tools.say(code, **values))

    def _talk(self, desk: Desk) -> None:
        """Begin the conversation about a draft."""
        self.desk = desk
        self.push_screen(ConversationScreen(desk), self._talked)

    def _talked(self, _: None) -> None:
        """The draft was left for the list; it is saved."""
        self.desk = None

    def go_on(self) -> None:
        """After a fault in a screen: the draft that was open, in screens that are new."""
        if self.desk is not None:
            self._talk(self.desk)

    def action_leave(self) -> None:
        """Leave the program; what is being typed is kept with the draft."""
        self.keep_all()
        self.exit(return_code=LEFT if self.desk is not None else 0)

    def action_copy_or_leave(self) -> None:
        """Ctrl+C copies what is marked, as everywhere; with nothing marked it leaves."""
        focused = self.focused
        if isinstance(focused, Input | TextArea) and focused.selected_text:
            self.copy_to_clipboard(focused.selected_text)
        elif marked := self.screen.get_selected_text():
            self.copy_to_clipboard(marked)
        else:
            self.action_leave()
