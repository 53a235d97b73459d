"""The review: findings, acknowledgements, answers, and the package at the end."""

from __future__ import annotations

import json
from pathlib import Path

from textual.widgets import Input, OptionList

from tests.screens.conftest import MakeApp
from tests.screens.showing import answer_of, desk_of, settle, shown, squeezed, type_in
from wizard.screens.conversation import ConversationScreen
from wizard.screens.package import PackageScreen, default_folder
from wizard.screens.review import ReviewScreen
from wizard.widgets.grid import Grid
from wizard.widgets.line import Line

KR, OO = "kommunalt-rusarbeid", "overgangsordning"


def put_cursor(app_screen: ReviewScreen, text: str) -> None:
    """The cursor on the first line of the review that holds a text."""
    lines = app_screen.query_one(OptionList)
    lines.highlighted = next(
        n
        for n, option in enumerate(lines.options)
        if not option.disabled and text in option.prompt.plain  # type: ignore[union-attr]
    )


async def test_enter_on_a_finding_leads_to_its_cell(make: MakeApp) -> None:
    rows = [
        {"post": "travel", "description": "Reise", "amount": 1},
        {"post": "travel", "description": "Tog", "amount": "x"},
    ]
    app = make(KR, {"costs": rows}, "applicant_type")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f9")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        assert "Søknaden er ikke klar" in shown(app)
        put_cursor(app.screen, "«x»")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ConversationScreen)
        assert desk_of(app).interview.place == "costs"
        assert app.screen.query_one(Grid).cursor == (1, 2)


async def test_a_warning_is_acknowledged_with_a_sentence_and_only_a_warning(make: MakeApp) -> None:
    app = make(OO, None, "review")
    async with app.run_test(size=(120, 40)) as pilot:
        assert isinstance(app.screen, ReviewScreen)
        desk = desk_of(app)
        desk.change(desk.interview.acknowledge("positions.not-staffed", "/positions/1/staffed", ""))
        app.screen.show()
        await pilot.press("f6")
        await settle(pilot)
        assert "Bare advarsler" in shown(app)
        put_cursor(app.screen, "rad 2")
        await pilot.press("f6")
        await settle(pilot)
        await type_in(pilot, "Lyses ut i mars.")
        await pilot.press("enter")
        await settle(pilot)
        assert list(desk.application.acknowledged.values()) == ["Lyses ut i mars."]
        assert "Dere har svart: «Lyses ut i mars.»" in squeezed(shown(app))
        await pilot.press("f7")
        assert desk.application.acknowledged == {}


async def test_the_package_is_written_and_never_over_another(make: MakeApp, tmp_path: Path) -> None:
    app = make(OO, None, "review")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, PackageScreen)
        line = app.screen.query_one(Line)
        (tmp_path / "full").mkdir()
        (tmp_path / "full" / "brev.txt").write_text("x")
        line.put(str(tmp_path / "full"))
        await pilot.press("enter")
        await settle(pilot)
        assert "vi skriver aldri over noe" in squeezed(shown(app))
        for bad in ("x" * 300, "a\0b", "~ingen-heter-dette/x", str(tmp_path / "full" / "brev.txt" / "x")):
            line.post_message(Input.Submitted(line, bad))
            await settle(pilot)
            assert "Det går ikke an å skrive i" in squeezed(shown(app))
        line.put(str(tmp_path / "ny"))
        await pilot.press("enter")
        await settle(pilot)
        assert "Pakken ligger i" in shown(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
    assert json.loads((tmp_path / "ny" / "soknad.json").read_text("utf-8"))["scheme"] == OO


async def test_what_is_not_ready_becomes_a_draft_package_and_says_so(make: MakeApp, tmp_path: Path) -> None:
    app = make(OO, {"municipality": "1826"}, "review")
    async with app.run_test(size=(100, 30)) as pilot:
        assert default_folder(desk_of(app)).name == "hattfjelldal-overgangsordning-2023"
        await pilot.press("enter")
        await settle(pilot)
        assert "Søknaden er ikke klar" in shown(app)
        assert isinstance(app.screen, PackageScreen)
        app.screen.query_one(Line).put(str(tmp_path / "utkast"))
        await pilot.press("enter")
        await settle(pilot)
    assert (tmp_path / "utkast" / "utkast.json").exists()
    assert not (tmp_path / "utkast" / "soknad.json").exists()


async def test_after_the_last_answer_comes_the_review_and_escape_leads_back(make: MakeApp) -> None:
    app = make(OO, None, "no_double_funding")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, ConversationScreen)
        assert desk_of(app).interview.place == "no_double_funding"


async def test_an_undone_answer_is_told_in_the_review_and_can_be_made_again(make: MakeApp) -> None:
    app = make(KR, {}, "title")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "Ute sammen")
        await pilot.press("f9")
        await settle(pilot)
        await pilot.press("f7")
        await settle(pilot)
        assert answer_of(app, "title") is None
        assert "Angret: «Navn på tilbudet» står igjen uten svar. Det var «Ute sammen»." in squeezed(
            shown(app)
        )
        await pilot.press("ctrl+y")
        await settle(pilot)
        assert answer_of(app, "title") == "Ute sammen"
        assert "Gjort om igjen: «Navn på tilbudet» har igjen svaret «Ute sammen»." in squeezed(shown(app))
