"""The screen that a terminal would show: pyte, and what pyte lacks of the terminal that people have.

The frame of a synchronized update (DEC mode 2026) counts when it is closed, as on a real screen; the
alternate screen is one; queries are answered at once, so that no program waits for its own time limit.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import Final

import pyte

SEQUENCE: Final = re.compile(
    rb"\x1b\[(?P<parameters>[0-?]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    rb"|\x1b\](?:[^\x07\x1b]*)(?:\x07|\x1b\\)"
    rb"|\x1b[PX^_](?:[^\x1b]*(?:\x1b(?!\\)[^\x1b]*)*)\x1b\\"
    rb"|\x1b(?P<escape>[ -/]*[0-OQ-WYZ\\`-~])"
)
UNFINISHED: Final = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[PX^_](?:[^\x1b]|\x1b(?!\\))*|[ -/]*)?\Z"
)
KNOWN_FINALS: Final = frozenset(b"@ABCDEFGHJKLMPXacdefghlmr`")
QUERY: Final = re.compile(
    rb"\x1b\[(?P<device>[>=]?)0?c"
    rb"|\x1b\[\??(?P<report>5|6)n"
    rb"|\x1b\[\?(?P<mode>\d+)\$p"
    rb"|\x1b\[>0?(?P<version>q)"
    rb"|\x1b\[\?(?P<kitty>u)"
    rb"|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)"
)
SYNCHRONIZED: Final = b"2026"
MODES: Final = frozenset({b"25", b"1000", b"1003", b"1004", b"1006", b"1015", b"1049", b"2004", SYNCHRONIZED})
COLOURS: Final = {b"10": b"dddd/dddd/dddd", b"11": b"1c1c/1c1c/1c1c"}


class Emulator:
    """A screen that is fed what a program writes."""

    def __init__(self, columns: int, rows: int) -> None:
        """An empty screen."""
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.Stream(self.screen)
        self.inside = False
        """Whether a synchronized frame has been begun and not closed."""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = b""

    def feed(self, data: bytes, framed: Callable[[], None]) -> None:
        """Take in some output; `framed` is called each time a synchronized frame closes."""
        data = self._rest + data
        unfinished = UNFINISHED.search(data)
        self._rest = data[unfinished.start() :] if unfinished else b""
        data = data[: len(data) - len(self._rest)]
        at = 0
        for found in SEQUENCE.finditer(data):
            self._text(data[at : found.start()])
            at = found.end()
            if found["final"] is not None and not found["between"]:
                self._control(found["parameters"], found["final"], framed)
            elif found["escape"] is not None and found["escape"] in b"78DEMHc":
                self.stream.feed("\x1b" + found["escape"].decode())
        self._text(data[at:])

    @property
    def text(self) -> str:
        """The screen as lines without trailing blanks."""
        rows = (self.screen.buffer.get(y, {}) for y in range(self.screen.lines))
        return "\n".join(
            "".join(row[x].data if x in row else " " for x in range(self.screen.columns)).rstrip()
            for row in rows
        )

    @property
    def state(self) -> tuple[object, ...]:
        """Everything that a person could see change: characters, colours, cursor."""
        buffer, cursor = self.screen.buffer, self.screen.cursor
        rows = tuple(tuple(buffer[y].items()) if y in buffer else () for y in range(self.screen.lines))
        return rows, cursor.x, cursor.y, cursor.hidden

    def reply(self, query: re.Match[bytes]) -> bytes:
        """What a terminal answers."""
        if query["device"] is not None:
            return {b"": b"\x1b[?64;1;2;22c", b">": b"\x1b[>41;388;0c", b"=": b"\x1bP!|00000000\x1b\\"}[
                query["device"]
            ]
        if query["report"] is not None:
            here = self.screen.cursor
            return b"\x1b[0n" if query["report"] == b"5" else b"\x1b[%d;%dR" % (here.y + 1, here.x + 1)
        if query["mode"] is not None:
            return b"\x1b[?%s;%d$y" % (query["mode"], 2 if query["mode"] in MODES else 0)
        if query["version"] is not None:
            return b"\x1bP>|XTerm(388)\x1b\\"
        if query["colour"] is not None:
            return b"\x1b]%s;rgb:%s\x1b\\" % (query["colour"], COLOURS[query["colour"]])
        return b""  # the kitty keyboard: xterm has none, and is silent

    def _text(self, data: bytes) -> None:
        if data:
            self.stream.feed(self._decoder.decode(data))

    def _control(self, parameters: bytes, final: bytes, framed: Callable[[], None]) -> None:
        """One control sequence; those that pyte takes for something else are kept from it."""
        if parameters[:1] in (b">", b"<", b"="):
            return
        if parameters[:1] == b"?":
            if final in b"hl":
                for mode in parameters[1:].split(b";"):
                    self._mode(mode, final == b"h", framed)
        elif final[0] in KNOWN_FINALS:
            self.stream.feed(f"\x1b[{parameters.decode()}{final.decode()}")

    def _mode(self, mode: bytes, on: bool, framed: Callable[[], None]) -> None:
        """A mode is switched."""
        if mode == SYNCHRONIZED:
            closed, self.inside = self.inside and not on, on
            if closed:
                framed()
        elif mode == b"1049":
            self.screen.erase_in_display(2)
        elif mode.isdigit():
            self.stream.feed(f"\x1b[?{mode.decode()}{'h' if on else 'l'}")
