"""`python -m wizard`, and the entry of the command `veiviser`."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from importlib.util import find_spec
from typing import Final

from wizard.interrupt import hold, over, waits_for_threads

STOPPED: Final = 130
"""The exit code of who is stopped before the command line is read; `wizard.commands.context` has them all."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    # What is imported stays to the end: to look through it for rubbish, again and again while it
    # grows, would cost a thirtieth of a check. `wizard.cli` turns collection on again.
    gc.disable()
    hold()
    # No package that happens to lie beside this one is to look on while people's answers are read;
    # and to search them all for such plugins would cost a fortieth of a check.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # pydantic imports zoneinfo, which would read the whole of Python's own build for where the zones
    # lie, a hundredth of the program's memory; nothing here asks for a zone by name.
    os.environ.setdefault("PYTHONTZPATH", "")
    _without_openssl()
    try:
        from wizard.cli import run  # noqa: PLC0415 - so that importing this module costs nothing

        code = run(sys.argv[1:])
        over()
    except KeyboardInterrupt:
        over()
        code = STOPPED
    _leave(code)


def _without_openssl() -> None:
    """Nothing here speaks to a network: asyncio and hashlib do without OpenSSL, where they can.

    They would load it only to have it, at a twentieth of the memory and of the app's start. A Python
    that was built without sums of its own (some distributions' are) keeps OpenSSL's.
    """
    newer = ("_sha2",) if sys.version_info >= (3, 12) else ("_sha256", "_sha512")
    own = ("_md5", "_sha1", "_sha3", "_blake2", *newer)
    unneeded = ["ssl", "_ssl"]
    unneeded += ["_hashlib"] if all(map(find_spec, own)) else []
    for name in unneeded:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]


def _leave(code: int) -> None:
    """End the program at once: taking every object apart first would cost a twentieth of a check.

    The price: nothing that waits for the interpreter's end is run. So what is written is flushed
    here, and a program that has started threads (the app) ends as any other.
    """
    if waits_for_threads():
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        # A reader who has gone, or a full disk, has been told of already.
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
