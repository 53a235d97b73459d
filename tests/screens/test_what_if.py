"""«What if»: other answers are tried on top of each other, and the draft is left alone until they are used."""

from __future__ import annotations

from textual.widgets import OptionList

from tests.screens.conftest import MakeApp, MemoryStore
from tests.screens.showing import answer_of, desk_of, settle, shown, squeezed
from wizard.app import VeiviserApp
from wizard.screens.explain import ExplainScreen
from wizard.screens.go_to import GoToScreen
from wizard.screens.review import ReviewScreen
from wizard.screens.try_answer import TryAnswerScreen
from wizard.screens.what_if import WhatIfScreen
from wizard.widgets.grid import Grid
from wizard.widgets.line import Line
from wizard.widgets.parted_list import PartedList

OO = "overgangsordning"


def told(app: VeiviserApp) -> str:
    """Everything in the list of the screen."""
    lines = app.screen.query_one(OptionList).options
    text = "\n".join(option.prompt.plain for option in lines)  # type: ignore[union-attr]
    return text.replace("\N{NO-BREAK SPACE}", " ")


async def test_answers_are_tried_on_top_of_each_other_and_then_used(
    make: MakeApp, store: MemoryStore
) -> None:
    app = make(OO, None, "review")
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, ReviewScreen)
        before, saves = desk_of(app).application, store.saves
        app.screen.query_one(PartedList).go("answer:/grant_sought")
        await pilot.press("f4")
        await settle(pilot)
        assert isinstance(app.screen, TryAnswerScreen)
        app.screen.query_one(Line).put("mye")
        await pilot.press("enter")
        await settle(pilot)
        assert "«mye»" in shown(app)
        app.screen.query_one(Line).put("500 000")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, WhatIfScreen)
        text = told(app)
        assert "Søknadsbeløp: 467 500 kr → 500 000 kr (+32 500 kr)" in text
        assert "Dere kan søke: alle vilkår er oppfylt. (som før)" in text
        assert "Søknaden er klar. Dere kan skrive pakken. → Søknaden er ikke klar." in text
        assert "+ Feil: Søknadsbeløp: Dere søker om 500 000 kr, men taket er 495 000 kr" in text
        app.screen._ask("purpose")
        await settle(pilot)
        await pilot.press("2", "enter")
        await settle(pilot)
        text = told(app)
        assert "Svar som ikke lenger gjelder" in text
        assert "Spørsmål som kommer til (2)" in text
        assert "Tilskudd til stillinger → " in text
        # Nothing of it has touched the draft.
        assert (desk_of(app).application, store.saves) == (before, saves)
        # One is taken back, the other is used.
        assert isinstance(app.screen, WhatIfScreen)
        app.screen.query_one(PartedList).go("tried:purpose")
        await pilot.press("ctrl+x")
        await settle(pilot)
        assert "Svaret prøves ikke lenger." in shown(app)
        assert "Spørsmål som kommer til" not in told(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        assert "tatt inn i utkastet" in shown(app)
        assert answer_of(app, "grant_sought") == 500_000
        await pilot.press("f7")
        await settle(pilot)
        assert answer_of(app, "grant_sought") == before.answers["grant_sought"]


async def test_the_figures_of_a_trial_can_be_explained(make: MakeApp) -> None:
    app = make(OO, None, "review")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = WhatIfScreen(desk_of(app), "/grant_sought")
        app.push_screen(screen)
        await settle(pilot)
        app.screen.dismiss(("grant_sought", 500_000))
        await settle(pilot)
        screen.query_one(PartedList).go("figure:grant_sought")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ExplainScreen)
        assert "500 000 kr" in squeezed(shown(app))


async def test_a_question_is_chosen_in_the_list_and_leaving_changes_nothing(make: MakeApp) -> None:
    app = make(OO, None, "review")
    async with app.run_test(size=(60, 20)) as pilot:
        before = desk_of(app).application
        await pilot.press("f4")
        await settle(pilot)
        assert isinstance(app.screen, GoToScreen)
        app.screen.dismiss("no_double_funding")
        await settle(pilot)
        assert isinstance(app.screen, TryAnswerScreen)
        await pilot.press("2", "enter")
        await settle(pilot)
        assert "Nye funn (1)" in told(app)
        await pilot.press("f7")
        await settle(pilot)
        assert "Ingen andre svar er prøvd ennå." in told(app)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        assert "Utkastet er som før." in shown(app)
        assert desk_of(app).application == before


async def test_a_cell_is_tried_in_its_table(make: MakeApp) -> None:
    app = make(OO, None, "review")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = WhatIfScreen(desk_of(app), "/positions/1/percent")
        app.push_screen(screen)
        await settle(pilot)
        assert isinstance(app.screen, TryAnswerScreen)
        assert app.screen.query_one(Grid).cursor[0] == 1
        await pilot.press("2", "0", "enter", "ctrl+s")
        await settle(pilot)
        assert "Tak for søknadsbeløpet: 495 000 kr → 396 000 kr (−99 000 kr)" in told(app)
