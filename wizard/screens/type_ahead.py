"""Keys wait their turn: what is typed ahead reaches the field that it was meant for.

Textual hands each key at once to whatever has the focus. When an answer makes the next question
appear, keys that came right behind the answer would still go to the old field, or nowhere: somebody
who types fast, or a slow machine, loses letters. Here a key is handed on only when everything that
the key before it set off has been done.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
from typing import Final

from textual import events
from textual.app import App
from textual.dom import DOMNode

PATIENCE: Final = 1.0
"""Seconds that one key may keep the next waiting; a field that is stuck must not lock the keyboard."""
SHIFT_F3: Final = (1, 0)
"""Most terminals send this key as a report of where the cursor is, which nobody asks them for here."""


class TypeAhead(App[None]):
    """An app whose keys and pastes are taken one by one."""

    def __init__(self) -> None:
        """Nothing is typed yet."""
        super().__init__()
        self._typed: asyncio.Queue[events.Event] = asyncio.Queue()
        self._opened = asyncio.Event()

    def on_mount(self) -> None:
        """Begin to take keys; those that were typed before there was anything to type into wait for it."""
        self.run_worker(self._take_turns(), name="keys")

    async def on_event(self, event: events.Event) -> None:
        """Line up what is typed and pasted; everything else goes its way at once."""
        if isinstance(event, events.CursorPosition) and (event.x, event.y) == SHIFT_F3:
            event = events.Key("shift+f3", None)
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._typed.put_nowait(event)
        else:
            await super().on_event(event)

    async def _take_turns(self) -> None:
        """Hand on what was typed, each key when all is calm; the first when the first screen stands."""
        await self._opened.wait()
        await self._settled()
        while True:
            event = await self._typed.get()
            await self.hand_on(event)
            await self._settled()

    async def hand_on(self, event: events.Event) -> None:
        """Give a key or a paste to what has the focus."""
        await super().on_event(event)

    def ready(self) -> None:
        """The first screen can take keys."""
        self._opened.set()
        self.collect()

    def collect(self) -> None:
        """Look for rubbish from here on; what was read until now stays, and is not looked through."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    async def _settled(self) -> None:
        """Wait for calm, but not for ever."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._calm(), PATIENCE)

    async def _calm(self) -> None:
        """Wait until the field in focus, all that it lies in, and the app have nothing left to do."""
        restless = True
        while restless:
            inner = self.focused or self.screen
            around = [inner, *inner.ancestors]
            for node in around:
                await self._turn_of(node)
            # What a node told its parents may have come after their turn, and may have moved the focus.
            restless = any(n.message_queue_size for n in around) or (self.focused or self.screen) is not inner

    async def _turn_of(self, node: DOMNode) -> None:
        """Wait until a node has come to the end of what it had to do."""
        done = asyncio.Event()
        if node.call_later(done.set):
            await done.wait()
