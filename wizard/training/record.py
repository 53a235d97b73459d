"""The record of results that a trainer collects: a table with commas, JSON, or Markdown.

It holds points and times, never an answer. A name is in it only where one was given: at the sitting, or
for the whole record by whoever prints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from wizard.export.csv_summary import csv_row
from wizard.export.escape import inline
from wizard.export.writing import dumps
from wizard.training.results import Result
from wizard.training.themes import THEMES

FORMAT: Final = "veiviser/training-record"
FORMAT_VERSION: Final = 1
_PLAIN: Final = (
    *("when", "exercise", "kind", "scheme", "edition", "level"),
    *("points", "most", "percent", "hints", "seconds"),
)
HEADER: Final = (*_PLAIN, *(f"{theme}_{what}" for theme in THEMES for what in ("points", "most")), "trainee")
"""The columns of the table: ids, the same in every language. A theme that an exercise did not have, and
a name that was not given, are empty cells."""


def collected(results: Iterable[Result], trainee: str | None = None) -> tuple[Result, ...]:
    """The results with a name on those that have none; None leaves them as they are."""
    name = (trainee or "").strip() or None
    return tuple(
        result.model_copy(update={"trainee": result.trainee or name}) if name else result
        for result in results
    )


def record_csv(results: Iterable[Result]) -> str:
    """A header and a row for each result (RFC 4180)."""
    return csv_row(HEADER) + "".join(csv_row(_cells(result)) for result in results)


def _cells(result: Result) -> list[Any]:
    values = {**result.model_dump(), "percent": result.percent}
    themes = [result.by_theme.get(theme, (None, None)) for theme in THEMES]
    return [*(values[name] for name in _PLAIN), *(n for pair in themes for n in pair), result.trainee]


def record_json(results: Iterable[Result]) -> str:
    """One document with all results; `trainee` is only there where a name was given."""
    made = []
    for result in results:
        held = result.model_dump(exclude={"by_theme", "sitting"}, exclude_none=True)
        themes = {t: {"points": p, "most": most} for t, (p, most) in result.by_theme.items()}
        made.append({**held, "percent": result.percent, "by_theme": themes})
    return dumps({"format": FORMAT, "format_version": FORMAT_VERSION, "results": made})


def record_markdown(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table for people; heads and cells are in their language, and may be anybody's text."""
    lines = [heads, *rows]
    made = [f"| {' | '.join(inline(cell) for cell in line)} |" for line in lines]
    return "\n".join([made[0], f"|{' --- |' * len(heads)}", *made[1:]]) + "\n"
