"""Words on the screen that change often: drawn anew only when they differ."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from wizard.widgets.paragraphs import Block, Paragraphs, literal


def entitle(widget: Widget, title: Content) -> None:
    """Set the title in a frame where it is another one: for the same again, all in the frame is painted."""
    if widget.__dict__.get("entitled") != (title.plain, title.spans):
        widget.__dict__["entitled"] = (title.plain, title.spans)
        widget.border_title = title


class Told(Static):
    """Paragraphs. The screen is laid out anew only when they take another number of lines."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """Nothing is told yet."""
        super().__init__(id=id, classes=classes, markup=False)
        self._blocks: tuple[Block, ...] = ()
        self._most: int | None = None

    def tell(self, blocks: Iterable[Block], most: int | None = None) -> None:
        """Tell this, cut with «…» after `most` lines."""
        told = tuple(blocks)
        if (told, most) == (self._blocks, self._most):
            return
        self._blocks, self._most = told, most
        shown, size = Paragraphs(told, most), self.size
        self.update(shown, layout=not size.width or len(shown.at(size.width)) != size.height)

    def say(self, text: str) -> None:
        """Tell one paragraph of plain text."""
        self.tell([Block(literal(text))])
