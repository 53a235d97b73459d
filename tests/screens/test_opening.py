"""The first question, which is shown before the rest of the program has been read."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.screens.conftest import NOW, MemoryStore
from tests.screens.showing import answer_of, desk_of, settle, shown, squeezed, talk_of
from wizard.app import VeiviserApp
from wizard.content.files import BrokenContent
from wizard.content.library import Library
from wizard.screens.home import HomeScreen
from wizard.screens.opening import PLAIN, OpeningScreen

TODAY = date(2023, 1, 16)
READ = """
import json, sys
import wizard.cli, wizard.app, wizard.commands.fill
from wizard.content.library import Library
from wizard.screens.opening import OpeningScreen
from wizard.screens.tools import Tools
library = Library()
assert library.edition_named("overgangsordning", "2023")
opening = OpeningScreen(Tools(library, None, "nb", None, None, ""), "overgangsordning", "2023")
assert opening._first() is not None
print(json.dumps(sorted(sys.modules)))
"""
LATER = {"pydantic", "pydantic_core", "tinydb", "markdown_it", "cel_expr_python", "filelock"}


def opening(library: Library, store: MemoryStore, scheme: str = "overgangsordning") -> VeiviserApp:
    return VeiviserApp(library, store, "nb", TODAY, clock=lambda: NOW, user="kari", begin=(scheme, "2023"))


def test_nothing_that_judges_or_saves_is_read_before_the_first_question() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    modules = set(json.loads(done.stdout))
    assert not {m for m in modules if m.split(".")[0] in LATER}
    assert not {m for m in modules if m.startswith(("wizard.schema", "wizard.screens.conversation"))}


@pytest.mark.parametrize("scheme", ["overgangsordning", "kommunalt-rusarbeid"])
async def test_the_first_question_is_shown_and_what_was_typed_meanwhile_answers_it(
    library: Library, store: MemoryStore, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    app = opening(library, store, scheme)
    begin = app._begin
    seen: list[str] = []

    def look_and_begin(chosen: tuple[str, str] | None) -> None:
        seen.append(squeezed(shown(app)))
        begin(chosen)

    monkeypatch.setattr(app, "_begin", look_and_begin)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("down", "enter")
        await settle(pilot)
        words = library.words(scheme, "nb")
        first = library.definition(scheme, "2023").steps[0].question[0]
        assert words.question(first.id).ask[:20] in seen[0]
        assert words.scheme.short in seen[0]
        assert answer_of(app, first.id) == first.choices[1]
        assert desk_of(app).draft.id in store.drafts
        talk_of(app).dismiss(None)
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert len(app.screen_stack) == 1


def test_a_question_that_its_table_leaves_out_has_what_the_model_would_give_it(library: Library) -> None:
    question = library.definition("overgangsordning", "2023").steps[0].question[0]
    assert {key: type(question).model_fields[key].get_default() for key in PLAIN} == PLAIN


async def test_without_a_place_for_drafts_the_list_says_so(library: Library, store: MemoryStore) -> None:
    store.full = True
    app = opening(library, store)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert library.interface("nb").say("app.save.not-begun")[:20] in squeezed(shown(app))


async def test_content_that_is_broken_ends_the_app_and_is_told_by_whoever_ran_it(
    library: Library, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: str) -> None:
        raise BrokenContent("scheme.toml", "not a scheme")

    monkeypatch.setattr(library, "definition", broken)
    app = opening(library, store)
    await app.run_async(headless=True)
    assert isinstance(app.broken, BrokenContent)


async def test_a_first_question_that_rests_on_something_waits_for_the_conversation(
    library: Library, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = library.tables("overgangsordning")
    tables["steps"][0]["question"][0] = {**tables["steps"][0]["question"][0], "relevant": "true"}
    app = opening(library, store)
    with monkeypatch.context() as patched:
        patched.setattr(library, "tables", lambda _: tables)
        assert OpeningScreen(app.tools, "overgangsordning", "2023")._first() is None
    async with app.run_test() as pilot:
        await settle(pilot)
        assert talk_of(app)
