"""A list to choose from, whose state is a sign and not only a colour: (•) ( ) and [x] [ ]."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wizard.widgets.paragraphs import Block, Paragraphs, literal


class MarkedList(OptionList):
    """Choices with their signs. Enter settles; Space marks; a digit goes to that line."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "mark", show=False)]

    @dataclass
    class Marked(Message):
        """A choice was marked, or its mark taken away."""

        chosen: tuple[str, ...]

    @dataclass
    class Settled(Message):
        """The user pressed Enter on the list: these are chosen."""

        chosen: tuple[str, ...]

    def __init__(self, *, several: bool = False, numbered: bool = False) -> None:
        """An empty list. With `numbered` the order of marking counts, and is shown: [1] [2]."""
        super().__init__(markup=False)
        self.choices: Mapping[str, str] = {}
        self.chosen: tuple[str, ...] = ()
        self.several = several
        self.numbered = numbered
        self.exclusive: str | None = None

    def put(
        self,
        choices: Mapping[str, str],
        chosen: Sequence[str] = (),
        *,
        exclusive: str | None = None,
        ready: bool = True,
    ) -> None:
        """Show choices by id with their labels; with `ready` the first line is under the cursor."""
        self.choices, self.chosen, self.exclusive = choices, tuple(chosen), exclusive
        self.set_options(Option(self._line(id_), id=id_) for id_ in choices)
        ids = list(choices)
        at = next((ids.index(c) for c in self.chosen if c in ids), None)
        self.highlighted = at if at is not None else (0 if ready and ids else None)

    def relabel(self, choices: Mapping[str, str]) -> None:
        """The same choices in other words."""
        self.choices = choices
        for choice in choices:
            self.replace_option_prompt(choice, self._line(choice))

    def _line(self, id_: str) -> Paragraphs:
        """One choice with its sign in front."""
        on = id_ in self.chosen
        if self.several:
            tick = str(self.chosen.index(id_) + 1) if on and self.numbered else "x"
            sign = f"[{tick}] " if on else "[ ] "
        else:
            sign = "(•) " if on else "( ) "
        label = literal(self.choices[id_], "bold" if on else "")
        return Paragraphs([Block(label, Content(sign), "    ")])

    def _mark(self, id_: str) -> None:
        """Choose a line, or take its mark away where several can be chosen."""
        if not self.several:
            self.chosen = (id_,)
        elif id_ in self.chosen:
            self.chosen = tuple(c for c in self.chosen if c != id_)
        elif id_ == self.exclusive:
            self.chosen = (id_,)
        else:
            marked = tuple(c for c in (*self.chosen, id_) if c != self.exclusive)
            self.chosen = marked if self.numbered else tuple(c for c in self.choices if c in marked)
        for choice in self.choices:
            self.replace_option_prompt(choice, self._line(choice))

    def action_mark(self) -> None:
        """Mark the line under the cursor."""
        option = self.highlighted_option
        if option is not None and option.id is not None:
            self._mark(option.id)
            self.post_message(self.Marked(self.chosen))

    def action_select(self) -> None:
        """Settle: the marked ones, or the line under the cursor where only one can be chosen."""
        option = self.highlighted_option
        if option is not None and option.id is not None:
            if not self.several:
                self._mark(option.id)
            elif not self.chosen:
                # Enter on an empty list is meant as a choice: show it, and let the next Enter settle.
                self.action_mark()
                return
        self.post_message(self.Settled(self.chosen))

    async def _on_click(self, event: events.Click) -> None:
        """A click marks; it settles at once where only one can be chosen."""
        event.prevent_default()
        at = event.style.meta.get("option")
        if at is None:
            return
        self.highlighted = at
        if self.several:
            self.action_mark()
        else:
            self.action_select()

    def on_key(self, event: events.Key) -> None:
        """A digit puts the cursor on that line, a letter on the next line that begins with it."""
        if event.character is None or not event.is_printable or event.character == " ":
            return
        event.stop()
        self.seek(event.character)

    def seek(self, letter: str) -> None:
        """Go to the line with this number, or to the next line that begins with this letter."""
        if letter.isdigit():
            if 0 < int(letter) <= self.option_count:
                self.highlighted = int(letter) - 1
            return
        labels = list(self.choices.values())
        start = (self.highlighted if self.highlighted is not None else -1) + 1
        for step in range(len(labels)):
            at = (start + step) % len(labels)
            if labels[at].casefold().startswith(letter.casefold()):
                self.highlighted = at
                return
