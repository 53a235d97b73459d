"""Files and folders as somebody names them: found, measured and read with a limit."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from wizard.export.escape import visible
from wizard.export.strict_json import MOST_BYTES
from wizard.export.unreadable import Unreadable

FINAL: Final = "soknad"
DRAFT: Final = "utkast"
"""The stems of a package's application file; one that is not ready never has the final one's."""


def application_path(path: Path) -> Path:
    """The application file that a path means: itself, or the one in a package's folder."""
    try:
        if not path.is_dir():
            return path
        for stem in (FINAL, DRAFT):
            file = path / f"{stem}.json"
            if file.exists():
                return file
    except (OSError, ValueError):
        return path
    raise Unreadable("no-application")


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """A regular file of at most `most` bytes. Its size is asked for before anything is read.

    A pipe or a device is refused, as reading it could go on for ever; standard input is read by
    the command itself.
    """
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to would wait.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable("not-a-file")
            if status.st_size > most:
                raise Unreadable("too-big", {"most": most // 1_000_000})
            data = file.read(most + 1)
    except FileNotFoundError:
        raise Unreadable("not-found") from None
    except NotADirectoryError:
        raise Unreadable("not-found") from None
    except PermissionError:
        raise Unreadable("no-permission") from None
    except IsADirectoryError:
        raise Unreadable("not-a-file") from None
    except (OSError, ValueError):
        # ValueError: a name with a NUL in it.
        raise Unreadable("read-failed") from None
    if len(data) > most:
        raise Unreadable("too-big", {"most": most // 1_000_000})
    return data


def shown_path(path: str) -> str:
    """A path as a report may print it: no control characters, no half characters."""
    return visible(path).replace("\n", " ")
