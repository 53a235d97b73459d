"""`veiviser doctor`: whether everything is as the program needs it, and the mending of what can be.

The report holds no answers and no names, so that it can be sent to whoever helps.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from wizard.commands.context import PRACTICE, Context, Exit, printable
from wizard.drafts.health import Health, can_write, drafts_in, left_over, mend
from wizard.mishap import surroundings

LEAST: Final = (60, 20)
"""Columns and rows below which the screens are not shown."""
_MENDED: Final = ("recoverable", "missing", "foreign", "training-damaged")
"""What `--repair` can mend."""
SPACE: Final = 100_000_000
"""Bytes free on the disk below which it is soon full."""


@dataclass(frozen=True)
class Found:
    """One thing that was looked at: its sentence (`doctor.<code>`), and whether it is as it should be."""

    code: str
    well: bool = True
    values: dict[str, Any] = field(default_factory=dict)


def run(context: Context, arguments: Namespace) -> int:
    """Look at everything, mend what can be if asked to, and report on standard output."""
    folder = context.folder
    found = [*_terminal(), *_place(folder), *_drafts(folder, "drafts", repair=arguments.repair)]
    if (folder / PRACTICE).is_dir():
        found += _drafts(folder / PRACTICE, "practice-drafts", repair=arguments.repair)
    found += _training(context, repair=arguments.repair)
    say = context.interface.say
    for line in surroundings():
        context.data(f"  {printable(line)}\n")
    for thing in found:
        sign = "✓" if thing.well else "!"
        context.data(f"{sign} {printable(say(f'doctor.{thing.code}', **thing.values))}\n")
    well = all(thing.well for thing in found)
    context.data(say("doctor.all-well" if well else "doctor.not-well") + "\n")
    if not arguments.repair and any(thing.code in _MENDED for thing in found):
        context.data(say("doctor.try-repair") + "\n")
    return Exit.WELL if well else Exit.FINDINGS


def _terminal() -> Iterator[Found]:
    """The terminal: whether there is one, large enough, that takes our letters."""
    encoding = (sys.stdout.encoding or "").lower().replace("_", "-")
    if sys.stdout.isatty():
        size = shutil.get_terminal_size()
        large = size.columns >= LEAST[0] and size.lines >= LEAST[1]
        values = {"columns": size.columns, "rows": size.lines}
        yield Found("terminal-size" if large else "terminal-small", large, values)
    else:
        yield Found("no-terminal")
    whole = encoding in ("utf-8", "utf8", "cp65001")
    yield Found("encoding" if whole else "encoding-narrow", whole, {"encoding": encoding or "?"})


def _place(folder: Path) -> Iterator[Found]:
    """The folder of the drafts: whether it can be written, and the room on its disk."""
    there = folder.exists()
    if there or _can_be_made(folder):
        well = can_write(folder) if there else True
        values = {"folder": at_home(folder)}
        yield Found(("folder" if there else "folder-new") if well else "folder-locked", well, values)
    else:
        yield Found("folder-locked", well=False, values={"folder": at_home(folder)})
    try:
        free = shutil.disk_usage(_nearest(folder)).free
    except OSError:
        return
    enough = free >= SPACE
    yield Found("space" if enough else "space-little", enough, {"megabytes": free // 1_000_000})


def _can_be_made(folder: Path) -> bool:
    """Whether a folder that is not there could be: nothing is made by looking."""
    return os.access(_nearest(folder), os.W_OK | os.X_OK)


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return next((path for path in (folder, *folder.parents) if path.is_dir()), folder)


def at_home(path: Path) -> str:
    """A path without the name of who sits here."""
    try:
        return str(Path("~") / path.resolve().relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def _drafts(folder: Path, whole: str, *, repair: bool) -> Iterator[Found]:
    """Every draft: whole (`whole` says how many), mended, or what is wrong with it."""
    counts: Counter[str] = Counter()
    for health in drafts_in(folder):
        if health.state == "well":
            counts["well"] += 1
        else:
            yield _draft(folder, health, repair=repair)
    yield Found(whole, values={"count": counts["well"]})
    lying = left_over(folder, remove=repair)
    if lying:
        yield Found("left-over-removed" if repair else "left-over", values={"count": lying})


def _training(context: Context, *, repair: bool) -> Iterator[Found]:
    """Sittings and results that cannot be read, by the names of their files; nothing where all is whole."""
    if not context.training.folder.is_dir():
        return
    store = context.training
    for trouble in (*store.sittings().trouble, *store.results().trouble):
        values = {"file": trouble.file}
        if trouble.why == "version":
            # It is whole, and another version of the program reads it.
            yield Found("training-version", values=values)
            continue
        code = "training-damaged"
        with contextlib.suppress(OSError):
            code = "training-mended" if repair and store.put_aside(trouble) else code
        yield Found(code, code == "training-mended", values)


def _draft(folder: Path, health: Health, *, repair: bool) -> Found:
    values = {"id": health.id, "count": health.count}
    if repair:
        try:
            if mend(folder, health):
                return Found(f"{health.state}-mended", values=values)
        except OSError:
            return Found("not-mended", well=False, values=values)
    # A torn history is told, and harms nothing: the draft itself is whole.
    return Found(health.state, health.state == "torn", values)
