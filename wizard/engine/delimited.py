"""Cells as delimited text: the clipboard of a spreadsheet, and CSV files.

A block on the clipboard is taken apart by a few rules of our own, for spreadsheets quote only some
of its cells; a file is read by Python's `csv`, once for each mark that may stand between its cells.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeAlias

from wizard.engine.cleaning import blank
from wizard.engine.patterns import lazy
from wizard.schema.assessment import Refused

Cells: TypeAlias = list[list[str]]
"""Rows of cells as they were written; a row may be shorter than the others."""

MARKS: Final = (";", "\t", ",")
"""What may stand between the cells of a file, the most Norwegian first."""

FORMULA: Final = "=+-@＝＋－＠"
"""A text that begins with one of these is a formula to a spreadsheet."""

_NAMED_MARK: Final = lazy(r"sep=([^\n])(?:\n|$)", re.IGNORECASE)
_QUOTED: Final = lazy(r'"((?:[^"]|"")*)"(?=[\t\n]|$)')
_STEERING: Final = frozenset(map(chr, range(32))) - frozenset("\t\n\r\x0b\x0c\x1a")
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of spreadsheet programs begin (a zip, and the older form)."""
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe goes before one that it would."""
    return f"'{text}" if _formula(text) else text


def unguarded(text: str) -> str:
    """A text without the apostrophe that `guarded` put before it."""
    return text[1:] if text.startswith("'") and _formula(text[1:]) else text


def _formula(text: str) -> bool:
    """Apostrophes before the sign do not count, so that a guarded text is guarded once more."""
    bare = text.lstrip(" \t\r\n\xa0'")
    return bare[:1] != "" and bare[0] in FORMULA


def decoded(data: bytes) -> str | Refused:
    """The text of a file: UTF-8, UTF-16 with its mark, or else cp1252, which Excel writes.

    Refused for `empty`, `workbook`, `binary` and `encoding`.
    """
    if data.startswith(_WORKBOOKS):
        return Refused(reason="workbook")
    if not data.startswith(_UTF_16) and b"\0" in data:
        return Refused(reason="binary")
    try:
        text = _read(data)
    except UnicodeDecodeError:
        return Refused(reason="encoding")
    if any(c in _STEERING for c in text):
        return Refused(reason="binary")
    return Refused(reason="empty") if blank(text) else text


def _read(data: bytes) -> str:
    if data.startswith(_UTF_16):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def clipboard_cells(text: str) -> Cells:
    """What a spreadsheet puts on the clipboard: tabs between cells, a line for each row.

    Excel quotes a cell only where it holds a tab or a line break, and then doubles its quotes; a
    cell that is `"x"` and nothing more is left as it is, unless every cell is quoted.
    """
    if "\n" not in text and text.endswith("\r\r"):
        # A terminal that pastes every LF as CR has made CRLF two of them.
        text = text.replace("\r\r", "\n")
    text = _lines(text).removesuffix("\n")
    rows: list[list[_Cell]] = [[]]
    at = 0
    while at <= len(text):
        cell = _cell_at(text, at)
        rows[-1].append(cell)
        if text[cell.end : cell.end + 1] == "\n":
            rows.append([])
        at = cell.end + 1
    every = all(cell.quoted or not cell.raw for row in rows for cell in row)
    return _trimmed([[cell.inner if every or cell.reason else cell.raw for cell in row] for row in rows])


class _Cell(NamedTuple):
    """One cell of the clipboard: as it stands, and as it would be without quotes."""

    raw: str
    inner: str
    end: int
    quoted: bool = False

    @property
    def reason(self) -> bool:
        """Whether it was quoted for a reason, and so quoted at all."""
        return self.quoted and any(c in self.raw[1:-1] for c in '\t\n"')


def _cell_at(text: str, at: int) -> _Cell:
    found = _QUOTED.match(text, at)
    if found:
        return _Cell(found[0], found[1].replace('""', '"'), found.end(), quoted=True)
    ends = [end for end in (text.find("\t", at), text.find("\n", at)) if end >= 0]
    end = min(ends, default=len(text))
    return _Cell(text[at:end], text[at:end], end)


def file_cells(text: str, heads: Callable[[Sequence[str]], int]) -> Cells | Refused:
    """The cells of a file. `heads` tells how many of a row's cells are known heads of columns.

    Of the marks that can stand between its cells, the one counts that gives the most known heads,
    else the one that gives rows of the same length. Refused for `quotes`, with the line where they
    go wrong, and for `empty`.
    """
    text = _lines(text)
    named = _NAMED_MARK.match(text)
    if named:
        text = text[named.end() :]
    marks = (named[1],) if named else MARKS
    read = {mark: _parsed(text, mark) for mark in marks}
    first = text.partition("\n")[0]
    good = [found for found in read.values() if isinstance(found, list)]
    cells = max(good, key=lambda found: _likely(found, heads), default=None)
    if cells is None or max(map(len, cells), default=2) == 1:
        # Nothing stands between the cells as they were read: a mark that went wrong was the right one.
        wrong = [mark for mark in marks if isinstance(read[mark], Refused) and (mark in first or not cells)]
        if wrong:
            return read[max(wrong, key=first.count)]
    return cells or Refused(reason="empty")


def _likely(cells: Cells, heads: Callable[[Sequence[str]], int]) -> tuple[int, float, bool]:
    """How likely it is that a file was meant so."""
    widths = [len(row) for row in cells]
    most = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
    share = widths.count(most) / len(widths) if widths else 0
    return (heads(cells[0]) if cells else 0), share, most > 1


def _parsed(text: str, mark: str) -> Cells | Refused:
    lines = (f"{line}\n" for line in text.removesuffix("\n").split("\n"))
    reader = csv.reader(lines, delimiter=mark, strict=True)
    rows: Cells = []
    line = 1
    try:
        for row in reader:
            rows.append(row)
            line = reader.line_num + 1
    except csv.Error:
        return Refused(reason="quotes", values={"line": line})
    return [row for row in _trimmed(rows) if not all(map(blank, row))]


def _lines(text: str) -> str:
    """A text whose lines all end as they do here."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _trimmed(rows: Cells) -> Cells:
    """Rows without the empty ones at the end, and without columns at the right that hold nothing."""
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if not blank(cell)), default=0)
    kept = [row[:width] for row in rows]
    while kept and all(map(blank, kept[-1])):
        kept.pop()
    return kept


class _Collected(list[str]):
    """What `csv` writes to."""

    def write(self, text: str) -> None:
        """Take a line."""
        self.append(text)


def written(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows of cells as a file that a Norwegian Excel or LibreOffice opens by a double click.

    UTF-8 with its mark, semicolons between cells, CRLF after rows.
    """
    lines = _Collected()
    csv.writer(lines, delimiter=";", lineterminator="\r\n").writerows(rows)
    return codecs.BOM_UTF8 + "".join(lines).encode()
