"""Go to any question: by the arrows, by its number, or by words of it in bokmål and nynorsk."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from wizard.engine.interview import REVIEW
from wizard.engine.search import find
from wizard.screens import places
from wizard.screens.desk import Desk
from wizard.widgets.line import Line
from wizard.widgets.paragraphs import literal
from wizard.widgets.search_list import page
from wizard.widgets.told import Told


class GoToScreen(ModalScreen[str | None]):
    """Lists every question. Dismissed with the id of one that is asked, or `review`, or None."""

    CSS_PATH = ["dialogs.tcss", "search.tcss"]  # noqa: RUF012  (mypy knows the type of Screen)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear_or_close", show=False),
        Binding("f2,ctrl+g", "close", show=False, priority=True),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("ctrl+home", "edge(0)", show=False),
        Binding("ctrl+end", "edge(1)", show=False),
    ]

    def __init__(self, desk: Desk, title: str = "") -> None:
        """The draft on the desk, and what one is asked, where it is not only where to go."""
        super().__init__()
        self.desk, self._title = desk, title

    def compose(self) -> ComposeResult:
        """What is searched for, the questions, a word on the one under the cursor, the keys."""
        say = self.desk.tools.say
        with Vertical(classes="dialog -tall -find"):
            yield Static(literal(self._title or say("search.go-to"), "bold"), markup=False)
            yield Line()
            lines = OptionList(markup=False)
            lines.can_focus = False
            yield lines
            yield Told(classes="told")
            yield Static(literal(say("search.go-to-keys")), markup=False, classes="keys")

    def on_mount(self) -> None:
        """List everything, the cursor where one is."""
        line = self.query_one(Line)
        line.placeholder = self.desk.tools.say("search.placeholder")
        self._list("")
        line.focus()

    def _list(self, typed: str) -> None:
        """List what fits: by step where nothing is typed, else the best first."""
        desk, lines = self.desk, self.query_one(OptionList)
        if typed.strip():
            found = [e.id for e in find(places.entries_of(desk), typed)]
            shown = [(id_, places.line_of(desk, id_)) for id_ in found]
        else:
            shown = places.all_lines(desk)
        lines.set_options(Option(line, id=id_ or None, disabled=not id_) for id_, line in shown)
        able = [n for n, (id_, _) in enumerate(shown) if id_]
        here = [n for n in able if shown[n][0] == desk.interview.place and not typed.strip()]
        lines.highlighted = next(iter([*here, *able]), None)
        if not able:
            self.query_one(Told).say(desk.tools.say("search.nothing"))

    @property
    def _chosen(self) -> str:
        option = self.query_one(OptionList).highlighted_option
        return (option.id if option else None) or ""

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._list(event.value)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say why a question is not asked, or the whole of the question."""
        event.stop()
        place = event.option_id or ""
        if place == REVIEW:
            told = self.desk.tools.say("app.keylong.review")
        elif place in self.desk.interview.path:
            told = self.desk.words.question(place).ask
        else:
            told = places.why_not_asked(self.desk, place)
        self.query_one(Told).say(told)

    @on(Input.Submitted)
    def _go(self, event: Input.Submitted) -> None:
        event.stop()
        self._leave_for(self._chosen)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._leave_for(event.option_id or "")

    def _leave_for(self, place: str) -> None:
        """Go to a place; for a question that is not asked, to the one that decides it."""
        if place and place != REVIEW and place not in self.desk.interview.path:
            place = places.decider(self.desk, place)
        if place:
            self.dismiss(place)
        else:
            self.app.bell()

    def action_move(self, way: int) -> None:
        """The next line, or the one before."""
        lines = self.query_one(OptionList)
        lines.action_cursor_down() if way > 0 else lines.action_cursor_up()

    def action_page(self, way: int) -> None:
        """The next page of lines, or the one before."""
        page(self.query_one(OptionList), way)

    def action_edge(self, end: int) -> None:
        """The first line, or the last."""
        lines = self.query_one(OptionList)
        lines.action_last() if end else lines.action_first()

    def action_clear_or_close(self) -> None:
        """What is typed is taken away first."""
        line = self.query_one(Line)
        if line.value:
            line.put("")
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Stay where one is."""
        self.dismiss(None)
