"""The budget as a picture, and the explanations behind it."""

from __future__ import annotations

from typing import Any

from textual.widgets import OptionList

from tests.screens.conftest import MakeApp
from tests.screens.showing import desk_of, settle, shown, squeezed
from wizard.engine.pictures import picture
from wizard.screens.budget_picture import PictureScreen
from wizard.screens.conversation import ConversationScreen
from wizard.screens.desk import Desk
from wizard.screens.dialogs import Reading
from wizard.screens.explain import ExplainScreen
from wizard.screens.picture_lines import chart
from wizard.widgets.parted_list import PartedList

KR, OO = "kommunalt-rusarbeid", "overgangsordning"
WIDTHS = (56, 76, 116)


def drawn(desk: Desk, width: int) -> str:
    """The picture of a budget at a width."""
    judged = desk.interview.assessment
    entries = chart(desk, picture(desk.definition, judged.values, judged.refused))
    found = [line.plain for entry in entries for line in entry.shown.at(width)]
    assert all(len(line) <= width for line in found)
    return "\n".join(found).replace("\N{NO-BREAK SPACE}", " ")


async def test_the_figures_lead_to_the_picture_and_the_picture_to_the_figures(make: MakeApp) -> None:
    app = make(KR, None, "grant_sought")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("f10")
        await settle(pilot)
        assert isinstance(app.screen, ExplainScreen)
        await pilot.press("f10")
        await settle(pilot)
        assert isinstance(app.screen, PictureScreen)
        lines = app.screen.query_one(PartedList)
        assert "Utgifter: 846 429 kr" in squeezed(shown(app))
        lines.go("figure:own_funds#source1")
        await pilot.press("question_mark")
        await settle(pilot)
        assert isinstance(app.screen, ExplainScreen)
        assert "Slik er «Egenfinansiering» regnet ut" in squeezed(shown(app))
        await pilot.press("escape")
        await settle(pilot)
        lines.go("year:4")
        await settle(pilot)
        assert "2027 E▒▒▒▒" in squeezed(shown(app))
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, Reading)
        assert "1 840 000 kr" in squeezed(shown(app))
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("f10", "escape")
        await settle(pilot)
        assert app.screen.query(OptionList)
        assert "Hvor mye søker dere om?" in squeezed(shown(app))


async def test_from_the_picture_too_one_goes_to_the_next_fault(make: MakeApp) -> None:
    app = make(KR, {"grant_sought": "mye"}, "applicant_type")
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(PictureScreen(desk_of(app)))
        await settle(pilot)
        await pilot.press("f8")
        await settle(pilot)
        assert isinstance(app.screen, ConversationScreen)
        assert desk_of(app).interview.place != "applicant_type"


async def test_the_picture_holds_whatever_the_budget_holds(make: MakeApp) -> None:
    app = make(KR, {}, "grant_sought")
    huge = [{"post": "other", "description": "Alt", "amount": 999_999_999_999}]
    odd: list[dict[str, Any]] = [{"year": 2024, "total_cost": 5, "grant": 1}, {"year": 2025, "own_funds": 0}]
    async with app.run_test(size=(60, 20)):
        desk = desk_of(app)
        assert all("Utgifter: 0 kr" in drawn(desk, width) for width in WIDTHS)
        desk.answer("grant_sought", "mye")
        assert all("Finansiering: ikke klart ennå" in drawn(desk, width) for width in WIDTHS)
        desk.answer("costs", huge)
        desk.answer("grant_sought", 1)
        for width in WIDTHS:
            assert "999 999 999 999 kr" in drawn(desk, width)
            assert "mangler 999 999 999 998 kr" in drawn(desk, width)
        desk.answer("outlook", odd)
        for width in WIDTHS:
            assert "Egne midler ikke klart ennå" in drawn(desk, width)
            assert "2025" in drawn(desk, width)


async def test_the_share_of_the_positions_is_drawn_where_a_plan_tells_of_it(make: MakeApp) -> None:
    app = make(OO, None, "grant_sought")
    async with app.run_test(size=(60, 20)):
        text = drawn(desk_of(app), 76)
        assert "86,3 % av 150 % er egenfinansiert." in text
        assert "sier bare hva dere selv betaler" in text
