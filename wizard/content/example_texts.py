"""The example texts of questions, in every language: what an answer must not copy.

Found by their mark alone, for every check of a file pays for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from wizard.engine.patterns import lazy

_MARK: Final = "{.example}"
_ID: Final = lazy(r"\{#([a-z0-9_]+)\}[ \t]*$")
_HEADING: Final = lazy(r"^#{1,6}[ \t].*\}[ \t]*$", re.MULTILINE)


def example_texts(folders: Iterable[Path], steps: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Question id -> its examples, over the files of these steps in these folders."""
    found: dict[str, list[str]] = {}
    names = [f"{step}.md" for step in steps]
    for folder in folders:
        there = {path.name for path in folder.iterdir()}
        for name in names:
            if name in there:
                for question, example in _examples((folder / name).read_text("utf-8")):
                    found.setdefault(question, []).append(example)
    return {question: tuple(texts) for question, texts in found.items()}


def _examples(text: str) -> Iterator[tuple[str, str]]:
    """The examples of one file, each with the question it stands under."""
    at = text.find(_MARK)
    while at >= 0:
        start = text.rfind("\n## ", 0, at) + 1
        question = _ID.search(text[start : text.find("\n", start)]) if text.startswith("## ", start) else None
        begin = at + len(_MARK)
        end = _HEADING.search(text, begin)
        if question is not None:
            yield question[1], text[begin : end.start() if end else len(text)].strip()
        at = text.find(_MARK, begin)
