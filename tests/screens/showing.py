"""What a test sees of the app: the screen as text, and the application that is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input, OptionList, TextArea

from wizard.app import VeiviserApp
from wizard.content.library import Library
from wizard.schema.application import Application
from wizard.screens.conversation import ConversationScreen
from wizard.screens.desk import Desk
from wizard.widgets.prose import ProseField

GOOD = {"kommunalt-rusarbeid": "kommunalt-rusarbeid-god", "overgangsordning": "overgangsordning-god"}


def applied(library: Library, scheme: str, edition: str, answers: dict[str, object] | None) -> Application:
    """An application of a scheme: the good example where no answers are given."""
    if answers is None:
        case = next(case for case in library.cases() if case.id == GOOD[scheme])
        raw = json.loads(case.application.read_text("utf-8"))
        return Application(**{k: v for k, v in raw.items() if k in Application.model_fields})
    return Application(scheme=scheme, edition=edition, answers=answers)


def drawn(app: VeiviserApp) -> list[Strip]:
    """The screen as it is drawn, line by line."""
    return app.screen._compositor.render_strips()


def shown(app: VeiviserApp) -> str:
    """The screen as text, as a reader sees it."""
    return plain(drawn(app))


def plain(strips: Iterable[Strip]) -> str:
    """Lines that are drawn, as text without trailing blanks."""
    return "\n".join(strip.text.rstrip() for strip in strips)


def squeezed(text: str) -> str:
    """A text without line breaks and double spaces, for sentences that are wrapped."""
    return " ".join(text.replace("│", " ").replace("┃", " ").split())


def lines_of(app: VeiviserApp) -> list[str]:
    """The ids of the list."""
    return [option.id or "" for option in app.screen.query_one(OptionList).options]


def desk_of(app: VeiviserApp) -> Desk:
    """The draft that is open."""
    assert app.desk is not None
    return app.desk


def talk_of(app: VeiviserApp) -> ConversationScreen:
    """The conversation, wherever it lies among the screens."""
    return next(screen for screen in app.screen_stack if isinstance(screen, ConversationScreen))


def field_of(app: VeiviserApp) -> ProseField:
    """The long answer that is asked for."""
    return talk_of(app).query_one(ProseField)


def answer_of(app: VeiviserApp, question: str) -> Any:
    """The answer as it is kept."""
    return desk_of(app).application.answers.get(question)


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type the first key of a text and let the rest follow at once, as fast as it can be typed."""
    await pilot.press(*text[:1])
    widget = pilot.app.focused
    if isinstance(widget, Input):
        widget.insert_text_at_cursor(text[1:])
    elif isinstance(widget, TextArea):
        widget.insert(text[1:])
    await pilot.pause()


async def settle(pilot: Pilot[None]) -> None:
    """Wait until messages that lead to messages are done."""
    await pilot.pause()
    await pilot.pause()
