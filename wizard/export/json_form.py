"""The report as JSON, a file at a time: the very bytes that `render_json` makes of the whole."""

from __future__ import annotations

from typing import Any, Final

from wizard.content.library import Library
from wizard.export.json_text import file_text, finding_text
from wizard.export.report import FORMAT, FORMAT_VERSION, Entry
from wizard.export.tally import Tally
from wizard.export.writing import dumps

_INDENT: Final = "    "
_WITHIN: Final = _INDENT * 2


def indented(value: Entry, indent: str = _INDENT) -> str:
    """A value within a document: JSON has line feeds between its parts only."""
    return indent + dumps(value)[:-1].replace("\n", f"\n{indent}")


class JsonForm:
    """The shape that `design.md` fixes."""

    speaks: Final = True

    def __init__(self, library: Library, lang: str) -> None:
        """The words are in the entries already."""
        del library, lang
        self._first = True

    def begin(self) -> str:
        """The head of the document."""
        return f'{{\n  "format": "{FORMAT}",\n  "format_version": {FORMAT_VERSION},\n  "files": ['

    def finding(self, entry: Entry, finding: Entry) -> str:
        """One finding in its place."""
        del entry
        return finding_text(finding, _WITHIN)

    def file(self, entry: Entry, told: list[Any], municipality: str | None = None) -> str:
        """One file's part; its findings are the last of it."""
        del municipality
        before = "\n" if self._first else ",\n"
        self._first = False
        return f"{before}{_INDENT}{file_text(entry, told, _INDENT)}"

    def end(self, tally: Tally) -> str:
        """The end of the document."""
        return ("\n  " if tally.files else "") + "]\n}\n"
