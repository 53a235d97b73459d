"""The TOML files of content, read and put together; nothing is judged here."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

FILES: Final[Mapping[str, tuple[str, ...]]] = {
    "schemes": ("scheme.toml", "rules.toml", "sources.toml"),
    "parts": ("part.toml", "rules.toml", "sources.toml"),
}
"""The files that structure may lie in, by kind of folder: the first is the one that must be there."""


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
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BrokenContent(name, str(error)) from error


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
