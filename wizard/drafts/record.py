"""A draft as a file: its record, the sum that proves it whole, and the entries not yet in its history.

Writing waits for the disk, and the disk is slow: a history that also waited would double the price
of every answer. So the newest entries lie in the draft's own file, and move to the history many at
a time.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from pydantic import ValidationError
from tinydb import TinyDB
from tinydb.storages import Storage

from wizard.drafts.atomic import write_atomically
from wizard.drafts.compact import checksum, json_bytes
from wizard.drafts.history import Entry
from wizard.drafts.rotation import COPY, write_in_turn
from wizard.drafts.store import Draft, DraftDamaged

FORMAT: Final = "veiviser/draft"
FORMAT_VERSION: Final = 1
LARGEST: Final = 20_000_000
"""Bytes; a draft is never near it, and a file over it is not one."""
FAULTS: Final = (OSError, ValueError, KeyError, TypeError, RecursionError, ValidationError)
"""What reading a file that is no draft may raise; json and UTF-8 faults are ValueErrors."""
_TABLE: Final = "draft"


class Record(NamedTuple):
    """What a draft's file holds."""

    draft: Draft
    pending: tuple[Entry, ...] = ()
    """The newest entries of the history, which its own file does not have yet."""


class AtomicStorage(Storage):
    """TinyDB storage of one file, replaced whole; the file before is kept as `.bak`."""

    def __init__(self, path: Path) -> None:
        """Nothing is opened until it is read or written."""
        self._path = path

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables in the file, or None where there is none. Raises OSError and ValueError."""
        if not self._path.exists():
            return None
        if self._path.stat().st_size > LARGEST:
            raise ValueError("too large for a draft")
        found: dict[str, dict[str, Any]] = json.loads(self._path.read_bytes().decode("utf-8"))
        return found

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Write the tables. Raises OSError, and then the file is as it was."""
        self.write_whole(json_bytes(data))

    def write_whole(self, data: bytes, *, alone: bool = False, keep: bool = True) -> None:
        """Write the tables as they will lie there. Raises OSError, and then the file is as it was.

        Who is `alone` at the file has a lock on it; that makes it cheaper.
        """
        if alone and keep:
            # Something in the way of the spare file costs the room, not the save.
            with contextlib.suppress(IsADirectoryError, PermissionError):
                return write_in_turn(self._path, data)
        return write_atomically(self._path, data, keep=self._path.with_suffix(COPY) if keep else None)


def write(
    path: Path, draft: Draft, pending: Sequence[Entry], *, alone: bool = False, keep: bool = True
) -> None:
    """Write a draft's file, durably. Raises OSError, and then the file is as it was.

    `alone` where nobody else can do so now; without `keep` the copy stays, since the file is no good.
    """
    held = json_bytes(draft.model_dump())
    record = b'{"format":"%s","format_version":%d,"sum":"%s","draft":%s,"pending":[%s]}' % (
        FORMAT.encode(),
        FORMAT_VERSION,
        checksum(held).encode(),
        held,
        b",".join(entry.text for entry in pending),
    )
    # One write of the whole: TinyDB's own insert would read the file again first.
    AtomicStorage(path).write_whole(b'{"%s":{"1":%s}}' % (_TABLE.encode(), record), alone=alone, keep=keep)


def read(path: Path, draft_id: str) -> Record:
    """What a draft's file holds. Raises one of FAULTS where it is not whole, or is another draft's.

    An id of "" takes whatever draft it is.
    """
    with TinyDB(path, storage=AtomicStorage) as database:
        record = database.table(_TABLE).get(doc_id=1)
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise ValueError("not a draft")
    # Files from before there were sums have none.
    if "sum" in record and record["sum"] != checksum(json_bytes(record["draft"])):
        raise ValueError("not as it was written")
    draft = Draft.model_validate(record["draft"])
    if draft_id and draft.id != draft_id:
        raise ValueError("another draft's file")
    return Record(draft, tuple(Entry.from_json(entry) for entry in record.get("pending", [])))


def copy_of(path: Path, draft_id: str) -> Record:
    """What a draft's file held before its last save. Raises DraftDamaged where that cannot be read."""
    try:
        return read(path.with_suffix(COPY), draft_id)
    except FAULTS as fault:
        raise DraftDamaged(draft_id) from fault
