"""The report as a table, a row a file (RFC 4180); its header is ids, the same in every language."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any, Final

from wizard.content.library import Library
from wizard.export.report import TOTALS, Entry
from wizard.export.tally import Tally
from wizard.schema.scheme import Severity

HEADER: Final = (
    *("file", "status", "scheme", "edition", "municipality", "verdict"),
    *(severity.value for severity in Severity),
    *TOTALS,
    "rules",
)
_FORMULA: Final = ("=", "+", "-", "@")


class CsvForm:
    """A header and a row for each file; the rules that were found stand in one cell, spaces between."""

    speaks: Final = False

    def __init__(self, library: Library, lang: str) -> None:
        """A table holds no words."""
        del library, lang

    def begin(self) -> str:
        """The header."""
        return csv_row(HEADER)

    def finding(self, entry: Entry, finding: Entry) -> None:
        """A rule is all that a table has of a finding."""

    def file(self, entry: Entry, told: list[Any], municipality: str | None = None) -> str:
        """The row of a file; what is not known is an empty cell."""
        del told
        rules = dict.fromkeys(finding["rule"] for finding in entry["findings"])
        return csv_row(
            [
                *(entry[name] for name in ("file", "status", "scheme", "edition")),
                municipality,
                entry["verdict"],
                *(entry["counts"][severity.value] for severity in Severity),
                *(entry["totals"][name] for name in TOTALS),
                " ".join(rules),
            ]
        )

    def end(self, tally: Tally) -> str:
        """A table ends with its last row."""
        del tally
        return ""


def csv_row(cells: Iterable[Any]) -> str:
    """A row of a table with commas, its texts such that no spreadsheet takes one for a formula."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_cell(cell) for cell in cells])
    return out.getvalue()


def _cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: somebody else may have chosen its text."""
    if not isinstance(value, str) or len(value) == 1 or not value.startswith(_FORMULA):
        return value
    return f"'{value}"
