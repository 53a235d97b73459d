"""An application as the file format has it: `design.md`, «Application file»."""

from __future__ import annotations

from typing import Any, Final

from wizard.export.writing import dumps, plain
from wizard.schema.application import FORMAT, FORMAT_VERSION, Application

PRACTICE: Final = {"result": {"practice": True}}
"""What an application file of an exercise has beside the application."""
_MAY_BE_ABSENT: Final = ("not_clarified", "acknowledged", "notes")


def envelope(application: Application) -> dict[str, Any]:
    """The application as plain JSON; of what may be absent, only what is there."""
    made: dict[str, Any] = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "scheme": application.scheme,
        "edition": application.edition,
        "answers": plain(application.answers),
    }
    for name in _MAY_BE_ABSENT:
        if getattr(application, name):
            made[name] = dict(getattr(application, name))
    return made


def application_json(application: Application, *, practice: bool = False) -> str:
    """An application file: UTF-8 when encoded, LF, sorted keys. `read_application` reads it back.

    That of a `practice` says so, and whatever is made of it later is one too.
    """
    made = envelope(application)
    return dumps({**made, **PRACTICE} if practice else made, sort_keys=True)
