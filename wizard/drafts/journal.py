"""The history of a draft as a file: one line an entry, only ever added to.

Each line carries a sum of itself, so that a line which a power cut left half written is known as
such, and skipped. A new line after it begins on a line of its own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from wizard.drafts.compact import checksum, json_bytes
from wizard.drafts.history import Entry

LONGEST: Final = 20_000_000
"""Bytes of a line; no entry is near it."""
_FAULTS: Final = (ValueError, KeyError, TypeError, RecursionError)


def line_of(entry: Entry) -> bytes:
    """The line that holds an entry."""
    return b'["%s",%s]\n' % (checksum(entry.text).encode(), entry.text)


def entry_in(line: bytes) -> Entry | None:
    """The entry in a line; None where it holds none, or not all of one."""
    try:
        found, written = json.loads(line)
        return Entry.from_json(written) if found == checksum(json_bytes(written)) else None
    except _FAULTS:
        return None


def append(path: Path, entries: Iterable[Entry], *, durable: bool = False) -> None:
    """Add entries at the end of a file (mode 0600). Raises OSError.

    `durable` waits until the disk has them. Where a crash left half a line, what is added begins anew.
    """
    added = b"".join(line_of(entry) for entry in entries)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "r+b", buffering=0) as file:
        if added:
            if _is_torn(file.fileno()):
                added = b"\n" + added
            file.write(added)
        if durable:
            os.fsync(file.fileno())


def _is_torn(handle: int) -> bool:
    """Whether a file ends in the middle of a line."""
    size = os.fstat(handle).st_size
    if not size:
        return False
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) != b"\n"


def read(path: Path) -> Iterator[Entry]:
    """The entries of a file, oldest first; lines that are none are skipped. Raises OSError."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        while line := file.readline(LONGEST):
            entry = entry_in(line)
            if entry is not None:
                yield entry


def last_revision(path: Path) -> int:
    """The revision of the last entry in a file, 0 where it has none. Reads only the end of the file."""
    try:
        size = path.stat().st_size
    except OSError:
        return 0
    span = 1 << 16
    with path.open("rb") as file:
        while True:
            start = max(0, size - span)
            file.seek(start)
            lines = file.read(size - start).split(b"\n")
            # The first may be the end of a longer line, unless it is the first of the file.
            for line in reversed(lines if start == 0 else lines[1:]):
                entry = entry_in(line) if line else None
                if entry is not None:
                    return entry.revision
            if start == 0:
                return 0
            span *= 4
