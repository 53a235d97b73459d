"""Where sittings and results are kept: a folder of its own, apart from drafts of any sort.

A sitting is a file, replaced whole at each save. Results are lines at the end of one file, which is
only ever added to: what to practise next is worked out of it alone. What cannot be read is told of,
left where it is, and keeps nobody from going on.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from filelock import FileLock
from pydantic import ValidationError

from wizard.drafts.atomic import aside, put_aside, write_atomically
from wizard.schema.exercise import Exercise
from wizard.training.results import Result, result_of
from wizard.training.scores import Score
from wizard.training.sitting import Sitting, Strictness

FORMAT: Final = "veiviser/sitting"
FORMAT_OF_RESULT: Final = "veiviser/training-result"
FORMAT_VERSION: Final = 1
RESULTS: Final = "results.jsonl"
_SITTINGS: Final = "sittings"
_LOCK: Final = ".lock"
_WAIT: Final = 10
"""Seconds that one window waits for another; each holds the lock for a few milliseconds."""
_LARGEST: Final = 1_000_000
"""Bytes; no line is near it."""
_LARGEST_SITTING: Final = 20_000_000
"""Bytes; it may hold a whole application."""
_FAULTS: Final = (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError, ValidationError)
"""What reading something that is no sitting or result may raise; json's and UTF-8's are ValueErrors."""


class SittingConflict(Exception):
    """Another window has saved the sitting since it was opened."""


class Trouble(NamedTuple):
    """Something that could not be read. It is left as it is."""

    file: str
    """The name of the file within the folder; of a result with its line, `results.jsonl:3`."""
    why: Literal["damaged", "version"]
    """Not whole, or written by another version of the program."""


class Sittings(NamedTuple):
    """The sittings that can be read, the last begun first, and what cannot."""

    found: tuple[Sitting, ...]
    trouble: tuple[Trouble, ...] = ()


class Results(NamedTuple):
    """The results that can be read, oldest first, one of each sitting, and what cannot."""

    found: tuple[Result, ...]
    trouble: tuple[Trouble, ...] = ()


class _OtherVersion(Exception):
    """It is ours, and of a version that this program does not know."""


class TrainingStore:
    """The sittings and results in a folder, which is made when something is first written."""

    def __init__(self, folder: Path, trainee: str | None = None) -> None:
        """Nothing is read or written yet. `trainee` is the name on new sittings, if one was given."""
        self.folder = folder
        self.trainee = trainee
        self._sittings = folder / _SITTINGS
        self._results = folder / RESULTS

    def begin(
        self,
        exercise: Exercise,
        now: datetime,
        strictness: Strictness = "gentle",
        trainee: str | None = None,
    ) -> Sitting:
        """A new sitting of an exercise, already saved; `trainee` goes before the store's. Raises OSError."""
        sitting = Sitting(
            id=f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}",
            exercise=exercise.id,
            kind=exercise.kind,
            strictness=strictness,
            begun=now.isoformat(timespec="seconds"),
        )
        return self.save(sitting.named(trainee or self.trainee))

    def open(self, exercise: str) -> Sitting | None:
        """The last begun sitting of an exercise that is not handed in; None where there is none."""
        done = {result.sitting for result in self.results().found}
        found = self.sittings().found
        return next((s for s in found if s.exercise == exercise and not s.done and s.id not in done), None)

    def save(self, sitting: Sitting) -> Sitting:
        """Keep a sitting, and give it back with its new revision.

        Raises SittingConflict where another window has saved it since it was opened, and OSError, or
        filelock's Timeout (an OSError), where it cannot be written: then what was there is untouched.
        """
        path = self._path(sitting.id)
        self._make_folders()
        with self._lock():
            if self._revision(path) > sitting.revision:
                raise SittingConflict(sitting.id)
            saved = sitting.model_copy(update={"revision": sitting.revision + 1})
            held = {"format": FORMAT, "format_version": FORMAT_VERSION, "sitting": saved.model_dump()}
            write_atomically(path, _json(held))
        return saved

    def sittings(self) -> Sittings:
        """Every sitting, handed in or not, the last begun first."""
        found: list[Sitting] = []
        trouble: list[Trouble] = []
        for path in sorted(self._sittings.glob("*.json")) if self._sittings.is_dir() else ():
            try:
                found.append(_sitting(path))
            except _OtherVersion:
                trouble.append(Trouble(f"{_SITTINGS}/{path.name}", "version"))
            except _FAULTS:
                trouble.append(Trouble(f"{_SITTINGS}/{path.name}", "damaged"))
        found.sort(key=lambda sitting: (_instant(sitting.begun), sitting.id), reverse=True)
        return Sittings(tuple(found), tuple(trouble))

    def finish(self, sitting: Sitting, exercise: Exercise, score: Score, now: datetime) -> Result:
        """Hand a sitting in: its result is recorded, then the sitting is closed.

        Handed in twice, from two windows or after a crash between the two, it still has one result, and
        stays as it was handed in: the first. Raises OSError.
        """
        done = sitting.finish(now)
        result = result_of(done, exercise, score, now)
        self._make_folders()
        with self._lock():
            earlier = next((r for r in self.results().found if r.sitting == sitting.id), None)
            if earlier is None:
                self._add(result)
            elif self._is_done(sitting.id):
                return earlier
            saved = done.model_copy(update={"revision": sitting.revision + 1})
            held = {"format": FORMAT, "format_version": FORMAT_VERSION, "sitting": saved.model_dump()}
            write_atomically(self._path(sitting.id), _json(held))
        return earlier or result

    def results(self) -> Results:
        """Every result, oldest first."""
        found: dict[str, Result] = {}
        trouble: list[Trouble] = []
        for number, line in enumerate(self._lines(), 1):
            try:
                result = _result(line)
                found.setdefault(result.sitting, result)
            except _OtherVersion:
                trouble.append(Trouble(f"{RESULTS}:{number}", "version"))
            except _FAULTS:
                trouble.append(Trouble(f"{RESULTS}:{number}", "damaged"))
        ordered = sorted(found.values(), key=lambda result: (_instant(result.when), result.sitting))
        return Results(tuple(ordered), tuple(trouble))

    def put_aside(self, trouble: Trouble) -> bool:
        """Put what is damaged under another name, where it can still be looked at; whether it was done.

        Of the results the whole file is kept, and the lines that can be read go on. What another version
        of the program has written is left. Raises OSError.
        """
        if trouble.why == "version":
            return False
        with self._lock():
            if not trouble.file.startswith(f"{RESULTS}:"):
                put_aside(self.folder / trouble.file)
            elif any(map(_is_damaged, self._lines())):
                whole = [line.rstrip(b"\n") + b"\n" for line in self._lines() if not _is_damaged(line)]
                write_atomically(self._results, b"".join(whole), keep=aside(self._results))
        return True

    def _make_folders(self) -> None:
        """The folders, where they are not there yet: for their owner only."""
        for folder in (self.folder.parent, self.folder, self._sittings):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def _lines(self) -> Iterator[bytes]:
        try:
            file = self._results.open("rb")
        except FileNotFoundError:
            return
        with file:
            while line := file.readline(_LARGEST):
                if line.strip():
                    yield line

    def _add(self, result: Result) -> None:
        """Add a result at the end, durably; where a crash left half a line, it begins a line of its own."""
        held = {"format": FORMAT_OF_RESULT, "format_version": FORMAT_VERSION, **result.model_dump()}
        line = _json(held) + b"\n"
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(self._results, flags, 0o600), "r+b", buffering=0) as file:
            end = file.seek(0, os.SEEK_END)
            if end:
                file.seek(end - 1)
                line = line if file.read(1) == b"\n" else b"\n" + line
            file.write(line)
            os.fsync(file.fileno())

    def _lock(self) -> FileLock:
        return FileLock(self.folder / _LOCK, timeout=_WAIT)

    def _path(self, sitting_id: str) -> Path:
        # Ids are our own; one from a file that somebody has changed must still not leave the folder.
        if not sitting_id or not all(c.isascii() and (c.isalnum() or c == "-") for c in sitting_id):
            raise ValueError(sitting_id)
        return self._sittings / f"{sitting_id}.json"

    def _is_done(self, sitting_id: str) -> bool:
        """Whether a sitting on record is closed."""
        try:
            return bool(_sitting(self._path(sitting_id)).done)
        except (*_FAULTS, _OtherVersion):
            return False

    @staticmethod
    def _revision(path: Path) -> int:
        """The revision on record; 0 where there is none that can be read."""
        try:
            return _sitting(path).revision
        except (*_FAULTS, _OtherVersion):
            return 0


