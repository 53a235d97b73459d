"""A package or an application file made a draft again: for the command and the app alike."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from wizard.content.library import Library
from wizard.drafts.store import Draft, DraftStore, from_interview
from wizard.engine.interview import Interview
from wizard.export.files import application_path, read_bytes
from wizard.export.reading import RESULT, read_path
from wizard.schema.application import Application


def as_draft(path: Path, library: Library, store: DraftStore, today: date) -> Draft:
    """A new draft of the application in a file or a package folder. Raises Unreadable and OSError."""
    return begun(read_path(path, library), library, store, today)


def of_practice(path: Path) -> bool:
    """Whether a package or a file says that it is of an exercise. Raises Unreadable."""
    try:
        found = json.loads(read_bytes(application_path(path)).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    result = found.get(RESULT) if isinstance(found, dict) else None
    return isinstance(result, dict) and result.get("practice") is True


def begun(application: Application, library: Library, store: DraftStore, today: date) -> Draft:
    """A new draft of an application, at its first question without an answer. Raises OSError."""
    definition = library.definition(application.scheme, application.edition)
    interview = Interview.start(definition, today, application)
    return store.save(from_interview(store.new(application), interview))
