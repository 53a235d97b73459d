"""An exercise in filling in an application, and the application with other answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from wizard.schema.application import Application
from wizard.schema.exercise import Exercise, Judged

TODAY = date(2023, 1, 16)


def exercise(application: Application, *judged: Judged) -> Exercise:
    """An exercise where these answers are judged, with the good application beside them."""
    return Exercise(
        id="fyll",
        kind="fill_in",
        scheme=application.scheme,
        edition=application.edition,
        level=1,
        themes=("budget",),
        minutes=30,
        today=TODAY,
        judged=judged,
        title={"nb": "Fyll ut"},
        application=application,
    )


def changed(application: Application, **answers: Any) -> Application:
    """The application with some answers put in, and without those that are None."""
    kept = {q: v for q, v in {**application.answers, **answers}.items() if v is not None}
    return application.model_copy(update={"answers": kept})
