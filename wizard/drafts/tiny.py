"""Drafts in a folder: one TinyDB file each.

The only module that knows TinyDB. Its own storage truncates a file and writes it anew, so a power
cut can empty it; this one never touches the file before the new one is safe on the disk.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from tinydb import TinyDB
from tinydb.storages import Storage

from wizard.drafts.atomic import write_atomically
from wizard.drafts.store import Draft, DraftConflict, DraftDamaged, DraftSummary, NoSuchDraft, summary_of
from wizard.schema.application import Application

FORMAT: Final = "veiviser/draft"
FORMAT_VERSION: Final = 1
LARGEST: Final = 20_000_000
"""Bytes; a draft is never near it, and a file over it is not one."""
_TABLE: Final = "draft"
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_FAULTS: Final = (OSError, ValueError, KeyError, TypeError, RecursionError, ValidationError)
"""What reading a file that is no draft may raise; json and UTF-8 faults are ValueErrors."""


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
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1)
        write_atomically(self._path, text.encode("utf-8"), keep=self._path.with_suffix(".bak"))


def _now() -> datetime:
    return datetime.now().astimezone()


class TinyStore:
    """Drafts as files in one folder, which is made when it is first needed."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = _now) -> None:
        """`now` is the clock that saves are marked with."""
        self.folder = folder
        self._now = now

    @property
    def place(self) -> str:
        """The folder's path."""
        return str(self.folder)

    def list(self) -> list[DraftSummary]:
        """All drafts, the last changed first; a file that cannot be read is listed as damaged."""
        if not self.folder.is_dir():
            return []
        files = [p for p in self.folder.glob("*.json") if _ID.fullmatch(p.stem)]
        found = [self._summary(path) for path in files]
        return sorted(sorted(found, key=lambda s: s.id), key=lambda s: s.changed, reverse=True)

    def new(self, application: Application) -> Draft:
        """A draft with an id of its own, already saved. Raises OSError."""
        name = re.sub(r"[^a-z0-9]+", "-", f"{application.scheme}-{application.edition}".lower()).strip("-")
        draft_id = f"{name[:80]}-{secrets.token_hex(3)}"
        while self._path(draft_id).exists():
            draft_id = f"{name[:80]}-{secrets.token_hex(3)}"
        return self._write(Draft(id=draft_id, application=application, created=self._time()))

    def open(self, draft_id: str) -> Draft:
        """The draft, or the copy before it where the file is damaged (then `recovered` is set)."""
        path = self._known(draft_id)
        try:
            return self._read(path)
        except _FAULTS as fault:
            try:
                return self._read(path.with_suffix(".bak")).model_copy(update={"recovered": True})
            except _FAULTS:
                raise DraftDamaged(draft_id) from fault

    def save(self, draft: Draft) -> Draft:
        """Write the draft, durably. Raises DraftConflict where another has saved it since, and OSError."""
        path = self._path(draft.id)
        if path.exists() and not draft.recovered and self._revision(path) != draft.revision:
            raise DraftConflict(draft.id)
        return self._write(draft)

    def delete(self, draft_id: str) -> None:
        """Remove the draft and the copy before it. Raises NoSuchDraft and OSError."""
        path = self._known(draft_id)
        path.unlink()
        path.with_suffix(".bak").unlink(missing_ok=True)

    def _write(self, draft: Draft) -> Draft:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        saved = draft.model_copy(
            update={"changed": self._time(), "revision": draft.revision + 1, "recovered": False}
        )
        record = {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "draft": saved.model_dump(mode="json"),
        }
        # One write of the whole: TinyDB's own insert would read the file again first.
        AtomicStorage(self._path(draft.id)).write({_TABLE: {"1": record}})
        return saved

    def _read(self, path: Path) -> Draft:
        """The draft in a file. Raises one of _FAULTS where it holds none."""
        with TinyDB(path, storage=AtomicStorage) as database:
            record = database.table(_TABLE).get(doc_id=1)
        if not isinstance(record, dict) or record.get("format") != FORMAT:
            raise ValueError("not a draft")
        return Draft.model_validate(record["draft"])

    def _revision(self, path: Path) -> int | None:
        """The revision on disk; None where the file cannot be read, and then nothing is overwritten."""
        try:
            return self._read(path).revision
        except _FAULTS:
            return None

    def _summary(self, path: Path) -> DraftSummary:
        try:
            draft = self._read(path)
        except _FAULTS:
            return DraftSummary(id=path.stem, damaged=True)
        return summary_of(draft)

    def _known(self, draft_id: str) -> Path:
        """The file of a draft that exists. Raises NoSuchDraft."""
        if _ID.fullmatch(draft_id) and self._path(draft_id).is_file():
            return self._path(draft_id)
        close = get_close_matches(draft_id, [summary.id for summary in self.list()], n=1)
        raise NoSuchDraft(draft_id, close[0] if close else "")

    def _path(self, draft_id: str) -> Path:
        if not _ID.fullmatch(draft_id):
            raise NoSuchDraft(draft_id)
        return self.folder / f"{draft_id}.json"

    def _time(self) -> str:
        return self._now().isoformat(timespec="seconds")
