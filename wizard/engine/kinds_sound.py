"""Well-formed answers, told from the others in one pass.

What passes comes out as `kinds.check` would give it back; what is turned down may still be well-formed.
Nearly all that most applications hold passes, and to judge it value by value takes ten times as long:
here a function that is made for the definition looks a value up among those that are known to be
well-formed, and all texts are looked through as one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from wizard.engine import numerals
from wizard.engine.answers import ROW_ID
from wizard.engine.identifiers import valid_account, valid_orgnr
from wizard.engine.numbers import DECIMALS, FIRST_YEAR, LAST_YEAR, WHOLE
from wizard.engine.sieves import Finish, Put, Test, sifting, sifting_rows
from wizard.schema.application import MOST_ROWS
from wizard.schema.register import Register
from wizard.schema.scheme import Definition, Field, Kind, Question

_SEEN: Final = bytes([*b"\n", *range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)])
"""What is seen of Latin-1, space and line break: nothing of it is cleaned or composed."""
_MARKS: Final = "–…“”’•‘—€"
"""Other marks that texts often hold, and of which the same is true; the most usual first."""
_FIRST: Final = "!"
"""The first character that is seen. A text that is not less begins with it, or with one after it."""
_PATTERNS: Final[dict[Kind, str]] = {
    "phone": "(?:0[1-9]|[1-9][0-9])[0-9]{6}",
    "email": r"(?=.{,60}\Z)[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*@(?:[A-Za-z0-9]+\.)+[A-Za-z]+",
    "postcode": "[0-9]{4}",
}
"""Texts of each kind that are well-formed; some of them. So short an address is within every limit."""
_YEARS: Final = frozenset(f"20{year:02}" for year in range(100))
_DAYS: Final = frozenset((date(2001, 1, 1) + timedelta(days=day)).isoformat()[4:] for day in range(365))
"""The days that every year has."""
_MOST: Final = 10**numerals.MOST_DIGITS - 1
_LIMITS: Final[dict[Kind, tuple[int, int]]] = {
    "integer": (-_MOST, _MOST),
    "number": (-_MOST, _MOST),
    "money": (0, _MOST),
    "percent": (0, WHOLE),
    "year": (FIRST_YEAR, LAST_YEAR),
}
"""The least and the most whole number of each kind."""
_REAL: Final = ("number", "percent")


class Sieve:
    """Tells the well-formed answers to a definition's questions from what must be judged one by one.

    What passes is as it should be through and through: no longer than `MOST_ROWS`, and with no members
    that no column has.
    """

    def __init__(self, definition: Definition) -> None:
        """Prepare the tests of its questions."""
        questions = definition.questions.values()
        self._sifted = sifting([_test(question, definition.registry) for question in questions])

    def passed(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The answers that pass, in the order of the questions."""
        lines: list[str] = []
        prose: list[str] = []
        found = self._sifted(answers, lines.append, prose.append)
        odd: list[str] = []
        if not _are_lines(lines):
            odd += [text for text in lines if not _is_line(text)]
        if not _are_prose(prose):
            odd += [text for text in prose if not _are_prose([text])]
        return _without(frozenset(odd), found) if odd else found


def _without(odd: frozenset[str], answers: dict[str, Any]) -> dict[str, Any]:
    """The answers that are none of these texts, and hold none of them in a cell."""
    return {name: value for name, value in answers.items() if odd.isdisjoint(_texts_in(value))}


def _texts_in(value: Any) -> list[str]:
    if type(value) is not list:
        return [value] if type(value) is str else []
    return [cell for row in value if type(row) is dict for cell in row.values() if type(cell) is str]


def _are_lines(texts: list[str]) -> bool:
    """Whether each begins and ends with what is seen, with nothing but spaces between."""
    whole = "".join(texts)
    return all(texts) and list(map(str.strip, texts)) == texts and "\n" not in whole and _is_seen(whole)


def _is_line(text: str) -> bool:
    """The same of one."""
    return bool(text) and text.strip() == text and "\n" not in text and _is_seen(text)


def _are_prose(texts: list[str]) -> bool:
    """Whether each begins with what is seen, with nothing but spaces and line breaks between."""
    if min(texts, default=_FIRST) < _FIRST:
        return False
    codes = [text.encode("latin-1", "ignore") for text in texts]
    whole = b"".join(codes)
    if whole.translate(None, _SEEN):
        return False
    if len(whole) == sum(map(len, texts)):
        return True
    every = zip(texts, codes, strict=True)
    return all(len(code) == len(text) or _has_marks(text, code) for text, code in every)


