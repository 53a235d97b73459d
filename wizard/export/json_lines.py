"""Several applications in one stream: JSON Lines, one application a line.

A line is held in memory at a time, and no line is longer than a file may be.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final

from wizard.export.files import Source
from wizard.export.strict_json import MOST_BYTES, decoded
from wizard.export.unreadable import Unreadable

_BLANK: Final = b" \t\r\n"


def lines(file: IO[bytes], name: str, number: int = 0) -> Iterator[Source]:
    """The application of each line that is not blank; `number` lines have been read before.

    One is called by its file and line, `batch.jsonl:7`. A file without any is one source, which is empty.
    """
    found = number > 0
    while line := file.readline(MOST_BYTES + 1):
        number += 1
        if len(line) > MOST_BYTES and not line.endswith(b"\n"):
            _pass_over(file)
            yield _refused(f"{name}:{number}", number)
        elif line.strip(_BLANK):
            yield Source(f"{name}:{number}", data=line, line=number)
        else:
            continue
        found = True
    if not found:
        yield Source(name, fault=Unreadable("empty"))


def stream(file: IO[bytes], name: str) -> Iterator[Source]:
    """One application, or JSON Lines: what it is shows on its first two lines.

    A line that begins an object follows only where what stands before it is no part of the same
    application: within an object comes a key. And where the first line is a whole object, none of
    what follows belongs to it, whatever it is.
    """
    head: list[tuple[int, bytes]] = []
    number, size = 0, 0
    read = b""
    while len(head) < 2 and size <= MOST_BYTES and (line := file.readline(MOST_BYTES + 1)):  # noqa: PLR2004
        number, size, read = number + 1, size + len(line), read + line
        if line.strip(_BLANK):
            head.append((number, line))
    if len(head) == 2 and _are_lines(*(line.strip(_BLANK + b"\xef\xbb\xbf") for _, line in head)):  # noqa: PLR2004
        if size > MOST_BYTES and not read.endswith(b"\n"):
            _pass_over(file)
        for at, line in head:
            yield Source(f"{name}:{at}", data=line, line=at)
        yield from lines(file, name, number)
    else:
        yield Source(name, data=read + file.read(max(0, MOST_BYTES + 1 - size)))


def _are_lines(first: bytes, second: bytes) -> bool:
    """Whether the second line is another application than the first."""
    if second.startswith(b"{"):
        return not first.startswith(b"[")
    return first.startswith(b"{") and first.endswith(b"}") and decoded(first) is not None


def _pass_over(file: IO[bytes]) -> None:
    """Read on to the end of a line that is too long, and keep nothing of it."""
    while (rest := file.readline(MOST_BYTES)) and not rest.endswith(b"\n"):
        pass


def _refused(name: str, number: int) -> Source:
    return Source(name, fault=Unreadable("too-big", {"most": MOST_BYTES // 1_000_000}), line=number)
