"""The command line: what was asked for is found, run, and ends in an exit code.

Only what the command needs is imported, and Textual never before a screen is shown.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module, metadata
from typing import TYPE_CHECKING, Any, Final, TextIO

from wizard.arguments import language, parser
from wizard.commands.context import Context, Exit, Refusal, printable
from wizard.content.files import BrokenContent
from wizard.content.library import Library, UnknownEdition, UnknownScheme

if TYPE_CHECKING:
    from argparse import Namespace

COMMANDS: Final = {
    None: "wizard.commands.start",
    "fill": "wizard.commands.fill",
    "check": "wizard.commands.check",
    "package": "wizard.commands.package",
    "verify": "wizard.commands.verify",
    "open": "wizard.commands.open",
    "drafts": "wizard.commands.drafts",
    "schemes": "wizard.commands.schemes",
}


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code: 0, 1, 2 or 130 (see `Exit`).

    What is wrong is told in one line on standard error, in the language in use.
    """
    for stream in (sys.stdout, sys.stderr):
        _utf8(stream)
    lang = language(arguments, os.environ.get("WIZARD_LANG", ""))
    try:
        found = parser(Library().interface(lang), version()).parse_args(arguments)
    except SystemExit as left:
        return int(left.code or 0)
    context = Context(
        lang=getattr(found, "lang", lang),
        today=getattr(found, "today", None) or date.today(),  # noqa: DTZ011 - the user's own day
        content=getattr(found, "content", None),
        drafts=getattr(found, "drafts", None),
    )
    return _guarded(context, found)


def version() -> str:
    """The installed version of the program."""
    return metadata.version("veiviser")


def _guarded(context: Context, found: Namespace) -> int:
    """Run the command; every fault that a user can cause becomes a sentence."""
    try:
        # Each module has a `run(context, arguments)`; its name comes from the table above.
        command: Callable[[Context, Any], int] = import_module(COMMANDS[found.command]).run
        code = command(context, found)
        sys.stdout.flush()
    except Refusal as refusal:
        context.tell(refusal.code, **refusal.values)
        return refusal.exit_code
    except (UnknownScheme, UnknownEdition) as unknown:
        kind = "scheme" if isinstance(unknown, UnknownScheme) else "edition"
        nearest = "-near" if unknown.nearest else ""
        context.tell(
            f"unknown-{kind}{nearest}", name=unknown.name, nearest=unknown.nearest, known=list(unknown.known)
        )
        return Exit.WRONG
    except BrokenContent as broken:
        context.tell("broken-content", fault=str(broken))
        return Exit.WRONG
    except BrokenPipeError:
        # The reader has gone (`| head`): nothing is left to say, and Python must not try at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.WELL
    except KeyboardInterrupt:
        return Exit.LEFT
    except OSError as error:
        context.tell(_os_code(error), file=str(error.filename or ""), number=error.errno or 0)
        return Exit.WRONG
    return code


_OS_CODES: Final = {
    errno.ENOENT: "os-missing",
    errno.EACCES: "os-denied",
    errno.EPERM: "os-denied",
    errno.EROFS: "os-read-only",
    errno.ENOSPC: "os-full",
    errno.EDQUOT: "os-full",
    errno.EEXIST: "os-exists",
    errno.ENOTDIR: "os-no-folder",
    errno.EISDIR: "os-folder",
    errno.ENAMETOOLONG: "os-long-name",
}


def _os_code(error: OSError) -> str:
    """The sentence for what the operating system refused; its own words are English."""
    return _OS_CODES.get(error.errno or 0, "os-other")


def _utf8(stream: TextIO) -> None:
    """Write UTF-8 and bare line feeds whatever the console's own encoding; never fail on a character."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
