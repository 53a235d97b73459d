"""Every screen there is, by name, and how one gets there: for pictures, contrasts and words.

A new screen is one line in `SCREENS`: its name, the question the conversation stands at, and the
actions that open it, each run on the screen that the one before it opened.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input

from tests.screens.conftest import MemoryStore
from tests.screens.showing import applied, settle, talk_of
from wizard.app import VeiviserApp
from wizard.content.library import Library
from wizard.screens.begin import BeginScreen
from wizard.screens.conversation import ConversationScreen
from wizard.screens.home import HomeScreen

OO, KR = "overgangsordning", "kommunalt-rusarbeid"
SIZES = [(60, 20), (80, 24), (120, 40)]


@dataclass(frozen=True)
class Seen:
    """One screen: its name, the question to stand at, the actions that lead there, and what is typed."""

    name: str
    place: str = ""
    actions: Sequence[str] = ()
    typed: str = ""
    """What is typed at the end; "enter" and its like are keys, anything else is set in the line."""


HOME = (
    Seen("hjem"),
    Seen("hjem-hjelp", actions=["help"]),
    Seen("hjem-slett", actions=["delete"]),
    Seen("hjem-språk", actions=["app.languages"]),
)
"""Screens over the list of drafts."""
SCREENS = (
    Seen("spm-valg", "received_2021"),
    Seen("spm-flere-valg", "target_groups"),
    Seen("spm-kommune", "municipality"),
    Seen("spm-kommune-søk", "municipality", typed="nor"),
    Seen("spm-linje", "account_number"),
    Seen("spm-linje-feil", "account_number", typed="1503 12"),
    Seen("spm-beløp", "grant_sought"),
    Seen("spm-tekst", "local_conditions"),
    Seen("spm-tabell", "positions"),
    Seen("spm-budsjett", "salaries"),
    Seen("spm-erklæring", "no_personal_data"),
    Seen("gå-til", "received_2021", ["steps"]),
    Seen("vilkår", "received_2021", ["eligibility"]),
    Seen("hjelp", "received_2021", ["help"]),
    Seen("ikke-avklart", "account_number", ["leave_open"]),
    Seen("tall", "salaries", ["explain"]),
    Seen("kommandoer", "received_2021", ["app.commands"]),
    Seen("kommandoer-søk", "received_2021", ["app.commands"], typed="neste fe"),
    Seen("se-over", "review"),
    Seen("se-over-hjelp", "review", ["help"]),
)
"""Screens of the good example, in the conversation and from there."""


def draft_of(
    store: MemoryStore, library: Library, scheme: str, answers: dict[str, object] | None = None
) -> str:
    """The id of a new draft of the good example, or of some answers."""
    return store.new(applied(library, scheme, "2023", answers)).id


async def open_draft(app: VeiviserApp, pilot: Pilot[None], draft: str) -> ConversationScreen:
    """Open a draft as from the list."""
    home = app.screen_stack[0]
    home.post_message(HomeScreen.DraftChosen(draft))
    await settle(pilot)
    await settle(pilot)
    return talk_of(app)


async def back_to(app: VeiviserApp, pilot: Pilot[None], under: Any) -> None:
    """Take away every screen above one, whatever it would have answered."""
    while app.screen is not under:
        app.pop_screen()
        await pilot.pause()


async def walk(app: VeiviserApp, pilot: Pilot[None], seen: Sequence[Seen]) -> AsyncIterator[Seen]:
    """Bring each screen in sight, one after the other: over the conversation, or over the list of drafts."""
    under = app.screen_stack[1] if len(app.screen_stack) > 1 else app.screen
    for one in seen:
        await back_to(app, pilot, under)
        if one.place and isinstance(under, ConversationScreen):
            await under.go_to(f"/{one.place}")
        for action in one.actions:
            await app.screen.run_action(action)
            await pilot.pause()
        if one.typed and isinstance(app.focused, Input):
            app.focused.value = one.typed
        await settle(pilot)
        yield one
    await back_to(app, pilot, under)


async def tour(
    app: VeiviserApp, store: MemoryStore, library: Library, size: tuple[int, int]
) -> AsyncIterator[str]:
    """Every screen in turn, by name: with nothing in it, over the list, and of the good example."""
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield "hjem-tomt"
        app.push_screen(BeginScreen(app.tools))
        await settle(pilot)
        yield "ny-søknad"
        app.pop_screen()
        await settle(pilot)
        talk = await open_draft(app, pilot, draft_of(store, library, OO, {}))
        yield "spm-første"
        await talk.run_action("review")
        await settle(pilot)
        yield "se-over-tom"
        await back_to(app, pilot, app.screen_stack[0])
        good = draft_of(store, library, OO)
        async for one in walk(app, pilot, HOME):
            yield one.name
        await open_draft(app, pilot, good)
        async for one in walk(app, pilot, SCREENS):
            yield one.name
        await pilot.resize_terminal(50, 15)
        await settle(pilot)
        yield "for-lite"
