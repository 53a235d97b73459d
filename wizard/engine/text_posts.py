"""Position percentages, årsverk and numbers of posts in running text.

Everything is found from the words «stilling» and «årsverk»: the number before them («80 %-stilling»,
«1,5 årsverk», «to stillinger»), or the percentage after them («stillingen er på 80 prosent»).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from wizard.engine.number_words import number_parts
from wizard.engine.patterns import lazy
from wizard.engine.shapes import DIGIT, Shape, word_before
from wizard.engine.text_numbers import LOOK_BACK, OPENERS, SPACES, Found, decimal, number_left

_S: Final = f"[{SPACES}]"
_STEMS: Final = ("stilling", "årsverk")
_FIRST: Final = ("prosents", "prosent", "fag", "deltids", "heltids", "konsulent", "rus")
_POST: Final = lazy(
    rf"(?<!\w)(?:(?P<compound>prosents?)|{'|'.join(_FIRST[2:])})?stilling"
    r"(?:(?P<share>sprosent(?:en)?)|(?P<plural>er|ar|ene|ane)|en|a)?(?!\w)"
    r"|(?<!\w)(?P<fte>årsverk)(?:a|ene|et)?(?!\w)"
)
_KNOWN_AS: Final = frozenset((
    "ny", "nye", "fast", "faste", "hel", "hele", "heil", "heile", "kommunal", "kommunale",
    "midlertidig", "midlertidige", "mellombels", "mellombelse", "ekstra", "full", "fulle",
))  # fmt: skip
_PER_CENT: Final = ("prosents", "prosent", "%")
_ARTICLES: Final = ("en", "ei", "ein", "et", "eit")
_NUMBER: Final = r"(?P<number>[0-9]{1,3}(?:[.,][0-9]{1,2})?)"
_PERCENT_AFTER: Final = lazy(
    rf"(?:{_S}som{_S}\w{{1,30}})?(?:{_S}(?:er|blir|vert))?{_S}(?:på|i|til){_S}{_NUMBER}{_S}?(?:%|prosent(?!\w))(?!{_S}av)"
    rf"|{_S}(?:er|blir|vert){_S}(?P<whole>[0-9]{{1,3}}){_S}?(?:%|prosent)(?=\s?(?:[.,;)\n]|\Z))"
)
_SHARE_AFTER: Final = lazy(rf"{_S}?(?:(?:på|er|til|blir|vert)(?!\w)|[:=])?{_S}?{_NUMBER}(?![0-9.,]*[0-9])")
_RATIO: Final = lazy(r"\s(?:per|pr)(?!\w)")
_SERVICES: Final = frozenset((
    "kommunen", "tjenesten", "tenesta", "avdelingen", "avdelinga", "enheten", "eininga", "vi",
))  # fmt: skip
_HAVE: Final = ("har", "hadde")
_HAVE_STEM: Final = "ha"
_JOINED: Final = SPACES + "-"
_COUNTING: Final = frozenset((*_KNOWN_AS, *_ARTICLES, "og"))
_AFTER: Final = ("som", "er", "blir", "vert", "på", "i", "til")
"""What begins the words between «stillingen» and its percentage."""
_SHARE: Final = "stillingsprosent"
_LONGEST_FORM: Final = 24
_BEFORE: Final = 48
_NEAR: Final = 48
_FTE_SLACK: Final = 0.05
_PERCENT_SLACK: Final = 0.5
_OF_A: Final = 2
_MOST_PERCENT: Final = 2_000
_MOST_POSTS: Final = 100


def posts(shape: Shape) -> list[Found]:
    """The figures at «stilling» and «årsverk» in a text. Linear in its length."""
    low = shape.low
    found = []
    for stem in _STEMS:
        place = low.find(stem)
        while place >= 0:
            start = place
            if low[place - 1 : place].isalpha():
                start -= next((len(first) for first in _FIRST if low.endswith(first, 0, place)), 0)
            if not low[start - 1 : start].isalnum():  # «bestilling», «vikarstilling»
                figure = _at(shape, start, place)
                if figure:
                    found.append(figure)
            place = low.find(stem, place + len(stem))
    return found


def _at(shape: Shape, start: int, place: int) -> Found | None:
    """The figure at a word that begins here, and «stilling» or «årsverk» in it there."""
    low = shape.low
    counted = _can_be_counted(low, start)
    if not ((counted or _can_be_shared(low, place)) and _can_have_number(shape, start, place)):
        return None
    match = _POST.match(low, start)
    if match is None:
        return None
    return (_before(low, match) if counted else None) or _after(low, match)


def _can_be_counted(low: str, start: int) -> bool:
    """Whether the word before «stilling» or «årsverk» can count it: a quick no to most, exact in its no."""
    if low[start - 1 : start] == " ":
        near = start - LOOK_BACK if start > LOOK_BACK else 0  # quicker than a call of max
        word = low[low.rfind(" ", near, start - 1) + 1 : start - 1]
        if word.isalpha():
            return word in _COUNTING or word.endswith(_PER_CENT) or bool(number_parts(word))
    before = low[max(0, start - LOOK_BACK) : start].rstrip(_JOINED).rsplit(None, 1)
    if not before:
        return False
    word = before[-1]
    if word in _COUNTING or word.endswith(_PER_CENT):
        return True
    return not word.isalpha() or bool(number_parts(word))


def _can_be_shared(low: str, place: int) -> bool:
    """Whether a percentage can come after the word here; exact in its no."""
    space = low.find(" ", place, place + _LONGEST_FORM)
    if space < 0 or low.startswith(_AFTER, space + 1):
        return True
    return low.startswith(_SHARE, place) or not low[place:space].isalpha()


def _can_have_number(shape: Shape, start: int, place: int) -> bool:
    """A quick no where there is neither a digit near nor a number word before."""
    if shape.has_digits and shape.marks.find(DIGIT, max(0, start - _NEAR), place + _NEAR) >= 0:
        return True
    word = word_before(shape.low, start).lstrip(OPENERS)
    return word in _KNOWN_AS or word.startswith("prosent") or bool(number_parts(word))


def _before(low: str, match: re.Match[str]) -> Found | None:
    """What the number before the word says: a percentage, årsverk or a number of posts."""
    start, end = match.span()
    if match["share"] or (low.startswith(("per", "pr"), end + 1) and _RATIO.match(low, end)):
        return None
    begin = _adjectives_begin(low, start)
    per_cent = _per_cent_begins(low, begin)
    number = number_left(low, begin if per_cent is None else per_cent)
    if number is None or _is_had(low, number[1]):
        return None
    value, begin = number
    if per_cent is not None or match["compound"]:
        return _percent(value, begin, end)
    return _count(value, begin, match)


def _adjectives_begin(low: str, end: int) -> int:
    """Where the words between a number and its noun begin («to nye faste stillinger»)."""
    for _ in range(2):
        word = word_before(low, end)
        if word not in _KNOWN_AS:
            break
        end = low.rfind(word, 0, end)
    return end


def _per_cent_begins(low: str, end: int) -> int | None:
    """Where «prosent» or «%» begins, if one stands before («80 %-stilling», «80 % av en stilling»)."""
    before = low[max(0, end - _BEFORE) : end].rstrip(SPACES + "-")
    if before.endswith(_ARTICLES):
        words = before.split()
        if len(words) > _OF_A and words[-1] in _ARTICLES and words[-2] == "av":
            before = before[: before.rfind("av")].rstrip(SPACES)
    if not before.endswith(_PER_CENT):
        return None
    sign = next(sign for sign in _PER_CENT if before.endswith(sign))
    return low.rfind(sign, 0, end)


def _is_had(low: str, start: int) -> bool:
    """Whether the number is what a service has already («kommunen har 2,3 årsverk»)."""
    before = low[max(0, start - _BEFORE) : start]
    if _HAVE_STEM not in before:
        return False
    words = before.split()[-4:]
    return any(a in _SERVICES and b in _HAVE for a, b in pairwise(words))


def _after(low: str, match: re.Match[str]) -> Found | None:
    """The percentage after «stilling … på» or «stillingsprosent»."""
    if match["fte"]:
        return None
    after = (_SHARE_AFTER if match["share"] else _PERCENT_AFTER).match(low, match.end())
    if after is None:
        return None
    number = after["number"] or after["whole"]
    return _percent(decimal(number), match.start(), after.end())


def _percent(value: float, start: int, end: int) -> Found | None:
    if not 0 < value <= _MOST_PERCENT:
        return None
    slack = _PERCENT_SLACK if value.is_integer() else 0.01
    return Found("percent", value, value - slack, value + slack, start, end)


def _count(value: float, start: int, match: re.Match[str]) -> Found | None:
    """Årsverk, or a number of posts; «en halv stilling» is half an årsverk."""
    if not 0 < value <= _MOST_POSTS:
        return None
    if match["fte"] or not value.is_integer():
        return Found("fte", value, value - _FTE_SLACK, value + _FTE_SLACK, start, match.end())
    if not match["plural"] and value != 1:
        return None
    return Found("posts", value, value, value + 1, start, match.end())
