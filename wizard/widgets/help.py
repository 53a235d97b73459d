"""Help beside the question: why it is asked, what a good answer holds, an example, the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from wizard.widgets.light_markdown import blocks
from wizard.widgets.paragraphs import Block, literal
from wizard.widgets.told import Told


@dataclass(frozen=True)
class HelpPart:
    """One heading of the help with its text (light Markdown)."""

    title: str
    text: str


def help_blocks(parts: Sequence[HelpPart]) -> Iterator[Block]:
    """The help as it is drawn; what has no text is left out."""
    first = True
    for part in parts:
        if not part.text.strip():
            continue
        if not first:
            yield Block(Content(""))
        first = False
        if part.title:
            yield Block(literal(part.title, "bold underline"))
        yield from blocks(part.text)


class HelpPanel(VerticalScroll, can_focus=False):
    """The help at the right of the conversation."""

    DEFAULT_CSS = "HelpPanel { padding: 0 1; } HelpPanel > Told { height: auto; }"

    def compose(self) -> ComposeResult:
        """One text; it scrolls."""
        yield Told()

    def show(self, parts: Sequence[HelpPart]) -> None:
        """Show these parts from the top."""
        self.query_one(Told).tell(help_blocks(parts))
        self.scroll_home(animate=False)
