"""Addresses and numbers in running text that may be somebody's, found broadly.

A rule that judges an application must be sure that a number is a telephone number; this need not be. It
takes what may be one, and leaves amounts, dates and years.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from wizard.engine.identifiers import valid_account, valid_orgnr
from wizard.engine.patterns import lazy
from wizard.engine.personal_numbers import has_check_digits, has_plausible_date
from wizard.training.hidden import (
    ACCOUNT,
    EMAIL,
    LINK,
    LONG_NUMBER,
    PERSONAL_NUMBER,
    PHONE,
    What,
)

Put = Callable[[What, str], str]
"""Notes what is replaced, and gives what is to stand there."""

_LINK: Final = lazy(r"(?:https?://|www\.)[^\s<>«»\"]+", re.IGNORECASE)
_EMAIL: Final = lazy(r"[^\s<>()«»\",;:@]+@[^\s<>()«»\",;:@]+")
_HANDLE: Final = lazy(r"(?<![\w@])@[\w.]{2,}")
_GAP: Final = r"[ \u00a0\u202f\u2009.\-\u2010\u2011\u2013/]"
_RUN: Final = lazy(rf"(?:\+|(?<![0-9])00(?=[1-9]))?[0-9]+(?:{_GAP}[0-9]+)*")
_GROUP: Final = lazy(r"[0-9]+")
_YEAR: Final = lazy(r"(?:19|20)[0-9]{2}")
_ELEVEN: Final = ((6, 5), (4, 2, 5), (2, 2, 2, 5), (4, 4, 3), (3, 3, 5))
_NINE: Final = ((3, 3, 3),)
_EIGHT: Final = ((2, 2, 2, 2), (3, 2, 3), (4, 4), (3, 5), (5, 3))
_SHAPES: Final = (*_ELEVEN, *_NINE, *_EIGHT)
_DATES: Final = ((2, 2, 4), (4, 2, 2))
_LONG: Final = 8
"""Digits in a row from which they are always somebody's or something's."""


class Window(NamedTuple):
    """Groups of digits that stand together, and where."""

    groups: tuple[str, ...]
    start: int
    end: int

    @property
    def digits(self) -> str:
        """All its digits."""
        return "".join(self.groups)

    @property
    def shape(self) -> tuple[int, ...]:
        """How long each group is."""
        return tuple(map(len, self.groups))


def hide_numbers(text: str, put: Put, orgnr: str) -> str:
    """The text without addresses and numbers that may be somebody's; `orgnr` stands for the applicant's."""
    text = _LINK.sub(lambda _: put("link", LINK), text)
    text = _EMAIL.sub(lambda _: put("email", EMAIL), text)
    text = _HANDLE.sub(lambda _: put("link", LINK), text)
    return _RUN.sub(lambda match: _run(match[0], put, orgnr), text)


def _run(run: str, put: Put, orgnr: str) -> str:
    """A run of digits with single signs between, without what may be a number of somebody's."""
    if run[0] == "+" or (run.startswith("00") and len(run) > _LONG):
        return put("phone", PHONE)
    found = [(m[0], m.start(), m.end()) for m in _GROUP.finditer(run)]
    made, done = "", 0
    for window in _windows(found):
        what, by = _known(window, orgnr)
        made += run[done : window.start] + put(what, by)
        done = window.end
    return made + run[done:]


def _windows(found: list[tuple[str, int, int]]) -> Iterator[Window]:
    """The groups that make numbers, from left to right, none twice."""
    whole = _window(found)
    if len(found) > 1 and len(whole.digits) in (8, 11) and not _harmless(whole):
        yield whole
        return
    place = 0
    while place < len(found):
        shape = next((s for s in _SHAPES if _fits(found[place : place + len(s)], s)), None)
        window = _window(found[place : place + len(shape or (1,))])
        if shape is not None or len(window.digits) >= _LONG:
            yield window
        place += len(window.groups)


def _window(found: list[tuple[str, int, int]]) -> Window:
    return Window(tuple(group for group, _, _ in found), found[0][1], found[-1][2])


def _fits(some: list[tuple[str, int, int]], shape: tuple[int, ...]) -> bool:
    """Whether groups are as long as in a shape, and make no years, amount or date."""
    if tuple(len(group) for group, _, _ in some) != shape:
        return False
    window = _window(some)
    return valid_orgnr(window.digits) if shape in _NINE else not _harmless(window)


def _harmless(window: Window) -> bool:
    """Whether groups are an amount (thousands by threes), a date, or years."""
    first, *rest = window.shape
    amount = bool(rest) and first <= 3 and set(rest) == {3}  # noqa: PLR2004 - thousands
    years = all(map(_YEAR.fullmatch, window.groups))
    return amount or years or window.shape in _DATES


def _known(window: Window, orgnr: str) -> tuple[What, str]:
    """What a number probably is, and what is to stand there."""
    digits = window.digits
    if len(digits) == 11:  # noqa: PLR2004 - an account, or a personal number
        born = has_plausible_date(digits) and (has_check_digits(digits) or not valid_account(digits))
        return ("personal_number", PERSONAL_NUMBER) if born else ("account", ACCOUNT)
    if len(digits) == 9:  # noqa: PLR2004 - an organisation number
        return ("orgnr", orgnr) if valid_orgnr(digits) else ("long_number", LONG_NUMBER)
    return ("phone", PHONE) if len(digits) == 8 else ("long_number", LONG_NUMBER)  # noqa: PLR2004
