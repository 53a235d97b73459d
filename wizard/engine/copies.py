"""Paragraphs that stand in more than one place: copied text says nothing new where it stands.

Paragraphs are compared without case and with every run of white space as one space, so that
another line width does not hide a copy. Most are told apart without making that text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from wizard.engine.patterns import lazy
from wizard.engine.shapes import Shape

OVER: Final = 100
"""A paragraph of more characters than this is no stock phrase."""
_TAB: Final = 0x09
_BREAK: Final = 0x0A
_HARD_SPACE: Final = 0xA0
_BLANK_LINE: Final = lazy(r"\n[ \t]*\n")


class Paragraphs(NamedTuple):
    """The paragraphs of a text, and what tells most of them apart."""

    signs: tuple[bytes, ...] = ()
    """Each with single spaces and in Latin-1: the same of every copy, and of few others."""
    low: str = ""
    """The text in lower case."""

    def plain(self, some: Collection[bytes]) -> list[str]:
        """Those of these signs with single spaces, if that leaves more than `OVER` characters."""
        plain = (_plain(piece) for piece in _pieces(self.low))
        return [piece for piece in plain if len(piece) > OVER and _sign(piece) in some]


_NONE: Final = Paragraphs()


def paragraphs(shape: Shape) -> Paragraphs:
    """The paragraphs of more than `OVER` characters.

    Both blank lines and single line breaks divide: forms differ in which of them people use.
    """
    low = shape.low
    if len(low) <= OVER:
        return _NONE
    plain = shape.is_plain  # other white space than these two is not printed
    if not shape.is_latin:
        plain = low.replace("\n", " ").replace("\u00a0", " ").isprintable()
    signs = _signs_of_plain(_sign(low)) if plain else None
    if signs is None:
        signs = tuple([_sign(_plain(piece)) for piece in _pieces(low)])
    return Paragraphs(signs, low)


def _pieces(low: str) -> list[str]:
    """The paragraphs that are long enough, with the white space in them."""
    pieces = [low]
    if "\n" in low:
        pieces = low.split("\n")
        pieces += [piece for piece in _BLANK_LINE.split(low) if "\n" in piece]
    return [piece for piece in pieces if len(piece) > OVER]


def _plain(piece: str) -> str:
    """A paragraph with single spaces."""
    return " ".join(piece.split())


def _sign(plain: str) -> bytes:
    return plain.encode("latin-1", "replace")


def _signs_of_plain(low: bytes) -> tuple[bytes, ...] | None:
    """The signs of a text without white space but spaces, hard spaces, tabs and line breaks.

    The white space is put right in the whole text at once, which takes a third of the time. None where
    a line may be of hard spaces alone, which is no blank line.
    """
    hard = _HARD_SPACE in low
    if hard:
        low = low.replace(b"\xa0", b" ")
    if _TAB in low:
        low = low.replace(b"\t", b" ")
    while low.find(b"  ") >= 0:
        low = low.replace(b"  ", b" ")
    pieces = low.split(b"\n\n")
    broken = [piece.split(b"\n") for piece in pieces if _BREAK in piece]
    if not all(map(_are_trimmed, broken)):
        if hard:
            return None
        pieces = low.replace(b"\n ", b"\n").replace(b" \n", b"\n").split(b"\n\n")
        broken = [piece.split(b"\n") for piece in pieces if _BREAK in piece]
    for lines in broken:
        pieces += lines
        pieces.append(b" ".join(lines))
    return tuple([piece.strip(b" ") for piece in pieces if len(piece) > OVER])


def _are_trimmed(lines: list[bytes]) -> bool:
    """Whether no line has a space at its ends."""
    return lines == [line.strip(b" ") for line in lines]


@lru_cache(maxsize=512)
def paragraphs_of(texts: tuple[str, ...]) -> tuple[Paragraphs, ...]:
    """The paragraphs of several texts that stay the same: a question's examples."""
    return tuple(paragraphs(Shape(text)) for text in texts)


@lru_cache(maxsize=512)
def plain_paragraphs_of(texts: tuple[str, ...]) -> frozenset[str]:
    """The same paragraphs with single spaces."""
    return frozenset(plain for some in paragraphs_of(texts) for plain in some.plain(some.signs))


def shared(places: Iterable[tuple[str, Iterable[bytes]]], others: Collection[bytes]) -> set[bytes]:
    """The signs that stand at more than one of the places, told by their names, or among the others."""
    by_place: dict[str, set[bytes]] = {}
    for place, signs in places:
        by_place.setdefault(place, set()).update(signs)
    once: set[bytes] = set()
    again: set[bytes] = set()
    for some in by_place.values():
        again |= once & some
        once |= some
    return again.union(once.intersection(others))
