"""What the screens of an exercise share: the title, what to do now, the papers, hints, help, the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from wizard.screens.dialogs import Reading
from wizard.screens.keys import hints
from wizard.screens.overviews import keys_part
from wizard.screens.training_session import Session
from wizard.widgets.ask import Say
from wizard.widgets.bars import KeyBar, StatusLine, TitleBar
from wizard.widgets.help import HelpPart, help_blocks
from wizard.widgets.paragraphs import Block, literal
from wizard.widgets.parted_list import PartedList, Where
from wizard.widgets.told import Told

Key = tuple[str, str, str, str]
WIDE: Final = 100
"""Columns from which two things stand beside each other."""


def where_words(say: Say, where: Where, top: str) -> str:
    """The heading over the cursor, and which part of how many it is; `top` is said before the first."""
    if not where.number:
        return say(top)
    return say("review.where.part", part=where.part, number=where.number, of=where.of)


def bound(keys: tuple[Key, ...]) -> list[BindingType]:
    """The bindings of the keys of a screen; what a list or the app binds itself is left to it."""
    return [
        Binding(key, action, show=False) for key, _, _, action in keys if key not in ("", "enter", "ctrl+q")
    ]


class ExerciseScreen(Screen[None]):
    """A screen of one exercise. Its words lie in the interface's `training` area, under its `NAME`."""

    CSS_PATH = "training.tcss"
    # Textual declares these so that mypy takes them for variables of the instance.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012
    KEYS: ClassVar[tuple[Key, ...]] = ()
    NAME: ClassVar[str] = ""

    def __init__(self, session: Session) -> None:
        """The exercise on the desk."""
        super().__init__()
        self.session = session
        self._said = ""
        """What has just come of something; until the next key it stands in the place of what to do."""

    def compose(self) -> ComposeResult:
        """Title, what to do now, the parts of the screen, how it stands, the keys."""
        yield TitleBar()
        yield Told(classes="notice")
        yield from self.parts()
        yield StatusLine(id="status")
        yield KeyBar(hints(self.session.say, self.keys()))

    def parts(self) -> ComposeResult:
        """What is this screen's own."""
        yield from ()

    async def on_mount(self) -> None:
        """Show how things stand."""
        self.show()

    async def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        self._said = ""
        self.tell_keys()
        self.show()

    def keys(self) -> Sequence[Key]:
        """The keys that have something to do now."""
        return self.KEYS

    def tell_keys(self) -> None:
        """Show the keys that have something to do now."""
        self.query_one(KeyBar).tell(hints(self.session.say, self.keys()))

    def show(self) -> None:
        """Show everything anew; a screen adds its own parts."""
        self.around()

    def around(self) -> None:
        """The title, what to do now, and how it stands."""
        session = self.session
        self.query_one(TitleBar).tell(
            session.title, session.saved, session.saved, alarm=bool(session.trouble)
        )
        # What is said must stand there whole; what there is to do is short.
        told = [self._said or self.todo()]
        # What is not saved, and who else works on it, is said before all else.
        told = [*[t for t in (session.troubled, self._shared()) if t and t not in told], *told]
        shown = [Block(literal(text, "bold"), Content("› "), "  ") for text in told]
        self.query_one(".notice", Told).tell(shown, max(self.app.size.height // 6, 2 * len(told)))
        self.query_one("#status", StatusLine).tell(self.status())

    def _shared(self) -> str:
        """That another window works on the same sitting, where it does."""
        return self.session.say("training.shared") if self.session.shared else ""

    def todo(self) -> str:
        """What one is to do now, in one or two sentences."""
        return self.session.say(f"training.{self.NAME}.todo")

    def status(self) -> str:
        """How it stands, on one line."""
        return ""

    def tell(self, said: str = "") -> None:
        """Say what has come of something, or, without it, what to do now."""
        self._said = said
        self.session.pass_time()
        self.around()

    def tell_where(self) -> None:
        """The heading that one is under, for a screen with a list in parts."""
        where = self.query_one(PartedList).where
        told = where_words(self.session.say, where, f"training.{self.NAME}.top")
        self.query_one("#where", StatusLine).tell(told)

    # --- what every exercise has

    def action_papers(self) -> None:
        """The case and its documents, over what one is doing."""
        from wizard.screens.training_papers import PapersScreen  # noqa: PLC0415  it knows the screens' base

        self.app.push_screen(PapersScreen(self.session), lambda _: self.show())

    def action_hint(self) -> None:
        """One hint more, or that there is none."""
        from wizard.screens.training_papers import PapersScreen, papers_of  # noqa: PLC0415  as above

        session = self.session
        all_ = len(session.words.hints)
        if not session.hint():
            self.tell(session.say("training.hint.last" if all_ else "training.hint.none"))
            if not all_:
                return
        last = len(papers_of(session)) - 1
        self.app.push_screen(PapersScreen(session, last), lambda _: self.show())

    def action_help(self) -> None:
        """What this screen is for, and all its keys."""
        say = self.session.say
        keys = [(name, say(f"app.keylong.{word}")) for _, name, word, _ in self.KEYS]
        parts = [HelpPart("", say(f"training.{self.NAME}.help")), keys_part(say, keys)]
        self.app.push_screen(Reading(say, say(f"training.{self.NAME}.title"), help_blocks(parts)))

    def keep(self) -> None:
        """Keep the time that was spent: the program, or the screen, is about to end."""
        self.session.keep_time()

    def action_back(self) -> None:
        """Back; everything is saved."""
        self.keep()
        self.dismiss(None)
