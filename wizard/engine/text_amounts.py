"""Amounts in kroner in running text: `330 000`, `330.000,-`, `0,33 mill.`, «tre hundre tusen kroner».

A number without «kr» or «mill.» is an amount only right after a word that says so («tilskudd på 330 000»),
which is what keeps years, telephone and account numbers, inhabitants and paragraphs out.
"""

from __future__ import annotations

import re
from typing import Final

from wizard.engine.number_words import number_parts
from wizard.engine.patterns import lazy
from wizard.engine.shapes import DIGIT, SPACE, Shape, places
from wizard.engine.text_numbers import BOUNDS, SPACES, Found, decimal, number_left

_S: Final = f"[{SPACES}]"
_RUN: Final = lazy(
    r"(?<![0-9])(?:[0-9]{1,3}(?:[ \u00a0.][0-9]{3}(?![0-9]))+|[0-9]+)(?:[.,][0-9]{1,3}(?![0-9]))?"
)
_UNIT: Final = lazy(
    rf"(?:{_S}?(?P<scale>['’](?!\w)|mill(?:ion(?:er|ar)?)?(?!\w)|milliard(?:er|ar)?(?!\w)|mrd(?!\w)|tusen(?!\w))\.?)?"
    rf"(?P<kroner>{_S}?(?:kr(?!\w)|kroner(?!\w)|nok(?!\w)|,-))?"
)
_SCALES: Final = {
    "tusen": 1_000, "'": 1_000, "’": 1_000,
    "mill": 1_000_000, "million": 1_000_000, "millioner": 1_000_000, "millionar": 1_000_000,
    "mrd": 1_000_000_000, "milliard": 1_000_000_000, "milliarder": 1_000_000_000, "milliardar": 1_000_000_000,
}  # fmt: skip
_KRONER: Final = frozenset(("kr", "kr.", "kroner", "nok"))
_DECIMALS: Final = lazy(r"(?:,[0-9]{1,3}|\.[0-9]{1,2})\Z")
_NO_DIGIT: Final = lazy(r"[^0-9]")
_PLAIN: Final = lazy(r"[0-9]+(?:[.,]([0-9]{1,3}))?")
_GREAT: Final = ("tusen", "milli")
_SCALES_BEGIN: Final = ("mil", "mrd", "tus", "'", "’")
_CURLED: Final = "’"
_KRONER_FOLLOW: Final = (" kr", "\u00a0kr", "kr", ",-", " nok", "\u00a0nok")
_DIGITS: Final = lazy(b"00*")
_GREAT_NUMBERS: Final = lazy(b"0(?:0{0,2}(?=[ .]000|[)])|0000*)")
"""Marks of numbers of four digits or more, in groups of three or before «'» («330'»): none else is an amount
without a scale in letters."""
_POINTS: Final = (".", ",")
_GROUPS: Final = (b" 000", b".000")
_LONGEST_RUN: Final = 24
_YEAR_LENGTH: Final = 4
_CENTURIES: Final = ("19", "20")
_SMALL: Final = 3
_BARE_BEFORE: Final = lazy(
    r"(?<!\w)(?:tilskudd|tilskuddet|tilskot|tilskotet|budsjett|budsjettet|lønn|lønnen|årslønn|årslønnen|løn|løna|årsløn"
    r"|årsløna|søknadsbeløp|søknadsbeløpet|beløpet|summen|søker|søkjer)"
    rf"(?:{_S}(?:er|på|om|vi|kommunen|blir|til|sammen|saman|tilskudd|tilskot|totalt|i|alt|ca\.|lag)){{0,4}}:?{_S}\Z"
)
_BARE_AFTER: Final = lazy(
    r"\s?(?:[.,;:)!?»\n]|\Z|(?:i|til|for|og|som|per|pr|av|fra|frå|inkludert|inkl"
    r"|skal|vil|er|går|blir|vert|dekker|dekkjer|utgjør|utgjer)(?!\w))"
)
_NOT_FOR_A_BUDGET: Final = lazy(
    rf"{_S}?(?:/|(?:per|pr\.?|i|for{_S}hver|for{_S}kvar){_S})"
    r"(?:time|dag|døgn|måned|månad|mnd|uke|veke|deltak|person|bruker|brukar|kurs|gang|stk|innbygg|km|møte|samling|barn"
    rf"|ungdom|årsverk|stilling|hel|heil|full|100)|{_S}(?:innbygg|menneske|person|nordmenn|dose)"
)
"""A rate, or a number of people."""
_ABOUT: Final = frozenset((
    "ca", "ca.", "cirka", "omlag", "omtrent", "rundt", "kring", "omkring", "nesten", "nær", "nærmere",
    "nærare", "bortimot", "drøyt", "drygt", "vel",
))  # fmt: skip
_FROM: Final = frozenset(("fra", "frå", "mellom"))
_TO: Final = frozenset(("til", "og"))
_FOLLOWING: Final = lazy(rf"{_S}([^\W\d]{{1,40}})(?!\w)")
_BEFORE: Final = 48
_LEAST: Final = 1_000
"""Kroner; smaller amounts are fees and hourly rates."""
_LEAST_BARE: Final = 10_000
_THOUSAND: Final = 1_000
_NO_SPACES: Final = str.maketrans("", "", SPACES)


def amounts(shape: Shape) -> list[Found]:
    """The amounts in a text, those in digits first. Linear in the text's length."""
    low = shape.low
    thousands, millions = "tusen" in low, "mill" in low
    found = []
    if shape.has_digits:
        scaled = thousands or millions or "mrd" in low or (not shape.is_latin and _CURLED in low)
        found = _amounts_in_digits(shape, _DIGITS if scaled else _GREAT_NUMBERS)
    if thousands or millions:
        found += _amounts_in_words(low)
    return found


