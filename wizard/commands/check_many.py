"""Many files: found, judged in this process or in several, and stopped without a torn report."""

from __future__ import annotations

import signal
import sys
import threading
from argparse import Namespace
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from itertools import chain, islice
from types import FrameType, TracebackType
from typing import IO, Any, Final, Self

from wizard.commands.check_judge import Judge, Judged
from wizard.content.files import BrokenContent
from wizard.export.files import Source
from wizard.export.sources import sources
from wizard.export.unreadable import Unreadable

FEW: Final = 32
"""So many files are judged before processes are started for the rest."""
MOST_JOBS: Final = 64


@contextmanager
def judged(arguments: Namespace, judge: Judge, since: float | None, stop: Stop) -> Iterator[Iterator[Judged]]:
    """Each file that the arguments name, judged, in their order whatever the number of processes."""
    found = sources(arguments.paths, _stdin(), since)
    with closing(found), closing(_judged(found, judge, min(arguments.jobs, MOST_JOBS), stop)) as all_judged:
        # Where the report itself runs down a terminal, it shows how far the work has come.
        if sys.stderr.isatty() and not sys.stdout.isatty():
            from wizard.commands.check_progress import watched  # noqa: PLC0415 - costs more than a file

            with closing(watched(all_judged, arguments.paths, since, judge.interface)) as seen:
                yield seen
        else:
            yield all_judged


def _judged(found: Iterator[Source], judge: Judge, jobs: int, stop: Stop) -> Generator[Judged, None, None]:
    first = list(islice(found, FEW + 1)) if jobs > 1 else []
    if len(first) > FEW:
        from wizard.commands.check_jobs import in_processes  # noqa: PLC0415 - only where asked for

        yield from in_processes(chain(first, found), judge.work, jobs, stop)
    else:
        yield from (judged_safely(judge, source) for source in chain(first, found))


def judged_safely(judge: Judge, source: Source) -> Judged:
    """A file over which the program itself stumbles is told of as others are, and the rest goes on."""
    try:
        return judge.judge(source)
    except BrokenContent:
        raise
    except Exception as fault:  # noqa: BLE001  what it is, the log says
        from wizard.mishap import record  # noqa: PLC0415 - few runs need it

        told = Unreadable("stumbled", {"log": str(record(fault) or "–")})
        return judge.unreadable(source, told)


def _stdin() -> IO[bytes] | None:
    return getattr(sys.stdin, "buffer", None)


class Stop:
    """Ctrl+C is heard between two parts of a report, never within one; who asks twice is not kept."""

    def __init__(self) -> None:
        """Nobody has asked."""
        self._writing = self._patient = self._asked = self._stopping = False
        self._before: Any = None
        self.hurried = False
        """Somebody has asked twice while processes work, which are gone since."""

    def __enter__(self) -> Self:
        """Listen, where a process may: in its first thread."""
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._heard)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave it as it was, and nobody behind."""
        _end_all()
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def whole(self, write: Callable[[], Any]) -> None:
        """Write something whole; then stop, if somebody has asked for it meanwhile."""
        self._writing = True
        try:
            write()
        finally:
            self._writing = False
        self.here()

    def here(self) -> None:
        """Stop, if somebody has asked for it. Raises KeyboardInterrupt."""
        if self._asked:
            self._asked = False
            self._stopping = True
            raise KeyboardInterrupt

    @contextmanager
    def patient(self) -> Iterator[None]:
        """Do what must not be stopped half-way; then stop, if somebody has asked for it meanwhile.

        What waits for processes holds locks: an exception that comes from nowhere may leave one locked,
        and then their end is waited for without end. Who asks twice ends the processes.
        """
        self._patient = True
        try:
            yield
        finally:
            self._patient = False
        self.here()

    def _heard(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        again = self._stopping or self._asked
        if self._patient:
            self._hurry() if again else self._note()
        elif self._writing and not self._asked:
            self._note()
        elif self._stopping and not self._writing and not self.hurried:
            self._hurry()  # so that the report's end can still be written
        else:
            self._stopping = True
            raise KeyboardInterrupt

    def _note(self) -> None:
        self._asked = True

    def _hurry(self) -> None:
        self.hurried = True
        _end_all()


def _end_all() -> None:
    """End the processes that are left, if any were begun."""
    if "wizard.commands.check_jobs" in sys.modules:
        from wizard.commands.check_jobs import end_all  # noqa: PLC0415 - it is there already

        end_all()
