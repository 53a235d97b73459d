"""A real terminal for tests: a pseudo-terminal with the program in it, and the screen it draws."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

ROOT = Path(__file__).parents[1]
KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "delete": "\x1b[3~",
    "insert": "\x1b[2~",
    "backspace": "\x7f",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "shift+f2": "\x1b[1;2Q",
    "shift+f4": "\x1b[1;2S",
    "shift+f7": "\x1b[18;2~",
} | {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"}
ESCAPE = 0.3
"""Seconds after which an escape is a key by itself, with some to spare."""
QUIET = 0.03
"""Seconds without output after which the program is taken to wait for a key."""


class Terminal:
    """One run of a program in a terminal of its own. Use it as a context: it ends what it started."""

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        cwd: Path | None = None,
        program: Sequence[str] = ("-m", "wizard"),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.undrawn = b""
        self.code: int | None = None
        self.held: list[str] | None = None
        self.pid, self.handle = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child
            given = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "COLUMNS", "LINES"}}
            given |= {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
            os.chdir(cwd or ROOT)
            command = [sys.executable, *program, *arguments]
            os.execve(sys.executable, command, given | dict(environment or {}))
        self.resize(columns, rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.code is None:
            self.kill()
        self.hang_up()

    def hang_up(self) -> None:
        """Close the terminal, as when its window is closed; what was written last is still read."""
        if self.handle >= 0:
            os.close(self.handle)
            self.handle = -1

    @property
    def given_back(self) -> bool:
        """Whether the terminal was left as it was found: its screen, its cursor, its keys, its echo."""
        modes = (b"1049", b"1000", b"1003", b"1006", b"2004", b"1004")
        off = all(self.raw.rfind(b"\x1b[?%sl" % m) > self.raw.rfind(b"\x1b[?%sh" % m) for m in modes)
        cursor = self.raw.rfind(b"\x1b[?25h") > self.raw.rfind(b"\x1b[?25l")
        kitty = self.raw.rfind(b"\x1b[<u") > self.raw.rfind(b"\x1b[>")
        flags = termios.tcgetattr(self.handle)[3]
        return off and cursor and kitty and bool(flags & termios.ECHO and flags & termios.ICANON)

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size; the program is told as by a real one."""
        self.stream.feed(self.undrawn)
        self.undrawn = b""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def kill(self) -> None:
        """End the program as a power cut would."""
        self.signal(signal.SIGKILL)
        self._reap()

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def press(self, *keys: str) -> None:
        """Press keys by name, waiting for the screen to settle after each."""
        for key in keys:
            self._send(KEYS[key])

    def type(self, text: str) -> None:
        """Type a text at once, as fast as a terminal passes it on."""
        self._send(text)

    def paste(self, text: str) -> None:
        """Paste a text, bracketed as terminals do it."""
        self._send(f"\x1b[200~{text}\x1b[201~")

    def settle(self, seconds: float = 20) -> None:
        """Read until the program is quiet."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self._read(QUIET):
            pass

    def quiet(self, seconds: float = 0.7) -> None:
        """Read until the program has been quiet for longer than it may think."""
        while self._read(seconds):
            pass

    def redraw(self, columns: int, rows: int) -> None:
        """Make the terminal another size, and forget what it has been sent and nobody has looked at.

        The program draws all of it anew; to draw what nobody looks at takes longer than the program itself.
        """
        self.settle()
        self.undrawn = b""
        self.resize(columns, rows)
        self.settle()

    def until(self, pattern: str, seconds: float = 30) -> str:
        """Read until the pattern is on the screen. Fails with the screen where it never comes."""
        end = time.monotonic() + seconds
        while not re.search(pattern, self.text):
            if time.monotonic() > end or (self.code is not None and not self.undrawn and not self._read(0)):
                raise AssertionError(f"{pattern!r} never came:\n{self.text}")
            self._read(QUIET)
        return self.text

    def ended(self, seconds: float = 20) -> int:
        """Wait for the program to end; its exit code (with a minus where a signal ended it)."""
        end = time.monotonic() + seconds
        while self.code is None:
            assert time.monotonic() < end, f"still running:\n{self.text}"
            if self.handle >= 0:
                self._read(QUIET)
            elif os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                self._reap()
            else:
                time.sleep(QUIET)
        return self.code

    @property
    def text(self) -> str:
        """The screen as lines without trailing blanks."""
        data, self.undrawn = self.undrawn, b""
        self.stream.feed(data)
        return "\n".join(line.rstrip() for line in self.screen.display)

    def hold(self) -> None:
        """Gather what is typed from here on, as somebody who types ahead."""
        self.held = []

    def release(self) -> None:
        """Send all that was gathered at once, and wait until the program has taken it in."""
        held, self.held = self.held or [], None
        for data in held:
            os.write(self.handle, data.encode())
            # The program must never wait for us to read while we wait for it to take a key.
            self._read(0)
        self.settle()

    def _send(self, data: str) -> None:
        if self.held is not None:
            self.held.append(data)
            return
        os.write(self.handle, data.encode())
        if data == KEYS["escape"]:
            # It may be the first byte of another key; the program waits to see.
            self._read(ESCAPE)
        self.settle()

    def _read(self, wait: float) -> bool:
        """Take in what the program writes within `wait` seconds; whether it wrote anything."""
        ready, _, _ = select.select([self.handle], [], [], wait)
        try:
            data = os.read(self.handle, 1 << 16) if ready else b""
        except OSError:
            data = b""
        if ready and not data:
            self._reap()
        self.raw = (self.raw + data)[-200_000:]
        self.undrawn += data
        return bool(data)

    def _reap(self) -> None:
        if self.code is None:
            _, status = os.waitpid(self.pid, 0)
            self.code = os.waitstatus_to_exitcode(status)
