"""The TOML files of content, read and put together; nothing is judged here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, Final

import tomli

from wizard.engine.patterns import lazy

SOURCES: Final = "sources.toml"
"""A file of sources alone: so long that a definition reads only those that it cites."""
FILES: Final[Mapping[str, tuple[str, ...]]] = {
    "schemes": ("scheme.toml", "rules.toml", SOURCES),
    "parts": ("part.toml", "rules.toml", SOURCES),
}
"""The files that structure may lie in, by kind of folder: the first is the one that must be there."""
_SOURCE: Final = lazy(r"^\[\[source\]\][ \t]*\n", re.MULTILINE)
_ID: Final = lazy(r'^id = "([^"]*)"', re.MULTILINE)


class BrokenContent(Exception):
    """Content that cannot be used as it stands; `schemes check` says all that is wrong with it."""

    def __init__(self, file: str, detail: str) -> None:
        """`file` relative to the content's folder; `detail` is the parser's own word, for a log."""
        super().__init__(f"{file}: {detail}")
        self.file = file
        self.detail = detail


def read_toml(path: Path, name: str) -> dict[str, Any]:
    """The content of one file. Raises BrokenContent where it is not TOML in UTF-8."""
    try:
        return tomli.loads(path.read_text("utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BrokenContent(name, str(error)) from error


def read_sources(path: Path, name: str, cited: AbstractSet[str]) -> list[dict[str, Any]]:
    """The sources of a file that are cited. Raises BrokenContent.

    Only their own lines are parsed, for every check of a file pays for it; a file that cannot be cut
    into its sources so simply is parsed whole.
    """
    try:
        first, *blocks = _SOURCE.split(path.read_text("utf-8"))
        chosen = [block for block in blocks if (match := _ID.search(block)) is None or match[1] in cited]
        found = tomli.loads(first + "".join(f"[[source]]\n{block}" for block in chosen))
    except (tomli.TOMLDecodeError, UnicodeDecodeError):
        found = read_toml(path, name)
    sources = found.get("source")
    return sources if isinstance(sources, list) else []


def put_together(documents: list[dict[str, Any]]) -> dict[str, Any]:
    """The files of one folder as one: lists follow each other, anything else is the later file's."""
    result: dict[str, Any] = {}
    for document in documents:
        for key, value in document.items():
            if isinstance(value, list) and isinstance(result.get(key), list):
                result[key] = result[key] + value
            else:
                result[key] = value
    return result
