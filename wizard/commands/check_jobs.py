"""Files judged in several processes, in bounded memory; what they say comes back in the files' order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import Final

from wizard.commands.check_judge import Judge, Judged, Work
from wizard.commands.check_many import Stop, judged_safely
from wizard.commands.context import Refusal
from wizard.content.library import Library
from wizard.export.files import Source
from wizard.interrupt import leave_threads

CHUNK: Final = 16
"""Files handed over at a time."""
CHUNK_BYTES: Final = 2_000_000
"""Of files that are in memory already no more than this, or one."""
AHEAD: Final = 3
"""Chunks for each process that are on their way."""

PATIENCE: Final = 0.1
"""Seconds that an answer is waited for at a time."""
MOMENT: Final = 0.005
"""Seconds between two looks whether processes have ended."""

_JUDGES: Final[list[Judge]] = []
"""The one judge of a process that judges."""


def in_processes(found: Iterator[Source], work: Work, jobs: int, stop: Stop) -> Iterator[Judged]:
    """The files, judged by `jobs` processes, until somebody asks to `stop`.

    Raises Refusal where a process is lost.
    """
    # A copy of this process is there at once. macOS does not promise that a copy works.
    method = "fork" if sys.platform.startswith("linux") else "spawn"
    context = multiprocessing.get_context(method)
    pool = ProcessPoolExecutor(jobs, context, _start, (work,))
    waiting: deque[Future[list[Judged]]] = deque()
    try:
        for chunk in _chunks(found):
            with stop.patient():
                waiting.append(pool.submit(_judge, chunk))
                done = _done(waiting.popleft(), stop) if len(waiting) >= jobs * AHEAD else []
            yield from done
        while waiting:
            with stop.patient():
                done = _done(waiting.popleft(), stop)
            yield from done
    except BrokenProcessPool:
        if stop.hurried:
            raise KeyboardInterrupt from None
        raise Refusal("process-lost") from None
    finally:
        with stop.patient():
            _shut(pool, stop)


def _done(chunk: Future[list[Judged]], stop: Stop) -> list[Judged]:
    """What a process says of its files; nothing, and KeyboardInterrupt, for who is in a hurry.

    A process that is ended while it answers is waited for without end, so nobody waits long at a time.
    """
    while not stop.hurried:
        with suppress(TimeoutError):
            return chunk.result(PATIENCE)
    raise KeyboardInterrupt


def _shut(pool: ProcessPoolExecutor, stop: Stop) -> None:
    """Let the processes end what they have begun, if nobody is in a hurry."""
    pool.shutdown(wait=False, cancel_futures=True)
    while not stop.hurried and multiprocessing.active_children():
        time.sleep(MOMENT)


def end_all() -> None:
    """End the processes that are left.

    Who asks to stop twice may do it just as they are told to end: they would be waited for without end.
    So may the pool's own thread be, with work that nobody takes from it (in Python 3.11).
    """
    for left in multiprocessing.active_children():
        left.kill()
        leave_threads()


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
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _JUDGES[:] = [Judge(work, Library(work.content))]


def _end_with_parent() -> None:
    """End this process when the one that began it is gone: nobody else would tell it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _judge(chunk: list[Source]) -> list[Judged]:
    return [judged_safely(_JUDGES[0], source) for source in chunk]
