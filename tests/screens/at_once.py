"""What makes the tests of screens fast: nothing is drawn for nobody, and nobody waits for a clock.

Textual's own waiting in tests sleeps for 20 ms and more after each key, until the process uses no
processor time: most of a test's time, and wrong where other processes take that time. Here the loop itself
is asked whether anything is left to do.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any, Final

import pytest
import textual.app
import textual.pilot
from textual._compositor import Compositor
from textual._context import active_app
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList

DRAWN: Final = Compositor.render_update
PARSED: Final = Stylesheet._parse_rules
PATIENCE: Final = 10.0
"""Seconds after which a screen that is never calm is looked at as it is."""
RULES: Final[dict[object, list[RuleSet]]] = {}
"""Style sheets that are read, with the colours they were read with: the same for every app."""


def unsent(compositor: Compositor, *_: object, **__: object) -> None:
    """Nothing is drawn for a terminal that is not there: what a test looks at it draws itself.

    A list measures itself when it is drawn, and is scrolled by that: it does so here.
    """
    compositor._dirty_regions.clear()
    for widget in compositor.visible_widgets:
        if isinstance(widget, OptionList):
            widget._update_lines()


def unfinished(app: App[Any], screen: Screen[Any]) -> bool:
    """Whether something was put off until the screen is drawn next, or has another size."""
    return bool(
        app._resize_event
        or screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )


async def idle(*_: float) -> None:
    """Wait until the app that is tried has nothing to do."""
    await calm(active_app.get())


async def waited(pilot: Pilot[Any], _: float = PATIENCE) -> bool:
    """Wait until the pilot's app has nothing to do; Textual sends each widget a message and waits for it."""
    await calm(pilot.app)
    return True


async def calm(app: App[Any]) -> None:
    """Wait until all messages have been handled, and the screen is laid out: only timers are left."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        await asyncio.sleep(0)
        if ready:
            continue
        if not app._screen_stack or not unfinished(app, app.screen):
            return
        # What the next tick of their timers would do.
        app._check_resize()
        app.screen._on_timer_update()


def parsed(sheet: Stylesheet, css: str, *where: Any, **more: Any) -> list[RuleSet]:
    """The rules of a style sheet, read once for all apps that have the same colours."""
    key = (css, where, *more.items(), frozenset(sheet._variables.items()))
    if key not in RULES:
        RULES[key] = PARSED(sheet, css, *where, **more)
    return RULES[key]


def hasten(patch: pytest.MonkeyPatch) -> None:
    """Let Textual's own waiting, drawing and reading of style sheets be those above."""
    patch.setattr(Compositor, "render_update", unsent)
    patch.setattr(Stylesheet, "_parse_rules", parsed)
    for module in (textual.pilot, textual.app):
        patch.setattr(module, "wait_for_idle", idle)
    patch.setattr(Pilot, "_wait_for_screen", waited)
