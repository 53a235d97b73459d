"""`veiviser check`: the pre-check of one file or several, with no screen."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Final

from wizard.commands.context import Context, Exit
from wizard.engine.assess import assess
from wizard.engine.batch import Batch
from wizard.export.reading import read_application, read_path
from wizard.export.report import Entry, document, file_report, render_json, unreadable_report
from wizard.export.strict_json import MOST_BYTES
from wizard.export.text import render_text
from wizard.export.unreadable import Unreadable
from wizard.schema.application import Application
from wizard.schema.scheme import Severity

STDIN: Final = "-"
_FAILS: Final = {
    "error": (Severity.BLOCKER, Severity.ERROR),
    "warning": (Severity.BLOCKER, Severity.ERROR, Severity.WARNING),
}


def run(context: Context, arguments: Namespace) -> int:
    """Report on every file, in the order given; one that cannot be read never stops the rest.

    Exit code 2 where a file is unreadable, else 1 where there are findings at or above `--fail-on`.
    """
    batch = Batch()
    entries = [_entry(context, batch, path) for path in arguments.paths]
    report = document(entries)
    as_json = arguments.format == "json"
    context.data(render_json(report) if as_json else render_text(report, context.library, context.lang))
    return _code(entries, arguments.fail_on)


def _entry(context: Context, batch: Batch, path: str) -> Entry:
    """What is said of one file."""
    try:
        application = _read(context, path)
    except Unreadable as error:
        return unreadable_report(path, error, context.interface)
    definition = context.library.definition(application.scheme, application.edition)
    judged = assess(definition, application, context.today)
    assessment = batch.add(path, definition, judged, application.acknowledged)
    words = context.library.words(definition.scheme, context.lang)
    return file_report(path, definition, words, context.interface, application, assessment)


def _read(context: Context, path: str) -> Application:
    """The application in a file, a package folder, or on standard input."""
    if path == STDIN:
        return read_application(sys.stdin.buffer.read(MOST_BYTES + 1), context.library)
    return read_path(Path(path), context.library)


def _code(entries: list[Entry], fail_on: str) -> int:
    """The exit code of the whole run."""
    if any(entry["status"] == "unreadable" for entry in entries):
        return Exit.WRONG
    failing = any(entry["counts"][severity.value] for entry in entries for severity in _FAILS[fail_on])
    return Exit.FINDINGS if failing else Exit.WELL
