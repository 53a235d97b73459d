"""Where each key and value of a TOML document stands: tomllib reads them, but forgets the lines.

A walk over a document that tomllib has already accepted, so nothing is judged here. A path is a tuple
of keys and list positions, as in the tables: `("step", 0, "question", 2, "kind")`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

Path = tuple[str | int, ...]

_BLANK: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE: Final = re.compile(r"[ \t]*")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_STRINGS: Final = (
    re.compile(r'"""(?:\\.|[^\\])*?"{3,5}', re.DOTALL),
    re.compile(r"'''.*?'{3,5}", re.DOTALL),
    re.compile(r'"(?:\\.|[^"\\\n])*"'),
    re.compile(r"'[^'\n]*'"),
)
_SCALAR: Final = re.compile(r"\d{4}-\d\d-\d\d[ Tt]\d\d:[^\s,\]}#]*|[^\s,\]}#]+")
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[ \t]*\r?\n\s*|(.))", re.DOTALL)


class TomlLines:
    """The places of one document, as lines and columns from 1."""

    def __init__(self, text: str) -> None:
        """Walk a document that is known to be TOML."""
        self.text = text.replace("\r\n", "\n")
        self.keys: dict[Path, int] = {}
        self.values: dict[Path, int] = {}
        self._tables: dict[Path, int] = {}
        self._starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        self._walk()

    def key(self, path: Path) -> tuple[int, int]:
        """Line and column of a key; of the nearest thing around it where it is not there."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.keys:
                return self._place(self.keys[path[:end]])
            if path[:end] in self.values:
                return self._place(self.values[path[:end]])
        return 1, 1

    def value(self, path: Path) -> tuple[int, int]:
        """Line and column of a value; of its key, or what is around it, where it is not there."""
        return self._place(self.values[path]) if path in self.values else self.key(path)

    def inside(self, path: Path, line: int, column: int) -> tuple[int, int]:
        """Line and column, in the file, of a place inside a string value."""
        if path not in self.values or self.text[self.values[path]] not in "\"'":
            return self.value(path)
        return self._place(_offset(self.text, self.values[path], line, column))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def _walk(self) -> None:
        table: Path = ()
        at = self._blank(0)
        while at < len(self.text):
            if self.text[at] == "[":
                table, at = self._header(at)
            else:
                at = self._pair(at, table)
            at = self._blank(at)

    def _blank(self, at: int) -> int:
        match = _BLANK.match(self.text, at)
        return match.end() if match else at

    def _space(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def _header(self, at: int) -> tuple[Path, int]:
        """`[a.b]` or `[[a.b]]`: the path of the table it opens, and where it ends."""
        array = self.text.startswith("[[", at)
        names, end = self._dotted(at + (2 if array else 1))
        path: Path = ()
        for name in names[:-1]:
            path = self._last((*path, name))
            self.keys.setdefault(path, at)
        path = (*path, names[-1])
        if array:
            self.keys.setdefault(path, at)
            number = self._tables[path] = self._tables.get(path, -1) + 1
            path = (*path, number)
        self.keys[path] = self.values[path] = at
        return path, self.text.index("]", end) + (2 if array else 1)

    def _last(self, path: Path) -> Path:
        """The path of a table, or of the last one in a list of tables."""
        return (*path, self._tables[path]) if path in self._tables else path

    def _dotted(self, at: int) -> tuple[list[str], int]:
        """The parts of a key, and where it ends."""
        names = []
        while True:
            at = self._space(at)
            if self.text[at] in "\"'":
                end = self._string_end(at)
                names.append(_plain(self.text[at:end]))
            else:
                match = _BARE.match(self.text, at)
                end = match.end() if match else at + 1
                names.append(self.text[at:end])
            at = self._space(end)
            if at >= len(self.text) or self.text[at] != ".":
                return names, at
            at += 1

    def _pair(self, at: int, table: Path) -> int:
        """`key = value`: note both and give where it ends."""
        names, end = self._dotted(at)
        path = table
        for name in names:
            path = (*path, name)
            self.keys.setdefault(path, at)
        return self._value(self._space(self.text.index("=", end) + 1), path)

    def _value(self, at: int, path: Path) -> int:
        self.values[path] = at
        first = self.text[at]
        if first in "\"'":
            return self._string_end(at)
        if first == "[":
            return self._array(at, path)
        if first == "{":
            return self._inline(at, path)
        match = _SCALAR.match(self.text, at)
        return match.end() if match else at + 1

    def _array(self, at: int, path: Path) -> int:
        number = 0
        at = self._blank(at + 1)
        while self.text[at] != "]":
            at = self._blank(self._value(at, (*path, number)))
            number += 1
            if self.text[at] == ",":
                at = self._blank(at + 1)
        return at + 1

    def _inline(self, at: int, path: Path) -> int:
        at = self._blank(at + 1)
        while self.text[at] != "}":
            at = self._blank(self._pair(at, path))
            if self.text[at] == ",":
                at = self._blank(at + 1)
        return at + 1

    def _string_end(self, at: int) -> int:
        for pattern in _STRINGS:
            match = pattern.match(self.text, at)
            if match is not None:
                return match.end()
        return at + 1


def _plain(quoted: str) -> str:
    """A quoted key without its quotes."""
    return quoted[1:-1] if quoted[0] == "'" else _ESCAPE.sub(_unescaped, quoted[1:-1])


def _unescaped(match: re.Match[str]) -> str:
    """The character an escape stands for; "" for a line's end."""
    code = match[1] or match[2]
    if code:
        return chr(int(code, 16))
    letter: str = match[3] or ""
    return {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}.get(letter, letter)


def _offset(text: str, start: int, line: int, column: int) -> int:
    """The offset, in the document, of a place inside the string that starts there."""
    quote = text[start]
    long = text.startswith(quote * 3, start)
    at = start + (3 if long else 1)
    if long and text.startswith("\n", at):
        at += 1
    seen_line, seen_column = 1, 1
    while (seen_line, seen_column) < (line, column) and at < len(text):
        match = _ESCAPE.match(text, at) if quote == '"' else None
        character = _unescaped(match) if match else text[at]
        at = match.end() if match else at + 1
        if character == "\n":
            seen_line, seen_column = seen_line + 1, 1
        else:
            seen_column += len(character)
    return at
