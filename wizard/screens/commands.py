"""The list of commands: everything that can be done here, found by typing, with the key that does it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from wizard.engine.search import entry, find
from wizard.screens.keys import Command
from wizard.widgets.ask import Say
from wizard.widgets.line import Line
from wizard.widgets.paragraphs import Block, Paragraphs, literal

KEY: Final = 10
"""Cells of the column of keys."""


class CommandsScreen(ModalScreen[Command | None]):
    """Lists commands; dismissed with the one to run, or None. What is typed narrows the list."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "cancel", show=False, priority=True),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
    ]

    def __init__(self, say: Say, commands: Sequence[Command]) -> None:
        """The commands, those of the place first."""
        super().__init__()
        self._say, self.commands = say, tuple(commands)
        self._entries = [entry(str(n), [[c.does, c.key]]) for n, c in enumerate(commands)]

    def compose(self) -> ComposeResult:
        """What is looked for, the commands, the keys."""
        say = self._say
        with Vertical(classes="dialog -tall"):
            yield Static(literal(say("look.commands.title"), "bold"), markup=False)
            yield Line()
            commands = OptionList(markup=False)
            commands.can_focus = False
            yield commands
            yield Static(literal(say("look.commands.none")), markup=False, classes="none")
            yield Static(literal(say("look.commands.keys")), markup=False, classes="keys")

    def on_mount(self) -> None:
        """List everything."""
        self.query_one(Line).placeholder = self._say("look.commands.search")
        self.query_one(Line).focus()
        self._list("")

    def _list(self, typed: str) -> None:
        """List what fits; the best is chosen."""
        found = [int(e.id) for e in find(self._entries, typed)]
        lines, options = self.query_one(OptionList), list[Option]()
        for at, n in enumerate(found):
            command = self.commands[n]
            # Choices stand under each other with a heading; among what was looked for there is none.
            if command.head and not typed.strip() and (at == 0 or self.commands[n - 1].head != command.head):
                air = [Block(Content(""))] if at else []
                head = Block(literal(command.head, "bold underline"))
                options.append(Option(Paragraphs([*air, head]), disabled=True))
            options.append(Option(self._line(command), id=str(n)))
        lines.set_options(options)
        lines.highlighted = next((n for n, option in enumerate(options) if not option.disabled), None)
        lines.display = bool(found)
        self.query_one(".none").display = not found

    def _line(self, command: Command) -> Paragraphs:
        """A command on a line: its key or its mark, and what it does."""
        if command.chosen is not None:
            first = Content("(•)" if command.chosen else "( )")
        else:
            first = literal(command.key, "bold")
        pad = " " * max(KEY - cell_len(first.plain), 1)
        return Paragraphs([Block(literal(command.does), Content.assemble(first, pad), " " * KEY)])

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._list(event.value)

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.commands[int(event.option_id or 0)])

    def action_move(self, way: int) -> None:
        """Move the cursor in the list while one types."""
        lines = self.query_one(OptionList)
        free = [n for n, option in enumerate(lines.options) if not option.disabled]
        if lines.highlighted in free:
            at = free.index(lines.highlighted) + way
            lines.highlighted = free[max(0, min(at, len(free) - 1))]

    def action_cancel(self) -> None:
        """Run nothing."""
        self.dismiss(None)
