"""The least that a Textual app can be: one input. What the wizard is measured against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input


class Minimal(App[None]):
    """One input."""

    def compose(self) -> ComposeResult:
        """The input, with a word that tells that it is there."""
        yield Input(placeholder="Question")


if __name__ == "__main__":
    Minimal().run()
