"""Text as paragraphs with hanging indents, drawn without any markup parser.

Textual's own wrapping breaks a line at a no-break space, and cannot indent the second line of a
bullet. Words from people and sums such as «330 000 kr» meet both, so wrapping is done here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

CHUNK = re.compile(r"[^ ]+ *| +")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What steers a terminal, or turns the direction of what stands after it."""


def safe(text: str) -> str:
    """People's words fit for a terminal: tabs as spaces, control characters made visible."""
    return CONTROL.sub("\N{SYMBOL FOR SUBSTITUTE FORM TWO}", text.replace("\t", " ").replace("\r\n", "\n"))


def literal(text: str, style: str = "") -> Content:
    """People's words as they are: no markup is read in them."""
    return Content.styled(safe(text), style) if style else Content(safe(text))


def breaks(text: str, width: int) -> Iterator[int]:
    """Where to break one line so that no part is wider than `width` cells (never at U+00A0)."""
    used = 0
    for chunk in CHUNK.finditer(text):
        room = cell_len(chunk.group().rstrip(" "))
        if used and used + room > width:
            yield chunk.start()
            used = 0
        if room > width:
            for at, char in enumerate(chunk.group(), chunk.start()):
                size = cell_len(char)
                if used + size > width:
                    yield at
                    used = 0
                used += size
        else:
            used += cell_len(chunk.group())


def wrap(content: Content, width: int) -> list[Content]:
    """The lines of a text at a width in cells; hard line breaks are kept."""
    lines: list[Content] = []
    for line in content.split(allow_blank=True):
        parts = line.divide([b for b in breaks(line.plain, max(width, 1)) if b])
        lines.extend(part.rstrip() for part in parts)
    return lines


NOTHING: Final = Content("")


@dataclass(frozen=True)
class Block:
    """One paragraph: what stands before its first line, and before the lines after it."""

    body: Content
    first: Content = NOTHING
    rest: str = ""

    def lines(self, width: int) -> Iterator[Content]:
        """The paragraph's lines, each at most `width` cells."""
        for number, line in enumerate(wrap(self.body, width - cell_len(self.rest))):
            yield Content.assemble(self.first if number == 0 else self.rest, line)


class Paragraphs(Visual):
    """Blocks under each other; a thing that Static and OptionList can draw."""

    def __init__(self, blocks: Iterable[Block], most: int | None = None) -> None:
        """Keep the blocks; they are wrapped when a width is known, and cut with «…» after `most` lines."""
        self.blocks: Sequence[Block] = tuple(blocks)
        self.most = most
        self._wrapped: tuple[int, list[Content]] = (-1, [])

    def at(self, width: int) -> list[Content]:
        """The lines at a width in cells."""
        if self._wrapped[0] != width:
            lines = [line for block in self.blocks for line in block.lines(width)]
            if self.most is not None and len(lines) > self.most:
                last = lines[self.most - 1].truncate(max(width - 2, 1))
                lines = [*lines[: self.most - 1], Content.assemble(last, " …")]
            self._wrapped = (width, lines)
        return self._wrapped[1]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines as strips, for Textual."""
        strips: list[Strip] = []
        for line in self.at(width)[:height]:
            strips.extend(line.render_strips(width, 1, style, options) or [Strip.blank(0)])
        return strips

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """The width of the longest line, unwrapped."""
        return max((line.cell_length for line in self.at(container_width)), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """How many lines it takes."""
        return len(self.at(width))

    @property
    def plain(self) -> str:
        """The text without styles, for tests and searches."""
        return "\n".join(line.plain for line in self.at(10_000))
