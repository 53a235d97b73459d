"""`veiviser open`: a package or an application file becomes a draft again."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from wizard.commands.context import Context, Exit
from wizard.commands.source import application_file
from wizard.drafts.store import from_interview
from wizard.engine.interview import Interview


def run(context: Context, arguments: Namespace) -> int:
    """Make a draft of it, and write the draft's id to standard output."""
    application = application_file(context, Path(arguments.source))
    definition = context.library.definition(application.scheme, application.edition)
    interview = Interview.start(definition, context.today, application)
    draft = context.store.save(from_interview(context.store.new(application), interview))
    context.data(f"{draft.id}\n")
    context.tell("opened", id=draft.id, folder=context.store.place)
    return Exit.WELL
