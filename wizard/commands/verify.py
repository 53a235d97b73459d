"""`veiviser verify`: whether a package is as it was written, and of one mind."""

from __future__ import annotations

from argparse import Namespace

from wizard.commands.context import Context, Exit, printable
from wizard.commands.source import refused
from wizard.export.unreadable import Unreadable
from wizard.export.verify import Fault, verify


def run(context: Context, arguments: Namespace) -> int:
    """Say that the package is whole, or what is wrong with it: a line each on standard output."""
    folder = arguments.folder
    try:
        found = verify(folder, context.library)
    except Unreadable as error:
        raise refused(context, str(folder), error) from error
    for fault in (*found.faults, *found.notices):
        context.data(_line(context, fault))
    context.tell("verify-failed" if found.faults else "verified", folder=str(folder))
    return Exit.FINDINGS if found.faults else Exit.WELL


def _line(context: Context, fault: Fault) -> str:
    return printable(context.interface.say(f"package.fault.{fault.code}", **fault.values)) + "\n"
