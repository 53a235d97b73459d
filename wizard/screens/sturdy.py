"""What happens when the program stumbles, or is ended from outside: nothing is lost, nothing is told.

A fault in one screen closes the screens and opens the draft anew where it was. A second one soon after,
or a fault in the app itself, ends the program with a message. A signal, or a terminal that is gone,
ends it as well. Each time what is being typed is kept first, and the terminal is given back as it was.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Final

from rich.console import RenderableType
from textual.driver import Driver

from wizard.screens.type_ahead import TypeAhead
from wizard.widgets.paragraphs import Block, literal

if TYPE_CHECKING:
    from wizard.screens.desk import Desk
    from wizard.screens.tools import Tools

CRASHED: Final = 1
"""The exit code after a fault of the program."""
SIGNALS: Final = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")
"""Signals that end the program in good order, where the platform has them."""
SOON: Final = 20.0
"""Seconds within which a second fault ends the program: going on has not helped."""
STUCK: Final = 3.0
"""Seconds that the program may take to end in good order; then it is ended all the same."""
LAST_KEYS: Final = 1.0
"""Seconds that keys which have come but not been taken may hold up an end from outside."""
LOGGED: Final = 5
"""Faults of one run that are written down."""
GIVEN_BACK: Final = (
    "\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
    "\x1b[?1004l\x1b[<u\x1b[?1049l\x1b[?25h"
)
"""What tells a terminal to leave off all that Textual asked of it."""


class Sturdy(TypeAhead):
    """An app that loses nothing. What it says on its end is for whoever ran it to print."""

    tools: Tools
    desk: Desk | None = None
    forgiving = False
    """Whether it goes on after a fault in a screen; a test without a terminal wants to see the fault."""

    def __init__(self) -> None:
        """Nothing has happened yet."""
        super().__init__()
        self.farewell: list[str] = []
        """What to print when the terminal has been given back."""
        self._own: asyncio.Task[Any] | None = None
        self._faults = 0
        self._went_on = -SOON
        self._going_on = self._ending = False
        self._log_file: Path | None = None
        self._unread: Any = None
        self._end: asyncio.Task[None] | None = None

    def get_driver_class(self) -> type[Driver]:
        """The driver of the platform; that of a POSIX terminal made patient."""
        found = super().get_driver_class()
        if os.name != "posix":
            return found
        from wizard.screens.patient_driver import patient  # noqa: PLC0415  a thing of POSIX

        return patient(found)

    def on_mount(self) -> None:
        """Listen for those who end the program from outside."""
        self._own = asyncio.current_task()
        if not self.is_headless:
            self.forgiving = True
            self._listen()

    def go_on(self) -> None:
        """Open again what was open; called when all screens but the first have been closed."""
        raise NotImplementedError

    # --- a fault

    def _handle_exception(self, error: Exception) -> None:
        """Textual calls this with every exception that nobody caught, whichever task it is in."""
        self._write_down(error)
        own = asyncio.current_task() is self._own
        if self._ending or (self._going_on and not own):
            return
        kept = self.keep_all()
        late = time.monotonic() - self._went_on > SOON
        if self.forgiving and late and not own:
            self._going_on = True
            self.call_later(self._go_on)
            asyncio.get_running_loop().call_later(STUCK, self._still_going_on, error)
        else:
            self._give_up(error, kept=kept)

    async def _go_on(self) -> None:
        """Close every screen but the first, and open the draft anew where it was."""
        from wizard.screens.dialogs import Reading  # noqa: PLC0415  few runs need it

        while len(self.screen_stack) > 1:
            await self.pop_screen()
        home = self.screen_stack[0]
        if not all(node.is_running for node in home.walk_children(with_self=True)):
            raise RuntimeError("the first screen is gone")
        if not any(worker.name == "keys" and worker.is_running for worker in self.workers):
            self.run_worker(self._take_turns(), name="keys")
        self.go_on()
        say = self.tools.say
        told = [Block(literal(say("crash.go-on"))), Block(literal("")), Block(literal(self._log_words()))]
        self.push_screen(Reading(say, say("crash.go-on-title"), told))
        self._went_on, self._going_on = time.monotonic(), False

    def _still_going_on(self, error: Exception) -> None:
        """To go on has taken too long, or has failed: give up."""
        if self._going_on and not self._ending:
            self._give_up(error, kept=self.keep_all())

    def _give_up(self, error: Exception, *, kept: bool) -> None:
        """End with a message."""
        self._going_on, self._ending = False, True
        self.farewell = [self.tools.say("crash.stopped"), *self._kept_words(kept), self._log_words()]
        self._return_code = CRASHED
        self._exception = error
        self._exception_event.set()
        if not self.is_headless:
            self._end_anyway(CRASHED)
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Textual's own end, as when what a terminal sends cannot be read; its traceback is not shown."""
        del renderables
        self._handle_exception(RuntimeError("panic"))

    # --- an end from outside

    def _listen(self) -> None:
        """Take signals, and notice a terminal that is gone."""
        loop = asyncio.get_running_loop()

        def told(number: int, _frame: FrameType | None = None) -> None:
            # A handler may come between any two steps of the program: the loop does the work, and
            # where the loop is stuck the program ends without it.
            self._end_anyway(128 + number)
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(self._begin_to_end, number)

        for name in SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), told)
        if hasattr(signal, "SIGHUP"):
            self._notice_hang_up(loop, lambda: told(signal.SIGHUP))
        loop.set_exception_handler(self._stray)

    def _notice_hang_up(self, loop: asyncio.AbstractEventLoop, gone: Callable[[], None]) -> None:
        """A closed window sends a signal; where it is kept from us, reading and writing fail instead."""

        def died(failed: threading.ExceptHookArgs) -> None:
            # The thread that writes to the terminal cannot; nothing else of ours is a thread of concern.
            if failed.thread is not None and failed.thread.name == "textual-output":
                gone()

        threading.excepthook = died
        if hasattr(select, "epoll") and os.isatty(0):
            # Asks for no event: a hang-up is told unasked, and the loop sleeps until there is one.
            self._unread = select.epoll()
            self._unread.register(0, 0)

            def hung_up() -> None:
                loop.remove_reader(self._unread.fileno())
                gone()

            loop.add_reader(self._unread.fileno(), hung_up)

    def _stray(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """A task of nobody's has failed: written down, and not shown with its message."""
        error = context.get("exception")
        if isinstance(error, Exception):
            self._write_down(error)

    def _write_down(self, error: Exception) -> None:
        """Write a log of a fault; one fault often brings others, and they say little more."""
        from wizard.mishap import record  # noqa: PLC0415  few runs need it, and all wait for imports

        if self._faults < LOGGED:
            self._faults += 1
            self._log_file = record(error, after=self._log_file)

    def _begin_to_end(self, number: int) -> None:
        """In a task of its own: the app's own turn may never come."""
        if self._end is None:
            self._end = asyncio.get_running_loop().create_task(self._told_to_end(number))

    async def _told_to_end(self, number: int) -> None:
        """Keep what is being typed, to the last key that has come, and leave."""
        self._ending = True
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._typed_out(), LAST_KEYS)
        self.farewell = [self.tools.say("crash.ended"), *self._kept_words(self.keep_all())]
        self.exit(return_code=128 + number)

    async def _typed_out(self) -> None:
        """Wait until all that was typed has reached its field."""
        while not self._typed.empty():  # noqa: ASYNC110  nobody tells when a queue has run empty
            await asyncio.sleep(0.01)
        await self._calm()

    def _end_anyway(self, code: int) -> None:
        """End the program if it has not ended in good order soon."""
        attributes = getattr(self._driver, "attrs_before", None)

        def end() -> None:
            _give_back(attributes, self.farewell)
            os._exit(code)

        timer = threading.Timer(STUCK + 1, end)
        timer.daemon = True
        timer.start()

    # --- keeping

    def keep_all(self) -> bool:
        """Keep what is being typed on each screen, the lowest first; whether all of it is saved."""
        well = True
        for screen in self.screen_stack if self._screen_stacks else ():
            keep = getattr(screen, "keep", None)
            if keep is None:
                continue
            try:
                keep()
            except Exception as error:  # noqa: BLE001  a screen in ruins must not keep the others from it
                self._write_down(error)
                well = False
        if self.desk is not None and self.desk.trouble == "app.save.failed":
            self.desk.save()
        return well and (self.desk is None or self.desk.trouble != "app.save.failed")

    def _kept_words(self, kept: bool) -> list[str]:
        """Where the answers are, and how to go on with them."""
        say, desk = self.tools.say, self.desk
        if desk is None:
            return []
        named = {"draft": desk.draft.id, "folder": self.tools.store.place}
        if desk.trouble != "app.save.failed":
            return [say("crash.kept" if kept else "crash.kept-answers", **named), say("crash.next")]
        from wizard.screens.rescue import rescue  # noqa: PLC0415  few runs need it

        file = rescue(desk.application, practice=desk.practice)
        return [say("crash.rescued", file=str(file)) if file else say("crash.not-kept", **named)]

    def _log_words(self) -> str:
        """Where the log lies."""
        say = self.tools.say
        return say("crash.log", file=str(self._log_file)) if self._log_file else say("crash.no-log")


def _give_back(attributes: Any, farewell: list[str]) -> None:
    """Give a terminal back whose program could not; never wait for it."""
    with contextlib.suppress(Exception):
        import termios  # noqa: PLC0415  a thing of POSIX

        termios.tcsetattr(0, termios.TCSANOW, attributes)
    with contextlib.suppress(Exception):
        os.set_blocking(2, False)
        os.write(2, "\n".join([GIVEN_BACK, *farewell, ""]).encode())
