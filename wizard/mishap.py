"""What is written down when the program stumbles: where in the code, and never a word of an answer.

An exception's message may quote what people typed, and so may the variables around it. So a log has
the exception's type, the places in the code, the versions and the terminal; nothing else.
"""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
import sys
import sysconfig
import tempfile
import traceback
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from wizard import __version__

PACKAGES: Final = ("textual", "rich", "pydantic", "tinydb", "cel-expr-python", "platformdirs")
TERMINAL: Final = ("TERM", "COLORTERM", "TERM_PROGRAM", "LANG", "LC_ALL", "NO_COLOR", "TMUX", "WT_SESSION")
TOLD: Final = frozenset({"TERM", "COLORTERM", "TERM_PROGRAM", "LANG", "LC_ALL"})
"""Variables whose value is written; of the others only that they are set."""
FRAMES: Final = 60
"""Places at each end of a long trace that are written: an endless recursion has a thousand."""
CHAIN: Final = 5
"""Exceptions behind an exception that are followed."""
LOGS: Final = 20
"""Logs that are kept; the oldest go."""
NAME: Final = "veiviser-{when:%Y%m%d-%H%M%S}-{pid}.log"


def record(error: BaseException, *, after: Path | None = None) -> Path | None:
    """Write what happened to a log, readable by its owner only; None where none can be written.

    `after` is the log of the run so far, if there is one: one fault often brings others.
    """
    lines = list(describe(error))
    if after is not None:
        with contextlib.suppress(OSError), after.open("a", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(["", *lines, ""]))
        return after
    text = "\n".join([*surroundings(), "", *lines, ""])
    for folder in _folders():
        with contextlib.suppress(OSError):
            return _write(folder, text)
    return None


def surroundings() -> Iterator[str]:
    """Versions, system and terminal."""
    yield f"veiviser {__version__}"
    yield f"Python {platform.python_version()}; {', '.join(_versions())}"
    yield f"{platform.system()} {platform.release()} {platform.machine()}"
    size = shutil.get_terminal_size()
    yield f"terminal {size.columns}x{size.lines}; {', '.join(_terminal())}"


def describe(error: BaseException) -> Iterator[str]:
    """The exception and those behind it, each with its places in the code."""
    for number, fault in enumerate(_chain(error)):
        yield ("" if number == 0 else "behind it: ") + _type(fault)
        yield from _places(fault)


def _type(error: BaseException) -> str:
    """The exception's type, and what is the code's own and nobody's answer: a number, a missing name."""
    kind, more = type(error), ""
    if isinstance(error, OSError) and error.errno:
        more = f" (number {error.errno})"
    elif isinstance(error, AttributeError | NameError | ImportError) and str(error.name).isidentifier():
        more = f" ({error.name})"
    return f"{kind.__module__}.{kind.__qualname__}{more}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception, and those that led to it."""
    seen: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and len(seen) < CHAIN and all(at is not other for other in seen):
        seen.append(at)
        # A worker's failure holds the fault itself.
        inner = getattr(at, "error", None)
        at = inner if isinstance(inner, BaseException) else at.__cause__ or at.__context__
    yield from seen


def _places(error: BaseException) -> list[str]:
    """Where it happened, outermost first: file, line, function."""
    frames = [(frame.f_code, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    lines = [f"  {place_of(code.co_filename)}:{line} {code.co_name}" for code, line in frames]
    if len(lines) <= 2 * FRAMES:
        return lines
    return [*lines[:FRAMES], f"  … {len(lines) - 2 * FRAMES} more", *lines[-FRAMES:]]


def place_of(filename: str) -> str:
    """A file without the folders that tell whose machine this is."""
    path = Path(filename)
    for root in (Path(__file__).parents[1], *map(Path, _roots())):
        with contextlib.suppress(ValueError):
            return path.relative_to(root).as_posix()
    return path.name


def _roots() -> list[str]:
    """Where packages and the standard library lie; the longer first, for one lies inside the other."""
    found = {sysconfig.get_paths()[kind] for kind in ("purelib", "platlib", "stdlib", "platstdlib")}
    return sorted(found, key=len, reverse=True)


def _versions() -> Iterator[str]:
    for package in PACKAGES:
        with contextlib.suppress(PackageNotFoundError):
            yield f"{package} {version(package)}"


def _terminal() -> Iterator[str]:
    """What is known of the terminal."""
    yield f"encoding {getattr(sys.__stdout__, 'encoding', '?')}"
    for name in TERMINAL:
        if name in os.environ:
            value = os.environ[name] if name in TOLD else "set"
            yield f"{name} {''.join(c for c in value[:60] if c.isprintable())}"


def _folders() -> list[Path]:
    """Where logs may go, the best first."""
    # Only a mishap needs it, and a check has no time for it.
    from platformdirs import user_log_path  # noqa: PLC0415

    return [user_log_path("veiviser", appauthor=False), Path(tempfile.gettempdir())]


def _write(folder: Path, text: str) -> Path:
    """Write a log, and let the oldest go. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / NAME.format(when=datetime.now().astimezone(), pid=os.getpid())
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    for old in sorted(folder.glob("veiviser-*.log"))[:-LOGS]:
        with contextlib.suppress(OSError):
            old.unlink()
    return path
