"""The Markdown of the words: paragraphs, bullets, numbered lists, quotes, **strong** and *stress*.

A parser costs a tenth of a second to import and a widget per block to show. The words of the
content use this much Markdown and no more, so thirty lines read them as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual.content import Content

from wizard.widgets.paragraphs import Block, Paragraphs, literal

BULLET = re.compile(r"^(\s*)(?:[-*+]|(\d+)[.)])\s+(.*)$")
QUOTE = re.compile(r"^>\s?")
INLINE = re.compile(
    r"\*\*(.+?)\*\*|(?<!\w)[*_](.+?)[*_](?!\w)|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)|<(https?://[^>\s]+)>"
)


def inline(text: str) -> Content:
    """One paragraph's text with its stressed words."""
    parts: list[Content] = []
    end = 0
    for found in INLINE.finditer(text):
        parts.append(literal(text[end : found.start()]))
        strong, stress, code, label, link, bare = found.groups()
        if strong is not None:
            parts.append(literal(strong, "bold"))
        elif stress is not None:
            parts.append(literal(stress, "italic"))
        elif label is not None:
            parts.append(literal(f"{label} ({link})"))
        else:
            parts.append(literal(code if code is not None else bare))
        end = found.end()
    parts.append(literal(text[end:]))
    return Content.assemble(*parts)


def paragraphs(markdown: str) -> Iterator[list[str]]:
    """The source's blocks: a bullet is a block of its own, soft line breaks are joined."""
    block: list[str] = []
    for line in markdown.splitlines():
        if not line.strip() or BULLET.match(line):
            if block:
                yield block
            block = []
        if line.strip():
            block.append(line)
        elif block == []:
            yield []
    if block:
        yield block


def blocks(markdown: str) -> Iterator[Block]:
    """The Markdown as blocks to draw, with an empty line between paragraphs."""
    gap = False
    for lines in paragraphs(markdown.strip()):
        if not lines:
            gap = True
            continue
        if gap:
            yield Block(Content(""))
            gap = False
        yield _block(lines)


def _block(lines: list[str]) -> Block:
    """One paragraph or list item."""
    bullet = BULLET.match(lines[0])
    if bullet:
        indent, number, first = bullet.groups()
        sign = f"{indent}{number}. " if number else f"{indent}• "
        body = " ".join([first, *(line.strip() for line in lines[1:])])
        return Block(inline(body), Content(sign), " " * len(sign))
    if QUOTE.match(lines[0]):
        body = " ".join(QUOTE.sub("", line).strip() for line in lines)
        return Block(inline(body), Content("│ "), "│ ")
    return Block(inline(" ".join(line.strip() for line in lines)))


def render(markdown: str) -> Paragraphs:
    """The Markdown as something a Static can show."""
    return Paragraphs(blocks(markdown))
