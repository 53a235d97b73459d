"""Files and folders as somebody names them: found, measured and read with a limit."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import IO, Final, NamedTuple

from wizard.export.escape import visible
from wizard.export.strict_json import MOST_BYTES
from wizard.export.unreadable import Unreadable

FINAL: Final = "soknad"
DRAFT: Final = "utkast"
"""The stems of a package's application file; one that is not ready never has the final one's."""


STDIN: Final = "-"
LINES: Final = (".jsonl", ".ndjson")
ARCHIVE: Final = ".zip"


def several(path: str) -> bool:
    """Whether a path may hold more than one application."""
    return path == STDIN or ending(path) in (*LINES, ARCHIVE) or os.path.isdir(path)  # noqa: PTH112


def ending(path: str) -> str:
    """What the name of a file ends in, from its last full stop, in small letters."""
    return os.path.splitext(path)[1].lower()  # noqa: PTH122 - a name, which may be anything


class Source(NamedTuple):
    """One application to be read: a path, or bytes that somebody has read already, or why there is none."""

    name: str
    """What the report calls it."""
    path: str | None = None
    data: bytes | None = None
    fault: Unreadable | None = None
    line: int | None = None
    """The line of its file on which it stands alone."""

    def read(self) -> bytes:
        """The bytes of the application file. Raises Unreadable."""
        if self.fault is not None:
            raise self.fault
        if self.data is not None:
            return self.data
        if not self.path:
            # Made a path, the name of nothing would be that of the folder where one stands.
            raise Unreadable("not-found")
        return read_bytes(application_path(Path(self.path)))


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
    """A regular file of at most `most` bytes. Its size is asked for before anything is read."""
    with open_regular(path, most) as file:
        try:
            data = file.read(most + 1)
        except OSError:
            raise Unreadable("read-failed") from None
    if len(data) > most:
        raise Unreadable("too-big", {"most": most // 1_000_000})
    return data


def open_regular(path: Path, most: int | None = None) -> IO[bytes]:
    """A regular file, opened to be read, of at most `most` bytes. Raises Unreadable.

    A pipe or a device is refused, as reading it could go on for ever; standard input is read by
    the command itself.
    """
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to would wait.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
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
    status = os.fstat(descriptor)
    if stat.S_ISREG(status.st_mode) and (most is None or status.st_size <= most):
        return open(descriptor, "rb")  # noqa: PTH123 - a descriptor, not a path
    os.close(descriptor)
    if stat.S_ISREG(status.st_mode):
        raise Unreadable("too-big", {"most": (most or 0) // 1_000_000})
    raise Unreadable("not-a-file")


def shown_path(path: str) -> str:
    """A path as a report may print it: no control characters, no half characters."""
    return visible(path).replace("\n", " ")
