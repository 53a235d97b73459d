"""From the review to an answer and back to the same line, with only what is new asked on the way."""

from __future__ import annotations

from textual.widgets import Input, OptionList

from tests.screens.conftest import MakeApp
from tests.screens.showing import answer_of, desk_of, settle, shown, squeezed, talk_of
from wizard.app import VeiviserApp
from wizard.screens.acts_visit import VisitLine
from wizard.screens.conversation import ConversationScreen
from wizard.screens.dialogs import Reading
from wizard.screens.review import ReviewScreen
from wizard.widgets.line import Line
from wizard.widgets.parted_list import PartedList

KR, OO = "kommunalt-rusarbeid", "overgangsordning"
ODD = "[/x] [b] $x"


def at(app: VeiviserApp, id_: str) -> PartedList:
    """The review's list, with the cursor on a line."""
    assert isinstance(app.screen, ReviewScreen)
    lines = app.screen.query_one(PartedList)
    lines.go(id_)
    assert lines.here == id_
    return lines


async def test_a_changed_answer_leads_back_to_its_line_with_what_came_of_it(make: MakeApp) -> None:
    app = make(OO, None, "local_conditions")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9")
        await settle(pilot)
        at(app, "answer:/grant_sought")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ConversationScreen)
        assert "Fra «Se over»" in shown(app)
        app.screen.query_one(Line).put("400 000")
        await pilot.press("enter")
        await settle(pilot)
        assert answer_of(app, "grant_sought") == 400_000
        assert isinstance(app.screen, ReviewScreen)
        lines = app.screen.query_one(PartedList)
        assert lines.here == "answer:/grant_sought"
        told = squeezed(shown(app))
        assert "Endret: Søknadsbeløp." in told
        assert "67 500 kr" in told
        # Esc leaves the visit without an answer, and says that nothing was changed.
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "Ingenting er endret." in shown(app)
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.query_one(PartedList).here == "answer:/grant_sought"
        # And from the review one comes to where one was before it.
        await pilot.press("escape")
        await settle(pilot)
        assert desk_of(app).interview.place == "local_conditions"
        assert not talk_of(app).query_one(VisitLine).display


async def test_only_what_a_change_opens_is_asked_on_the_way_back(make: MakeApp) -> None:
    app = make(OO, None, "review")
    async with app.run_test(size=(120, 40)) as pilot:
        at(app, "answer:/purpose")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("3", "enter")
        await settle(pilot)
        assert answer_of(app, "purpose") == "both"
        assert desk_of(app).interview.place == "unspent_former_grant"
        assert "Endringen åpnet 2 spørsmål" in shown(app)
        app.screen.query_one(Line).put("0")
        await pilot.press("enter")
        await settle(pilot)
        assert desk_of(app).interview.place == "unspent_plan"
        assert "Endringen åpnet ett spørsmål" in shown(app)
        await pilot.press("f6", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.query_one(PartedList).here == "answer:/purpose"
        assert "unspent_plan" in desk_of(app).application.not_clarified
        assert "1 ikke avklart" in shown(app)


async def test_what_is_refused_keeps_one_at_the_question(make: MakeApp) -> None:
    app = make(OO, None, "review")
    async with app.run_test(size=(60, 20)) as pilot:
        at(app, "answer:/grant_sought")
        await pilot.press("enter")
        await settle(pilot)
        app.screen.query_one(Line).put("mye")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ConversationScreen)
        assert answer_of(app, "grant_sought") == "mye"
        # F9 leads back too, to the finding's place where the line is still there.
        await pilot.press("f9")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.query_one(PartedList).here == "answer:/grant_sought"


async def test_one_jumps_between_the_parts_and_reads_a_long_answer_whole(make: MakeApp) -> None:
    app = make(OO, {"need": ODD, "summary": f"{ODD}\n" + "ord " * 80 + "slutt"}, "review")
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, ReviewScreen)
        assert "Øverst" in shown(app)
        lines = app.screen.query_one(PartedList)
        await pilot.press("tab")
        await settle(pilot)
        assert "Funn, og det som gjenstår ›" in shown(app)
        await pilot.press("right")
        await settle(pilot)
        assert "Vilkår (del 2 av" in shown(app)
        assert lines.here.startswith("condition:")
        await pilot.press("plus")
        await settle(pilot)
        assert "https://" in shown(app)
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("left")
        await settle(pilot)
        assert lines.here.startswith("finding:")
        lines.go("answer:/summary")
        await settle(pilot)
        assert f"{ODD} ord ord" in squeezed(shown(app))
        assert "slutt" not in shown(app)
        await pilot.press("plus")
        await settle(pilot)
        assert isinstance(app.screen, Reading)
        assert "slutt" in shown(app)
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("f8")
        await settle(pilot)
        assert lines.here.startswith("finding:")
        await pilot.press("plus")
        await settle(pilot)
        assert isinstance(app.screen, Reading)


async def test_where_nothing_is_found_the_review_says_so(make: MakeApp) -> None:
    app = make(OO, None, "review")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = desk_of(app)
        for finding in desk.interview.assessment.findings:
            desk.change(desk.interview.acknowledge(finding.rule, finding.at, "Slik er det."))
        assert isinstance(app.screen, ReviewScreen)
        app.screen.show()
        await settle(pilot)
        text = "\n".join(option.prompt.plain for option in app.screen.query_one(OptionList).options)  # type: ignore[union-attr]
        assert "Søknaden er klar" in text
        await pilot.press("f8")
        await settle(pilot)
        assert "Ingen feil eller advarsler igjen." in shown(app)
        assert not list(app.screen.query(Input))
