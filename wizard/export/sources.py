"""What is to be checked, one application at a time: files, folders, packages, streams and archives.

The order is that of the paths given and, within a folder or an archive, of the names. What cannot be
read is a source too, with its fault: it has its line in the report and never stops the rest.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import IO

from wizard.export.files import ARCHIVE, LINES, STDIN, Source, ending, open_regular
from wizard.export.unreadable import Unreadable


def sources(
    paths: Iterable[str], stdin: IO[bytes] | None, since: float | None = None
) -> Generator[Source, None, None]:
    """The applications at the paths; `stdin` is None where this process has no standard input.

    Of files on disk only those that were changed at `since` (seconds of the epoch) or later; an
    archive or a file of lines counts as one, and what cannot be asked is not passed over.
    """
    for path in paths:
        if path == STDIN:
            yield from _streamed(stdin)
        elif os.path.isdir(path):  # noqa: PTH112 - never raises, whatever the name
            yield from _folder(path, since)
        elif since is None or _changed(path, since):
            yield from _one(path)


def _streamed(stdin: IO[bytes] | None) -> Iterator[Source]:
    from wizard.export.json_lines import stream  # noqa: PLC0415 - only where it is asked for

    if stdin is None:
        yield Source(STDIN, fault=Unreadable("read-failed"))
        return
    try:
        yield from stream(stdin, STDIN)
    except OSError:
        yield Source(STDIN, fault=Unreadable("read-failed"))


def _folder(path: str, since: float | None) -> Iterator[Source]:
    from wizard.export.folders import folder  # noqa: PLC0415 - only where it is asked for

    for source in folder(path):
        if since is None or source.path is None or _changed(source.path, since):
            yield source


def _one(path: str) -> Iterator[Source]:
    if ending(path) in LINES:
        yield from _lines(path)
    elif ending(path) == ARCHIVE:
        from wizard.export.archives import archive  # noqa: PLC0415 - only where it is asked for

        yield from archive(path)
    else:
        yield Source(path, path=path)


def _lines(path: str) -> Iterator[Source]:
    from wizard.export.json_lines import lines  # noqa: PLC0415 - only where it is asked for

    try:
        with open_regular(Path(path)) as file:
            yield from lines(file, path)
    except Unreadable as fault:
        yield Source(path, fault=fault)
    except OSError:
        yield Source(path, fault=Unreadable("read-failed"))


def _changed(path: str, since: float) -> bool:
    try:
        return os.stat(path).st_mtime >= since  # noqa: PTH116 - a name, which may be anything
    except (OSError, ValueError):
        return True
