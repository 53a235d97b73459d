"""Interviews that have begun, on any of the bundled editions."""

from __future__ import annotations

from typing import Any

from tests.conftest import EDITIONS, TODAY
from wizard.content.library import Library
from wizard.engine.interview import Interview
from wizard.schema.application import Application
from wizard.schema.scheme import Definition

LIBRARY = Library()
DEFINITIONS = [LIBRARY.definition(*edition) for edition in EDITIONS]


def begun(definition: Definition, given_answers: dict[str, Any] | None = None) -> Interview:
    """One that stands where the first answer is missing."""
    application = Application(
        scheme=definition.scheme, edition=definition.edition.id, answers=given_answers or {}
    )
    return Interview.start(definition, TODAY, application)
