"""A package or an application file made a draft again: for the command and the app alike."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from wizard.content.library import Library
from wizard.drafts.store import Draft, DraftStore, from_interview
from wizard.engine.interview import Interview
from wizard.export.files import application_path, read_bytes
from wizard.export.reading import read_path, says_practice
from wizard.schema.application import Application


def as_draft(path: Path, library: Library, store: DraftStore, today: date) -> Draft:
    """A new draft of the application in a file or a package folder. Raises Unreadable and OSError."""
    return begun(read_path(path, library), library, store, today)


def of_practice(path: Path) -> bool:
    """Whether a package or a file says that it is of an exercise. Raises Unreadable."""
    return says_practice(read_bytes(application_path(path)))


def begun(
    application: Application, library: Library, store: DraftStore, today: date, *, practice: bool = False
) -> Draft:
    """A new draft of an application, at its first question without an answer. Raises OSError.

    That of a `practice` is marked as one; its store is the caller's choice.
    """
    definition = library.definition(application.scheme, application.edition)
    interview = Interview.start(definition, today, application)
    fresh = store.new(application).model_copy(update={"practice": practice})
    return store.save(from_interview(fresh, interview))
