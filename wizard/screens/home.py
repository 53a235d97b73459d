"""The first screen: the drafts there are, and the ways to begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList, Static

from wizard.content.library import UnknownName
from wizard.drafts.store import DraftDamaged, DraftSummary, NoSuchDraft
from wizard.engine.search import find
from wizard.screens import home_words
from wizard.screens.acts_drafts import DRAFT, PRACTICE, DraftActs
from wizard.screens.desk import Desk
from wizard.screens.dialogs import Reading
from wizard.screens.keys import hints
from wizard.screens.overviews import keys_part
from wizard.screens.progressing import progress_words
from wizard.screens.tools import Tools
from wizard.widgets.bars import KeyBar, StatusLine, TitleBar
from wizard.widgets.help import HelpPart, help_blocks
from wizard.widgets.paragraphs import Paragraphs, literal
from wizard.widgets.search_list import SearchLine, SearchList

NEW: Final = "new"
TRAIN: Final = "train"
OPEN: Final = "open"
MANY: Final = 5
"""Drafts from which the line to search in stands there before one types."""
KEYS: Final = (
    ("f1", "F1", "help-here", "help"),
    ("enter", "Enter", "choose", "choose"),
    ("ctrl+l", "Ctrl+L", "language", "app.languages"),
    ("f2", "F2", "rename", "rename"),
    ("ctrl+d", "Ctrl+D", "copy-draft", "copy"),
    ("f6", "F6", "archive", "archive"),
    ("delete", "Delete", "delete", "delete"),
    ("f3", "F3", "need", "need"),
    ("f4", "F4", "archived", "archived"),
    ("f7", "F7", "undelete", "undelete"),
    ("ctrl+o", "Ctrl+O", "open-file", "open_file"),
    ("ctrl+q", "Ctrl+Q", "quit", "app.leave"),
)
OF_DRAFT: Final = frozenset({"rename", "copy", "archive", "delete"})
"""What can be done with a draft only: elsewhere these keys come after the others."""
Line = tuple[str, Paragraphs]


class HomeScreen(DraftActs):
    """Lists the drafts. What is chosen is told to the app, which opens it."""

    CSS_PATH = "home.tcss"
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, show=False) for key, _, _, action in KEYS if key not in ("enter", "ctrl+q")
    ]

    @dataclass
    class DraftChosen(Message):
        """A draft is to be opened."""

        draft: str
        practice: bool = False

    class NewChosen(Message):
        """A new application is to be begun."""

    def __init__(self, tools: Tools) -> None:
        """What the program works with."""
        super().__init__()
        self.tools = tools
        self._drafts: Sequence[DraftSummary] = ()
        self._far: dict[tuple[str, str], str] = {}
        """How far each draft has come, by its line and when it was changed."""
        self._told = ""
        self._away = False
        """Whether the drafts that are put away are listed too."""
        self._left = ""
        """The line of the draft that was opened: one comes back to it."""
        self._listed: frozenset[str] = frozenset()
        """The ids of the lines that stand in the list."""

    def compose(self) -> ComposeResult:
        """Title, greeting, list, where the drafts lie, keys."""
        say = self.tools.say
        yield TitleBar()
        yield Static(literal(say("app.home.welcome")), classes="welcome", markup=False)
        yield SearchLine()
        yield SearchList()
        yield StatusLine()
        yield KeyBar(hints(say, KEYS))

    def on_mount(self) -> None:
        """Tell what the program is."""
        self.query_one(TitleBar).tell(self.tools.say("app.home.title"))
        self.query_one(SearchList).focus()
        self.call_after_refresh(self.empty_trash)

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
        self.show(self._left)
        self._told = self._left = ""

    def tell(self, told: str) -> None:
        """Say something below the list until the screen is left; before it stands, when it does."""
        self._told = told
        if self.is_mounted:
            self.show()

    # --- the list

    def show(self, here: str = "") -> None:
        """Read the list of drafts anew, and draw it."""
        self._drafts = [*self.tools.store.list(), *self._exercises()]
        self._draw(here)

    def _draw(self, here: str = "") -> None:
        """List the drafts; how far each has come is worked out after the first look."""
        say, lines = self.tools.say, self.query_one(SearchList)
        here = here or lines.chosen
        found = self._found(lines.text) if lines.text.strip() else self._everything()
        at = here or next((id_ for id_, _ in found if id_.startswith((DRAFT, PRACTICE))), "")
        lines.put(found, at)
        self._listed = frozenset(id_ for id_, _ in found)
        search = self.query_one(SearchLine)
        search.display = bool(lines.text) or len(self._drafts) > MANY
        count = sum(id_.startswith((DRAFT, PRACTICE)) for id_, _ in found)
        search.tell(say("home.search"), lines.text, say("home.found", count=count) if lines.text else "")
        self.query_one(StatusLine).tell(self._told or say("app.home.place", folder=self.tools.store.place))
        self.call_after_refresh(self._work_out, 0)

    def _exercises(self) -> list[DraftSummary]:
        """The drafts of exercises, marked as such whatever their store says."""
        if self.tools.practice is None:
            return []
        return [d.model_copy(update={"practice": True}) for d in self.tools.practice.list()]

    def _everything(self) -> list[Line]:
        """The ways to begin, the drafts, the exercises, and those that are put away."""
        tools = self.tools
        lines = [(NEW, home_words.way_line(tools, "new", "+"))]
        if tools.practice is not None and tools.training is not None:
            lines.append((TRAIN, home_words.way_line(tools, "train", "▸")))
        lines.append((OPEN, home_words.way_line(tools, "open", "↥")))
        away = [d for d in self._drafts if d.archived]
        shown = [d for d in self._drafts if not d.archived]
        real, trained = [d for d in shown if not d.practice], [d for d in shown if d.practice]
        for word, group in (("drafts", real), ("exercises", trained), ("away", away if self._away else [])):
            if group:
                lines.append(("", home_words.heading(tools.say(f"home.{word}", count=len(group)))))
                lines += [self._line(draft) for draft in group]
        if away and not self._away:
            lines.append(("", home_words.heading(tools.say("home.hidden", count=len(away)))))
        return lines

    def _found(self, typed: str) -> list[Line]:
        """The drafts that are searched for, those that are put away too."""
        by_id = {line_id(draft): draft for draft in self._drafts}
        found = find(home_words.draft_entries(self.tools, list(by_id.items())), typed)
        if not found:
            return [("", home_words.heading(self.tools.say("search.nothing")))]
        return [self._line(by_id[e.id]) for e in found]

    def _line(self, draft: DraftSummary) -> Line:
        id_ = line_id(draft)
        return id_, home_words.draft_line(self.tools, draft, self._far.get((id_, draft.changed), ""))

    def _work_out(self, number: int) -> None:
        """How far one draft has come; then the next, so that the list never waits for the judge."""
        if number >= len(self._drafts) or not self.is_current:
            return
        draft, lines = self._drafts[number], self.query_one(SearchList)
        id_ = line_id(draft)
        if id_ in self._listed and (id_, draft.changed) not in self._far and not draft.damaged:
            try:
                told = progress_words(Desk.open(self.tools, draft.id, practice=draft.practice))
            except (NoSuchDraft, DraftDamaged, UnknownName):
                told = ""
            if told:
                self._far[id_, draft.changed] = told
                lines.replace_option_prompt(id_, self._line(draft)[1])
        self.call_after_refresh(self._work_out, number + 1)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The keys that have something to do here come first."""
        event.stop()
        on_draft = (event.option_id or "").startswith((DRAFT, PRACTICE))
        keys = KEYS if on_draft else sorted(KEYS, key=lambda key: key[3] in OF_DRAFT)
        self.query_one(KeyBar).tell(hints(self.tools.say, keys))

    @on(SearchList.Searched)
    def _searched(self, event: SearchList.Searched) -> None:
        event.stop()
        self._draw()

    @property
    def draft(self) -> DraftSummary | None:
        """The draft under the cursor."""
        chosen = self.query_one(SearchList).chosen
        return next((d for d in self._drafts if line_id(d) == chosen), None)

    # --- what is done

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id == NEW:
            self.post_message(self.NewChosen())
        elif event.option_id == TRAIN:
            self.action_train()
        elif event.option_id == OPEN:
            self.action_open_file()
        elif self.draft is not None:
            self.open_draft(self.draft.id, practice=self.draft.practice)

    def open_draft(self, draft_id: str, *, practice: bool = False) -> None:
        """Have a draft opened; the search is over."""
        self.query_one(SearchList).search("")
        self._left = (PRACTICE if practice else DRAFT) + draft_id
        self.post_message(self.DraftChosen(draft_id, practice))

    def action_choose(self) -> None:
        """Open what the cursor is on."""
        self.query_one(SearchList).action_select()

    def action_train(self) -> None:
        """The exercises, and what has been practised."""
        from wizard.screens.training import TrainingScreen  # noqa: PLC0415  few runs train anybody

        self.app.push_screen(TrainingScreen(self.tools))

    def action_need(self) -> None:
        """What the scheme of the draft asks for; without a draft, of any scheme."""
        if self.draft is None:
            self.post_message(self.NewChosen())
        else:
            super().action_need()

    def action_archived(self) -> None:
        """Show the drafts that are put away, or hide them again."""
        self._away = not self._away
        away = sum(draft.archived for draft in self._drafts)
        self.tell(self.tools.say("home.none-away") if not away else "")

    def action_help(self) -> None:
        """What the program does, and the keys."""
        say = self.tools.say
        keys = [(name, say(f"app.keylong.{word}")) for _, name, word, _ in KEYS]
        parts = [HelpPart("", say("home.help")), keys_part(say, keys)]
        self.app.push_screen(Reading(say, say("app.home.title"), help_blocks(parts)))


def line_id(draft: DraftSummary) -> str:
    """The id of a draft's line; an exercise may have the id of a draft."""
    return (PRACTICE if draft.practice else DRAFT) + draft.id
