"""Who has a draft open: two windows on one draft know of each other.

A claim is a lock of the operating system, which goes with the process that holds it, and a note
beside it that says who that is. A note without a lock is stale: whoever wrote it crashed. The lock
cannot be broken from outside, so to take over means to write a note of one's own; the other window
sees at its next save that the note is no longer its.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from wizard.drafts.store import Holder
from wizard.drafts.turns import FOLDER


class Claims:
    """The claims of one process on the drafts in a folder."""

    def __init__(self, folder: Path) -> None:
        """Nothing is claimed, and nothing written."""
        self._folder = folder / FOLDER
        self._held: dict[str, FileLock] = {}
        self._mine: dict[str, Holder] = {}

    def take(self, draft_id: str, holder: Holder) -> Holder | None:
        """Claim a draft. None where it is ours now; else who has it, and nothing is changed."""
        if not self._lock(draft_id):
            return self._noted(draft_id) or Holder()
        self._note(draft_id, holder)
        return None

    def take_over(self, draft_id: str, holder: Holder) -> None:
        """Claim a draft that another window has; that window is told at its next save."""
        self._lock(draft_id)
        self._note(draft_id, holder)

    def lost(self, draft_id: str) -> Holder | None:
        """Who took a draft over from us; None where it is still ours, or never was claimed."""
        mine = self._mine.get(draft_id)
        if mine is None:
            return None
        noted = self._noted(draft_id)
        return None if noted is None or noted.token == mine.token else noted

    def release(self, draft_id: str) -> None:
        """Let go of a draft."""
        lost, mine = self.lost(draft_id), self._mine.pop(draft_id, None)
        if mine is not None and lost is None:
            with contextlib.suppress(OSError):
                self._path(draft_id, "json").unlink(missing_ok=True)
        lock = self._held.pop(draft_id, None)
        if lock is not None:
            lock.release()

    def _lock(self, draft_id: str) -> bool:
        """Whether the lock of a draft is ours; where none can be made, nobody else has one either."""
        if draft_id in self._held:
            return True
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = FileLock(self._path(draft_id, "lock"), thread_local=False)
            lock.acquire(blocking=False)
        except Timeout:
            return False
        except (OSError, NotImplementedError):
            return True
        self._held[draft_id] = lock
        return True

    def _note(self, draft_id: str, holder: Holder) -> None:
        self._mine[draft_id] = mine = holder.model_copy(update={"token": secrets.token_hex(8)})
        # Without the note the other window is told less; the work goes on.
        with contextlib.suppress(OSError):
            handle = os.open(self._path(draft_id, "json"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(mine.model_dump_json().encode())

    def _noted(self, draft_id: str) -> Holder | None:
        try:
            return Holder.model_validate_json(self._path(draft_id, "json").read_bytes())
        except (OSError, ValidationError):
            return None

    def _path(self, draft_id: str, ending: str) -> Path:
        return self._folder / f"{draft_id}.{ending}"
