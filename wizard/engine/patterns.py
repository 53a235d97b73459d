"""Regular expressions that cost nothing until they are used.

To compile one takes as long as to read a page with it, and most texts hold nothing that most of the
engine's patterns look for: a cheap test of the text goes before them, and they are never compiled.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Final, cast

_USES: Final = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


class _Later:
    """Stands where a pattern does, and takes over its methods when the first of them is asked for."""

    def __init__(self, text: Any, flags: int) -> None:
        """Keep what the pattern is compiled from."""
        self._compiled_from = (text, flags)

    def __getattr__(self, name: str) -> Any:
        """A method of the pattern. Called only while there is none: the next use finds the method itself."""
        pattern = re.compile(*self._compiled_from)
        self.__dict__.update({use: getattr(pattern, use) for use in _USES})
        return getattr(pattern, name)


def lazy(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of a text, compiled at its first use, which also is where a fault in it is raised.

    It has a pattern's methods and can be used as one, but not given to the functions of `re`.
    """
    return cast("re.Pattern[AnyStr]", _Later(text, flags))
