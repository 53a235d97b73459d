"""Paragraphs that stand in more than one place: copied text says nothing new where it stands.

Paragraphs are compared without case and with every run of white space as one space, so that
another line width does not hide a copy. Most are told apart by their first and last letters alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from wizard.engine.patterns import lazy
from wizard.engine.shapes import Shape

OVER: Final = 100
"""A paragraph of more characters than this is no stock phrase."""
_LETTERS: Final = 8
_NEAR: Final = 16
_ENOUGH: Final = 24
"""So many letters of the first and the last sixteen characters together: eight at each end."""
_BLANK_LINE: Final = lazy(r"\n[ \t]*\n")


class Paragraphs(NamedTuple):
    """The paragraphs of a text in lower case, and the first and last letters of each to look it up by."""

    ends: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    def plain(self, some: Collection[str]) -> list[str]:
        """Those with such ends with single spaces, if that leaves more than `OVER` characters."""
        chosen = [text for ends, text in zip(self.ends, self.texts, strict=True) if ends in some]
        return [plain for text in chosen if len(plain := " ".join(text.split())) > OVER]


_NONE: Final = Paragraphs()


def paragraphs(shape: Shape) -> Paragraphs:
    """The paragraphs of more than `OVER` characters, in order.

    Both blank lines and single line breaks divide: forms differ in which of them people use.
    """
    low = shape.low
    if len(low) <= OVER:
        return _NONE
    pieces = [low]
    if "\n" in low:
        pieces = low.split("\n")
        pieces += [piece for piece in _BLANK_LINE.split(low) if "\n" in piece]
    long = tuple([piece for piece in pieces if len(piece) > OVER])
    return Paragraphs(tuple(map(_ends, long)), long)


def _ends(piece: str) -> str:
    """Its first and last characters that are no white space: the same in every copy."""
    letters = "".join((piece[:_NEAR] + piece[-_NEAR:]).split())
    if len(letters) < _ENOUGH:
        letters = "".join(piece.split())
    return letters[:_LETTERS] + letters[-_LETTERS:]


@lru_cache(maxsize=512)
def paragraphs_of(texts: tuple[str, ...]) -> tuple[Paragraphs, ...]:
    """The paragraphs of several texts that stay the same: a question's examples."""
    return tuple(paragraphs(Shape(text)) for text in texts)


@lru_cache(maxsize=512)
def plain_paragraphs_of(texts: tuple[str, ...]) -> frozenset[str]:
    """The same paragraphs with single spaces."""
    return frozenset(plain for some in paragraphs_of(texts) for plain in some.plain(some.ends))


def shared(ends: Sequence[str], others: Collection[str]) -> set[str]:
    """The ends that occur more than once, or among the others."""
    once = set(ends)
    found = once.intersection(others)
    if len(once) < len(ends):
        found.update(one for one, times in Counter(ends).items() if times > 1)
    return found
