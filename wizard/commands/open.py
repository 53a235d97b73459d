"""`veiviser open`: a package or an application file becomes a draft again."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from wizard.commands.context import Context, Exit
from wizard.commands.source import application_file
from wizard.export.opening import begun


def run(context: Context, arguments: Namespace) -> int:
    """Make a draft of it, and write the draft's id to standard output."""
    application = application_file(context, Path(arguments.source))
    draft = begun(application, context.library, context.store, context.today)
    context.data(f"{draft.id}\n")
    context.tell("opened", id=draft.id, folder=context.store.place)
    return Exit.WELL
