"""The screens of the training by name: an exercise of each kind, from the list to the debriefing."""

from __future__ import annotations

from collections.abc import AsyncIterator

from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.screens.showing import settle, talk_of
from wizard.app import VeiviserApp
from wizard.screens.home import HomeScreen
from wizard.screens.training import TrainingScreen
from wizard.screens.training_case import CaseScreen, draft_of
from wizard.screens.training_decide import DecideScreen
from wizard.screens.training_faults import FaultsScreen
from wizard.screens.training_session import Session
from wizard.training.sitting import Strictness

FAULTS, DECIDE, FILL_IN = "overgangsordning-feil", "hvem-kan-soke", "fra-papirer-til-soknad"
"""The first exercise of each kind."""
AT = "/positions/0/first_grant_year"
MARKS = [
    (AT, "positions.max-years"),
    ("/former_report", "answer.kind"),
    ("/salaries/2", "budget.position-rows"),
    ("/local_conditions", "text.personal-number"),
    ("/positions/2/percent", "positions.percent-increase"),
]
"""Some that are right, one with another reason, one that is in order."""


def session_of(app: VeiviserApp, name: str, strictness: Strictness = "strict") -> Session:
    """A sitting at an exercise, begun."""
    session = Session.open(app.tools, app.tools.library.exercise(name))
    session.begin(strictness)
    return session


def faults_of(app: VeiviserApp) -> FaultsScreen:
    """The screen on which faults are marked."""
    assert isinstance(app.screen, FaultsScreen)
    return app.screen


def ids(app: VeiviserApp) -> list[str]:
    """The ids of the list on the screen."""
    return [option.id or "" for option in app.screen.query_one(OptionList).options]


async def back_home(app: VeiviserApp, pilot: Pilot[None]) -> None:
    """Take away every screen over the list of drafts."""
    while len(app.screen_stack) > 1:
        app.pop_screen()
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until all is done."""
    await pilot.press(*keys)
    await settle(pilot)


async def training_tour(app: VeiviserApp, pilot: Pilot[None]) -> AsyncIterator[str]:
    """Every screen of the training in turn."""
    for part in (_list, _faults, _decide, _fill_in):
        async for name in part(app, pilot):
            yield name
        await back_home(app, pilot)
    app.push_screen(TrainingScreen(app.tools))
    await settle(pilot)
    app.screen.query_one(OptionList).action_last()
    await settle(pilot)
    yield "øv-slik-går-det"
    await back_home(app, pilot)


async def _list(app: VeiviserApp, pilot: Pilot[None]) -> AsyncIterator[str]:
    app.push_screen(TrainingScreen(app.tools))
    await settle(pilot)
    yield "øv"
    await press(pilot, "f4")
    yield "øv-lag-ny"


async def _faults(app: VeiviserApp, pilot: Pilot[None]) -> AsyncIterator[str]:
    session = Session.open(app.tools, app.tools.library.exercise(FAULTS))
    app.push_screen(CaseScreen(session))
    await settle(pilot)
    yield "øv-saken"
    await press(pilot, "4")
    yield "øv-papirer"
    await press(pilot, "f4")
    yield "øv-hint"
    await press(pilot, "enter")
    yield "øv-feil"
    assert isinstance(app.screen, FaultsScreen)
    app.screen.go(AT)
    await press(pilot, "enter")
    yield "øv-feil-grunner"
    await press(pilot, "escape")
    for at, rule in MARKS:
        session.mark(at, rule)
    app.screen.show()
    await settle(pilot)
    yield "øv-feil-merket"
    await press(pilot, "f3")
    yield "øv-feil-merkene"
    await press(pilot, "escape", "f9")
    yield "øv-feil-levere"
    await press(pilot, "down", "enter")
    yield "øv-feil-etterpå"
    await press(pilot, "enter")
    yield "øv-feil-etterpå-hele"


async def _decide(app: VeiviserApp, pilot: Pilot[None]) -> AsyncIterator[str]:
    app.push_screen(CaseScreen(Session.open(app.tools, app.tools.library.exercise(DECIDE))))
    await press(pilot, "enter")
    yield "øv-hvor-mye"
    await back_home(app, pilot)
    session = session_of(app, DECIDE)
    app.push_screen(DecideScreen(session))
    await settle(pilot)
    yield "øv-avgjør"
    await press(pilot, "down", "enter")
    yield "øv-avgjør-vilkår"
    await press(pilot, "enter")
    yield "øv-avgjort"
    await press(pilot, "f9", "down", "enter")
    yield "øv-avgjør-etterpå"


async def _fill_in(app: VeiviserApp, pilot: Pilot[None]) -> AsyncIterator[str]:
    session = session_of(app, FILL_IN)
    app.screen_stack[0].post_message(HomeScreen.DraftChosen(draft_of(session), practice=True))
    await settle(pilot)
    await settle(pilot)
    yield "øv-fyll-ut"
    await press(pilot, "enter")
    yield "øv-fyll-ut-svart"
    await press(pilot, "shift+f2")
    yield "øv-fyll-ut-saken"
    await press(pilot, "escape")
    await talk_of(app).run_action("review")
    await settle(pilot)
    yield "øv-fyll-ut-se-over"
    await press(pilot, "escape", "shift+f4", "down", "enter")
    yield "øv-fyll-ut-etterpå"
    await press(pilot, "f4")
    yield "øv-sammenlign"
