"""What amounts and posts in running text have in common: the figure found, and the number before a word."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from wizard.engine.number_words import ARTICLES, number_before, number_parts
from wizard.engine.patterns import lazy

FigureKind = Literal["amount", "percent", "fte", "posts"]

SPACES: Final = " \u00a0"
OPENERS: Final = "(«\"“['"
BOUNDS: Final = frozenset((
    "over", "under", "minst", "inntil", "opptil", "maks", "maksimalt", "mellom", "fra", "frå", "høyst",
    "høgst", "à",
))  # fmt: skip
"""«Inntil 400 000 kr» names a limit and no figure of a budget."""
_RATES: Final = frozenset((
    "per", "pr", "pr.", "hver", "hvert", "kvar", "kvart", "nr", "nr.", "kap", "kap.", "pkt", "pkt.",
    "punkt", "§", "av",
))  # fmt: skip
_RANGES: Final = frozenset(("til", "eller", "og"))
_DASHES: Final = ("–", "-", "§")
_AND: Final = "og"
_ARTICLE_AND_WORD: Final = 2
_ASKED_OF: Final = 3
"""So many of the last words tell what a number in digits is."""
LOOK_BACK: Final = 72
_NUMBER: Final = lazy(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?")
_SEGMENT: Final = lazy(r"[,;:()\n.!?/–]")


class Found(NamedTuple):
    """A figure found in a text, and where; the budget confirms it from `low` up to, not including, `high`."""

    kind: FigureKind
    value: float
    """Kroner, per cent, årsverk or a number of posts, by its kind."""
    low: float
    high: float
    start: int
    end: int


def decimal(written: str) -> float:
    """A number of a few digits, with a comma or a full stop before its decimals."""
    return float(written.replace(",", "."))


def number_left(low: str, end: int) -> tuple[float, int] | None:
    """The number, in digits or words, just before an offset of a text in lower case, and where it begins.

    None for a rate («per 100 % stilling»), a bound («minst to årsverk»), a range or a paragraph.
    """
    before = low[max(0, end - LOOK_BACK) : end].rstrip(SPACES + "-")
    words = before.rsplit(None, _ASKED_OF)
    last = words[-1].lstrip(OPENERS) if words else ""
    if not last[:1].isdecimal() or not _NUMBER.fullmatch(last):
        return None if _is_article(words) else _words_left(low, end, before, last)
    if _is_no_figure(words[:-1]):
        return None
    return decimal(last), low.rfind(words[-1], 0, end) + len(words[-1]) - len(last)


def _is_article(words: list[str]) -> bool:
    """Whether the last of these words is an article, and no part of a number; exact in its yes."""
    if len(words) < _ARTICLE_AND_WORD or words[-1] not in ARTICLES:
        return False
    word = words[-2]
    return word.isalpha() and word != _AND and not number_parts(word)


def _words_left(low: str, end: int, before: str, last: str) -> tuple[float, int] | None:
    """The same for a number in words, by what stands before it and the last word of that."""
    if not (number_parts(last) or last == _AND or _SEGMENT.search(last)):
        return None
    words = _SEGMENT.split(before)[-1].split()
    found = number_before(words)
    if found is None:
        return None
    value, used = found
    if _is_no_figure(words[: len(words) - used]):
        return None
    for word in reversed(words[len(words) - used :]):
        end = low.rfind(word, 0, end)
    return value, end + len(words[-used]) - len(words[-used].lstrip(OPENERS))


def _is_no_figure(before: list[str]) -> bool:
    """Whether the words before a number make it a rate, a bound, a range or a reference."""
    last = before[-1] if before else ""
    if last in _RATES or last in BOUNDS or last[-1:] in _DASHES or last.isdecimal():
        return True
    return (
        last in _RANGES and len(before) > 1 and (number_parts(before[-2]) != () or before[-2][:1].isdecimal())
    )