def _is_seen(text: str) -> bool:
    """Whether all of a text is seen, but for spaces and line breaks."""
    code = text.encode("latin-1", "ignore")
    return not code.translate(None, _SEEN) and (len(code) == len(text) or _has_marks(text, code))


def _has_marks(text: str, code: bytes) -> bool:
    """Whether all that is not of Latin-1 are marks that are seen."""
    others = len(text) - len(code)
    for mark in _MARKS:
        others -= text.count(mark)
        if not others:
            return True
    return False


def _date(text: Any, _line: Put, _prose: Put) -> str | None:
    return text if type(text) is str and text[:4] in _YEARS and text[4:] in _DAYS else None


def _orgnr(digits: Any, _line: Put, _prose: Put) -> str | None:
    return digits if type(digits) is str and valid_orgnr(digits) else None


def _account(digits: Any, _line: Put, _prose: Put) -> str | None:
    return digits if type(digits) is str and valid_account(digits) else None


def _own_id(text: Any, _line: Put, _prose: Put) -> str | None:
    return text if type(text) is str and text else None


_SHAPES: Final[dict[Kind, tuple[Any, ...]]] = {
    "yes_no": ("bool",),
    "text": ("str", None, None, "line"),
    "prose": ("str", None, None, "prose"),
}
"""How kinds are judged of which all of a type is well-formed, until texts are looked through."""
_OTHERS: Final[dict[Kind, Finish]] = {"date": _date, "orgnr": _orgnr, "account_number": _account}
"""What judges other kinds whose values are texts."""


def _test(field: Field, registry: Register) -> Test:
    """How a question or a column is judged."""
    name, kind = field.id, field.kind
    if isinstance(field, Question) and kind == "table":
        columns = [_test(column, registry) for column in field.columns]
        return Test(name, others=sifting_rows([Test(ROW_ID, others=_own_id), *columns]))
    if kind in _LIMITS:
        return _number(field)
    if kind == "choices":
        return Test(name, others=_several(_choices(field), field.exclusive))
    if kind in _SHAPES:
        return Test(name, *_SHAPES[kind])
    if kind in ("choice", "municipality"):
        return Test(name, "str", _choices(field) if kind == "choice" else _numbers(registry))
    return Test(name, others=_matching(_PATTERNS[kind]) if kind in _PATTERNS else _OTHERS[kind])


def _numbers(registry: Register) -> frozenset[str]:
    """Those of municipalities, as they are written."""
    return frozenset(number for number in registry.by_number if number.isascii() and number.isdecimal())


def _choices(field: Field) -> frozenset[str]:
    """Those that are no blank text."""
    return frozenset(choice for choice in field.choices if choice[:1].isalnum())


def _number(field: Field) -> Test:
    """Whole numbers within the limits of the kind and its own; of some kinds, others too."""
    least, most = _LIMITS[field.kind]
    low = least if field.least is None else max(least, field.least)
    high = most if field.most is None else min(most, field.most)
    real = _real(low, high, DECIMALS[field.kind]) if field.kind in _REAL else None
    return Test(field.id, "int", range(math.ceil(low), math.floor(high) + 1), others=real)


def _real(low: float, high: float, most: int) -> Finish:
    """A number with so many decimals; one that is whole is an integer."""

    def finished(value: Any, _line: Put, _prose: Put) -> float | None:
        if type(value) is not float or not low <= value <= high:
            return None
        if value.is_integer():
            return int(value)
        return value if round(value, most) == value else None

    return finished


def _several(choices: frozenset[str], exclusive: str | None) -> Finish:
    """Choices that are all different, and of which none excludes the others."""

    def finished(ids: Any, _line: Put, _prose: Put) -> list[str] | None:
        if type(ids) is not list or not 0 < len(ids) <= MOST_ROWS:
            return None
        for one in ids:
            if type(one) is not str or one not in choices:
                return None
        if len(ids) > 1 and (exclusive in ids or len(frozenset(ids)) < len(ids)):
            return None
        return ids.copy()

    return finished


def _matching(pattern: str) -> Finish:
    """A text of which the whole matches."""
    matches = re.compile(pattern).fullmatch
    return lambda text, _line, _prose: text if type(text) is str and matches(text) else None
