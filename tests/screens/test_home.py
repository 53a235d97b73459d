"""The first screen: what stands of each draft, finding one, and what can be done with it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

from textual.widgets import OptionList

from tests.screens.conftest import MakeApp, MemoryStore
from tests.screens.showing import answer_of, applied, desk_of, settle, shown, squeezed
from wizard.app import VeiviserApp
from wizard.content.library import Library
from wizard.drafts.store import Draft
from wizard.schema.application import Application
from wizard.screens.acts_begin import open_file
from wizard.screens.begin import BeginScreen
from wizard.screens.conversation import ConversationScreen
from wizard.screens.dialogs import AskLine, Pick, Reading
from wizard.screens.home import HomeScreen
from wizard.screens.package import PackageScreen
from wizard.widgets.line import Line

KR, OO = "kommunalt-rusarbeid", "overgangsordning"


def put(store: MemoryStore, scheme: str, answers: dict[str, object], **more: object) -> Draft:
    """A draft in the store."""
    fresh = store.new(Application(scheme=scheme, edition="2023", answers=answers))
    return store.save(fresh.model_copy(update=more))


def lines_of(app: VeiviserApp) -> list[str]:
    """The ids of the list."""
    return [option.id or "" for option in app.screen.query_one(OptionList).options]


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


async def test_a_deleted_draft_is_brought_back_by_one_key(make: MakeApp, store: MemoryStore) -> None:
    draft = put(store, KR, {"municipality": "1826"})
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("delete", "down", "enter")
        await settle(pilot)
        assert "Utkastet er slettet. F7 henter det tilbake." in shown(app)
        assert draft.id not in store.drafts
        await pilot.press("f7")
        await settle(pilot)
        assert "Utkastet er hentet tilbake." in shown(app)
        assert "Hattfjelldal" in shown(app)


async def test_what_was_deleted_before_is_chosen_from_the_trash(make: MakeApp, store: MemoryStore) -> None:
    for number in ("1826", "0301"):
        store.delete(put(store, KR, {"municipality": number}).id)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f7")
        await settle(pilot)
        text = squeezed(shown(app))
        assert "Papirkurven" in text
        assert "Fjernes for godt fra 15. februar 2023." in text
        lines = app.screen.query_one(OptionList)
        lines.highlighted = next(
            n
            for n, o in enumerate(lines.options)
            if "1826" in store._trash[o.id][1][0].application.answers.values()
        )
        await pilot.press("enter")
        await settle(pilot)
        assert [d.application.answers["municipality"] for d in store.drafts.values()] == ["1826"]
        assert "Utkastet er hentet tilbake." in shown(app)


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


async def test_what_has_been_in_the_trash_for_thirty_days_is_removed_and_named(
    make: MakeApp, store: MemoryStore
) -> None:
    draft = put(store, KR, {"municipality": "1826"})
    store.delete(draft.id)
    (key, (when, kept)) = next(iter(store._trash.items()))
    store._trash[key] = (when - timedelta(days=31), kept)
    app = make()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await settle(pilot)
        assert "1 utkast lå i papirkurven i 30 dager og er fjernet for godt: Hattfjelldal" in shown(app)
        assert list(store.trash()) == []


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


async def test_the_municipality_names_what_it_filled_in_and_more_hits_than_fit_are_told_of(
    make: MakeApp,
) -> None:
    app = make(OO, {}, "municipality")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        assert "Viser 4 av " in shown(app)
        await pilot.press(*"ord-aur", "down", "enter")
        await settle(pilot)
        text = squeezed(shown(app))
        assert "Fylt ut fra registeret: Organisasjonsnummer" in text
        assert "forhåndsutfylt fra registeret – se over, og bekreft med Enter" in text
