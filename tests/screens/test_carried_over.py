"""An application taken on to another edition: what is left out is named, and what is carried over marked."""

from __future__ import annotations

import json
from pathlib import Path

from textual.widgets import OptionList

from tests.screens.conftest import MakeApp, MemoryStore, put
from tests.screens.gallery import KR, OO
from tests.screens.showing import applied, desk_of, settle, shown, squeezed
from wizard.content.library import Library
from wizard.screens.dialogs import Pick, Reading
from wizard.screens.home import HomeScreen
from wizard.widgets.line import Line


async def test_a_copy_for_another_edition_names_what_it_leaves_out(
    make: MakeApp, store: MemoryStore, library: Library
) -> None:
    good = applied(library, KR, "2023", None)
    store.save(store.new(good).model_copy(update={"name": "Vårt"}))
    app = make()
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert isinstance(app.screen, Pick)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        same = store.open("utkast-2")
        assert (same.name, same.application) == ("Kopi av Vårt", good)
        await pilot.press("ctrl+d")
        await settle(pilot)
        lines = app.screen.query_one(OptionList)
        lines.highlighted = next(n for n, o in enumerate(lines.options) if o.id == "2024")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, Reading)
        text = squeezed(shown(app))
        assert "Disse svarene er ikke med i kopien" in text
        assert "• Søknadsbeløp" in text
        assert "• Lest utlysning og vilkår" in text
        other = store.open("utkast-3")
        assert (other.carried_from, "need" in other.prefilled) == ("2023", True)
        assert other.application.edition == "2024"
        assert "grant_sought" not in other.application.answers
        assert other.application.answers["need"] == good.answers["need"]


async def test_answers_that_were_carried_over_are_marked_until_they_are_confirmed(
    make: MakeApp, store: MemoryStore
) -> None:
    draft = put(store, KR, {"municipality": "1826", "city": "Hattfjelldal"})
    marked = {"carried_from": "2022", "carried": ("city",), "prefilled": ("city",), "place": "city"}
    store.save(draft.model_copy(update=marked))
    app = make()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.screen.post_message(HomeScreen.DraftChosen(draft.id))
        await settle(pilot)
        await settle(pilot)
        assert "overført fra 2022 – se over, og bekreft med Enter" in squeezed(shown(app))
        await pilot.press("enter")
        await settle(pilot)
        assert store.open(draft.id).prefilled == ()


async def test_last_years_package_becomes_this_years_draft_with_what_is_left_out_named(
    make: MakeApp, store: MemoryStore, library: Library, tmp_path: Path
) -> None:
    good = applied(library, OO, "2023", None)
    whole = {"format": "veiviser/application", "format_version": 1, **good.model_dump(mode="json")}
    (tmp_path / "i-fjor.json").write_text(json.dumps(whole), "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+o")
        await settle(pilot)
        app.screen.query_one(Line).put(str(tmp_path / "i-fjor.json"))
        await pilot.press("enter", "down", "enter")
        await settle(pilot)
        assert "Disse svarene er ikke med i kopien" in shown(app)
        editions = {draft.application.edition: draft for draft in store.drafts.values()}
        assert set(editions) == {"2023", "2024"}
        assert editions["2024"].carried_from == "2023"
        assert editions["2024"].application.answers["local_conditions"] == good.answers["local_conditions"]
        assert "grant_sought" not in editions["2024"].application.answers
        await pilot.press("escape", "enter")
        await settle(pilot)
        assert desk_of(app).application.edition == "2024"
