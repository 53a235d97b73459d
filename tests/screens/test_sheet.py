"""The sheet: a step as a form, and back, with nothing changed but what one changes."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.screens.conftest import MakeApp
from tests.screens.showing import answer_of, desk_of, settle, shown, squeezed, talk_of
from wizard.app import VeiviserApp
from wizard.widgets.line import Line
from wizard.widgets.marked_list import MarkedList
from wizard.widgets.question import QuestionPanel
from wizard.widgets.sheet import SheetPart, TableLine
from wizard.widgets.table import TableField
from wizard.widgets.transcript import Transcript

KR, OO = "kommunalt-rusarbeid", "overgangsordning"


async def press(pilot: Pilot[None], *keys: str) -> str:
    """Press keys; what is then on the screen."""
    await pilot.press(*keys)
    await settle(pilot)
    app = pilot.app
    assert isinstance(app, VeiviserApp)
    return squeezed(shown(app))


async def test_one_key_lays_out_the_step_and_back_with_what_is_typed_and_no_change(make: MakeApp) -> None:
    app = make(OO, None, "carried_over")
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        line = app.focused
        assert isinstance(line, Line)
        line.value = "12 og"
        before = desk_of(app).interview
        text = await press(pilot, "f4")
        assert "── Budsjett ── ✓ Beløp uten moms" in text
        assert "✓ Søknadsbeløp 467 500 kr" in text.replace("\u00a0", " ")
        assert "· Privat finansiering valgfritt" in text
        assert "Ark · Tab: neste · F4: lukk arket" in text
        assert (app.focused, line.value) == (line, "12 og")
        text = await press(pilot, "f4")
        assert "▸ 467 500 kr" in text.replace("\u00a0", " ")
        assert app.screen.query_one(Transcript).display
        assert not any(part.display for part in app.screen.query(SheetPart))
        assert (app.focused, line.value) == (line, "12 og")
        assert desk_of(app).interview is before, "nothing at all was changed"


async def test_each_field_is_saved_when_one_leaves_it_and_its_line_tells_how_it_stands(
    make: MakeApp,
) -> None:
    app = make(OO, None, "carried_over")
    async with app.run_test(size=(120, 40)) as pilot:
        text = await press(pilot, "f4", "1", "2", "x", "shift+tab")
        assert "Erklæringen «Ingen dobbel finansiering» gjelder ikke lenger" in text
        assert answer_of(app, "carried_over") == "12x"
        text = await press(pilot, "shift+tab")
        assert "! Overførte midler 12x" in text
        assert desk_of(app).interview.place == "grant_sought"
        assert isinstance(app.focused, Line)
        app.focused.value = "400000"
        await press(pilot, "down")
        assert answer_of(app, "grant_sought") == 400_000
        text = await press(pilot, "f7")
        assert desk_of(app).interview.place == "grant_sought"
        assert "«Søknadsbeløp» er igjen «467 500 kr», ikke «400 000 kr»." in text.replace("\u00a0", " ")
        await press(pilot, "f8")
        assert desk_of(app).interview.place == "carried_over"


async def test_questions_come_and_go_in_the_sheet_as_answers_change(make: MakeApp) -> None:
    app = make(KR, {"applicant_type": "municipality"}, "has_outreach")
    async with app.run_test(size=(80, 40)) as pilot:
        text = await press(pilot, "f4")
        assert "Aldersgrupper" not in text
        text = await press(pilot, "home", "enter")
        assert answer_of(app, "has_outreach") is True
        assert "○ Aldersgrupper ikke besvart" in text
        assert desk_of(app).interview.place == "outreach_is_new"
        assert isinstance(app.focused, MarkedList)
        await press(pilot, "up")
        text = await press(pilot, "end", "enter")
        assert "Aldersgrupper" not in text
        assert app.focused is not None


async def test_a_table_is_a_line_that_enter_opens_and_escape_closes(make: MakeApp) -> None:
    app = make(OO, None, "costs")
    async with app.run_test(size=(80, 30)) as pilot:
        text = await press(pilot, "f4")
        assert "[ Åpne tabellen ]" in text
        text = await press(pilot, "enter")
        field = app.screen.query_one(QuestionPanel).field
        assert isinstance(field, TableField)
        assert field.grid.has_focus
        assert "Kurs og" in text
        await press(pilot, "tab")
        assert field.grid.has_focus, "in an open table Tab is the table's"
        await press(pilot, "escape")
        assert isinstance(app.screen.query_one(QuestionPanel).field, TableLine)
        await press(pilot, "tab")
        assert desk_of(app).interview.place == "grant_sought"
        text = await press(pilot, "escape")
        assert "Ark ·" not in text, "Escape closes the sheet"


async def test_the_sheet_pages_goes_on_to_the_next_part_and_says_how_the_last_one_stands(
    make: MakeApp,
) -> None:
    app = make(OO, None, "municipality")
    async with app.run_test(size=(60, 20)) as pilot:
        text = await press(pilot, "f4")
        assert "Ark · F4" in text
        await press(pilot, "pagedown", "pagedown")
        assert desk_of(app).interview.place == "other_application"
        text = await press(pilot, "enter")
        assert desk_of(app).interview.place == "positions"
        assert "Delen «Søker» er ferdig: 11 svar." in text
        await press(pilot, "ctrl+down")
        assert desk_of(app).definition.step_of[desk_of(app).interview.place].id == "capacity"
        assert isinstance(app.focused, TextArea)
        await press(pilot, "ctrl+up", "shift+tab")
        assert desk_of(app).interview.place == "other_application"


async def test_an_arrow_in_a_long_text_moves_in_the_text_first_and_a_click_chooses_a_line(
    make: MakeApp,
) -> None:
    app = make(OO, None, "local_conditions")
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "f4")
        area = app.focused
        assert isinstance(area, TextArea)
        area.move_cursor((0, 0))
        await press(pilot, "down", "pagedown")
        assert desk_of(app).interview.place == "local_conditions"
        area.move_cursor(area.document.end)
        await press(pilot, "down")
        assert desk_of(app).interview.place == "capacity"
        await pilot.click("#before", offset=(5, 2))
        await settle(pilot)
        assert desk_of(app).interview.place == "local_conditions"
        assert talk_of(app).sheet
