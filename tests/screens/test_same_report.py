"""Somebody at the keyboard who does now this, now that: the screens and `check` judge what comes of it alike.

That an interview and `check` do, whatever is done to it, is tried at length in tests/cli/test_check_identical.py.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from tests.cli.test_check_identical import checked
from tests.screens.conftest import NOW, MakeApp
from tests.screens.showing import applied, desk_of, settle
from tests.screens.test_whole_way import put
from wizard.app import VeiviserApp
from wizard.content.library import Library
from wizard.export.application_json import application_json
from wizard.export.report import document, file_report, render_json
from wizard.widgets.marked_list import MarkedList

KEYS = ("escape", "ctrl+s", "f7", "ctrl+y", "enter", "down")
TYPED = ("mye", "0", "330 000", "80 %", "TODO", "Ring 912 34 567.", "1826", "-1", "[b]", "«æ»")
ACTS = 45


async def do(app: VeiviserApp, pilot: Any, good: dict[str, Any], chance: random.Random) -> None:
    """One thing that a person might do where they are."""
    interview, focused = desk_of(app).interview, app.focused
    question, what = interview.question, chance.random()
    if question is None:
        await pilot.press("escape")
    elif what < 0.35:
        # Escape at the first question leaves the draft, which is another story.
        await pilot.press(chance.choice(KEYS if interview.back().place != interview.place else KEYS[1:]))
    elif what < 0.75 and question.id in good and isinstance(focused, (MarkedList, TextArea, Input)):
        if isinstance(focused, TextArea):
            focused.clear()
        put(app, question, good[question.id])
    elif isinstance(focused, (Input, TextArea)):
        insert = focused.insert_text_at_cursor if isinstance(focused, Input) else focused.insert
        insert(chance.choice(TYPED))
        await pilot.press("ctrl+s")
    else:
        await pilot.press(chance.choice(("down", "enter", "ctrl+s")))
    await settle(pilot)


@pytest.mark.parametrize("seed", range(2))
async def test_what_was_done_at_random_is_judged_alike_by_the_screens_and_by_check(
    make: MakeApp, library: Library, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    scheme = ("overgangsordning", "kommunalt-rusarbeid")[seed % 2]
    good = {
        q: v for q, v in applied(library, scheme, "2023", None).answers.items() if not isinstance(v, list)
    }
    app = make(scheme, {})
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        for _ in range(ACTS):
            await do(app, pilot, good, chance)
        interview = desk_of(app).interview
        assert len(interview.application.answers) >= 5
        path = tmp_path / "a.json"
        path.write_text(application_json(interview.application), encoding="utf-8", newline="\n")
        words, interface = library.words(scheme, "nb"), library.interface("nb")
        mine = file_report(
            str(path), interview.definition, words, interface, interview.application, interview.assessment
        )
        assert checked(path, NOW.date().isoformat(), "nb") == render_json(document([mine]))
