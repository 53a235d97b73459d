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
_RUN: Final = lazy(rf"\+?[0-9]+(?:{_GAP}[0-9]+)*")
_GROUP: Final = lazy(r"[0-9]+")
_YEAR: Final = lazy(r"(?:19|20)[0-9]{2}")
_ELEVEN: Final = ((6, 5), (4, 2, 5), (2, 2, 2, 5), (4, 4, 3), (3, 3, 5))
_NINE: Final = ((3, 3, 3),)
_EIGHT: Final = ((2, 2, 2, 2), (3, 2, 3), (4, 4), (3, 5), (5, 3))
_SHAPES: Final = (*_ELEVEN, *_NINE, *_EIGHT)
_DATES: Final = ((2, 2, 4), (4, 2, 2))
_ABROAD: Final = lazy(r"(?:0047|47)[0-9]{8}|\+[0-9]{7,}")
"""A telephone number with the code of its country."""
_LONG: Final = 8
"""Digits in a row from which they are always somebody's or something's."""
_ODD: Final = 5
"""Digits in a row from which they are no year and no part of an amount."""


class Window(NamedTuple):
    """Groups of digits that stand together, and where."""

    groups: tuple[str, ...]
    start: int

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
    """A run of digits with single signs between; gone as a whole where a part may be somebody's number.

    Where one number ends and the next begins cannot be told («sak 38/21 69 86 98 40»).
    """
    found = [(m[0], m.start()) for m in _GROUP.finditer(run)]
    whole = _window(found)
    if _ABROAD.fullmatch(run[: whole.start] + whole.digits):
        return put("phone", PHONE)
    window = whole if _whole(whole) else next(_windows(found), None)
    if window is not None:
        return put(*_known(window, orgnr))
    odd = len(whole.digits) >= _LONG and max(whole.shape) >= _ODD and len(found) > 1
    return put("long_number", LONG_NUMBER) if odd else run


def _whole(window: Window) -> bool:
    """Whether all groups together are as long as a telephone, account or personal number."""
    return len(window.groups) > 1 and len(window.digits) in (8, 11) and not _harmless(window)


def _windows(found: list[tuple[str, int]]) -> Iterator[Window]:
    """The groups that make numbers, from left to right."""
    for place, (group, _) in enumerate(found):
        for shape in _SHAPES:
            if _fits(found[place : place + len(shape)], shape):
                yield _window(found[place : place + len(shape)])
        if len(group) >= _LONG:
            yield _window(found[place : place + 1])


def _window(found: list[tuple[str, int]]) -> Window:
    return Window(tuple(group for group, _ in found), found[0][1])


def _fits(some: list[tuple[str, int]], shape: tuple[int, ...]) -> bool:
    """Whether groups are as long as in a shape, and make no years, amount or date."""
    if tuple(len(group) for group, _ in some) != shape:
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
