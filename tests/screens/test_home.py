"""The first screen: what stands of each draft, finding one, and what can be done with it."""

from __future__ import annotations

import json
from pathlib import Path

from textual.widgets import OptionList

from tests.screens.conftest import MakeApp, MemoryStore, put
from tests.screens.gallery import KR, OO
from tests.screens.showing import answer_of, applied, desk_of, lines_of, settle, shown, squeezed
from wizard.content.library import Library
from wizard.screens.acts_begin import open_file
from wizard.screens.begin import BeginScreen
from wizard.screens.conversation import ConversationScreen
from wizard.screens.dialogs import AskLine
from wizard.screens.package import PackageScreen
from wizard.widgets.line import Line


async def test_a_draft_shows_what_it_is_how_far_it_is_and_its_faults(
    make: MakeApp, store: MemoryStore
) -> None:
    put(store, KR, {"municipality": "1826", "orgnr": "123"}, name="Kari sitt [/x]")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = squeezed(shown(app))
        assert "Kari sitt [/x] · Hattfjelldal · Kommunalt rusarbeid 2023" in text
        assert "0 av 12 deler ferdige" in text
        assert "1 feil" in text
        assert "endret 16. januar 2023 kl. 14.02" in text
        assert "+ Ny søknad" in text


async def test_typing_finds_drafts_by_place_scheme_name_and_parallel_name(
    make: MakeApp, store: MemoryStore
) -> None:
    put(store, KR, {"municipality": "1826"})
    put(store, OO, {"municipality": "5430"}, name="Søknaden til Per")
    put(store, KR, {"municipality": "1103"}, archived=True)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Ett utkast" not in shown(app)
        assert "1 utkast ligger i arkivet. F4 viser det." in shown(app)
        assert len([id_ for id_ in lines_of(app) if "#" in id_]) == 2
        for typed, wanted in (
            ("kautokeino", 2),
            ("guovda", 2),
            ("hattfj", 1),
            ("per søkn", 2),
            ("stavanger", 3),
        ):
            lines = app.screen.query_one(OptionList)
            lines.search(typed)  # type: ignore[attr-defined]
            await settle(pilot)
            assert lines_of(app) == [f"draft#utkast-{wanted}"], typed
            assert f"Søk: {typed}" in shown(app)
        assert "arkivert" in shown(app)
        await pilot.press("backspace", "escape")
        await settle(pilot)
        assert "new" in lines_of(app)
        await pilot.press("f4")
        await settle(pilot)
        assert "Arkiv (1)" in shown(app)


async def test_a_draft_is_named_put_away_and_taken_out(make: MakeApp, store: MemoryStore) -> None:
    draft = put(store, KR, {"municipality": "1826"})
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f2")
        await settle(pilot)
        assert isinstance(app.screen, AskLine)
        app.screen.query_one(Line).put("x" * 61)
        await pilot.press("enter")
        await settle(pilot)
        assert "Navnet har 61 tegn. Det kan ha høyst 60." in squeezed(shown(app))
        app.screen.query_one(Line).put("  Mitt   utkast ")
        await pilot.press("enter")
        await settle(pilot)
        assert store.open(draft.id).name == "Mitt utkast"
        assert "Mitt utkast · Hattfjelldal" in shown(app)
        await pilot.press("f6")
        await settle(pilot)
        assert store.open(draft.id).archived
        assert "Mitt utkast" not in shown(app)
        await pilot.press("f4")
        await settle(pilot)
        app.screen.query_one(OptionList).highlighted = len(lines_of(app)) - 1
        await pilot.press("f6", "f2")
        await settle(pilot)
        assert not store.open(draft.id).archived
        await pilot.press("ctrl+q")


