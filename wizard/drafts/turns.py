"""Saves of one draft take turns, also between processes.

A save looks which revision lies on the disk and then writes the next. Between the two another process
could write the same one, and one of them would be lost without a word; so both happen in one turn.

filelock, which the claims use, takes 0.2 ms for a lock of this kind, a tenth of a bare save; the
system's own call takes a hundredth of that, and nothing else of filelock is needed here.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

FOLDER: Final = ".open"
"""Where locks and notes lie, beside the drafts."""
PATIENCE: Final = 10.0
"""Seconds that one waits for another's save; a save takes milliseconds, so a longer one hangs."""
_PAUSE: Final = 0.002
_TAKEN: Final = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""What the systems say of a lock that another has."""

if sys.platform == "win32":
    import msvcrt

    def _try(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def turn(folder: Path, draft_id: str, patience: float = PATIENCE) -> Iterator[bool]:
    """Have a draft in a folder for oneself. Raises TimeoutError after `patience` seconds.

    Where the disk knows no locks there are no turns; then False is given, and the work goes on without.
    """
    handle = _opened(folder, draft_id)
    try:
        yield handle is not None and _wait(handle, time.monotonic() + patience)
    finally:
        # Closing lets go of the lock, as the end of the process does.
        if handle is not None:
            os.close(handle)


def _opened(folder: Path, draft_id: str) -> int | None:
    path = folder / FOLDER / f"{draft_id}.save"
    try:
        for kept in (folder, path.parent):
            kept.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except PermissionError:
            # Another user's: to wait for it, one need not write in it.
            return os.open(path, os.O_RDONLY)
    except OSError:
        return None


def _wait(handle: int, end: float) -> bool:
    """Whether the lock is ours; False where there are none."""
    while True:
        try:
            _try(handle)
        except OSError as fault:
            if fault.errno not in _TAKEN:
                return False
            if time.monotonic() > end:
                raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT)) from None
        else:
            return True
        time.sleep(_PAUSE)
