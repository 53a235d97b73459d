"""Drafts in a folder: one TinyDB file each, with its history beside it.

`record` and this module are the only ones that know TinyDB. Its own storage truncates a file and
writes it anew, so a power cut can empty it; here a file is never touched before the new one is safe
on the disk.
"""

from __future__ import annotations

import contextlib
import platform
import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from wizard.drafts import journal, record
from wizard.drafts.atomic import keep_aside
from wizard.drafts.history import Entry
from wizard.drafts.index import Index, marks_in
from wizard.drafts.record import FAULTS, LARGEST, AtomicStorage, Record
from wizard.drafts.store import (
    Draft,
    DraftConflict,
    DraftSummary,
    Holder,
    NoSuchDraft,
    Trashed,
    summary_of,
)
from wizard.drafts.trash import Trash
from wizard.drafts.turns import FOLDER as OPEN
from wizard.drafts.turns import turn
from wizard.schema.application import Application

if TYPE_CHECKING:
    from wizard.drafts.claims import Claims

__all__ = ["LARGEST", "AtomicStorage", "TinyStore"]

PENDING: Final = 24
"""How many entries a draft's file holds before they move to its history."""
PENDING_SIZE: Final = 8_000
"""Bytes of them: the same, for long texts."""
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
Seen = tuple[int, int, int]
"""When a file was written (ns), its size, and its number on the disk."""


class Held(NamedTuple):
    """What a draft's file held, and how the file looked then."""

    seen: Seen | None
    revision: int
    pending: tuple[Entry, ...]
    changed: str = ""


def _now() -> datetime:
    return datetime.now().astimezone()


