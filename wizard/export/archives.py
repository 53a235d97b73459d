"""Applications in a ZIP archive, read in memory and within limits; nothing is ever written to disk.

An archive can lie about itself in every way there is. Its list of members is measured before it is
read; a member is measured while it is read, whatever size it claims; and what climbs out, points
elsewhere, is locked or is an archive itself is refused by name.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

from wizard.export.files import LINES, Source, open_regular
from wizard.export.folders import ENDING, taken
from wizard.export.json_lines import lines
from wizard.export.strict_json import MOST_BYTES
from wizard.export.unreadable import Unreadable, shortened

MOST_ARCHIVE: Final = 500_000_000
"""Bytes of an archive."""
MOST_MEMBERS: Final = 20_000
MOST_DIRECTORY: Final = 8_000_000
"""Bytes of the list of members."""
MOST_UNPACKED: Final = 1_000_000_000
"""Bytes of all that is read out of one archive."""
MOST_LINES: Final = 100_000
"""Lines of all the files of lines in one archive: a short one costs as much to tell of as a long one."""
RATIO: Final = 200
"""How many times its packed size a member may be; a JSON of repeated rows reaches about 30."""
SLACK: Final = 200_000
"""What a member may be whatever its packed size."""
MOST_NAME: Final = 500

_ARCHIVES: Final = (".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".7z", ".rar", ".zst", ".jar")
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 0x1
_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_END_64: Final = b"PK\x06\x07"
_END_64_SIZE: Final = 20
_MOST_COMMENT: Final = 65_535
DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    LookupError,
    ArithmeticError,
)
"""What reading a ZIP that nobody vouches for raises (NotImplementedError is a RuntimeError). Anything else
is the program's own fault, and must not be called the archive's."""


def archive(path: str) -> Iterator[Source]:
    """The applications in an archive, by name, called `archive.zip/folder/name.json`."""
    try:
        with open_regular(Path(path), MOST_ARCHIVE) as file:
            yield from _members(path, _opened(file))
    except Unreadable as fault:
        yield Source(path, fault=fault)


def _opened(file: IO[bytes]) -> zipfile.ZipFile:
    """The archive with its list of members. Raises Unreadable."""
    try:
        _check_directory(file)
        opened = zipfile.ZipFile(file)
    except Unreadable:
        raise
    except DAMAGE:
        raise Unreadable("archive-damaged") from None
    if len(opened.infolist()) > MOST_MEMBERS:
        raise Unreadable("archive-too-many", {"most": MOST_MEMBERS})
    return opened


def _check_directory(file: IO[bytes]) -> None:
    """That the list of members is no longer than its limit, before `zipfile` reads the whole of it.

    The end of the archive is looked for as `zipfile` does it.
    """
    size = file.seek(0, io.SEEK_END)
    start = max(0, size - _MOST_COMMENT - _END_SIZE - _END_64_SIZE)
    file.seek(start)
    tail = file.read()
    file.seek(0)
    plain = tail[-_END_SIZE:].startswith(_END) and tail.endswith(b"\0\0")
    at = len(tail) - _END_SIZE if plain else tail.rfind(_END)
    if at < 0:
        raise Unreadable("archive-damaged")
    listed = int.from_bytes(tail[at + 12 : at + 16], "little")
    # The longer form, for what is beyond four gigabytes, says its own size elsewhere.
    if listed > MOST_DIRECTORY or tail[max(0, at - _END_64_SIZE) : at].startswith(_END_64):
        raise Unreadable("archive-too-many", {"most": MOST_MEMBERS})


def _members(path: str, opened: zipfile.ZipFile) -> Iterator[Source]:
    """Each member that is an application, or that is refused, where its name stands."""
    wanted = _wanted(opened)
    budget = _Budget()
    seen: set[str] = set()
    found = False
    for info in sorted(opened.infolist(), key=lambda member: member.filename.split("/")):
        refused = "archive-twice" if info.filename in seen else refusal(info)
        seen.add(info.filename)
        name = f"{path}/{shortened(info.filename, MOST_NAME)}"
        if refused:
            found = True
            yield Source(name, fault=Unreadable(refused, {"most": MOST_NAME}))
        elif info.filename in wanted:
            found = True
            yield from _read(name, opened, info, budget)
        if budget.spent > MOST_UNPACKED:
            raise Unreadable("archive-unpacked", {"most": MOST_UNPACKED // 1_000_000})
    if not found:
        raise Unreadable("archive-empty")


def _wanted(opened: zipfile.ZipFile) -> set[str]:
    """The names of the members that hold applications."""
    folders: dict[str, list[str]] = {}
    wanted = set()
    for info in opened.infolist():
        before, _, name = info.filename.rpartition("/")
        parts = info.filename.split("/")
        # «./a.json» is what some programs call «a.json».
        if any(part.startswith(".") and part != "." for part in parts) or before.startswith("__MACOSX"):
            continue
        if name.lower().endswith(ENDING):
            folders.setdefault(before, []).append(name)
        elif name.lower().endswith(LINES):
            wanted.add(info.filename)
    for before, names in folders.items():
        wanted |= {f"{before}/{name}".removeprefix("/") for name in taken(names)}
    return wanted


def refusal(info: zipfile.ZipInfo) -> str:
    """Why a member is not read, as a code; "" where it may be."""
    mode = stat.S_IFMT(info.external_attr >> 16)
    parts = info.orig_filename.replace("\\", "/").split("/")
    if len(info.orig_filename) > MOST_NAME or "\0" in info.orig_filename:
        return "archive-name"
    if ".." in parts or not parts[0] or parts[0].endswith(":"):
        return "archive-climbs"
    if mode and mode not in (stat.S_IFREG, stat.S_IFDIR):
        return "archive-link"
    if info.flag_bits & _ENCRYPTED:
        return "archive-locked"
    if parts[-1].lower().endswith(_ARCHIVES):
        return "archive-nested"
    return "" if info.is_dir() or info.compress_type in _METHODS else "archive-method"


class _Budget:
    """How much has been read out of an archive."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.spent = self.lines = 0


