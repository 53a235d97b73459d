"""Placeholders in sentences: `{name}`, or `{name:money}` where the value is shown as its kind.

One pass of one pattern: a value is never read as a template, whatever somebody typed into it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from wizard.engine.patterns import lazy

PLACEHOLDER: Final = lazy(r"\{([a-z_][a-z0-9_]*)(?::([a-z]+))?\}")
_KINDS: Final = ("money", "number", "percent", "date")
"""Formats that are kinds of answers."""
FORMATS: Final = frozenset({*_KINDS, "list", "question", "choice", "quote"})
"""What may stand after the colon."""
USUAL: Final = 10**15
"""Numbers from nought to this are shown as they are."""
_LISTS: Final = (list, tuple)
_AND: Final[Mapping[str, str]] = {"nb": "og", "nn": "og", "en": "and"}
_QUOTES: Final[Mapping[str, tuple[str, str]]] = {"nb": ("«", "»"), "nn": ("«", "»"), "en": ("“", "”")}


class Names(NamedTuple):
    """How ids become words: the label of a question, and of a choice where the finding points."""

    question: Callable[[str], str] = str
    choice: Callable[[str], str] = str


_UNNAMED: Final = Names()


class Asked(NamedTuple):
    """A placeholder, as it is written and in its parts, and what stands before it."""

    before: str
    written: str
    name: str
    form: str
    number: Callable[[float], str] | None
    """What shows a usual number, where that is all that `show` does with it."""


def fill(template: str, values: Mapping[str, Any], lang: str, names: Names | None = None) -> str:
    """The template with its placeholders filled in; one without a value stays as it is."""
    if "{" not in template:
        return template
    asked, rest = parts_of(template)
    told: list[str] = []
    for before, written, name, form, number in asked:
        if name not in values:
            told += (before, written)
            continue
        value = values[name]
        kind = type(value)
        if kind is str and not form:
            told += (before, value)
        elif (kind is int or kind is float) and number is not None and 0 <= value < USUAL:
            told += (before, number(value))
        else:
            told += (before, show(value, form, lang, names or _UNNAMED))
    told.append(rest)
    return "".join(told)


@lru_cache(maxsize=1024)
def parts_of(template: str) -> tuple[tuple[Asked, ...], str]:
    """The placeholders of a template, and what stands after the last. Templates are few: they are content."""
    asked, end = [], 0
    for match in PLACEHOLDER.finditer(template):
        form = match[2] or ""
        if not form or form in FORMATS:
            number = _numbers().get(form) if form in _KINDS else str if form in ("", "list") else None
            asked.append(Asked(template[end : match.start()], match[0], match[1], form, number))
            end = match.end()
    return tuple(asked), template[end:]


def placeholders(template: str) -> Iterator[tuple[str, str]]:
    """Name and format ("" for none) of each placeholder."""
    for match in PLACEHOLDER.finditer(template):
        yield match[1], match[2] or ""


def show(value: Any, form: str, lang: str, names: Names) -> str:
    """One value in one format; a list is shown item by item, with «og» before the last."""
    if isinstance(value, _LISTS):
        return listed([show(item, form, lang, names) for item in value], lang)
    if form in _KINDS:
        return _of_kind(value, form, lang)
    if form in ("question", "choice"):
        return (names.question if form == "question" else names.choice)(str(value))
    if form == "quote":
        before, after = _QUOTES.get(lang, _QUOTES["nb"])
        return f"{before}{value}{after}"
    return str(value)


def listed(items: list[str], lang: str) -> str:
    """`a, b og c`."""
    *before, last = items or [""]
    return f"{', '.join(before)} {_AND.get(lang, _AND['nb'])} {last}" if before else last


def _of_kind(value: Any, kind: str, lang: str) -> str:
    """A number or a date as its kind shows it; a text that stands in its place is left alone."""
    if value is None or isinstance(value, str) != (kind == "date"):
        return "" if value is None else str(value)
    return _kinds()(kind, value, lang)


def _numbers() -> Mapping[str, Callable[[float], str]]:
    """What shows usual numbers, by kind."""
    from wizard.content.shown import WHOLE  # noqa: PLC0415 - as in `_kinds`

    return WHOLE


@cache
def _kinds() -> Callable[[str, Any, str], str]:
    """What shows kinds. The first screen says nothing that has one: it need not wait for them."""
    from wizard.content.shown import shown  # noqa: PLC0415

    return shown
