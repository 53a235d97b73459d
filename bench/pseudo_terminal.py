"""One run of a program in a pseudo-terminal of its own, watched from outside.

What makes its figures honest: each piece of output has its time from when read() returned, and the
emulator is fed afterwards, in quiet moments; a key's time ends with the piece of output after which
the screen shows the key; keys come at random distances, so that none keeps step with the program's
own refreshing. Linux only: processor time and wake-ups are read from /proc.
"""

from __future__ import annotations

import fcntl
import os
import random
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

from emulator import QUERY, UNFINISHED, Emulator

now = time.monotonic_ns
MILLISECOND: Final = 1_000_000
SECOND: Final = 1_000_000_000
QUIET: Final = 30 * MILLISECOND
"""Without output for so long, a program is taken to wait for a key."""
GAP: Final = 25 * MILLISECOND
"""The longest random pause between two keys."""
DROPPED: Final = frozenset(
    {"LINES", "COLUMNS", "TMUX", "STY", "NO_COLOR", "CI", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
)


class TooLate(Exception):
    """What was waited for never came; the screen as it was instead."""


class Usage(NamedTuple):
    """What a process has used: processor time in nanoseconds, and how often it was woken."""

    cpu: int
    wakes: int


class PseudoTerminal:
    """A program in its terminal. Use it as a context: it ends what it started."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (120, 40),
        environment: Mapping[str, str] | None = None,
        seed: int = 1,
    ) -> None:
        """Start the program; `size` is columns and rows."""
        self.columns, self.rows = size
        self.emulator = Emulator(*size)
        self.ended = False
        self._random = random.Random(seed)
        self._pending: list[tuple[int, bytes]] = []
        self._tail = b""
        self._start(command, dict(environment or {}))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self, command: Sequence[str], environment: dict[str, str]) -> None:
        """Fork, and take the time just before the program begins."""
        kept = {k: v for k, v in os.environ.items() if k not in DROPPED}
        kept |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"} | environment
        told, teller = os.pipe()
        os.set_inheritable(teller, False)
        self.handle, inner = os.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.setsid()
                fcntl.ioctl(inner, termios.TIOCSCTTY, 0)
                for number in (0, 1, 2):
                    os.dup2(inner, number)
                os.write(teller, struct.pack("q", now()))
                os.execve(command[0], list(command), kept)
            finally:
                os._exit(127)
        os.close(inner)
        os.close(teller)
        os.set_blocking(self.handle, False)
        [self.began] = struct.unpack("q", os.read(told, 8))
        os.close(told)

    # --- what it shows

    @property
    def text(self) -> str:
        """The screen, with all that has come."""
        self._flush()
        return self.emulator.text

    def until(self, shown: Callable[[str], bool], seconds: float = 30) -> int:
        """Wait until the screen is so; the time at which it became so. Raises TooLate."""
        end = now() + int(seconds * SECOND)
        self._flush()
        if shown(self.emulator.text):
            return now()
        while True:
            got = self._read(2 * MILLISECOND if self._pending else 50 * MILLISECOND)
            if not got and (hit := self._flush(lambda: shown(self.emulator.text))):
                return hit
            # What came in pieces may be whole without any piece that made it so.
            if not got and shown(self.emulator.text):
                return now()
            if self.ended or now() > end:
                raise TooLate(self.text)

    def settle(self, quiet: int = QUIET, seconds: float = 3) -> None:
        """Wait until the program is quiet."""
        end, last = now() + int(seconds * SECOND), now()
        while not self.ended and now() < end and now() - last < quiet:
            if self._read(quiet - (now() - last)):
                last = now()
        self._flush()

    # --- what is typed

    def press(self, data: str) -> None:
        """Send keys, and wait until they have been taken in."""
        self._write(data.encode())
        self.settle()

    def shot(self, data: str, shown: Callable[[str], bool] | None = None, seconds: float = 5) -> float:
        """Send keys; milliseconds until the screen is so, or until it changes at all. Raises TooLate."""
        self._pause()
        before = None if shown else self.emulator.state

        def done() -> bool:
            return shown(self.emulator.text) if shown else self.emulator.state != before

        begun = now()
        self._write(data.encode())
        hit, last = 0, begun
        while not hit:
            if self._read(QUIET):
                last = now()
            elif self._pending:
                hit = self._flush(done)
            elif last > begun and done():
                # What came in pieces is whole, and no piece by itself was seen to make it so.
                hit = last
            if self.ended or now() - begun > seconds * SECOND:
                raise TooLate(self.text)
        self.settle()
        return (hit - begun) / MILLISECOND if last else 0.0

    def type(self, text: str) -> list[float]:
        """Type a text letter by letter; each letter's milliseconds until it stands on the screen."""
        typed, times = "", []
        for letter in text:
            typed += letter
            wanted = typed[-10:]
            already = self.emulator.text.count(wanted)
            times.append(self.shot(letter, lambda t, w=wanted, n=already: t.count(w) > n))  # type: ignore[misc]
        return times

    # --- what it uses

    @property
    def usage(self) -> Usage:
        """Processor time and wake-ups of all its threads."""
        cpu = wakes = 0
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            run, _, slices = (task / "schedstat").read_text().split()
            cpu, wakes = cpu + int(run), wakes + int(slices)
        return Usage(cpu, wakes)

    @property
    def memory(self) -> float:
        """The most memory it has held, in MB."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024

    def idle(self, seconds: float) -> Usage:
        """Leave it alone; what it uses meanwhile."""
        self.settle(SECOND, seconds=5)
        before, end = self.usage, now() + int(seconds * SECOND)
        while now() < end and not self.ended:
            self._read(end - now())
        after = self.usage
        self._flush()
        return Usage(after.cpu - before.cpu, after.wakes - before.wakes)

    def close(self) -> None:
        """End the program, gently first."""
        for sign in (signal.SIGHUP, signal.SIGTERM, signal.SIGKILL, None):
            found, _ = os.waitpid(self.pid, os.WNOHANG if sign else 0)
            if found or sign is None:
                break
            os.kill(self.pid, sign)
            end = now() + SECOND // 2
            while now() < end and not self.ended:
                self._read(10 * MILLISECOND)
        os.close(self.handle)

    # --- reading and writing

    def _read(self, wait: int) -> bool:
        """Read once and take the time, for at most `wait` nanoseconds; queries are answered at once."""
        try:
            ready, _, _ = select.select([self.handle], [], [], max(wait, 0) / SECOND)
            data = os.read(self.handle, 1 << 16) if ready else b""
        except BlockingIOError:
            return False
        except OSError:
            data, ready = b"", [self.handle]
        if ready and not data:
            self.ended = True
        if data:
            self._pending.append((now(), data))
            self._answer(data)
        return bool(data)

    def _answer(self, data: bytes) -> None:
        """Answer what the program asks of its terminal."""
        asked, at = self._tail + data, 0
        for query in QUERY.finditer(asked):
            at = query.end()
            self._write(self.emulator.reply(query))
        rest = UNFINISHED.search(asked[at:])
        self._tail = rest[0][-256:] if rest else b""

    def _write(self, data: bytes) -> None:
        while data:
            try:
                data = data[os.write(self.handle, data) :]
            except BlockingIOError:
                self._read(5 * MILLISECOND)

    def _pause(self) -> None:
        """A random gap."""
        end = now() + self._random.randrange(0, GAP)
        while now() < end and not self.ended:
            self._read(end - now())
        self._flush()

    def _flush(self, done: Callable[[], bool] | None = None) -> int:
        """Feed the emulator what has come; the time of the first piece after which `done`, or 0."""
        hit = 0

        def look(stamp: int) -> None:
            nonlocal hit
            if done is not None and not hit and done():
                hit = stamp

        for stamp, data in self._pending:
            self.emulator.feed(data, lambda s=stamp: look(s))  # type: ignore[misc]
            if not self.emulator.inside:
                look(stamp)
        self._pending.clear()
        return hit