class _Measured(io.RawIOBase):
    """A member that is measured as it is read, since what an archive says of sizes need not be true."""

    def __init__(self, member: IO[bytes], packed: int, budget: _Budget, *, by_line: bool = False) -> None:
        """`packed` is its size in the archive; `by_line` where each line is an application."""
        super().__init__()
        self._by_line = by_line
        self._member, self._left, self._budget = member, SLACK + RATIO * packed, budget

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer. Raises Unreadable where it becomes too much."""
        data = self._member.read(len(buffer))
        self._left -= len(data)
        self._budget.spent += len(data)
        if self._left < 0:
            raise Unreadable("archive-bomb", {"most": RATIO})
        if self._budget.spent > MOST_UNPACKED:
            raise Unreadable("archive-unpacked", {"most": MOST_UNPACKED // 1_000_000})
        if self._by_line:
            self._budget.lines += data.count(b"\n")
            if self._budget.lines > MOST_LINES:
                raise Unreadable("archive-lines", {"most": MOST_LINES})
        buffer[: len(data)] = data
        return len(data)


def _read(name: str, opened: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget) -> Iterator[Source]:
    """The application of a member, or those of its lines."""
    try:
        by_line = info.filename.lower().endswith(LINES)
        with opened.open(info) as member:
            measured = _Measured(member, info.compress_size, budget, by_line=by_line)
            file = io.BufferedReader(measured, 1 << 16)
            if by_line:
                yield from lines(file, name)
            else:
                yield Source(name, data=file.read(MOST_BYTES + 1))
    except Unreadable as fault:
        yield Source(name, fault=fault)
    except DAMAGE:
        yield Source(name, fault=Unreadable("archive-damaged"))
