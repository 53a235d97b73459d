"""Files of a table's rows: the path as somebody types it, and reading and writing at its end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from wizard.engine.patterns import lazy
from wizard.export.files import read_bytes
from wizard.export.strict_json import MOST_BYTES
from wizard.export.unreadable import Unreadable

_QUOTES: Final = ("''", '""', "«»", "“”", "‘’")
_ESCAPED: Final = lazy(r"\\(.)")
ENDING: Final = ".csv"


class FileRefused(Exception):
    """A file that cannot be read or written: the code of a sentence, and its values."""

    def __init__(self, code: str, **values: Any) -> None:
        """`code` is one of `tables.file.*`."""
        super().__init__(code)
        self.code, self.values = code, values


def meant(typed: str, *, escapes: bool = os.sep == "/") -> Iterator[str]:
    """What a typed path could mean: as it stands, without quotes, an address, or with escapes undone.

    A file that is dragged into a terminal comes quoted, with backslashes before its spaces, or as an
    address (`file:///…`), as the terminal sees fit. Without `escapes` a backslash parts folders.
    """
    text = typed.strip()
    yield text
    if text[:1] + text[-1:] in _QUOTES and len(text) > 1:
        text = text[1:-1].strip()
        yield text
    if text.startswith("file://"):
        yield unquote(urlsplit(text).path)
    if escapes and "\\" in text:
        yield _ESCAPED.sub(r"\1", text)


def typed_path(typed: str) -> Path:
    """The path that was meant: the first reading that is there, else the last that could be one.

    Raises FileRefused where nothing is typed, or where `~` names somebody who is not known here.
    """
    readings = [text for text in meant(typed) if text]
    if not readings:
        raise FileRefused("no-path")
    try:
        paths = [Path(text).expanduser() for text in readings]
    except RuntimeError:
        raise FileRefused("no-home") from None
    return next((path for path in paths if there(path)), paths[-1])


def there(path: Path) -> bool:
    """Whether something of that name is there; a name that can be no name is not."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def table_file(typed: str) -> bytes:
    """What a file holds. Raises FileRefused: `folder`, or the code with which files refuse."""
    path = typed_path(typed)
    if there(path) and path.is_dir():
        raise FileRefused("folder")
    try:
        return read_bytes(path)
    except Unreadable as refused:
        raise FileRefused(refused.code, most=MOST_BYTES // 1_000_000) from None


def write_table(path: Path, data: bytes, *, over: bool = False) -> None:
    """Write a file, whole or not at all. Raises FileExistsError unless `over`, and FileRefused."""
    if there(path) and path.is_dir():
        raise FileRefused("folder")
    part = path.with_name(f"{path.name}.{os.getpid()}.part") if over else path
    try:
        with part.open("wb" if over else "xb") as file:
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                part.unlink()
                raise
        part.replace(path)
    except FileExistsError:
        raise
    except (FileNotFoundError, NotADirectoryError):
        raise FileRefused("no-folder") from None
    except PermissionError:
        raise FileRefused("no-permission-to-write") from None
    except (OSError, ValueError):
        # ValueError: a name with a NUL in it.
        raise FileRefused("not-written") from None
