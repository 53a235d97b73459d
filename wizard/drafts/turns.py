"""Saves of one draft take turns, also between processes.

A save looks which revision lies on the disk and then writes the next. Between the two another process
could write the same one, and one of them would be lost without a word; so both happen in one turn.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

FOLDER: Final = ".open"
"""Where locks and notes lie, beside the drafts."""
PATIENCE: Final = 10.0
"""Seconds that one waits for another's save; a save takes milliseconds, so a longer one hangs."""


class Turns:
    """The turns of one process at the drafts in a folder."""

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        """`folder` is where the drafts lie; `patience` is in seconds."""
        self._folder = folder / FOLDER
        self._patience = patience
        self._locks: dict[str, FileLock] = {}

    @contextlib.contextmanager
    def turn(self, draft_id: str) -> Iterator[None]:
        """Have the draft for oneself. Raises TimeoutError where another keeps it too long.

        Where the disk knows no locks there are no turns, and the work goes on without.
        """
        lock = self._taken(draft_id)
        try:
            yield
        finally:
            if lock is not None:
                lock.release()

    def _taken(self, draft_id: str) -> FileLock | None:
        try:
            if draft_id not in self._locks:
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._locks[draft_id] = FileLock(self._folder / f"{draft_id}.save", mode=0o600)
            self._locks[draft_id].acquire(timeout=self._patience, poll_interval=0.002)
        except Timeout:
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT)) from None
        except (OSError, NotImplementedError):
            return None
        return self._locks[draft_id]
