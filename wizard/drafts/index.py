"""A list of ten thousand drafts without reading ten thousand drafts.

The index is a file beside the drafts that holds what the list says of each, with the time and size of
the file it was read from. It is nothing but a memory: a draft whose file looks otherwise is read anew,
and an index that is missing, old or garbled makes itself again.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from wizard.drafts.store import DraftSummary

NAME: Final = ".index.json"
Mark = tuple[int, int]
"""When a file was last written (ns), and its size in bytes."""
_KNOWN: Final[TypeAdapter[dict[str, tuple[int, int, DraftSummary]]]] = TypeAdapter(
    dict[str, tuple[int, int, DraftSummary]]
)


class Index:
    """What is known of the drafts in one folder, from one listing to the next."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read yet."""
        self._path = folder / NAME
        self._known: dict[str, tuple[int, int, DraftSummary]] | None = None

    def summaries(
        self, marks: Mapping[str, Mark], read: Callable[[str], DraftSummary]
    ) -> dict[str, DraftSummary]:
        """The summary of each draft, by id; only those whose mark is not the known one are read."""
        known = self._load() if self._known is None else self._known
        found: dict[str, tuple[int, int, DraftSummary]] = {}
        fresh = len(marks) != len(known)
        for name, mark in marks.items():
            old = known.get(name)
            if old is not None and (old[0], old[1]) == mark:
                found[name] = old
            else:
                found[name] = (*mark, read(name))
                fresh = True
        self._known = found
        if fresh:
            self._store(found)
        return {name: summary for name, (_, _, summary) in found.items()}

    def _load(self) -> dict[str, tuple[int, int, DraftSummary]]:
        try:
            return _KNOWN.validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            return {}

    def _store(self, found: dict[str, tuple[int, int, DraftSummary]]) -> None:
        """Keep what is known; without it the next listing takes longer, and is all the same."""
        beside = self._path.with_name(f"{NAME}.{os.getpid()}")
        with contextlib.suppress(OSError):
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(_KNOWN.dump_json(found))
            beside.replace(self._path)
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def marks_in(folder: Path) -> dict[str, Mark]:
    """Of each `.json` file that is not hidden: its name without the ending, and its mark."""
    found: dict[str, Mark] = {}
    try:
        with os.scandir(folder) as files:
            for file in files:
                if file.name.endswith(".json") and not file.name.startswith("."):
                    with contextlib.suppress(OSError):
                        stat = file.stat()
                        found[file.name.removesuffix(".json")] = (stat.st_mtime_ns, stat.st_size)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return found
