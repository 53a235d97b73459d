"""The budget as a picture: what it costs by post, what pays for it by source, and year by year."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import OptionList

from wizard.engine.pictures import Picture, picture
from wizard.screens import overviews
from wizard.screens.desk import Desk
from wizard.screens.dialogs import Reading
from wizard.screens.explain import ExplainScreen
from wizard.screens.keys import hints
from wizard.screens.picture_lines import chart, share_blocks, year_blocks
from wizard.widgets.bars import KeyBar, StatusLine, TitleBar
from wizard.widgets.help import HelpPart, help_blocks
from wizard.widgets.parted_list import PartedList

KEYS: Final = (
    ("f1", "F1", "help", "help"),
    ("enter", "Enter", "explain-one", "choose"),
    ("escape", "Esc", "back", "back"),
    ("f10", "F10", "explain", "explain"),
    ("", "Tab", "next-part", "next_part"),
    ("f8", "F8", "fault", "next_fault"),
    ("ctrl+q", "Ctrl+Q", "quit", "app.leave"),
)


class PictureScreen(Screen[None]):
    """Bars; Enter on one says how its figure came about."""

    CSS_PATH = "what_if.tcss"
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, action, show=False)
            for key, _, _, action in KEYS
            if key not in ("", "enter", "ctrl+q")
        ),
        Binding("question_mark", "choose", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        """The draft whose budget it is."""
        super().__init__()
        self.desk = desk
        judged = desk.interview.assessment
        self.picture: Picture = picture(desk.definition, judged.values, judged.refused)

    def compose(self) -> ComposeResult:
        """Title, the bars, the keys."""
        yield TitleBar()
        yield StatusLine(id="where")
        yield PartedList()
        yield KeyBar(hints(self.desk.tools.say, KEYS))

    def on_mount(self) -> None:
        """Draw it."""
        self.show()
        self.query_one(PartedList).focus()

    async def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        self.query_one(KeyBar).tell(hints(self.desk.tools.say, KEYS))
        self.show()

    def show(self) -> None:
        """Draw the budget anew."""
        desk, parted = self.desk, self.query_one(PartedList)
        self.query_one(TitleBar).tell(desk.title, desk.tools.say("picture.title"))
        parted.put(list(chart(desk, self.picture)), parted.here, parted.highlighted)

    @on(PartedList.Moved)
    def _moved(self, event: PartedList.Moved) -> None:
        event.stop()
        self.query_one("#where", StatusLine).tell(event.where.part or self.desk.tools.say("picture.title"))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """How the figure under the cursor came about."""
        kind, _, rest = self.query_one(PartedList).here.partition(":")
        say = self.desk.tools.say
        if kind == "figure":
            self.app.push_screen(ExplainScreen(self.desk, figure=rest.partition("#")[0]))
        elif kind == "year":
            year = self.picture.years[int(rest)]
            self.app.push_screen(Reading(say, str(year.year), year_blocks(self.desk, year)))
        elif kind == "share":
            share = self.picture.shares[int(rest)]
            self.app.push_screen(Reading(say, str(share.year), share_blocks(self.desk, share)))

    def action_explain(self) -> None:
        """The same figures in words, in the place of this."""
        self.app.switch_screen(ExplainScreen(self.desk))

    def action_next_part(self) -> None:
        """To the next heading."""
        self.query_one(PartedList).action_jump(1)

    async def action_next_fault(self) -> None:
        """Back to where one was, and from there to the next fault."""
        under = self.app.screen_stack[-2]
        self.dismiss(None)
        await under.run_action("next_fault")

    def action_help(self) -> None:
        """What the picture is, and all the keys."""
        say = self.desk.tools.say
        keys = [(name, say(f"app.keylong.{word}")) for _, name, word, _ in KEYS]
        parts = [HelpPart("", say("picture.help")), overviews.keys_part(say, keys)]
        self.app.push_screen(Reading(say, say("picture.title"), help_blocks(parts)))

    def action_back(self) -> None:
        """Back to where one was."""
        self.dismiss(None)
