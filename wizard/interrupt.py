"""Ctrl+C while the program starts: heard, and told of as soon as there is somebody to tell.

A KeyboardInterrupt in the middle of an import ends in a traceback, or in a place where Python throws
it away. So it is only noted until the command runs. Who asks twice is not kept.
"""

from __future__ import annotations

# What `signal` wraps: its enumerations would cost every command a millisecond.
import _signal  # type: ignore[import-not-found]
import threading
from types import FrameType
from typing import Any, Final

_NOTED: Final[list[int]] = []
_LEFT: Final[list[bool]] = []


def hold() -> None:
    """From now on Ctrl+C is noted, where a process may: in its first thread."""
    if threading.current_thread() is threading.main_thread():
        _signal.signal(_signal.SIGINT, _note)


def release() -> None:
    """From now on Ctrl+C stops what is done, as ever. Raises KeyboardInterrupt if it was noted.

    Whoever has begun to listen to it meanwhile goes on listening.
    """
    if _is_held():
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)
    if _NOTED:
        _NOTED.clear()
        raise KeyboardInterrupt


def over() -> None:
    """From now on nobody can stop the program any more, for it ends: how, has been decided."""
    if threading.current_thread() is threading.main_thread():
        _signal.signal(_signal.SIGINT, _signal.SIG_IGN)


def leave_threads() -> None:
    """Threads that are at work have nothing left to do, and are not waited for when the program ends."""
    _LEFT.append(True)


def waits_for_threads() -> bool:
    """Whether the program's end waits for other threads."""
    return threading.active_count() > 1 and not _LEFT


def _is_held() -> bool:
    handler: Any = _signal.getsignal(_signal.SIGINT)
    return handler is _note


def _note(number: int, frame: FrameType | None) -> None:
    del frame
    if _NOTED:
        raise KeyboardInterrupt
    _NOTED.append(number)
