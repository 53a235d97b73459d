"""The figures of a text that its budget can be asked to confirm.

Precision goes before reach: an amount counts only near a word for grant, budget or pay, and a
sentence that speaks of another year, another place or of what may happen need not agree with this
budget.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from wizard.engine.patterns import lazy
from wizard.engine.sentences import SentenceOf
from wizard.engine.shapes import Shape
from wizard.engine.text_amounts import amounts
from wizard.engine.text_numbers import Found
from wizard.engine.text_posts import posts

_NEAR: Final = lazy(
    r"(?<!\w)søk(?:er|jer|e|je|es)(?!\w)|(?<!be)(?<!måneds)(?<!time)lønn(?!er\sseg)|(?<!\w)(?:års|grunn|brutto)?løn(?:a|s\w*)?(?!\w)|egenfinans|eigenfinans"
    r"|egenandel|eigenandel|eigendel|egeninnsats|eigeninnsats|(?:egne|eigne)\smid"
)
_NEAR_STEMS: Final = ("tilskudd", "tilskot", "søknad", "omsøkt", "budsjett")
"""These say it wherever they stand: to look for them is much quicker than the pattern of the others."""
_ELSEWHERE: Final = lazy(
    r"(?<!\w)(?:fikk|fekk|mottok|mottatt|motteke|tidligere|tidlegare|forrige|førre|fjor\w*|hvis|dersom|mindre|lavere|lågare"
    r"|redus\w*|avkort\w*|kutt\w*|halver\w*|nasjonal\w*|landet\w*|landsgj\w*|gjennomsnitt\w*|snitt\w*|staten\w*"
    r"|stortinget\w*|statsbudsjett\w*|regjering\w*|andre\skommun\w*|nabokommun\w*|i\sdag|allerede|allereie|fra\sfør|frå\sfør"
    r"|dagens|eksisterende|eksisterande|nåværende|noverande|kostra\w*|vanligvis|vanlegvis|eksempel|døme)(?!\w)"
)
_YEAR: Final = lazy(
    r"(?<![0-9.,/])(?<![0-9][ \u00a0])(?:19[89][0-9]|20[0-4][0-9])(?![0-9])(?![ \u00a0]?(?:kr|,-))"
)
_NEAR_BEFORE: Final = 100
_NEAR_AFTER: Final = 60


def figures(shape: Shape) -> tuple[Found, ...]:
    """The figures of a text, in order, whatever they are meant for. Linear in the text's length."""
    found = amounts(shape) + posts(shape)
    return tuple(sorted(found, key=lambda one: (one.start, one.end))) if found else ()


def is_meant(shape: Shape, sentence: SentenceOf, found: Found, years: Container[int]) -> bool:
    """Whether a figure is meant for the budget of these years, by its sentence."""
    low = shape.low
    start, end = sentence(found.start)
    end = max(end, found.end)
    near = max(start, found.start - _NEAR_BEFORE), min(end, found.end + _NEAR_AFTER)
    if found.kind == "amount" and not _is_near(low, *near):
        return False
    if _ELSEWHERE.search(low, start, end):
        return False
    said = low[start:end]
    if "20" not in said and "19" not in said:
        return True
    return all(int(year) in years for year in _YEAR.findall(low, start, end))


def _is_near(low: str, start: int, end: int) -> bool:
    """Whether a word for grant, budget or pay stands here."""
    said = low[start:end]
    return any(stem in said for stem in _NEAR_STEMS) or _NEAR.search(low, start, end) is not None


def written(shape: Shape, found: Found) -> str:
    """A figure as the text has it, on one line."""
    return " ".join(shape.text[found.start : found.end].split())
