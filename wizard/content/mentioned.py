"""Whether a text mentions what a good answer should: words by their beginnings, without regard to case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable


def mentioned(text: str, groups: Iterable[Iterable[str]]) -> tuple[bool, ...]:
    """For each group of words, whether the text has at least one of them.

    A word counts where a word of the text begins with it: «økonomiplan» is in «Økonomiplanen for
    2024», «plan» is not in «økonomiplan». A group may hold more words than one in a row («eige vedtak»).
    """
    plain = _plain(text)
    return tuple(any(_holds(plain, _plain(word)) for word in group) for group in groups)


def _plain(text: str) -> str:
    """A text as it is compared: composed, without case, one space between words."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _holds(text: str, word: str) -> bool:
    return bool(word) and re.search(rf"(?<!\w){re.escape(word)}", text) is not None
