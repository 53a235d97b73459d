"""A light reading of the words' Markdown: marked headings and what stands under them.

No Markdown parser is needed to find a label. A heading is marked by `{#id}`, `{.kind}` or both at its
end; one without a mark belongs to the text it stands in. Indented lines and fenced code are no headings.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from wizard.engine.patterns import lazy

_HEADING: Final = lazy(r"(#{1,6})[ \t]+(.*?)[ \t]*\{[ \t]*((?:[#.][\w.-]+[ \t]*)+)\}[ \t]*#*[ \t]*$")
_FENCE: Final = lazy(r" {0,3}(`{3,}|~{3,})")
_ITEM: Final = lazy(r"[-*+][ \t]+`([^`]+)`[ \t]*:[ \t]*(.*)$")


class Section(NamedTuple):
    """A marked heading and the text up to the next one."""

    level: int
    title: str
    id: str
    kind: str
    line: int
    """The heading's line, from 1."""
    body: str
    """The Markdown under it, without blank lines around it."""


def sections(text: str) -> list[Section]:
    """The marked headings of a file, in order."""
    lines = text.split("\n")
    marks = _marks(lines)
    ends = [*(number for number, _ in marks), len(lines)][1:]
    found = []
    for (number, match), end in zip(marks, ends, strict=True):
        ids, kinds = _names(match[3])
        body = "\n".join(lines[number + 1 : end]).strip()
        found.append(Section(len(match[1]), match[2], ids, kinds, number + 1, body))
    return found


def _marks(lines: list[str]) -> list[tuple[int, re.Match[str]]]:
    """The marked headings by line number, from 0."""
    fence = ""
    marks = []
    for number, line in enumerate(lines):
        if line.startswith("#"):
            match = None if fence else _HEADING.match(line)
            if match is not None:
                marks.append((number, match))
        elif "```" in line or "~~~" in line:
            fence = _fence_after(line, fence)
    return marks


def _fence_after(line: str, fence: str) -> str:
    """The open fence after this line: the line opens one, closes the open one, or is inside it."""
    match = _FENCE.match(line)
    if match is None:
        return fence
    if not fence:
        return match[1]
    closes = match[1].startswith(fence) and not line.strip(" `~")
    return "" if closes else fence


def _names(marks: str) -> tuple[str, str]:
    """The id and the kind that a heading is marked with; "" for one that is not there."""
    found = {"#": "", ".": ""}
    for mark in marks.split():
        found[mark[0]] = mark[1:]
    return found["#"], found["."]


def items(body: str) -> dict[str, str]:
    """The list of a section: "- `id`: text", an indented line going on from the one before it."""
    found: dict[str, str] = {}
    last = ""
    for line in body.split("\n"):
        match = _ITEM.match(line)
        if match is not None:
            last = match[1]
            found[last] = match[2].strip()
        elif last and line.startswith((" ", "\t")) and line.strip():
            found[last] = f"{found[last]} {line.strip()}"
    return found
