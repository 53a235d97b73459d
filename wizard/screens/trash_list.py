"""The trash as a list: what was deleted, when, and until when it can be brought back."""

from __future__ import annotations

from datetime import datetime

from textual.content import Content

from wizard.drafts.store import Trashed
from wizard.engine.formats import date as date_words
from wizard.screens import home_words
from wizard.screens.tools import Tools
from wizard.widgets.paragraphs import Block, Paragraphs, literal


def trash_lines(tools: Tools) -> list[tuple[str, Paragraphs]]:
    """A line for each deleted draft, the last deleted first; its id is its key, an exercise's with «x:»."""
    stores = [("", tools.store)] + ([("x:", tools.practice)] if tools.practice is not None else [])
    found = [(mark, trashed) for mark, store in stores for trashed in store.trash()]
    found.sort(key=lambda pair: pair[1].deleted, reverse=True)
    return [(f"{mark}{trashed.key}", _line(tools, trashed)) for mark, trashed in found]


def _line(tools: Tools, trashed: Trashed) -> Paragraphs:
    """What it was, when it was deleted, and from when it is gone."""
    summary = trashed.summary
    title = trashed.id if summary.damaged else home_words.title_of(tools, summary)
    when = datetime.fromisoformat(trashed.deleted)
    under = tools.say(
        "home.trash.line",
        day=date_words(when.date().isoformat(), tools.lang),
        time=f"{when:%H.%M}",
        until=trashed.until,
    )
    return Paragraphs([Block(literal(title, "bold")), Block(literal(under), Content("  "), "  ")])
