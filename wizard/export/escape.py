"""People's text as Markdown that can never become structure.

Three readings of one text:

- `normal` is what a reader sees: line separators are newlines, a tab is a space, spaces at the ends
  of lines are gone, and characters that steer a terminal or turn the writing direction are U+FFFD.
- `paragraphs` is Markdown whose plain text is `normal`, paragraph for paragraph, line for line.
- `inline` and `line` are Markdown on one line, for a table cell, a heading or a list item; their plain
  text is `normal` with each run of newlines as one space.

What is escaped is what CommonMark, GitHub's tables and the usual extensions give a meaning, and as
little else as may be: the file is also read as it stands.
"""

from __future__ import annotations

from typing import Final

from wizard.engine.patterns import lazy

REPLACED: Final = "\N{REPLACEMENT CHARACTER}"
_SEPARATOR: Final = lazy("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_STEERING: Final = lazy("[\x00-\x09\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BLANK: Final = lazy(r"\n{2,}")
_ACTIVE: Final = lazy(r"[\\`*_\[\]<|~$^{}]|&(?=[#\w])|(?<!\S)#")
_LINE_START: Final = lazy(r"(?:[-+=>:#]|\d{1,9}(?=[.)]))")


def visible(text: str) -> str:
    """The text with newlines as its only control characters: safe to print on a terminal."""
    if text.replace("\u00a0", " ").isprintable():
        return text  # nothing that is printable is changed below
    text = _SEPARATOR.sub("\n", text).replace("\t", " ")
    return _STEERING.sub(REPLACED, text)


def one_line(text: str) -> str:
    """`visible`, with each run of newlines and the space around it as one space."""
    return " ".join(line for line in _lines(text) if line)


def normal(text: str) -> str:
    """What a reader of the Markdown sees: paragraphs with one empty line between them."""
    return _BLANK.sub("\n\n", "\n".join(_lines(text))).strip("\n")


def paragraphs(text: str) -> str:
    """Markdown with one paragraph for each paragraph of `normal(text)`; "" where there is no text.

    A newline within a paragraph is kept, as a hard break.
    """
    found = normal(text)
    if not found:
        return ""
    return "\n\n".join(
        "\\\n".join(_escaped(line) for line in paragraph.split("\n")) for paragraph in found.split("\n\n")
    )


def inline(text: str) -> str:
    """Markdown within a line that has begun: a cell, a heading, the end of an item.

    Its plain text is `one_line(text)`.
    """
    return _ACTIVE.sub(r"\\\g<0>", one_line(text))


def line(text: str) -> str:
    """Markdown that begins a line: a paragraph of its own, or the first words of an item.

    Its plain text is `one_line(text)`.
    """
    return _escaped(one_line(text))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in visible(text).split("\n")]


def _escaped(line: str) -> str:
    """One line, stripped, so that it is plain wherever it stands, at the start of a block too."""
    start = _LINE_START.match(line)
    if start is None:
        return _ACTIVE.sub(r"\\\g<0>", line)
    end = start.end()
    mark = f"\\{line[0]}" if end == 1 and not line[0].isdecimal() else f"{line[:end]}\\{line[end]}"
    rest = line[1:] if mark[0] == "\\" else line[end + 1 :]
    return mark + _ACTIVE.sub(r"\\\g<0>", rest)
