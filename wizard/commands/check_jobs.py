"""Files judged in several processes, in bounded memory; what they say comes back in the files' order."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Final

from wizard.commands.check_judge import Judge, Judged, Work
from wizard.commands.check_many import judged_safely
from wizard.commands.context import Refusal
from wizard.content.library import Library
from wizard.export.files import Source

CHUNK: Final = 16
"""Files handed over at a time."""
CHUNK_BYTES: Final = 2_000_000
"""Of files that are in memory already no more than this, or one."""
AHEAD: Final = 3
"""Chunks for each process that are on their way."""

_JUDGES: Final[list[Judge]] = []
"""The one judge of a process that judges."""


def in_processes(found: Iterator[Source], work: Work, jobs: int) -> Iterator[Judged]:
    """The files, judged by `jobs` processes. Raises Refusal where one of them is lost."""
    # A copy of this process is there at once. macOS does not promise that a copy works.
    method = "fork" if sys.platform.startswith("linux") else "spawn"
    context = multiprocessing.get_context(method)
    pool = ProcessPoolExecutor(jobs, context, _start, (work,))
    waiting: deque[Future[list[Judged]]] = deque()
    try:
        for chunk in _chunks(found):
            waiting.append(pool.submit(_judge, chunk))
            if len(waiting) >= jobs * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise Refusal("process-lost") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def end_all() -> None:
    """End the processes that are left.

    Who asks to stop twice may do it just as they are told to end: they would be waited for without end.
    """
    for left in multiprocessing.active_children():
        left.kill()


def _chunks(found: Iterator[Source]) -> Iterator[list[Source]]:
    chunk: list[Source] = []
    size = 0
    for source in found:
        chunk.append(source)
        size += len(source.data or b"")
        if len(chunk) >= CHUNK or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _start(work: Work) -> None:
    """Make a process ready to judge; Ctrl+C is heard by the one that writes the report."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _JUDGES[:] = [Judge(work, Library(work.content))]


def _judge(chunk: list[Source]) -> list[Judged]:
    return [judged_safely(_JUDGES[0], source) for source in chunk]
