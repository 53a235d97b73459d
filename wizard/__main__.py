"""`python -m wizard`, and the entry of the command `veiviser`."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import threading


def main() -> None:
    """Run the command line and leave with its exit code."""
    # What is imported stays to the end: to look through it for rubbish, again and again while it
    # grows, would cost a thirtieth of a check. `wizard.cli` turns collection on again.
    gc.disable()
    # No package that happens to lie beside this one is to look on while people's answers are read;
    # and to search them all for such plugins would cost a fortieth of a check.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # pydantic imports zoneinfo, which would read the whole of Python's own build for where the zones
    # lie, a hundredth of the program's memory; nothing here asks for a zone by name.
    os.environ.setdefault("PYTHONTZPATH", "")
    # Nothing here speaks to a network. asyncio and hashlib do without OpenSSL, as where Python was built
    # without it; they would load it only to have it, at a twentieth of the memory and of the app's start.
    for name in ("ssl", "_ssl", "_hashlib"):
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    from wizard.cli import run  # noqa: PLC0415 - so that importing this module costs nothing

    _leave(run(sys.argv[1:]))


def _leave(code: int) -> None:
    """End the program at once: taking every object apart first would cost a twentieth of a check.

    The price: nothing that waits for the interpreter's end is run. So what is written is flushed
    here, and a program that has started threads (the app) ends as any other.
    """
    if threading.active_count() > 1:
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        # A reader who has gone, or a full disk, has been told of already.
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
