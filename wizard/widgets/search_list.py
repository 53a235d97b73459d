"""A list that is searched by typing: the letters go to a line above it, the arrows stay the list's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wizard.widgets.line import one_line
from wizard.widgets.paragraphs import Paragraphs
from wizard.widgets.told import Told

LONGEST = 100
"""How much of what is typed or pasted is searched for."""


def page(lines: OptionList, way: int) -> None:
    """Move the cursor of a list a page down or up, to a line that can be chosen."""
    if lines.highlighted is None:
        return
    last = lines.option_count - 1
    at = max(0, min(lines.highlighted + way * max(lines.size.height - 1, 1), last))
    able = [n for n, option in enumerate(lines.options) if not option.disabled]
    lines.highlighted = min(able, key=lambda n: (abs(n - at), n))


class SearchList(OptionList):
    """Lines to choose from. What is typed is told as `Searched`; whoever mounted it puts the lines that fit.

    Backspace takes a letter back, Escape all of them; with nothing typed, Escape is the screen's.
    """

    @dataclass
    class Searched(Message):
        """The search has another text."""

        text: str

    def __init__(self) -> None:
        """Without lines, and nothing typed."""
        super().__init__(markup=False)
        self.text = ""

    def put(self, lines: Sequence[tuple[str, Paragraphs]], here: str = "") -> None:
        """Show these lines, by id (one without an id is a heading), the cursor at `here` or on the first."""
        self.set_options(Option(line, id=id_ or None, disabled=not id_) for id_, line in lines)
        able = [n for n, (id_, _) in enumerate(lines) if id_]
        at = [n for n in able if here and lines[n][0] == here]
        self.highlighted = next(iter([*at, *able]), None)
        if not at:
            self.scroll_home(animate=False)

    @property
    def chosen(self) -> str:
        """The id of the line under the cursor; "" where there is none."""
        option = self.highlighted_option
        return (option.id if option else None) or ""

    def search(self, text: str) -> None:
        """Search for another text."""
        text = text.lstrip()[:LONGEST]
        if text != self.text:
            self.text = text
            self.post_message(self.Searched(text))

    def on_key(self, event: events.Key) -> None:
        """Letters are searched for; the keys of the list and of the screen go their own way."""
        if event.is_printable and event.character is not None:
            self.search(self.text + event.character)
        elif event.key == "backspace":
            self.search(self.text[:-1])
        elif event.key in ("escape", "ctrl+u") and self.text:
            self.search("")
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is typed text."""
        event.stop()
        self.search(self.text + one_line(event.text))


class SearchLine(Widget):
    """What is searched for and how much was found, on one line."""

    DEFAULT_CSS = "SearchLine { height: 1; } SearchLine > Told { height: 1; }"

    def compose(self) -> list[Told]:
        """One line of text."""
        return [Told()]

    def tell(self, label: str, text: str, found: str = "") -> None:
        """Show the text after its label, with the place where the next letter goes."""
        line = f"{label}: {text}█" + (f"   {found}" if found else "")
        self.query_one(Told).say(line)
