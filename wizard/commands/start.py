"""`veiviser` alone: the app; where there is no terminal, the package of an example instead."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from wizard.commands.context import Context, Exit, Refusal

if TYPE_CHECKING:
    from wizard.drafts.store import DraftStore
    from wizard.training.store import TrainingStore

EXAMPLE_FOLDER: Final = "veiviser-eksempel"
"""Where the example's package goes, in the folder one stands in."""


def run(context: Context, _arguments: Namespace) -> int:
    """Show the home screen, or write the first good example where no screen can be shown."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        return show(context)
    return _example(context)


class _LaterStore:
    """The drafts, which are not looked for before the first of them is asked for."""

    def __init__(self, context: Context, which: str = "store") -> None:
        """Nothing is imported yet. `which` is the context's name of the store."""
        self._context, self._which = context, which

    def __getattr__(self, name: str) -> Any:
        """What the store itself has."""
        return getattr(getattr(self._context, self._which), name)


def show(
    context: Context,
    draft_id: str | None = None,
    begin: tuple[str, str] | None = None,
    train: str | None = None,
    *,
    practice: bool = False,
) -> int:
    """Run the app; 130 when the user left an application open, else 0. Raises BrokenContent.

    `practice` says that the draft lies among the exercises. `train` is the id of an exercise to open; ""
    lists the exercises.
    """
    # Textual costs half a second to import, and only a screen needs it. What is imported stays: until
    # the first question is on the screen, nothing looks through it for rubbish.
    gc.disable()
    from wizard.app import VeiviserApp  # noqa: PLC0415
    from wizard.drafts.settings import keep_theme, kept_theme  # noqa: PLC0415
    from wizard.screens.themes import first_theme  # noqa: PLC0415

    folder = context.folder

    app = VeiviserApp(
        context.library,
        cast("DraftStore", _LaterStore(context)),
        context.lang,
        context.today,
        clock=lambda: datetime.now().astimezone(),
        user=_user(),
        draft_id=draft_id,
        draft_is_practice=practice,
        begin=begin,
        theme=first_theme(os.environ, context.theme, kept_theme(folder)),
        keep_theme=lambda name: keep_theme(folder, name),
        practice=cast("DraftStore", _LaterStore(context, "practice")),
        training=cast("TrainingStore", _LaterStore(context, "training")),
        train=train,
    )
    app.run()
    if app.broken is not None:
        raise app.broken
    for sentence in app.farewell:
        context.say(sentence)
    return app.return_code or Exit.WELL


def _user() -> str:
    """Who sits at the machine, for the record of who declared what."""
    # getpass asks several places, and raises one of these where none of them knows.
    from getpass import getuser  # noqa: PLC0415

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def _example(context: Context) -> int:
    """Write the package of the first good example, for a place without a terminal."""
    from wizard.export.package import PackageExists, write_package  # noqa: PLC0415 - the app needs it later
    from wizard.export.reading import read_path  # noqa: PLC0415

    good = next((case for case in context.library.examples() if case.expect == "ready"), None)
    if good is None:
        raise Refusal("no-terminal")
    application = read_path(good.application, context.library)
    folder = Path(EXAMPLE_FOLDER)
    context.tell("no-terminal-example", folder=str(folder))
    try:
        write_package(folder, context.library, application, context.today)
    except PackageExists:
        context.tell("example-there", folder=str(folder))
        return Exit.WELL
    context.tell("package-written", folder=str(folder))
    return Exit.WELL