def _json(value: Any) -> bytes:
    """A JSON value as one line of UTF-8; half a character, as a broken paste leaves it, is escaped."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode("ascii")


def _held(data: bytes, name: str) -> dict[str, Any]:
    """What a file or a line of ours holds. Raises _OtherVersion and one of _FAULTS."""
    held = json.loads(data.decode("utf-8"))
    if not isinstance(held, dict) or held.pop("format", None) != name:
        raise ValueError("not ours")
    if held.pop("format_version", None) != FORMAT_VERSION:
        raise _OtherVersion
    return held


def _sitting(path: Path) -> Sitting:
    if path.stat().st_size > _LARGEST_SITTING:
        raise ValueError("too large for a sitting")
    sitting = Sitting.model_validate(_held(path.read_bytes(), FORMAT)["sitting"])
    if sitting.id != path.stem:
        raise ValueError("another sitting's file")
    _instant(sitting.begun)
    return sitting


def _result(line: bytes) -> Result:
    result = Result.model_validate(_held(line, FORMAT_OF_RESULT))
    _instant(result.when)
    return result


def _is_damaged(line: bytes) -> bool:
    """Whether a line is no result of any version."""
    try:
        _result(line)
    except _OtherVersion:
        return False
    except _FAULTS:
        return True
    return False


def _instant(text: str) -> datetime:
    """A time that can be compared with others; one without an offset is the machine's. Raises ValueError."""
    return datetime.fromisoformat(text).astimezone()
