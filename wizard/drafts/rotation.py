"""A file that is replaced again and again: the new one, the one before, and one whose room is used next.

To free a file's room and to find room for the next is what a save costs most (with `discard` on, more
than the waiting for the disk). So the file before last is not removed: its room takes the next save.
It is written in place only where no other name leads to it, and is never the newest nor the copy.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
from pathlib import Path
from typing import Final

from wizard.drafts.atomic import flush_folder

COPY: Final = ".bak"
"""Ending of the file as it was before the last save."""
SPARE: Final = ".spare"
"""Ending of the file whose room is used next."""
HELD: Final = ".held"
"""Ending of the second name that a file has while it becomes the copy."""


def write_in_turn(path: Path, data: bytes) -> None:
    """Replace a file, durably, and keep it as it was as its copy. Raises OSError; `path` is whole always.

    Only one may write a file at a time: who calls has seen to that.
    """
    spare, held = path.with_suffix(SPARE), path.with_suffix(HELD)
    _fill(spare, data)
    second = _named_again(path, held)
    spare.replace(path)
    if second:
        # The save is made; that its copy is an older one is no reason to say that it is not.
        with contextlib.suppress(OSError):
            _make_copy(held, path.with_suffix(COPY), spare)
    flush_folder(path.parent)


def _fill(spare: Path, data: bytes) -> None:
    """Write the spare file, in place where that harms nobody, and wait for the disk."""
    flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
    if not _is_ours(spare):
        with contextlib.suppress(FileNotFoundError):
            spare.unlink()
        flags |= os.O_EXCL
    handle = os.open(spare, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _is_ours(spare: Path) -> bool:
    """Whether a spare can be written in: ours alone, under one name, left by a save that was made."""
    try:
        found = spare.lstat()
    except OSError:
        return False
    plain = stat.S_ISREG(found.st_mode) and found.st_nlink == 1
    private = sys.platform == "win32" or (stat.S_IMODE(found.st_mode), found.st_uid) == (0o600, os.geteuid())
    # A file still held is the sign of a save that was broken off: the spare may have another name too.
    return plain and private and os.access(spare, os.W_OK) and not spare.with_suffix(HELD).exists()


def _named_again(path: Path, held: Path) -> bool:
    """Give the file as it is a second name; where names cannot be two, its bytes are copied to the copy."""
    if not path.exists():
        return False
    with contextlib.suppress(FileNotFoundError):
        held.unlink()
    try:
        os.link(path, held)
    except OSError:
        # Beside first: a disk that is full must not cost the copy that is there.
        shutil.copy2(path, held)
        held.replace(path.with_suffix(COPY))
        return False
    return True


def _make_copy(held: Path, copy: Path, spare: Path) -> None:
    """The held file becomes the copy, and the copy that was the spare. There is a copy at every moment."""
    with contextlib.suppress(FileNotFoundError):
        os.link(copy, spare)
    held.replace(copy)
