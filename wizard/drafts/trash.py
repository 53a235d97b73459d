"""Deleted drafts: thirty days in a folder beside the others, whole and with their history."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from wizard.drafts.rotation import COPY, HELD, SPARE
from wizard.drafts.store import DraftSummary, NoSuchDraft, Trashed

FOLDER: Final = ".trash"
KEPT: Final = timedelta(days=30)
ENDINGS: Final = (".json", COPY, ".jsonl", SPARE, HELD)
"""Of a draft's files: the draft, the copy before it, its history, and what older copies are left."""
_KEY: Final = re.compile(r"(?P<at>\d{8}T\d{6})(?:\.\d+)?--(?P<id>[a-z0-9][a-z0-9-]{0,99})")


class Trash:
    """The trash of one folder of drafts. Each deleted draft lies in a folder named by when and what."""

    def __init__(self, folder: Path, read: Callable[[Path, str], DraftSummary]) -> None:
        """`read` makes the summary of a draft's file."""
        self._drafts = folder
        self._folder = folder / FOLDER
        self._read = read

    def put(self, draft_id: str, now: datetime) -> str:
        """Move a draft here; its key. Raises OSError, and then what was moved is where it can be found."""
        key, number = f"{now:%Y%m%dT%H%M%S}--{draft_id}", 0
        while (self._folder / key).exists():
            number += 1
            key = f"{now:%Y%m%dT%H%M%S}.{number}--{draft_id}"
        to = self._folder / key
        to.mkdir(parents=True, mode=0o700)
        try:
            self._move(draft_id, self._drafts, to)
        except OSError:
            # What was moved goes back: a draft that stays keeps its history and its copy.
            with contextlib.suppress(OSError):
                self._move(draft_id, to, self._drafts)
                to.rmdir()
            raise
        return key

    def all(self) -> list[Trashed]:
        """What lies here, the last deleted first."""
        try:
            names = sorted((p.name for p in self._folder.iterdir() if _KEY.fullmatch(p.name)), reverse=True)
        except OSError:
            return []
        return [self._trashed(name) for name in names]

    def _trashed(self, key: str) -> Trashed:
        found = _KEY.fullmatch(key)
        if found is None or not (self._folder / key).is_dir():
            raise NoSuchDraft(key)
        deleted = datetime.strptime(found["at"], "%Y%m%dT%H%M%S")  # noqa: DTZ007  local, as all times here
        return Trashed(
            key=key,
            id=found["id"],
            deleted=deleted.isoformat(timespec="seconds"),
            until=(deleted + KEPT).date().isoformat(),
            summary=self._read(self._folder / key / f"{found['id']}.json", found["id"]),
        )

    def get_back(self, key: str) -> str:
        """Move a deleted draft back; its id, which must be free. Raises NoSuchDraft and OSError."""
        trashed, held = self._trashed(key), self._folder / key
        self._move(trashed.id, held, self._drafts)
        shutil.rmtree(held, ignore_errors=True)
        return trashed.id

    def folder_of(self, key: str) -> tuple[Path, str]:
        """Where a deleted draft lies, and its id. Raises NoSuchDraft."""
        return self._folder / key, self._trashed(key).id

    def remove(self, key: str) -> Trashed:
        """Remove one for good. Raises NoSuchDraft and OSError."""
        trashed = self._trashed(key)
        shutil.rmtree(self._folder / key)
        return trashed

    def remove_old(self, today: date) -> Sequence[Trashed]:
        """Remove for good those whose thirty days are over; one that cannot be removed stays."""
        removed = []
        for trashed in self.all():
            if trashed.until <= today.isoformat():
                shutil.rmtree(self._folder / trashed.key, ignore_errors=True)
                if not (self._folder / trashed.key).exists():
                    removed.append(trashed)
        return removed

    @staticmethod
    def _move(draft_id: str, source: Path, to: Path) -> None:
        """Move the files of a draft; the draft itself last, so that a half move leaves it where it was."""
        for strange in (f"{draft_id}.json.damaged-*", f".{draft_id}-*.tmp"):
            for file in source.glob(strange):
                file.replace(to / file.name)
        for ending in reversed(ENDINGS):
            file = source / f"{draft_id}{ending}"
            if file.exists():
                file.replace(to / file.name)
