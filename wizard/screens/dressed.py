"""The app's clothes: its colours, its language, its list of commands, and the least size of its window."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final, Protocol, runtime_checkable

from textual import events
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.filter import LineFilter, Monochrome
from textual.screen import Screen

from wizard.screens.keys import Command, commands_of
from wizard.screens.themes import CHOICES, DARK, TERMINAL, THEMES, NoColours, Reversed, no_colours
from wizard.screens.too_small import TooSmall, too_small
from wizard.screens.type_ahead import TypeAhead
from wizard.widgets.bars import KeyBar
from wizard.widgets.paragraphs import Block, Paragraphs, literal

# The list of commands and what it brings along are read when it is first asked for.
if TYPE_CHECKING:
    from wizard.screens.desk import Desk
    from wizard.screens.tools import Tools

LANGUAGES: Final = ("nb", "nn", "en")
COLOURLESS: Final = (NoColours(),)
TERMINALS: Final = (Reversed(),)
"""What is done to every line before it is drawn, where the colours are not ours."""


@runtime_checkable
class Reworded(Protocol):
    """A screen that can say everything anew in another language, with its place, focus and text kept."""

    async def reword(self) -> None:
        """Say everything anew."""


class Dressed(TypeAhead):
    """An app with themes, languages, a list of commands, and a message where the window is too small."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "commands", show=False, priority=True),
        Binding("ctrl+c", "copy_or_leave", show=False, priority=True),
    ]
    # Textual declares this so that mypy takes it for a variable of the instance.
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012

    tools: Tools
    desk: Desk | None = None
    keep_theme: Callable[[str], None] | None = None
    """Remembers the theme that was chosen."""

    def __init__(self) -> None:
        """The themes are known; the colours are declined where the environment does."""
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK
        self.no_color = no_colours(os.environ)

    # --- colours

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to every line before it is drawn; where colours are declined, they are taken away."""
        if self.no_color:
            return COLOURLESS
        if self.theme == TERMINAL:
            return TERMINALS
        return [f for f in super().get_line_filters() if not isinstance(f, Monochrome)]

    def action_theme(self, name: str) -> None:
        """Put on other colours, and remember them."""
        self.theme = name
        if self.keep_theme is not None:
            self.keep_theme(name)

    # --- language

    async def action_language(self, lang: str) -> None:
        """Speak another language, on every screen that is open."""
        self.tools.lang = lang
        self.title = self.tools.say("app.name")
        if self.desk is not None:
            self.desk.reword()
        for screen in self.screen_stack:
            if isinstance(screen, Reworded):
                await screen.reword()

    def action_languages(self) -> None:
        """Choose the language of the screen."""
        from wizard.screens.dialogs import Pick  # noqa: PLC0415  the first screen waits for what is imported

        say = self.tools.say
        lines = [(lang, Paragraphs([Block(literal(say(f"look.language.{lang}")))])) for lang in LANGUAGES]
        text = say("look.language.text")
        title, keys = say("look.language.title"), "look.language.keys"
        picked = Pick(say, title, lines, self.tools.lang, text, keys=keys)
        self.push_screen(picked, self._picked)

    async def _picked(self, lang: str | None) -> None:
        if lang is not None:
            await self.action_language(lang)

    # --- commands

    def action_commands(self) -> None:
        """Everything that can be done here."""
        from wizard.screens.commands import CommandsScreen  # noqa: PLC0415  as above

        if not isinstance(self.screen, CommandsScreen | TooSmall):
            listed = [*self._commands_here(), *self._commands_anywhere()]
            self.push_screen(CommandsScreen(self.tools.say, listed), self._run)

    def _commands_here(self) -> Iterator[Command]:
        """What the screen can do, and the field on it; of a dialog that names no keys, how one leaves it."""
        screen = self.screen
        found = list(commands_of(self.tools.say, self.tools.interface.has, self.focused or screen))
        if not any(command.node is screen for command in found):
            for bar in screen.query(KeyBar):
                found += [Command(h.key, h.does, h.action, screen) for h in bar.hints]
        leave = screen.active_bindings.get("escape")
        if leave is not None and not any(command.key == "Esc" for command in found):
            closed = self.tools.say("look.commands.close")
            found.append(Command("Esc", closed, leave.binding.action, leave.node))
        if not any(command.action == "app.leave" for command in found):
            found.append(Command("Ctrl+Q", self.tools.say("app.keylong.quit"), "app.leave", screen))
        return iter(found)

    def _commands_anywhere(self) -> Iterator[Command]:
        """The language and the colours. A dialog that is open has said its words already."""
        say = self.tools.say
        if all(isinstance(screen, Reworded) for screen in self.screen_stack):
            for lang in LANGUAGES:
                named = say(f"look.language.{lang}")
                act, on = f"app.language('{lang}')", lang == self.tools.lang
                yield Command("", named, act, chosen=on, head=say("look.commands.choices"))
        if not self.no_color:
            for name in CHOICES:
                named = say(f"look.theme.{name}")
                act, on = f"app.theme('{name}')", name == self.theme
                yield Command("", named, act, chosen=on, head=say("look.commands.choices"))

    async def _run(self, command: Command | None) -> None:
        """Do what was chosen, where it was chosen."""
        if command is not None:
            await self.run_action(command.action, command.node or self.screen)

    async def action_copy_or_leave(self) -> None:
        """Ctrl+C copies what is marked, as everywhere; with nothing marked it leaves."""
        from textual.widgets import Input, TextArea  # noqa: PLC0415  a text area is not on the first screen

        focused = self.focused
        if isinstance(focused, Input | TextArea) and focused.selected_text:
            self.copy_to_clipboard(focused.selected_text)
        elif marked := self.screen.get_selected_text():
            self.copy_to_clipboard(marked)
        else:
            await self.run_action("leave")

    # --- the size of the window

    async def hand_on(self, event: events.Event) -> None:
        """Give what is typed to what has the focus, or to the text that was covered meanwhile."""
        if not (isinstance(self.screen, TooSmall) and self.screen.let_by(event)):
            await super().hand_on(event)

    def on_resize(self, event: events.Resize) -> None:
        """Cover what has no room, and uncover it when it has."""
        if not too_small(event.size):
            self._uncover()
        elif not isinstance(self.screen, TooSmall):
            super().push_screen(TooSmall(self.tools, self.focused, event.time))

    # Textual declares several forms of this; written so, it has the type of each.
    def push_screen(self, *args: Any, **options: Any) -> Any:
        """Put a screen on the others; in a window that is too small it comes under the message."""
        self._uncover()
        pushed = super().push_screen(*args, **options)
        self._cover()
        return pushed

    def switch_screen(self, screen: Screen[Any] | str) -> AwaitComplete:
        """Put a screen in the place of another, which is not the message that the window is too small."""
        self._uncover()
        switched = super().switch_screen(screen)
        self._cover()
        return switched

    def _uncover(self) -> None:
        if isinstance(self.screen, TooSmall):
            self.pop_screen()

    def _cover(self) -> None:
        if too_small(self.size):
            super().push_screen(TooSmall(self.tools))
