"""A package or an application file made a draft again: for the command and the app alike."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from wizard.content.library import Library
from wizard.drafts.store import Draft, DraftStore, from_interview
from wizard.engine.interview import Interview
from wizard.export.reading import read_path
from wizard.schema.application import Application


def as_draft(path: Path, library: Library, store: DraftStore, today: date) -> Draft:
    """A new draft of the application in a file or a package folder. Raises Unreadable and OSError."""
    return begun(read_path(path, library), library, store, today)


def begun(application: Application, library: Library, store: DraftStore, today: date) -> Draft:
    """A new draft of an application, at its first question without an answer. Raises OSError."""
    definition = library.definition(application.scheme, application.edition)
    interview = Interview.start(definition, today, application)
    return store.save(from_interview(store.new(application), interview))
