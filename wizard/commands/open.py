"""`veiviser open`: a package or an application file becomes a draft again."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from wizard.commands.context import Context, Exit
from wizard.commands.source import found_file
from wizard.export.opening import begun


def run(context: Context, arguments: Namespace) -> int:
    """Make a draft of it, and write the draft's id to standard output; an exercise stays one."""
    found = found_file(context, Path(arguments.source))
    store = context.practice if found.practice else context.store
    draft = begun(found.application, context.library, store, context.today, practice=found.practice)
    context.data(f"{draft.id}\n")
    context.tell("opened-practice" if found.practice else "opened", id=draft.id, folder=store.place)
    return Exit.WELL
