"""Paragraphs that stand in more than one place: copied text says nothing new where it stands.

Paragraphs are compared without case and with every run of white space as one space, so that
another line width does not hide a copy. Most are told apart by their first and last letters alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from wizard.engine.patterns import lazy
from wizard.engine.shapes import Shape

OVER: Final = 100
"""A paragraph of more characters than this is no stock phrase."""
_LETTERS: Final = 8
_ENOUGH: Final = 16
"""So many characters hold so many letters in most texts."""
_BLANK_LINE: Final = lazy(r"\n[ \t]*\n")


class Paragraph(NamedTuple):
    """A paragraph in lower case, and its first and last letters to look it up by."""

    head: str
    text: str

    def plain(self) -> str:
        """The paragraph with single spaces; "" where that leaves no more than `OVER` characters."""
        plain = " ".join(self.text.split())
        return plain if len(plain) > OVER else ""


def paragraphs(shape: Shape) -> tuple[Paragraph, ...]:
    """The paragraphs of more than `OVER` characters, in order.

    Both blank lines and single line breaks divide: forms differ in which of them people use.
    """
    low = shape.low
    if len(low) <= OVER:
        return ()
    pieces = [low]
    if "\n" in low:
        pieces = low.split("\n")
        pieces += [piece for piece in _BLANK_LINE.split(low) if "\n" in piece]
    return tuple([Paragraph(_head(piece), piece) for piece in pieces if len(piece) > OVER])


def _head(piece: str) -> str:
    """Its first and last characters that are no white space: the same in every copy."""
    first = "".join(piece[:_ENOUGH].split())[:_LETTERS]
    last = "".join(piece[-_ENOUGH:].split())[-_LETTERS:]
    if len(first) + len(last) < 2 * _LETTERS:
        letters = "".join(piece.split())
        return letters[:_LETTERS] + letters[-_LETTERS:]
    return first + last


@lru_cache(maxsize=512)
def paragraphs_of(texts: tuple[str, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs of several texts that stay the same: a question's examples."""
    return tuple(paragraph for text in texts for paragraph in paragraphs(Shape(text)))


@lru_cache(maxsize=512)
def plain_paragraphs_of(texts: tuple[str, ...]) -> frozenset[str]:
    """The same paragraphs with single spaces."""
    return frozenset(paragraph.plain() for paragraph in paragraphs_of(texts))


def shared(heads: Iterable[str], others: Collection[str]) -> set[str]:
    """The heads that occur more than once, or among the others."""
    seen: set[str] = set()
    found = set()
    for head in heads:
        if head in seen or head in others:
            found.add(head)
        seen.add(head)
    return found