async def test_a_file_is_opened_as_a_new_draft_and_a_bad_one_is_told_of(
    make: MakeApp, store: MemoryStore, library: Library, tmp_path: Path
) -> None:
    good = applied(library, OO, "2023", None)
    whole = {"format": "veiviser/application", "format_version": 1, **good.model_dump(mode="json")}
    (tmp_path / "søknad.json").write_text(json.dumps(whole), "utf-8")
    (tmp_path / "feil.json").write_text("{", "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+o", "enter")
        await settle(pilot)
        assert "Skriv en sti" in squeezed(shown(app))
        for name, told in (("feil.json", "Linje 1"), ("borte.json", "finnes ikke")):
            app.screen.query_one(Line).put(str(tmp_path / name))
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(app.screen, AskLine)
            assert told in squeezed(shown(app)), shown(app)
        app.screen.query_one(Line).put(f'"{tmp_path / "søknad.json"}"')
        await pilot.press("enter")
        await settle(pilot)
        assert "Begynn en ny for 2024" in shown(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ConversationScreen)
        assert desk_of(app).application == good
        assert len(store.drafts) == 1


async def test_an_exercise_is_kept_apart_marked_and_never_a_final_package(
    make: MakeApp, store: MemoryStore, exercises: MemoryStore, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = app.screen.query_one(OptionList)
        lines.highlighted = lines_of(app).index("train")
        await pilot.press("enter")
        await settle(pilot)
        training = app.screen.query_one(OptionList)
        training.highlighted = next(n for n, o in enumerate(training.options) if o.id == "act:free")
        await pilot.press("enter")
        await settle(pilot)
        picked = app.screen.query_one(OptionList)
        assert "oppdiktet" in squeezed(shown(app))
        picked.highlighted = next(n for n, o in enumerate(picked.options) if o.id == "overgangsordning-god")
        await pilot.press("enter")
        await settle(pilot)
        desk = desk_of(app)
        assert desk.practice
        assert answer_of(app, "municipality")
        assert "ØVELSE" in shown(app).splitlines()[0]
        assert store.drafts == {}
        assert list(exercises.drafts) == [desk.draft.id]
        assert exercises.open(desk.draft.id).practice
        desk.answer("city", "Et annet sted")
        assert exercises.open(desk.draft.id).application.answers["city"] == "Et annet sted"
        app.push_screen(PackageScreen(desk))
        await settle(pilot)
        assert "Skriv et utkast av pakken" in shown(app)
        assert "aldri en endelig søknadspakke" in squeezed(shown(app))
        app.screen.query_one(Line).put(str(tmp_path / "pakke"))
        await pilot.press("enter")
        await settle(pilot)
        written = (tmp_path / "pakke" / "utkast.md").read_text("utf-8")
        assert written.startswith("**UTKAST – ØVELSE. Dette er ikke en søknad")
        manifest = json.loads((tmp_path / "pakke" / "manifest.json").read_text("utf-8"))
        assert (manifest["draft"], manifest["practice"]) == (True, True)
        draft, wrong = open_file(app.tools, str(tmp_path / "pakke"))
        assert (draft is not None and draft.practice, wrong, store.drafts) == (True, "", {})
        await pilot.press("escape", "ctrl+o", "escape")
        await settle(pilot)
        assert "Øvelser (2)" in shown(app)
        assert "ØVELSE · " in shown(app)
        await pilot.press("down", "down", "enter")
        await settle(pilot)
        assert desk_of(app).practice


async def test_what_an_edition_asks_for_can_be_read_before_and_at_any_time(
    make: MakeApp, store: MemoryStore
) -> None:
    put(store, OO, {"municipality": "1826"})
    app = make(lang="nn")
    async with app.run_test(size=(80, 90)) as pilot:
        await settle(pilot)
        await pilot.press("f3")
        await settle(pilot)
        text = squeezed(shown(app))
        for wanted in (
            "Dette treng de",
            "Søknadsfristen er 1. februar 2023",
            "kontonummeret",
            "offentleg dokument etter offentleglova",
            "rekn med fleire økter",
            "lagra berre på denne maskina",
        ):
            assert wanted in text, wanted
        await pilot.press("escape", "up", "f2")
        await settle(pilot)
        assert "Set markøren på eit utkast først." in shown(app)
        await pilot.press("f3")
        await settle(pilot)
        assert isinstance(app.screen, BeginScreen)
