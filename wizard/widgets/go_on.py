"""The visible way on from an answer that Enter does not end: a long text, a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget


class GoOn(Widget, can_focus=True):
    """A button of one line, drawn as «[ Videre ]», so that it is a button without colour too."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", show=False)]
    DEFAULT_CSS = """
    GoOn { height: 1; width: auto; color: $text-muted; }
    GoOn:focus { color: $text; text-style: bold reverse; }
    """

    @dataclass
    class Pressed(Message):
        """The button was pressed."""

        button: GoOn

        @property
        def control(self) -> GoOn:
            """Lets `@on` tell one button from another."""
            return self.button

    def __init__(self, label: str, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        """A button with its label."""
        super().__init__(id=id)
        self.label = label

    def say(self, label: str) -> None:
        """Say it in other words."""
        self.label = label
        self.refresh(layout=True)

    def render(self) -> Content:
        """The label in brackets."""
        return Content(f"[ {self.label} ]")

    def action_press(self) -> None:
        """Press the button."""
        self.post_message(self.Pressed(self))

    def on_click(self, event: events.Click) -> None:
        """A click presses it."""
        event.stop()
        self.action_press()
