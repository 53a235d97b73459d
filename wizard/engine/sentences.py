"""Where sentences end in Norwegian text, and how heavy it reads (LIX).

Abbreviations and ordinals do not end a sentence; a blank line, a bullet and a new line that begins
with a capital do, because lists and headings have no full stop.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias

from wizard.engine.patterns import lazy
from wizard.engine.shapes import CAPITAL, CLOSER, STOP, Shape

_NEVER_LAST: Final = frozenset((
    "bl.a.", "f.eks.", "jf.", "jfr.", "nr.", "ca.", "dvs.", "kap.", "pkt.", "tlf.", "tel.", "inkl.",
    "ekskl.", "ev.", "evt.", "eks.", "pr.", "st.", "prop.", "meld.", "innst.", "hhv.", "t.d.", "m.a.",
    "d.v.s.", "f.o.m.", "t.o.m.", "fig.", "tab.", "vedr.", "ang.", "mht.", "m.h.t.", "iht.", "i.h.t.",
    "ifm.", "i.f.m.", "ift.", "i.f.t.", "vha.", "v.h.a.", "pga.", "p.g.a.", "s.k.", "dr.", "prof.",
    "kl.", "adm.", "avd.", "gj.sn.", "ref.", "resp.", "bd.", "s.", "tidl.", "obs.", "art.",
))  # fmt: skip
_MAY_BE_LAST: Final = frozenset((
    "kr.", "mill.", "mrd.", "mv.", "m.v.", "mm.", "m.m.", "osv.", "o.s.v.", "o.l.", "etc.", "mfl.",
    "m.fl.", "stk.", "e.l.", "d.d.", "år.", "t.", "min.",
))  # fmt: skip
_MARK: Final = lazy(rb"\.[.)]{0,3}(?=[ \n]|\Z)")
_NEW_LINE: Final = lazy(r"\n(?=[ \t]{0,8}(?:\n|[-–•*][ \t]|[0-9]{1,2}[.)][ \t]|[A-ZÆØÅ]))")
_NEXT: Final = lazy(r"\s{0,8}[\"«“(\[]{0,3}(\S?)")
_MARKED: Final = STOP + CLOSER
_BEYOND: Final = 16
"""So many characters after a place may tell whether a sentence ends there."""
_STOPS: Final = ".!?…:"
_INITIAL: Final = lazy(r"[^\W\d]\.")
"""«K. Nordmann»."""
REACH: Final = 500
"""So far around a word its sentence is read; it keeps the reading of a text without full stops linear."""
_TOKEN: Final = 14
_OPENERS: Final = "(«\"“['"
_WORD: Final = b" a"
_PLAIN_END: Final = b"aaaaa"
"""So many small letters before a full stop are no abbreviation."""
_PLAIN: Final = lazy(rb"\. A(?<=aaaaa\. A)")
"""It begins with what is rare, which is searched for a third quicker than the letters before it."""


LIGHT, MEDIUM, HEAVY = 35.0, 45.0, 55.0
"""Where the bands of LIX meet (C. H. Björnsson, «Läsbarhet», 1968): light, medium, heavy, very heavy."""


class Readability(NamedTuple):
    """How heavy a text reads."""

    lix: float
    words: int
    sentences: int = 0
    """Sentences that have words."""
    long_words: int = 0
    """Words of more than six letters."""

    @property
    def band(self) -> str:
        """The band its LIX lies in: `light`, `medium`, `heavy` or `very-heavy`."""
        bands = ((LIGHT, "light"), (MEDIUM, "medium"), (HEAVY, "heavy"))
        return next((band for below, band in bands if self.lix < below), "very-heavy")


class Sentence(NamedTuple):
    """One sentence: how many words it has, and where it stands, the space around it left out."""

    words: int
    start: int
    end: int


SentenceOf: TypeAlias = Callable[[int], tuple[int, int]]
"""Start and end of the sentence that holds an offset of a text."""


def sentence_ends(shape: Shape) -> tuple[int, ...]:
    """The offset after each sentence, the text's own end last. Linear in the text's length."""
    text, marks = shape.text, shape.marks
    ends = [end for match in _MARK.finditer(marks) if (end := _marked_end(text, marks, match))]
    if "\n" in text:
        ends = sorted({*ends, *(match.end() for match in _NEW_LINE.finditer(text))})
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return tuple(ends)


def sentence_at(ends: tuple[int, ...], offset: int) -> tuple[int, int]:
    """Start and end of the sentence that holds an offset, of a very long one only what is near.

    `ends` are those of `sentence_ends`.
    """
    number = bisect_right(ends, offset)
    start, end = (ends[number - 1] if number else 0), ends[min(number, len(ends) - 1)]
    return max(start, offset - REACH), min(end, offset + REACH)


def sentence_around(shape: Shape, offset: int) -> tuple[int, int]:
    """Start and end of the sentence that holds an offset, as `sentence_at` tells them.

    Only what is near is read: for a few offsets of a text that is quicker than to find all its ends.
    """
    text, marks = shape.text, shape.marks
    start, end = low, high = max(0, offset - REACH), min(len(text), offset + REACH)
    begin = low
    while begin and marks[begin - 1] in _MARKED:  # a mark begins before it
        begin -= 1
    for match in _MARK.finditer(marks, begin, high + _BEYOND):
        place = match.end()
        if place >= high:
            break
        if place > low and _marked_end(text, marks, match):
            if place > offset:
                end = place
                break
            start = place
    for line in _NEW_LINE.finditer(text, low, end + _BEYOND) if "\n" in text[low:end] else ():
        if line.end() > offset:
            end = min(end, line.end())
            break
        start = max(start, line.end())
    return start, end


def _marked_end(text: str, marks: bytes, match: re.Match[bytes]) -> int:
    """The end that a mark, with what closes after it, sets to a sentence; 0 where it sets none."""
    place, end = match.span()
    if text[place] == "." and marks.startswith(CAPITAL, end + 1) and marks.endswith(_PLAIN_END, 0, place):
        return end
    while place < end and text[place] not in _STOPS:
        place += 1
    return end if place < end and _is_end(text, place, end) else 0


def can_be_heavy(shape: Shape, most: float, words: int) -> bool:
    """Whether a text has so many words, and LIX can be over `most`; exact in its no.

    There are at least as many sentences as plain ends, so LIX is at most what these give.
    """
    if len(shape.marks) < 2 * words:
        return False
    counted, long_words = shape.word_counts()
    sentences = len(_PLAIN.findall(shape.marks)) + 1
    return counted >= max(words, 1) and counted / sentences + 100 * long_words / counted > most


def readability(shape: Shape, ends: tuple[int, ...]) -> Readability:
    """LIX: words a sentence, plus the share in per cent of words of more than six letters.

    A sentence without words (a bullet, an ellipsis) is none.
    """
    words, long_words = shape.word_counts()
    if not words:
        return Readability(0.0, 0)
    marks = shape.words()
    spans = zip((0, *ends), ends, strict=False)
    sentences = sum(marks.find(_WORD, start, end + 1) >= 0 for start, end in spans)
    return Readability(words / sentences + 100 * long_words / words, words, sentences, long_words)


def longest_spans(shape: Shape, ends: tuple[int, ...], most: int) -> list[Sentence]:
    """The sentences with the most words, longest first; of two alike, the first comes first."""
    found = []
    for start, end in zip((0, *ends), ends, strict=False):
        sentence = shape.text[start:end]
        words = len(sentence.split())
        if words:
            begin = start + len(sentence) - len(sentence.lstrip())
            found.append(Sentence(words, begin, start + len(sentence.rstrip())))
    return sorted(found, key=lambda sentence: -sentence.words)[:most]


def longest_sentences(shape: Shape, ends: tuple[int, ...], most: int) -> list[str]:
    """The sentences with the most words, each on one line; of two alike, the first comes first."""
    spans = longest_spans(shape, ends, most)
    return [" ".join(shape.text[one.start : one.end].split()) for one in spans]


def _is_end(text: str, place: int, end: int) -> bool:
    """Whether the mark here, with what closes after it, ends a sentence, by what stands before and after."""
    if text[place] not in ".:":
        return True
    after = _after(text, end)
    if text[place] == ":":
        return after.isupper()
    return not after or _full_stop_ends(text, place, end, after)


def _full_stop_ends(text: str, place: int, end: int, after: str) -> bool:
    """Whether a full stop ends a sentence, no abbreviation, ordinal or initial; `after` is what follows."""
    before = text[max(0, place - _TOKEN) : place + 1].split()
    token = before[-1].lstrip(_OPENERS).lower()
    if after.islower() or token in _NEVER_LAST:
        return "\n\n" in text[end : end + 8]
    if after.isdecimal():
        return token not in _MAY_BE_LAST and not token[:-1].isdecimal()
    return not _INITIAL.fullmatch(token)


def _after(text: str, end: int) -> str:
    """The first character of what follows, quotation marks and brackets passed over; "" at the end."""
    match = _NEXT.match(text, end)
    return match[1] if match else ""
