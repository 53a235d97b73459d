"""The command line: what was asked for is found, run, and ends in an exit code.

Only what the command needs is imported, and Textual never before a screen is shown.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from wizard import __version__
from wizard.arguments import language, parser
from wizard.commands.context import Context, Exit, Refusal
from wizard.content.files import BrokenContent
from wizard.content.library import Library, UnknownEdition, UnknownScheme
from wizard.interrupt import release

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
    "train": "wizard.commands.train",
    "doctor": "wizard.commands.doctor",
    "what-if": "wizard.commands.compare",
    "diff": "wizard.commands.compare",
}


_ENDS_WELL: Final = ("check",)
"""Commands that have something to write also where Ctrl+C comes first; they ask for it themselves."""


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code: 0, 1, 2 or 130 (see `Exit`).

    What is wrong is told in one line on standard error, in the language in use; so is a fault of the
    program's own, whose traceback might quote people's answers.
    """
    for name in ("stdout", "stderr"):
        _utf8(name)
    lang = language(arguments, os.environ.get("WIZARD_LANG", ""))
    try:
        return _run(arguments, lang)
    except Exception as fault:  # noqa: BLE001  the edge of the program: nothing catches it after this
        return _stumbled(fault, lang)


def _stumbled(fault: Exception, lang: str) -> int:
    """Say that the program is at fault, and where that is written down."""
    from wizard.mishap import record  # noqa: PLC0415 - few runs need it

    log = record(fault)
    try:
        say = Library().interface(lang).say
        told = [say("crash.command"), say("crash.log", file=str(log)) if log else say("crash.no-log")]
    except Exception:  # noqa: BLE001  the program's own sentences may be what is broken
        told = [f"veiviser: {type(fault).__name__}: {log or ''}"]
    with contextlib.suppress(OSError):
        sys.stderr.write("\n".join([*told, ""]))
    return Exit.WRONG


def _run(arguments: Sequence[str], lang: str) -> int:
    """Find out what was asked for, and run it."""
    try:
        found = parser(Library().interface(lang), __version__).parse_args(arguments)
    except SystemExit as left:
        return int(left.code or 0)
    context = Context(
        lang=getattr(found, "lang", lang),
        today=getattr(found, "today", None) or date.today(),  # noqa: DTZ011 - the user's own day
        content=getattr(found, "content", None),
        drafts=getattr(found, "drafts", None),
        theme=getattr(found, "theme", ""),
    )
    return _guarded(context, found)


def _guarded(context: Context, found: Namespace) -> int:
    """Run the command; every fault that a user can cause becomes a sentence."""
    try:
        # Each module has a `run(context, arguments)`; its name comes from the table above.
        command: Callable[[Context, Any], int] = import_module(COMMANDS[found.command]).run
        _collect_from_here()
        if found.command not in _ENDS_WELL:
            release()
        _check_content(context, found.command)
        code = command(context, found)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone (`| head`): nothing is left to say, and Python must not try at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.WELL
    except KeyboardInterrupt:
        return Exit.LEFT
    except (Refusal, UnknownScheme, UnknownEdition, BrokenContent, OSError) as fault:
        refusal = _refusal(fault)
        context.tell(refusal.code, **refusal.values)
        return refusal.exit_code
    return code


def _check_content(context: Context, command: str | None) -> None:
    """That a folder with content of one's own is one. Raises Refusal; `train` may begin one."""
    folder = context.content
    if folder is None or command == "train":
        return
    # Cases alone are cases for the bundled schemes.
    if not any((folder / part).is_dir() for part in ("schemes", "cases")):
        raise Refusal("no-content", folder=str(folder))


def _collect_from_here() -> None:
    """Turn the collection of rubbish on where the program's start has turned it off; modules are none."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _refusal(fault: Exception) -> Refusal:
    """What a fault is called, and what its sentence names."""
    match fault:
        case Refusal():
            return fault
        case UnknownScheme():
            code = "unknown-scheme-near" if fault.nearest else "unknown-scheme"
            return Refusal(code, name=fault.name, nearest=fault.nearest, known=list(fault.known))
        case UnknownEdition():
            # Editions are few and look alike: the nearest would be a guess.
            return Refusal("unknown-edition", name=fault.name, known=list(fault.known))
        case OSError():
            code = _OS_CODES.get(fault.errno or 0, "os-other")
            if fault.filename is None and code == "os-full":
                return Refusal("output-full")
            return Refusal(code, file=str(fault.filename or "–"), number=fault.errno or 0)
        case _:
            return Refusal("broken-content", fault=str(fault))


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


def _utf8(name: str) -> None:
    """Write UTF-8 and bare line feeds whatever the console's own encoding; never fail on a character.

    Where somebody has closed the stream, what is written goes nowhere.
    """
    stream = getattr(sys, name)
    if stream is None:
        setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - to the end
        return
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
