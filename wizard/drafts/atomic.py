"""Files that are either as they were or as they should be, whatever happens in between."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import tempfile
import time
from pathlib import Path
from typing import Final

_NO_FOLDERS: Final = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM)
"""What systems say where a folder cannot be flushed."""


def write_atomically(path: Path, data: bytes, *, keep: Path | None = None) -> None:
    """Write beside the file, flush to the disk, then put it in the file's place; mode 0600.

    `keep` is where the file as it was before is kept. Raises OSError, and then `path` is untouched.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".tmp", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if keep is not None:
            _copy(path, keep)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    flush_folder(path.parent)


def _copy(path: Path, keep: Path) -> None:
    """Keep the file, if there is one, under a second name; a link costs nothing, a copy works everywhere."""
    if not path.exists():
        return
    with contextlib.suppress(FileNotFoundError):
        keep.unlink()
    try:
        os.link(path, keep)
    except OSError:
        shutil.copy2(path, keep)


def flush_folder(folder: Path) -> None:
    """Make new names in a folder durable. Windows cannot open a folder, and needs no such thing."""
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as fault:
        # A shared folder may know no such thing; a save there is as safe as the folder lets it be.
        if fault.errno not in _NO_FOLDERS:
            raise


def keep_aside(path: Path) -> None:
    """Keep a damaged file under a second name until another takes its place; what is no file is moved."""
    if not path.is_file():
        put_aside(path)
        return
    if any(path.samefile(kept) for kept in path.parent.glob(f"{path.name}.damaged-*")):
        return
    name = aside(path)
    try:
        os.link(path, name)
    except OSError:
        shutil.copy2(path, name)


def put_aside(path: Path) -> None:
    """Keep a damaged file under a name that no draft has: somebody may rescue it. Raises OSError."""
    path.replace(aside(path))


def aside(path: Path) -> Path:
    """A name beside a damaged file that nothing else has."""
    return path.with_name(f"{path.name}.damaged-{time.strftime('%Y%m%dT%H%M%S')}-{secrets.token_hex(2)}")
