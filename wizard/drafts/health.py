"""How the drafts in a folder are, and what can be mended. Nothing that is answered is told."""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from wizard.drafts import journal, record
from wizard.drafts.atomic import keep_aside, put_aside
from wizard.drafts.index import marks_in
from wizard.drafts.record import FAULTS, Record
from wizard.drafts.rotation import COPY

State = Literal["well", "recoverable", "missing", "lost", "unreadable", "foreign", "torn"]
LEFT_OVER: Final = 3600
"""Seconds after which a half-written file is nobody's any more."""


@dataclass(frozen=True, slots=True)
class Health:
    """One draft's file, by its name."""

    id: str
    state: State
    """`recoverable`: damaged, and the copy before it is whole. `missing`: gone, and the copy is whole.
    `foreign`: another draft's file under this name. `torn`: the draft is whole, and lines of its history
    are not."""
    count: int = 0
    """Of a torn history: the lines that cannot be read."""


def drafts_in(folder: Path) -> Iterator[Health]:
    """Every draft of a folder, by name; also one of which only the copy before it is left."""
    there = marks_in(folder)
    copies = [path.stem for path in folder.glob(f"*{COPY}")]
    for name in sorted({*there, *copies}):
        path = folder / f"{name}.json"
        if name in there:
            yield _one(path, name)
        elif _read(path.with_suffix(COPY), name) is not None:
            yield Health(name, "missing")


def _one(path: Path, draft_id: str) -> Health:
    try:
        path.read_bytes()
    except OSError:
        return Health(draft_id, "unreadable")
    if _read(path, draft_id) is not None:
        torn = _torn(path.with_suffix(".jsonl"))
        return Health(draft_id, "torn" if torn else "well", torn)
    if _foreign(path) is not None:
        return Health(draft_id, "foreign")
    whole = _read(path.with_suffix(COPY), draft_id) is not None
    return Health(draft_id, "recoverable" if whole else "lost")


def _read(path: Path, draft_id: str) -> Record | None:
    try:
        return record.read(path, draft_id)
    except FAULTS:
        return None


def _foreign(path: Path) -> Record | None:
    """What a file holds that is a whole draft under another's name, such as a copy made by hand."""
    try:
        return record.read(path, "")
    except FAULTS:
        return None


def _torn(path: Path) -> int:
    """How many lines of a history cannot be read."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError:
        return 0
    return sum(bool(line) and journal.entry_in(line) is None for line in lines)


def mend(folder: Path, found: Health) -> bool:
    """Mend what can be: True where the draft opens again. Nothing is overwritten: damaged files are kept.

    A recoverable or missing draft gets the copy before it; a foreign file becomes a draft of its own,
    under a new id. Raises OSError.
    """
    path = folder / f"{found.id}.json"
    if found.state in ("recoverable", "missing"):
        kept = _read(path.with_suffix(COPY), found.id)
        if kept is not None:
            if path.exists():
                keep_aside(path)
            record.write(path, kept.draft, kept.pending, keep=False)
            return True
    if found.state == "foreign":
        strange = _foreign(path)
        if strange is not None:
            fresh = f"{found.id[:80]}-{secrets.token_hex(3)}"
            own = strange.draft.model_copy(update={"id": fresh})
            record.write(folder / f"{fresh}.json", own, strange.pending)
            put_aside(path)
            return True
    return False


def can_write(folder: Path) -> bool:
    """Whether a draft could be saved here: a file is made, flushed and taken away."""
    probe = folder / f".probe-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with probe.open("xb") as file:
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return False
    finally:
        with contextlib.suppress(OSError):
            probe.unlink(missing_ok=True)
    return True


def left_over(folder: Path, *, remove: bool = False) -> int:
    """How many half-written files lie about from programs that were killed; `remove` takes them away."""
    old = time.time() - LEFT_OVER
    count = 0
    with contextlib.suppress(OSError):
        for path in folder.glob(".*.tmp"):
            if path.stat().st_mtime < old:
                count += 1
                if remove:
                    path.unlink(missing_ok=True)
    return count
