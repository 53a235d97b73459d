"""From the first question to the package with keys: the good examples, put in anew.

Of each table the first row is typed cell by cell; the others are given as they are, for time's sake. Both
schemes are filled in whole in a real terminal (tests/test_terminal.py), where there is one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key
from textual.widgets import Input, TextArea

from tests.screens.conftest import MakeApp
from tests.screens.showing import applied, desk_of, settle, talk_of
from wizard.app import VeiviserApp
from wizard.content.library import Library
from wizard.engine.interview import REVIEW
from wizard.schema.scheme import Field, Question
from wizard.screens.package import PackageScreen
from wizard.screens.review import ReviewScreen
from wizard.widgets.choose import chosen_ids
from wizard.widgets.grid import Grid
from wizard.widgets.line import Line, edit_text
from wizard.widgets.marked_list import MarkedList
from wizard.widgets.question import QuestionPanel
from wizard.widgets.table import TableField


async def until(holds: Callable[[], bool], what: str) -> None:
    """Wait for something to be so; Pilot's own waiting would make this test ten times as long."""
    for _ in range(2_000):
        if holds():
            return
        await asyncio.sleep(0.002)
    raise AssertionError(what)


def press(app: VeiviserApp, key: str) -> None:
    """A key, as the terminal hands it to the app."""
    app.post_message(Key(key, "\r" if key == "enter" else None))


def put(app: VeiviserApp, field: Field, value: Any) -> None:
    """Answer a field that has the focus, as one would: choose, or write and press Enter."""
    focused = app.focused
    if isinstance(focused, MarkedList):
        ids = list(focused.choices)
        for choice in chosen_ids(field, value):
            focused.highlighted = ids.index(choice)
            if focused.several:
                focused.action_mark()
        press(app, "enter")
    elif isinstance(focused, TextArea):
        focused.insert(value)
        press(app, "ctrl+s")
    else:
        assert isinstance(focused, Input)
        focused.value = edit_text(field, value)
        press(app, "enter")


async def put_table(app: VeiviserApp, question: Question, rows: list[dict[str, Any]]) -> None:
    """The first row cell by cell; what another table says is there already. Then the rest."""
    grid, table = talk_of(app).query_one(Grid), talk_of(app).query_one(TableField)
    for at, column in enumerate(question.columns):
        if column.id in rows[0] and column.id not in table.locked:
            grid.move_to(0, at)
            press(app, "enter")
            await until(lambda: table.editor.display and app.focused is not grid, "the editor opens")
            put(app, column, rows[0][column.id])
            await until(lambda: not table.editor.display, "the cell is settled")
    table._change([table.rows[0], *rows[1:]])
    press(app, "ctrl+s")


def plain(value: Any) -> Any:
    """An answer without the keys of its rows."""
    if isinstance(value, list):
        return [{k: v for k, v in r.items() if k != "id"} if isinstance(r, dict) else r for r in value]
    return value


@pytest.mark.parametrize("scheme", ["overgangsordning"])
async def test_a_whole_application_is_typed_in_and_becomes_a_package(
    make: MakeApp, library: Library, tmp_path: Path, scheme: str
) -> None:
    good = applied(library, scheme, "2023", None).answers
    app = make(scheme, {})
    async with app.run_test(size=(100, 30)) as pilot:
        desk, panel = desk_of(app), talk_of(app).query_one(QuestionPanel)
        while (question := desk.interview.question) is not None:
            value = good.get(question.id)
            if value is None:
                press(app, "ctrl+s")
            elif question.kind == "table":
                await put_table(app, question, value)
            else:
                put(app, question, value)
            await until(lambda here=question.id: desk.interview.place != here, question.id)  # type: ignore[misc]
            place = desk.interview.place
            await until(lambda: place == REVIEW or shows(panel, place), f"{place} is shown")  # noqa: B023
        kept = {q: plain(v) for q, v in desk.application.answers.items()}
        assert kept == {q: plain(v) for q, v in good.items()}
        assert desk.interview.assessment.status == "ready"
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, PackageScreen)
        app.screen.query_one(Line).put(str(tmp_path / "pakke"))
        await pilot.press("enter")
        await settle(pilot)
    assert (tmp_path / "pakke" / "soknad.json").exists()


def shows(panel: QuestionPanel, question: str) -> bool:
    """Whether the question is put, and its field has the focus."""
    field = panel.field
    focused = panel.screen.focused
    here = field is not None and field.ask.field.id == question
    return here and focused is not None and field in focused.ancestors
