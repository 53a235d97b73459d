"""A table is moved in, edited, and kept cell by cell."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from tests.screens.conftest import MakeApp, MemoryStore
from tests.screens.showing import answer_of, desk_of, settle, shown, squeezed, type_in
from wizard.app import VeiviserApp
from wizard.screens.explain import ExplainScreen
from wizard.widgets.grid import Grid
from wizard.widgets.marked_list import MarkedList
from wizard.widgets.shown_table import TableKeys

KR, OO = "kommunalt-rusarbeid", "overgangsordning"
ROWS = [
    {"id": "r1", "post": "travel", "description": "Reise", "amount": 10_000},
    {"id": "r2", "post": "training", "description": "Kurs", "amount": 20_000},
]


async def test_typing_begins_a_row_and_enter_goes_from_cell_to_cell(
    make: MakeApp, store: MemoryStore
) -> None:
    app = make(KR, {}, "user_organisations")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "RIO")
        await pilot.press("enter")
        assert answer_of(app, "user_organisations") == [{"id": "r1", "name": "RIO"}]
        assert store.drafts["utkast-1"].application.answers["user_organisations"], "saved cell by cell"
        await type_in(pilot, "Råd")
        await pilot.press("enter")
        await settle(pilot)
        assert answer_of(app, "user_organisations") == [{"id": "r1", "name": "RIO", "role": "Råd"}]
        assert app.screen.query_one(Grid).cursor == (1, 0), "and on to the next row"


async def test_a_choice_in_a_cell_is_made_in_a_short_list(make: MakeApp) -> None:
    app = make(KR, {}, "costs")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.focused, MarkedList)
        assert "( ) Reise" in shown(app)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert answer_of(app, "costs") == [{"id": "r1", "post": "training"}]
        assert isinstance(app.focused, Grid)


async def test_a_refused_cell_is_kept_and_explained_and_an_edit_can_be_left(make: MakeApp) -> None:
    app = make(KR, {"costs": ROWS}, "costs")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("right", "right")
        await type_in(pilot, "12,50 kr og")
        await pilot.press("enter")
        await settle(pilot)
        assert answer_of(app, "costs")[0]["amount"] == "12,50 kr og"
        assert "Feil:" in squeezed(shown(app))
        await pilot.press("enter")
        assert isinstance(app.focused, Input)
        assert app.focused.value == "12,50 kr og"
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.focused, Grid), "Escape leaves the cell, not the table"
        assert desk_of(app).interview.place == "costs"
        await pilot.press("delete")
        await settle(pilot)
        assert "amount" not in answer_of(app, "costs")[0]


async def test_rows_are_copied_moved_and_deleted_and_come_back_with_undo(make: MakeApp) -> None:
    app = make(KR, {"costs": ROWS}, "costs")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+d")
        assert [r["description"] for r in answer_of(app, "costs")] == ["Reise", "Reise", "Kurs"]
        assert len({r["id"] for r in answer_of(app, "costs")}) == 3
        await pilot.press("shift+down")
        assert [r["description"] for r in answer_of(app, "costs")] == ["Reise", "Kurs", "Reise"]
        await pilot.press("ctrl+x")
        assert answer_of(app, "costs") == ROWS
        await pilot.press("f7")
        await settle(pilot)
        assert len(answer_of(app, "costs")) == 3
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert answer_of(app, "costs") == ROWS


async def test_totals_follow_each_cell_and_a_row_explains_its_cost(make: MakeApp) -> None:
    row = {"id": "r1", "position": "Ruskonsulent", "annual_salary": 560_000, "percent": 80, "months": 12}
    row |= {"pension_percent": 14, "levy_zone": "IV"}
    app = make(KR, {"salaries": [row]}, "salaries")
    async with app.run_test(size=(120, 40)) as pilot:
        assert "536\u00a0767\u00a0kr" in shown(app)
        await pilot.press("right")
        await type_in(pilot, "0")
        await pilot.press("enter")
        await settle(pilot)
        assert "Ingen utgifter" in shown(app)
        await pilot.press("f7", "end", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ExplainScreen)
        assert "Lønnsutgift (rad 1): 536\u00a0767\u00a0kr" in shown(app)


async def test_a_table_that_follows_another_has_its_cells_filled_in(make: MakeApp) -> None:
    position = {"id": "r1", "title": "Ruskonsulent", "percent": 80}
    app = make(OO, {"positions": [position], "purpose": "grant", "continuation_only": True}, "salaries")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Ruskonsulent" in shown(app)
        assert answer_of(app, "salaries") is None, "to look at it is no answer"
        await type_in(pilot, "x")
        assert isinstance(app.focused, Grid), "what comes from the other table is not edited here"
        await pilot.press("right", "5", "enter")
        await settle(pilot)
        kept = answer_of(app, "salaries")
        assert kept == [{"id": "r1", "position": "Ruskonsulent", "percent": 80, "annual_salary": 5}]


async def test_tab_leads_out_of_the_table_to_the_way_on(make: MakeApp) -> None:
    app = make(KR, {"user_organisations": [{"name": "RIO", "role": "Råd"}]}, "user_organisations")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab", "tab", "enter")
        await settle(pilot)
        assert desk_of(app).interview.place != "user_organisations"


async def test_to_look_at_rows_that_no_longer_follow_changes_nothing_before_one_answers(
    make: MakeApp,
) -> None:
    answers = {
        "purpose": "grant",
        "continuation_only": True,
        "positions": [{"title": "Ruskonsulent", "percent": 80}],
        "salaries": [
            {"position": "Ruskonsulent", "percent": 50, "months": 12},
            {"position": "Annen", "percent": 100},
        ],
    }
    app = make(OO, answers, "salaries")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Radene er hentet på nytt" in squeezed(shown(app))
        await pilot.press("escape")
        await settle(pilot)
        assert answer_of(app, "salaries") == answers["salaries"]
        await pilot.press("ctrl+s", "ctrl+s")
        await settle(pilot)
        assert answer_of(app, "salaries") == [{"position": "Ruskonsulent", "percent": 80, "months": 12}]
        await pilot.press("f7")
        await settle(pilot)
        assert answer_of(app, "salaries") == answers["salaries"], "undo brings the rows back"


async def test_a_cell_that_is_being_typed_is_kept_when_one_goes_elsewhere(make: MakeApp) -> None:
    app = make(KR, {}, "user_organisations")
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("f2", "f9", "ctrl+s"):
            await type_in(pilot, f"RIO {key}")
            await pilot.press(key)
            await settle(pilot)
            assert answer_of(app, "user_organisations") == [{"id": "r1", "name": f"RIO {key}"}]
            await pilot.press("escape")
            await settle(pilot)


async def test_what_is_pasted_on_a_cell_begins_it_anew(make: MakeApp) -> None:
    app = make(KR, {}, "user_organisations")
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(events.Paste('"RIO\n[/x] Nord"\r\n'))
        await settle(pilot)
        assert isinstance(app.focused, Input)
        assert app.focused.value == "RIO [/x] Nord"
        await pilot.press("enter")
        assert answer_of(app, "user_organisations") == [{"id": "r1", "name": "RIO [/x] Nord"}]


async def test_a_wide_table_says_at_which_side_columns_are_hidden(make: MakeApp) -> None:
    app = make(OO, None, "positions")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "›" in _head(app)
        assert "‹" not in _head(app)
        await pilot.press("end", "left")
        await settle(pilot)
        assert "‹" in _head(app)
        assert "›" not in _head(app)


def _head(app: VeiviserApp) -> str:
    """The line of the heads."""
    return next(line for line in shown(app).splitlines() if line.rstrip().endswith("Tak"))


async def test_a_question_mark_explains_a_computed_cell_and_begins_a_text(make: MakeApp) -> None:
    row = {"id": "r1", "position": "Ruskonsulent", "annual_salary": 560_000, "percent": 80, "months": 12}
    row |= {"pension_percent": 14, "levy_zone": "IV"}
    app = make(KR, {"salaries": [row]}, "salaries")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "F10 forklarer tallene" in shown(app), "the way to the totals is said"
        await pilot.press("end")
        assert "Enter eller ? forklarer hvordan" in shown(app)
        await pilot.press("5")
        await settle(pilot)
        assert not isinstance(app.screen, ExplainScreen), "a figure is not typed over"
        await pilot.press("question_mark")
        await settle(pilot)
        assert isinstance(app.screen, ExplainScreen)
        assert "Lønnsutgift (rad 1): 536\u00a0767\u00a0kr" in shown(app)
        await pilot.press("escape", "home", "question_mark")
        await settle(pilot)
        assert isinstance(app.focused, Input)
        assert app.focused.value == "?"


@pytest.mark.usefixtures("drawing")
async def test_the_cursor_goes_to_corners_and_by_the_screenful_and_only_two_rows_are_drawn(
    make: MakeApp,
) -> None:
    rows = [{"id": f"r{n}", "post": "other", "description": f"Utgift {n}", "amount": n} for n in range(500)]
    app = make(KR, {"costs": rows}, "costs")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        grid = app.screen.query_one(Grid)
        assert grid.size.height >= 9, "eight rows and their heads"
        await pilot.press("ctrl+end")
        assert grid.cursor == (499, 4)
        assert "Utgift 499" in shown(app)
        await pilot.press("ctrl+home")
        assert grid.cursor == (0, 0)
        await pilot.press("pagedown", "end")
        assert grid.cursor[0] > 5
        drawn: list[int] = []
        draw = grid.render_line
        grid.render_line = lambda y: drawn.append(y) or draw(y)  # type: ignore[func-returns-value, method-assign]
        await pilot.press("up")
        await settle(pilot)
        assert len(set(drawn)) == 2
        await pilot.press("enter")
        await settle(pilot)
        drawn.clear()
        await pilot.press("x", "y")
        await settle(pilot)
        assert not drawn, "what is typed in a cell draws no row"


async def test_the_next_fault_is_the_next_cell_from_where_the_cursor_stands(make: MakeApp) -> None:
    rows = [
        {"id": f"r{n}", "post": "travel", "description": f"Ting {n}", "amount": 100_000 + n}
        for n in range(30)
    ]
    for row, column in ((3, "amount"), (20, "post"), (20, "amount")):
        rows[row][column] = "tull"
    app = make(KR, {"costs": rows}, "costs")
    async with app.run_test(size=(80, 24)) as pilot:
        grid = app.screen.query_one(Grid)
        places = []
        for _ in range(3):
            await pilot.press("f8")
            await settle(pilot)
            places.append(grid.cursor)
        assert places == [(3, 2), (20, 0), (20, 2)]
        await pilot.press("ctrl+home", "f8")
        await settle(pilot)
        assert grid.cursor == (3, 2)
        await pilot.press("3", "enter", "f8")
        await settle(pilot)
        assert grid.cursor == (20, 0), "what is mended is passed by"
        assert "! Post: Feil: «tull» er ikke et av valgene." in squeezed(shown(app))


async def test_a_table_is_said_in_another_language_with_its_cursor_kept(make: MakeApp) -> None:
    app = make(KR, {"costs": ROWS}, "costs")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "right")
        await app.action_language("en")
        await settle(pilot)
        assert "Description" in shown(app)
        assert "Beskrivelse" not in shown(app)
        assert app.screen.query_one(Grid).cursor == (1, 1)
        await pilot.press("f1")
        await settle(pilot)
        await pilot.press("end")
        assert answer_of(app, "costs") == ROWS


async def test_the_keys_below_the_table_can_be_clicked(make: MakeApp) -> None:
    app = make(KR, {"costs": ROWS}, "costs")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        at = next(line.index("Ctrl+D") for line in shown(app).splitlines() if "Ctrl+D" in line)
        keys = app.screen.query_one(TableKeys)
        await pilot.click(keys, offset=(at - keys.region.x + 2, 0))
        await settle(pilot)
        assert len(answer_of(app, "costs")) == 3
