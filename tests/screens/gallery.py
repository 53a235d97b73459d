"""Every screen there is, by name, and how one gets there: for pictures, contrasts and words.

A new screen is one line in `SCREENS`: its name, the question the conversation stands at, the actions
that open it, each run on the screen that the one before it opened, and what is typed there.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from tests.screens.conftest import MemoryStore
from tests.screens.gallery_training import training_tour
from tests.screens.showing import applied, settle, talk_of
from wizard.app import VeiviserApp
from wizard.content.library import Library
from wizard.screens.begin import BeginScreen
from wizard.screens.conversation import ConversationScreen
from wizard.screens.home import HomeScreen

OO, KR = "overgangsordning", "kommunalt-rusarbeid"


@dataclass(frozen=True)
class Seen:
    """One screen: its name, the question to stand at, the actions that lead there, and what is typed."""

    name: str
    place: str = ""
    actions: Sequence[str] = ()
    typed: str = ""
    """What is put in the line that has the focus."""
    pasted: str = ""
    keys: Sequence[str] = ()
    """Keys that are pressed at the end."""
    then: Sequence[str] = ()
    """Actions of the conversation that undo what was done to it."""


HOME = (
    Seen("hjem"),
    Seen("hjem-hjelp", actions=["help"]),
    Seen("hjem-slett", actions=["delete"]),
    Seen("hjem-språk", actions=["app.languages"]),
    Seen("hjem-navn", actions=["rename"]),
    Seen("hjem-arkivet", actions=["archived"]),
    Seen("hjem-papirkurven", actions=["undelete"]),
    Seen("hjem-dette-trengs", actions=["need"]),
    Seen("hjem-åpne-fil", actions=["open_file"], typed="søknad.json"),
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
    Seen("spm-tabell-celle", "positions", keys=["enter"]),
    Seen("spm-tabell-limt-inn", "costs", pasted="Kurs\t12 000\nBil\ttolv\n"),
    Seen("spm-budsjett", "salaries"),
    Seen("spm-erklæring", "no_personal_data"),
    Seen("ark", "received_2021", ["sheet"], then=["sheet"]),
    Seen("gå-til", "received_2021", ["steps"]),
    Seen("gå-til-søk", "received_2021", ["steps"], typed="konto"),
    Seen("vilkår", "received_2021", ["eligibility"]),
    Seen("hjelp", "received_2021", ["help"]),
    Seen("hjelp-søk", "received_2021", ["search_help"], typed="avgift"),
    Seen("ikke-avklart", "account_number", ["leave_open"]),
    Seen("notat", "account_number", ["note"]),
    Seen("historikk", "account_number", ["history"]),
    Seen("lesbarhet", "local_conditions", ["readability"]),
    Seen("tall", "salaries", ["explain"]),
    Seen("budsjettbilde", "salaries", ["explain"], keys=["f10"]),
    Seen("kommandoer", "received_2021", ["app.commands"]),
    Seen("kommandoer-søk", "received_2021", ["app.commands"], typed="neste fe"),
    Seen("se-over", "review"),
    Seen("se-over-hjelp", "review", ["help"]),
    Seen("hva-om-velg", "review", ["what_if"]),
    Seen("hva-om-svar", "review", ["what_if"], typed="Tilskudd i 2021", keys=["enter"]),
    Seen("hva-om", "review", ["what_if"], typed="2021", keys=["enter", "down", "down", "enter"]),
    Seen("pakken", "review", ["choose"], typed="søknadspakke"),
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
        if isinstance(under, HomeScreen):
            lines = under.query_one(OptionList)
            lines.highlighted = lines.option_count - 1
        await back_to(app, pilot, under)
        if one.place and isinstance(under, ConversationScreen):
            await under.go_to(f"/{one.place}")
        for action in one.actions:
            await app.screen.run_action(action)
            await pilot.pause()
        if one.typed and isinstance(app.focused, Input):
            app.focused.value = one.typed
        if one.pasted and app.focused is not None:
            app.focused.post_message(Paste(one.pasted))
        if one.keys:
            await pilot.press(*one.keys)
        await settle(pilot)
        yield one
        if one.then:
            await back_to(app, pilot, under)
        for action in one.then:
            await under.run_action(action)
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
        app._begin((OO, "2023"))
        await settle(pilot)
        yield "spm-første"
        await talk_of(app).run_action("review")
        await settle(pilot)
        yield "se-over-tom"
        await back_to(app, pilot, app.screen_stack[0])
        good = draft_of(store, library, OO)
        async for one in walk(app, pilot, HOME):
            yield one.name
        async for name in training_tour(app, pilot):
            yield name
        await open_draft(app, pilot, good)
        async for one in walk(app, pilot, SCREENS):
            yield one.name
        await pilot.resize_terminal(50, 15)
        await settle(pilot)
        yield "for-lite"