def _amounts_in_digits(shape: Shape, numbers: re.Pattern[bytes]) -> list[Found]:
    low = shape.low
    found = []
    end = -1
    for digits in numbers.finditer(shape.marks):
        start, stop = digits.span()
        if start < end or not _can_be_money(shape, start, stop):
            continue
        if numbers is _GREAT_NUMBERS and low[start - 1 : start] in _POINTS:
            return _amounts_in_digits(shape, _DIGITS)  # it may be decimals: every number must be read
        run = _RUN.match(low, start)
        end = run.end() if run else end
        if run and len(run[0]) <= _LONGEST_RUN:
            found.append(_in_digits(low, run))
    return [amount for amount in found if amount]


def _amounts_in_words(low: str) -> list[Found]:
    found = []
    end = -1
    for place in sorted(place for word in _GREAT for place in places(low, word)):
        if place >= end:
            end = _words_end(low, place)
            found.append(_in_words(low, end))
    return [amount for amount in found if amount]


def _can_be_money(shape: Shape, start: int, end: int) -> bool:
    """A quick no to years and to small numbers without decimals, groups of three or a great word."""
    low, length = shape.low, end - start
    if length == _YEAR_LENGTH and low.startswith(_CENTURIES, start):
        return low.startswith(_KRONER_FOLLOW, end) or shape.marks.startswith(_GROUPS, end)
    if length > _SMALL or shape.marks.startswith(_GROUPS, end):
        return True
    after = end + 1 if shape.marks.startswith(SPACE, end) else end
    if low.startswith(_SCALES_BEGIN, after):
        return True
    return low[end : end + 1] in _POINTS and shape.marks.startswith(DIGIT, end + 1)


def _in_digits(low: str, match: re.Match[str]) -> Found | None:
    """The amount that a run of digits is, if it is one."""
    scale, kroner, end = _unit(low, match.end())
    start = match.start()
    before = low[max(0, start - _BEFORE) : start]
    words = before.split()
    if words and words[-1] in _KRONER:
        start, kroner = low.rfind(words.pop(), 0, start), True
    money = kroner or scale > _THOUSAND
    value, step = _valued(match[0], scale)
    if value < (_LEAST if money else _LEAST_BARE) or not (money or _is_bare_amount(low, before, end)):
        return None
    return _amount(low, words, value, step, start, end)


def _in_words(low: str, end: int) -> Found | None:
    """The amount that the number words before an offset make, if they make one."""
    number = number_left(low, end)
    if number is None or number[0] < _LEAST:
        return None
    value, start = number
    before = low[max(0, start - _BEFORE) : start]
    _, kroner, end = _unit(low, end)
    if not (kroner or _is_bare_amount(low, before, end)):
        return None
    return _amount(low, before.split(), value, 0, start, end)


def _unit(low: str, end: int) -> tuple[int, bool, int]:
    """What follows a number: the scale (1 where there is none), whether «kr» does, and where that ends."""
    unit = _UNIT.match(low, end)
    assert unit is not None  # every part of the pattern is optional
    return _SCALES[unit["scale"]] if unit["scale"] else 1, unit["kroner"] is not None, unit.end()


def _words_end(low: str, end: int) -> int:
    """Where a number in words ends that holds this offset: its own word's end, and number words after it."""
    while end < len(low) and low[end].isalpha():
        end += 1
    while (following := _FOLLOWING.match(low, end)) is not None:
        if not number_parts(following[1]) and not _and_number(low, following):
            break
        end = following.end()
    return end


def _and_number(low: str, following: re.Match[str]) -> bool:
    """Whether this word is «og» between two number words («hundre og tjue»)."""
    after = _FOLLOWING.match(low, following.end())
    return following[1] == "og" and after is not None and len(number_parts(after[1])) > 0


def _valued(written: str, scale: int) -> tuple[float, float]:
    """Kroner, and the size of the last digit written where the form rounds («0,33 mill.»), else 0."""
    if scale == 1 and "," not in written and "." not in written:
        return float(written.translate(_NO_SPACES)), 0
    if scale == 1:
        return float(_NO_DIGIT.sub("", _DECIMALS.sub("", written))), 0
    plain = _PLAIN.fullmatch(written.translate(_NO_SPACES))
    if plain is None:
        return 0, 0
    return round(decimal(plain[0]) * scale), scale / 10 ** len(plain[1] or "")


def _amount(low: str, words: list[str], value: float, step: float, start: int, end: int) -> Found | None:
    """The amount found, unless it is a rate or a bound, or counts people; `words` stand before it."""
    if _NOT_FOR_A_BUDGET.match(low, end) or _is_a_bound(words):
        return None
    step = step or _rounding(round(value), words)
    return Found("amount", value, value - step / 2, value + step / 2, start, end)


def _rounding(value: int, words: list[str]) -> int:
    """The size of the digit that an amount is rounded to: the last after «ca.», else 1 000 or 1."""
    if not words or (words[-1] not in _ABOUT and words[-2:] != ["om", "lag"]):
        return 1 if value % _THOUSAND else _THOUSAND
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    return step


def _is_a_bound(words: list[str]) -> bool:
    """Whether the words before an amount make it a limit or the end of a range."""
    last = words[-1] if words else ""
    if last in BOUNDS or words[-2:] in (["mer", "enn"], ["meir", "enn"]) or last[-1:] in ("–", "-"):
        return True
    return last in _TO and not _FROM.isdisjoint(words[-6:])


def _is_bare_amount(low: str, before: str, end: int) -> bool:
    """Whether a number without «kr» stands right after a word for money, and before no other thing."""
    return bool(_BARE_BEFORE.search(before) and _BARE_AFTER.match(low, end))