class TinyStore:
    """Drafts as files in one folder, which is made when it is first needed."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = _now) -> None:
        """`now` is the clock that saves are marked with."""
        self.folder = folder
        self._now = now
        self._index = Index(folder)
        self._trash = Trash(folder, self._summary_in)
        self._held: dict[str, Held] = {}
        """What was in each file as it was last read or written."""

    @cached_property
    def _claims(self) -> Claims:
        # Locks bring asyncio along; a list of drafts needs none.
        from wizard.drafts.claims import Claims  # noqa: PLC0415

        return Claims(self.folder)

    @property
    def place(self) -> str:
        """The folder's path."""
        return str(self.folder)

    # --- the drafts

    def list(self) -> Sequence[DraftSummary]:
        """All drafts, the last changed first; a file that cannot be read is listed as damaged."""
        marks = {name: mark for name, mark in marks_in(self.folder).items() if _ID.fullmatch(name)}
        if not marks:
            return []
        found = self._index.summaries(marks, lambda name: self._summary_in(self._path(name), name))
        return sorted(sorted(found.values(), key=lambda s: s.id), key=lambda s: s.changed, reverse=True)

    def new(self, application: Application) -> Draft:
        """A draft with an id of its own, already saved. Raises OSError."""
        draft = Draft(id=self._free_id(application), application=application, created=self._time())
        return self._write(draft, None, ())

    def open(self, draft_id: str) -> Draft:
        """The draft, or the copy before it where the file is damaged (then `recovered` is set)."""
        path = self._known(draft_id)
        try:
            return self._taken_in(path, draft_id).draft
        except FAULTS:
            found = record.copy_of(path, draft_id)
            self._held[draft_id] = Held(None, found.draft.revision, found.pending, found.draft.changed)
            return found.draft.model_copy(update={"recovered": True})

    def save(self, draft: Draft, entry: Entry | None = None) -> Draft:
        """Write the draft, durably. Raises DraftConflict where another has saved it since, and OSError."""
        path = self._path(draft.id)
        with turn(self.folder, draft.id) as alone:
            if not path.exists():
                gone = self._held.get(draft.id)
                known = gone.pending if gone is not None and gone.revision == draft.revision else ()
                return self._write(draft, entry, known, alone)
            held = self._on_disk(path)
            if held is not None and (held.revision, held.changed) == (draft.revision, draft.changed):
                return self._write(draft, entry, held.pending, alone)
            # A file that cannot be read is replaced by who took the copy before it, and by nobody else.
            if held is not None or not draft.recovered:
                raise DraftConflict(draft.id)
            held = self._held.get(draft.id)
            return self._write(draft, entry, held.pending if held is not None else (), alone)

    def history(self, draft_id: str) -> Sequence[Entry]:
        """What has been changed, oldest first. Raises NoSuchDraft, DraftDamaged and OSError.

        A save that failed after its entries were moved may have left some that never were; the draft's
        own revision tells.
        """
        draft = self.open(draft_id)
        written = journal.read(self._journal(draft_id))
        by_revision = {entry.revision: entry for entry in (*written, *self._held[draft_id].pending)}
        return [by_revision[n] for n in sorted(by_revision) if n <= draft.revision]

    # --- the trash

    def delete(self, draft_id: str) -> None:
        """Put the draft in the trash, with the copy before it and its history."""
        self._known(draft_id)
        with turn(self.folder, draft_id):
            self._known(draft_id)
            self._trash.put(draft_id, self._now())
        self._forget(draft_id)

    def trash(self) -> Sequence[Trashed]:
        """What was deleted and can be brought back, the last deleted first."""
        return self._trash.all()

    def restore(self, key: str) -> str:
        """Bring a deleted draft back; under a new id where another draft has got its own since."""
        held, draft_id = self._trash.folder_of(key)
        self._forget(draft_id)
        with turn(self.folder, draft_id):
            if not self._path(draft_id).exists():
                return self._trash.get_back(key)
        try:
            found = record.read(held / f"{draft_id}.json", draft_id)
        except FAULTS:
            found = record.copy_of(held / f"{draft_id}.json", draft_id)
        fresh = self._free_id(found.draft.application)
        journal.append(self._journal(fresh), journal.read(held / f"{draft_id}.jsonl"), durable=True)
        record.write(self._path(fresh), found.draft.model_copy(update={"id": fresh}), found.pending)
        self._trash.remove(key)
        return fresh

    def purge(self, key: str | None = None) -> Sequence[Trashed]:
        """Remove one deleted draft for good, or all whose thirty days are over."""
        removed = [self._trash.remove(key)] if key is not None else self._trash.remove_old(self._now().date())
        for gone in removed:
            # Who had it open last is not kept longer than the draft.
            if not self._path(gone.id).exists():
                with contextlib.suppress(OSError):
                    (self.folder / OPEN / f"{gone.id}.json").unlink(missing_ok=True)
        return removed

    # --- who works on it

    def claim(self, draft_id: str, user: str, *, take_over: bool = False) -> Holder | None:
        """Say that one works on a draft; who has it already, if anybody has."""
        self._known(draft_id)
        holder = Holder(user=user, machine=platform.node(), since=self._time())
        if take_over:
            self._claims.take_over(draft_id, holder)
            return None
        return self._claims.take(draft_id, holder)

    def lost(self, draft_id: str) -> Holder | None:
        """Who has taken a draft over from us since we claimed it, if anybody."""
        return self._claims.lost(draft_id)

    def release(self, draft_id: str) -> None:
        """Say that one no longer works on a draft."""
        self._claims.release(draft_id)

    # --- files

    def _write(
        self, draft: Draft, entry: Entry | None, pending: tuple[Entry, ...], alone: bool = False
    ) -> Draft:
        """Write the draft with the entries that its file held before and the new one."""
        if not self.folder.is_dir():
            # The folder of exercises lies in that of the drafts, which may not be there yet either.
            for folder in (self.folder.parent, self.folder):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path, now = self._path(draft.id), self._time()
        saved = draft.model_copy(update={"changed": now, "revision": draft.revision + 1, "recovered": False})
        if entry is not None:
            pending = (*pending, replace(entry, revision=saved.revision, at=entry.at or now))
        if _is_much(pending):
            # First there, then away from here: a crash in between leaves them in both. Not the newest:
            # the save may still fail, and then it never was.
            older = pending[:-1] if entry is not None else pending
            if older:
                journal.append(self._journal(draft.id), older, durable=True)
            pending = pending[len(older) :]
        if draft.recovered and path.exists():
            keep_aside(path)
        record.write(path, saved, pending, alone=alone, keep=not draft.recovered)
        self._held.pop(draft.id, None)
        with contextlib.suppress(OSError):
            self._held[draft.id] = Held(_seen(path), saved.revision, pending, now)
        return saved

    def _taken_in(self, path: Path, draft_id: str) -> Record:
        """What a draft's file holds, remembered. Raises one of FAULTS."""
        seen = _seen(path)
        found = record.read(path, draft_id)
        self._held[draft_id] = Held(seen, found.draft.revision, found.pending, found.draft.changed)
        return found

    def _on_disk(self, path: Path) -> Held | None:
        """What a draft's file holds now; None where it cannot be read."""
        try:
            known = self._held.get(path.stem)
            # A file that looks as we left it is as we left it: a save need not read it.
            if known is None or known.seen != _seen(path):
                self._taken_in(path, path.stem)
            return self._held[path.stem]
        except FAULTS:
            return None

    def _summary_in(self, path: Path, draft_id: str) -> DraftSummary:
        try:
            return summary_of(record.read(path, draft_id).draft)
        except FAULTS:
            return DraftSummary(id=draft_id, damaged=True)

    def _forget(self, draft_id: str) -> None:
        self._held.pop(draft_id, None)

    def _free_id(self, application: Application) -> str:
        """An id that no draft has, with scheme and edition in it."""
        name = re.sub(r"[^a-z0-9]+", "-", f"{application.scheme}-{application.edition}".lower()).strip("-")
        ids: Iterator[str] = iter(lambda: f"{name[:80]}-{secrets.token_hex(3)}", "")
        return next(draft_id for draft_id in ids if not self._path(draft_id).exists())

    def _known(self, draft_id: str) -> Path:
        """The file of a draft that exists. Raises NoSuchDraft."""
        if _ID.fullmatch(draft_id) and self._path(draft_id).exists():
            return self._path(draft_id)
        close = get_close_matches(draft_id, [*marks_in(self.folder)], n=1)
        raise NoSuchDraft(draft_id, close[0] if close else "")

    def _path(self, draft_id: str) -> Path:
        if not _ID.fullmatch(draft_id):
            raise NoSuchDraft(draft_id)
        return self.folder / f"{draft_id}.json"

    def _journal(self, draft_id: str) -> Path:
        return self._path(draft_id).with_suffix(".jsonl")

    def _time(self) -> str:
        return self._now().isoformat(timespec="seconds")


def _seen(path: Path) -> Seen:
    stat = path.stat()
    return (stat.st_mtime_ns, stat.st_size, stat.st_ino)


def _is_much(pending: tuple[Entry, ...]) -> bool:
    """Whether the entries are so many or so long that they move to the history."""
    return len(pending) > PENDING or sum(len(entry.text) for entry in pending) > PENDING_SIZE
