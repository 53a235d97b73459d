"""The forms that a report can have, each written a file at a time, and which of them there are."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final, Protocol, cast

from wizard.content.library import Library
from wizard.export.report import Entry
from wizard.export.tally import Tally

FORMS: Final = {
    "text": ("wizard.export.text", "TextForm"),
    "json": ("wizard.export.json_form", "JsonForm"),
    "csv": ("wizard.export.csv_summary", "CsvForm"),
    "junit": ("wizard.export.junit", "JunitForm"),
    "sarif": ("wizard.export.sarif", "SarifForm"),
    "markdown": ("wizard.export.report_page", "PageForm"),
}
PROSE: Final = ("text", "markdown")
"""Forms for readers, which can end with a summary."""


class Form(Protocol):
    """A report as it is written: what stands before the files, each of them, and what ends it.

    Every part ends its own lines, so that a report is whole wherever the files end.
    """

    speaks: bool
    """Whether it holds sentences; without, a file is judged faster."""

    def begin(self) -> str:
        """What stands before the first file."""

    def finding(self, entry: Entry, finding: Entry) -> Any:
        """One finding of a file as `file` needs it; it can be made in another process."""

    def file(self, entry: Entry, told: list[Any], municipality: str | None = None) -> str:
        """One file: its part of the report, and the number of its municipality where it is known.

        `told` is what `finding` made of each of its findings; of the findings themselves only rule,
        severity and place are looked at.
        """

    def end(self, tally: Tally) -> str:
        """What stands after the last file."""


def form(name: str, library: Library, lang: str, **more: Any) -> Form:
    """The form of a name; `more` is what only some of them know (`failing`, `only`)."""
    module, kind = FORMS[name]
    made = getattr(import_module(module), kind)
    return cast("Form", made(library, lang, **more) if name == "junit" else made(library, lang))
