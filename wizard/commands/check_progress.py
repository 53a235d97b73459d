"""A bar on standard error for work that takes its time; it names no file."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from wizard.commands.check_judge import Judged
from wizard.content.interface import Interface
from wizard.export.files import ARCHIVE, LINES, STDIN, ending
from wizard.export.sources import sources

PATIENCE: Final = 1.0
"""Seconds of work before there is a bar."""
OFTEN: Final = 0.1
"""Seconds between two looks of it."""


def watched(
    judged: Iterator[Judged], paths: Sequence[str], since: float | None, interface: Interface
) -> Generator[Judged, None, None]:
    """The same files, with a bar that grows as they pass."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    # It is drawn as files pass: a thread of its own would be copied half when processes start.
    # The report's own lines are no business of the bar's.
    progress = Progress(
        *columns,
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    shown = time.monotonic() + PATIENCE
    task, done = None, 0
    try:
        for one in judged:
            yield one
            done += 1
            if time.monotonic() < shown:
                continue
            if task is None:
                progress.start()
                task = progress.add_task(interface.say("check.progress"), total=total(paths, since))
            progress.update(task, completed=done, refresh=True)
            shown = time.monotonic() + OFTEN
    finally:
        if task is not None:
            progress.stop()


def total(paths: Sequence[str], since: float | None) -> int | None:
    """How many files there are; None where only reading them would tell."""
    if any(path == STDIN or ending(path) in (*LINES, ARCHIVE) for path in paths):
        return None
    return sum(1 for _ in sources(paths, None, since))
