"""The first screen: the drafts there are, and the way to a new application."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from wizard.content.library import UnknownScheme
from wizard.drafts.store import DraftDamaged, DraftSummary, NoSuchDraft
from wizard.engine.formats import date as date_words
from wizard.screens.desk import Desk
from wizard.screens.dialogs import Confirm, Reading
from wizard.screens.keys import hints
from wizard.screens.overviews import keys_part
from wizard.screens.telling import progress_words
from wizard.screens.tools import Tools
from wizard.widgets.bars import KeyBar, StatusLine, TitleBar
from wizard.widgets.help import HelpPart, help_blocks
from wizard.widgets.paragraphs import Block, Paragraphs, literal

NEW: Final = "new"
DRAFT: Final = "draft#"
KEYS: Final = (
    ("f1", "F1", "help", "help"),
    ("enter", "Enter", "choose", "choose"),
    ("delete", "Delete", "delete", "delete"),
    ("ctrl+l", "Ctrl+L", "language", "app.languages"),
    ("ctrl+q", "Ctrl+Q", "quit", "app.leave"),
)


class HomeScreen(Screen[None]):
    """Lists the drafts. What is chosen is told to the app, which opens it."""

    CSS_PATH = "home.tcss"
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", show=False),
        Binding("delete,ctrl+d", "delete", show=False),
        Binding("ctrl+l", "app.languages", show=False),
    ]

    @dataclass
    class DraftChosen(Message):
        """A draft is to be opened."""

        draft: str

    class NewChosen(Message):
        """A new application is to be begun."""

    def __init__(self, tools: Tools) -> None:
        """What the program works with."""
        super().__init__()
        self.tools = tools
        self._drafts: Sequence[DraftSummary] = ()
        self._far: dict[tuple[str, str], str] = {}
        """How far each draft has come, by its id and when it was changed."""
        self._told = ""

    def compose(self) -> ComposeResult:
        """Title, greeting, list, where the drafts lie, keys."""
        say = self.tools.say
        yield TitleBar()
        yield Static(literal(say("app.home.welcome")), classes="welcome", markup=False)
        yield OptionList(markup=False)
        yield StatusLine()
        yield KeyBar(hints(say, KEYS))

    def on_mount(self) -> None:
        """Tell what the program is."""
        self.query_one(TitleBar).tell(self.tools.say("app.home.title"))
        self.query_one(OptionList).focus()

    async def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        say = self.tools.say
        self.query_one(TitleBar).tell(say("app.home.title"))
        self.query_one(".welcome", Static).update(literal(say("app.home.welcome")))
        self.query_one(KeyBar).tell(hints(say, KEYS))
        self._far.clear()
        self._told = ""
        self.show()

    def on_screen_resume(self) -> None:
        """List the drafts anew: one comes back here from a draft, or from a question about one."""
        self.show()
        self._told = ""

    def tell(self, told: str) -> None:
        """Say something below the list until the screen is left; before it stands, when it does."""
        self._told = told
        if self.is_mounted:
            self.show()

    def show(self) -> None:
        """List the drafts; how far each has come is worked out after the first look."""
        say = self.tools.say
        self._drafts = self.tools.store.list()
        lines = self.query_one(OptionList)
        before = lines.highlighted
        options: list[Option] = [
            Option(Paragraphs([Block(literal(say("app.home.new"), "bold"), Content("+ "), "  ")]), id=NEW)
        ]
        if self._drafts:
            title = literal(say("app.home.drafts"), "bold underline")
            options.append(Option(Paragraphs([Block(Content("")), Block(title)]), disabled=True))
        options += [Option(self._line(d), id=DRAFT + d.id) for d in self._drafts]
        lines.set_options(options)
        at = min(before, lines.option_count - 1) if before is not None else (2 if self._drafts else 0)
        lines.highlighted = at if not lines.options[at].disabled else 0
        self.query_one(StatusLine).tell(self._told or say("app.home.place", folder=self.tools.store.place))
        self.call_after_refresh(self._work_out, 0)

    def _line(self, draft: DraftSummary) -> Paragraphs:
        """One draft: municipality, scheme, edition; when it was changed, how far it is."""
        say = self.tools.say
        if draft.damaged:
            return Paragraphs([Block(literal(say("app.home.damaged", draft=draft.id)), Content("! "), "  ")])
        head = literal(self._title(draft), "bold")
        far = self._far.get((draft.id, draft.changed), say("app.home.answered", count=draft.answered))
        under = literal(f"{self._changed(draft)} · {far}")
        return Paragraphs([Block(head, Content("  "), "  "), Block(under, Content("    "), "    ")])

    def _title(self, draft: DraftSummary) -> str:
        """Municipality, scheme and edition as people know them."""
        tools = self.tools
        try:
            definition = tools.library.definition(draft.scheme, draft.edition)
        except UnknownScheme:
            return tools.say("app.home.unknown", scheme=draft.scheme, edition=draft.edition)
        found = definition.registry.by_number.get(draft.municipality)
        name = found.name if found else tools.say("app.home.no-municipality")
        return f"{name} · {tools.scheme_title(draft.scheme)} {draft.edition}"

    def _changed(self, draft: DraftSummary) -> str:
        try:
            when = datetime.fromisoformat(draft.changed)
        except ValueError:
            return ""
        day = date_words(when.date().isoformat(), self.tools.lang)
        return self.tools.say("app.home.changed", day=day, time=f"{when:%H.%M}")

    def _work_out(self, number: int) -> None:
        """How far one draft has come; then the next, so that the list never waits for the judge."""
        if number >= len(self._drafts) or not self.is_current:
            return
        draft = self._drafts[number]
        if (draft.id, draft.changed) not in self._far and not draft.damaged:
            try:
                told = progress_words(Desk.open(self.tools, draft.id))
            except (NoSuchDraft, DraftDamaged, UnknownScheme):
                told = ""
            if told:
                self._far[draft.id, draft.changed] = told
                self.query_one(OptionList).replace_option_prompt(DRAFT + draft.id, self._line(draft))
        self.call_after_refresh(self._work_out, number + 1)

    @property
    def _draft(self) -> DraftSummary | None:
        """The draft under the cursor."""
        option = self.query_one(OptionList).highlighted_option
        chosen = ((option.id if option else None) or "").removeprefix(DRAFT)
        return next((d for d in self._drafts if d.id == chosen), None)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id == NEW:
            self.post_message(self.NewChosen())
        elif self._draft is not None:
            self.post_message(self.DraftChosen(self._draft.id))

    def action_choose(self) -> None:
        """Open what the cursor is on."""
        self.query_one(OptionList).action_select()

    def action_delete(self) -> None:
        """Delete the draft under the cursor, after one question."""
        draft, say = self._draft, self.tools.say
        if draft is None:
            return
        title = draft.id if draft.damaged else self._title(draft)

        def confirmed(yes: bool | None) -> None:
            if yes:
                self._delete(draft.id)

        text = say("app.delete.text", title=title)
        asked = Confirm(say("app.delete.title"), text, say("app.delete.keep"), say("app.delete.delete"))
        self.app.push_screen(asked, confirmed)

    def _delete(self, draft_id: str) -> None:
        """Delete a draft, and say what came of it."""
        code = "app.delete.done"
        try:
            self.tools.store.delete(draft_id)
        except NoSuchDraft:
            code = "app.delete.done"
        except OSError:
            code = "app.delete.failed"
        self.tell(self.tools.say(code))

    def action_help(self) -> None:
        """What the program does, and the keys."""
        say = self.tools.say
        keys = [(name, say(f"app.keylong.{word}")) for _, name, word, _ in KEYS]
        parts = [HelpPart("", say("app.home.help")), keys_part(say, keys)]
        self.app.push_screen(Reading(say, say("app.home.title"), help_blocks(parts)))
