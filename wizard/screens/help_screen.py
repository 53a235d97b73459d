"""Help: on the question at hand, and a search through all the help there is."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from wizard.engine.search import Entry, entry, find
from wizard.screens import help_topics
from wizard.screens.desk import Desk
from wizard.screens.help_topics import Keys, Topic
from wizard.widgets.help import HelpPart, help_blocks
from wizard.widgets.line import Line
from wizard.widgets.paragraphs import Block, Paragraphs, literal
from wizard.widgets.search_list import page


class HelpScreen(ModalScreen[str | None]):
    """Tells of one topic, or lists those that are searched for. Dismissed with a question or None."""

    CSS_PATH = ["dialogs.tcss", "search.tcss"]  # noqa: RUF012  (mypy knows the type of Screen)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("f1,shift+f1,ctrl+f1,f13", "close", show=False, priority=True),
        Binding("f2,ctrl+g", "go", show=False, priority=True),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def __init__(self, desk: Desk, keys: Keys, question: str = "") -> None:
        """The draft, the keys of the conversation, and the question to tell of first; without one, a list."""
        super().__init__()
        self.desk, self._keys = desk, keys
        tools, application = desk.tools, desk.application
        self._of = (tools.library, application.scheme, application.edition, tools.lang)
        self._key = {
            topic.id: (topic, name, does) for topic, name, does in help_topics.key_topics(desk, keys)
        }
        self._first = help_topics.topics(*self._of).get(f"question#{question}")
        self._read: Topic | None = self._first

    def compose(self) -> ComposeResult:
        """What is searched for, what was found, the text, the keys."""
        say = self.desk.tools.say
        with Vertical(classes="dialog -tall -find -help"):
            yield Static(classes="title", markup=False)
            yield Line()
            lines = OptionList(markup=False)
            lines.can_focus = False
            yield lines
            yield Static(literal(say("search.nothing")), markup=False, classes="none")
            with VerticalScroll(can_focus=False):
                yield Static(markup=False)
            yield Static(classes="keys", markup=False)

    def on_mount(self) -> None:
        """Tell of the first topic, or list them all."""
        line = self.query_one(Line)
        line.placeholder = self.desk.tools.say("search.help-placeholder")
        line.focus()
        self._show()

    # --- what there is

    def _entries(self) -> list[Entry]:
        """Everything that can be found; the keys as they are written and by what they do."""
        keys = [entry(id_, [[name], [does]]) for id_, (_, name, does) in self._key.items()]
        return [*help_topics.entries(*self._of), *keys]

    def _topic(self, id_: str) -> Topic:
        return self._key[id_][0] if id_ in self._key else help_topics.topics(*self._of)[id_]

    def _line(self, topic: Topic) -> Paragraphs:
        """A hit: its title, and where it comes from."""
        title = self._key[topic.id][1] if topic.id in self._key else help_topics.title_of(self.desk, topic)
        kind = help_topics.kind_of(self.desk, topic)
        told = f"{self._key[topic.id][2]} · {kind}" if topic.id in self._key else kind
        return Paragraphs([Block(literal(f"{title} · {told}"), rest="  ")])

    def _parts(self, topic: Topic) -> list[HelpPart]:
        """The text of a topic; the first one, which the question at hand is, has all the keys below."""
        if topic.id in self._key:
            _, name, does = self._key[topic.id]
            return [HelpPart(name, does)]
        parts = help_topics.parts_of(self.desk, topic)
        if topic is self._first:
            listed = "\n".join(f"- **{name}**: {does}" for _, name, does in self._key.values())
            parts.append(HelpPart(self.desk.tools.say("app.help.keys"), listed))
        return parts

    # --- showing

    def _show(self) -> None:
        """Show the text of a topic, or the list."""
        say, topic = self.desk.tools.say, self._read
        lines, scroll = self.query_one(OptionList), self.query_one(VerticalScroll)
        scroll.display = topic is not None
        if topic is not None:
            kind = help_topics.kind_of(self.desk, topic)
            self._title(say("search.help-of", kind=kind))
            scroll.query_one(Static).update(Paragraphs(help_blocks(self._parts(topic))))
            scroll.scroll_home(animate=False)
            lines.display = self.query_one(".none").display = False
        else:
            self._title(say("search.help"))
            found = [e.id for e in find(self._entries(), self.query_one(Line).value)]
            lines.set_options(Option(self._line(self._topic(id_)), id=id_) for id_ in found)
            lines.highlighted = 0 if found else None
            lines.display, self.query_one(".none").display = bool(found), not found
        self.query_one(".keys", Static).update(literal(say(f"search.help-keys-{self._mode()}")))

    def _title(self, text: str) -> None:
        self.query_one(".title", Static).update(literal(text, "bold"))

    def _mode(self) -> str:
        """What Enter does now: choose in the list, go to the question that is read of, or nothing more."""
        if self._read is None:
            return "list"
        return "go" if self._place() else "read"

    def _place(self) -> str:
        """The question that one can go to from here: asked, and not the one that one is at."""
        place = self._read.place if self._read is not None else ""
        asked = place in self.desk.interview.path and place != self.desk.interview.place
        return place if asked else ""

    # --- what is done

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """What is typed is searched for, wherever one is."""
        event.stop()
        self._read = None if event.value.strip() else self._first
        self._show()

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        if self._read is None:
            option = self.query_one(OptionList).highlighted_option
            self._open(option.id if option else None)
        elif self._place():
            self.dismiss(self._place())
        else:
            self.action_back()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._open(event.option_id)

    def _open(self, id_: str | None) -> None:
        """Read of what was found."""
        if id_ is not None:
            self._read = self._topic(id_)
            self._show()

    def action_go(self) -> None:
        """Go to the question that is read of."""
        if self._place():
            self.dismiss(self._place())
        else:
            self.app.bell()

    def action_move(self, way: int) -> None:
        """The next hit, or a line further down in the text."""
        if self._read is not None:
            self.query_one(VerticalScroll).scroll_relative(y=way, animate=False)
            return
        lines = self.query_one(OptionList)
        lines.action_cursor_down() if way > 0 else lines.action_cursor_up()

    def action_page(self, way: int) -> None:
        """The next page of hits or of the text."""
        if self._read is not None:
            scroll = self.query_one(VerticalScroll)
            scroll.scroll_relative(y=way * max(scroll.size.height - 2, 1), animate=False)
            return
        page(self.query_one(OptionList), way)

    def action_back(self) -> None:
        """From a text that was found to what was found; then what is typed is taken away; then out."""
        line = self.query_one(Line)
        found = self._read is not None and self._read is not self._first
        if found:
            self._read = None if line.value.strip() or self._first is None else self._first
            self._show()
        elif line.value:
            line.put("")
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Out."""
        self.dismiss(None)
