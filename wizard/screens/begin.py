"""A new application: which scheme and edition, what it asks for, whether the call is closed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from wizard.content.library import SchemeInfo
from wizard.schema.scheme import Edition
from wizard.screens.keys import hints
from wizard.screens.need import is_closed, need_blocks
from wizard.screens.tools import Tools
from wizard.widgets.bars import KeyBar, TitleBar
from wizard.widgets.paragraphs import Block, Paragraphs, literal

KEYS: Final = (
    ("enter", "Enter", "begin", "choose"),
    ("pagedown", "PgDn", "read", "read(1)"),
    ("escape", "Esc", "back", "back"),
    ("ctrl+q", "Ctrl+Q", "quit", "app.leave"),
)


class BeginScreen(Screen[tuple[str, str] | None]):
    """Lists the editions with what each asks for. Dismissed with scheme and edition, or None."""

    CSS_PATH = "begin.tcss"
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("pagedown", "read(1)", show=False, priority=True),
        Binding("pageup", "read(-1)", show=False, priority=True),
    ]

    def __init__(self, tools: Tools) -> None:
        """What the program works with."""
        super().__init__()
        self.tools = tools
        self.schemes: dict[str, SchemeInfo] = {info.id: info for info in tools.library.schemes()}

    def compose(self) -> ComposeResult:
        """The editions at the left, what they are at the right."""
        say = self.tools.say
        yield TitleBar()
        with Horizontal():
            yield OptionList(*self._options(), markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(markup=False)
        yield KeyBar(hints(say, KEYS))

    def on_mount(self) -> None:
        """Put the cursor on the first edition."""
        self.query_one(TitleBar).tell(self.tools.say("app.begin.title"))
        lines = self.query_one(OptionList)
        lines.highlighted = next((n for n, o in enumerate(lines.options) if not o.disabled), None)
        lines.focus()

    async def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        say, lines = self.tools.say, self.query_one(OptionList)
        self.query_one(TitleBar).tell(say("app.begin.title"))
        self.query_one(KeyBar).tell(hints(say, KEYS))
        at = lines.highlighted
        lines.set_options(self._options())
        lines.highlighted = at

    def _options(self) -> Iterator[Option]:
        """Each scheme as a heading, its editions under it, the newest first."""
        for info in self.schemes.values():
            title = literal(self.tools.scheme_title(info.id), "bold underline")
            yield Option(Paragraphs([Block(title)]), disabled=True)
            for edition in sorted(info.editions, key=lambda e: e.year, reverse=True):
                yield Option(Paragraphs([self._edition_line(edition)]), id=f"{info.id}@{edition.id}")

    def _edition_line(self, edition: Edition) -> Block:
        state = self.tools.say("app.begin.closed" if is_closed(self.tools, edition) else "app.begin.open")
        return Block(literal(f"{edition.id} – {state}"), Content("  "), "    ")

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        scheme, _, edition_id = (event.option_id or "").partition("@")
        info = self.schemes.get(scheme)
        edition = next((e for e in info.editions if e.id == edition_id), None) if info else None
        if edition is not None:
            self.query_one(Static).update(Paragraphs(need_blocks(self.tools, scheme, edition)))
            self.query_one(VerticalScroll).scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        scheme, _, edition = (event.option_id or "").partition("@")
        if edition:
            self.dismiss((scheme, edition))

    def action_choose(self) -> None:
        """Begin with the edition under the cursor."""
        self.query_one(OptionList).action_select()

    def action_read(self, way: int) -> None:
        """Scroll what is said of the edition."""
        self.query_one(VerticalScroll).scroll_relative(y=way * 8, animate=False)

    def action_back(self) -> None:
        """Back to the drafts."""
        self.dismiss(None)
