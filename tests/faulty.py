"""The program with a fault planted in it: `python tests/faulty.py FAULT ARGUMENTS…`.

A seam for the tests alone: the program knows nothing of it. Every fault carries what has been answered
in its message and in its variables, as a real one may.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from textual.app import ComposeResult

from wizard.__main__ import main
from wizard.app import VeiviserApp
from wizard.screens.conversation import ConversationScreen
from wizard.screens.home import HomeScreen
from wizard.widgets.help import HelpPanel
from wizard.widgets.question import QuestionPanel


def stumble(screen: Any) -> NoReturn:
    """Fail with everything that has been answered at hand."""
    desk = getattr(screen, "desk", None)
    secret = str(desk.application.answers if desk else screen)
    raise LookupError(secret) from ValueError(f"behind it: {secret}")


def in_a_handler() -> None:
    ConversationScreen.action_next_fault = stumble  # type: ignore[assignment]


def in_compose() -> None:
    from wizard.screens.explain import ExplainScreen

    def compose(self: Any) -> ComposeResult:
        stumble(self)
        yield

    ExplainScreen.compose = compose  # type: ignore[method-assign]


def in_render() -> None:
    from wizard.widgets.told import Told

    def fail(self: ConversationScreen) -> None:
        told = next(t for t in self.query(Told) if t.display and t.size.height)
        told.render = lambda: stumble(self)  # type: ignore[method-assign]
        told.refresh(layout=True)

    ConversationScreen.action_next_fault = fail  # type: ignore[assignment,method-assign]


def in_a_worker() -> None:
    async def work(self: Any) -> None:
        await asyncio.sleep(0)
        stumble(self)

    ConversationScreen.action_next_fault = lambda self: self.run_worker(work(self))  # type: ignore[assignment,method-assign,return-value]


def in_a_timer() -> None:
    ConversationScreen.action_next_fault = lambda self: self.set_timer(0.01, lambda: stumble(self))  # type: ignore[assignment,method-assign,return-value]


def in_the_first_screen() -> None:
    HomeScreen.action_help = lambda self: self.call_later(stumble, self)  # type: ignore[assignment,method-assign,return-value]


def in_the_app() -> None:
    ConversationScreen.action_next_fault = lambda self: self.app.call_later(stumble, self)  # type: ignore[assignment,method-assign,return-value]


def again_and_again() -> None:
    def show(self: HelpPanel, *_: Any) -> None:
        if getattr(VeiviserApp, "broken", False):
            stumble(self.screen)

    def broken(self: Any) -> None:
        VeiviserApp.broken = True  # type: ignore[attr-defined]
        stumble(self)

    HelpPanel.show = show  # type: ignore[method-assign]
    ConversationScreen.action_next_fault = broken  # type: ignore[assignment,method-assign]


def never_ending() -> None:
    def spin(_: Any) -> None:
        while True:
            pass

    ConversationScreen.action_next_fault = spin  # type: ignore[assignment,method-assign]


def in_keeping() -> None:
    from wizard.widgets.line import LineField

    in_a_handler()
    QuestionPanel.broken = True  # type: ignore[attr-defined]
    LineField.value = property(lambda self: stumble(self.screen))  # type: ignore[method-assign,assignment]


def deaf_to_hang_ups() -> None:
    """Without the signal, only the terminal itself tells that it is gone."""
    import signal

    from wizard.screens import sturdy

    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    sturdy.SIGNALS = ("SIGTERM",)  # type: ignore[misc]


def in_a_command() -> None:
    from wizard.commands import check

    def run(_context: Any, arguments: Any) -> int:
        raise LookupError(Path(arguments.paths[0]).read_text())

    check.run = run


FAULTS: dict[str, Callable[[], None]] = {
    f.__name__: f
    for f in (
        in_a_handler,
        in_compose,
        in_render,
        in_a_worker,
        in_a_timer,
        in_the_first_screen,
        in_the_app,
        again_and_again,
        never_ending,
        deaf_to_hang_ups,
        in_keeping,
        in_a_command,
    )
}

if __name__ == "__main__":
    FAULTS[sys.argv.pop(1)]()
    main()
