"""The patterns of CEL's `matches` as Python's, for those in which the two languages say the same.

CEL's patterns are RE2's. Letters, digits, blanks, alternatives, plain groups, sets without ranges, single
repetitions and the beginning of the text mean the same in both; so does a `(?i)` before all of it, but for
the letter i, which Python also takes for the Turkish ones. Any other pattern is left to CEL.
"""

from __future__ import annotations

import re
from typing import Final

from wizard.engine.patterns import lazy

_PLAIN: Final = "A-Za-zÆØÅæøå0-9 ,:;"
_SAME: Final = lazy(rf"(\(\?i\))?((?:[{_PLAIN}|)^]|\((?!\?)|\[[{_PLAIN}.]+-?\]|(?<![+*?])[+*?])*)")
_SET_WITH_I: Final = lazy(r"\[[^\]]*[iI]")


def pattern_of(text: str) -> re.Pattern[str] | None:
    """The pattern that finds what RE2 finds with this text, or None where that is not certain."""
    found = _SAME.fullmatch(text)
    if found is None or (found[1] and _SET_WITH_I.search(text)):
        return None
    try:
        if found[1]:
            return re.compile(re.sub("[iI]", "(?-i:[iI])", found[2]), re.IGNORECASE)
        return re.compile(found[2])
    except re.error:
        return None
