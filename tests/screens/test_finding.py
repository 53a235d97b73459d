"""Finding one's way: to any question by number and words, through all the help, and notes at the answers."""

from __future__ import annotations

import unicodedata

from textual.widgets import OptionList, TextArea

from tests.screens.conftest import MakeApp
from tests.screens.showing import desk_of, settle, shown, squeezed, talk_of, type_in
from wizard.screens.conversation import ConversationScreen
from wizard.screens.go_to import GoToScreen
from wizard.screens.help_screen import HelpScreen
from wizard.screens.note import NoteScreen
from wizard.screens.review import ReviewScreen
from wizard.widgets.line import Line

KR, OO = "kommunalt-rusarbeid", "overgangsordning"


async def test_any_question_is_found_by_number_and_by_words_of_both_languages(make: MakeApp) -> None:
    app = make(KR, {})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, GoToScreen)
        text = squeezed(shown(app))
        assert "1 Kan vi søke? – 10 igjen" in text
        assert "1.1 Hvem som søker: ikke besvart" in text
        assert "1.10 Betalt av overgangsordningen – spørres ikke nå" in text

        async def first(typed: str) -> str:
            screen.query_one(Line).put(typed)
            await settle(pilot)
            found = screen.query_one(OptionList).options
            return str(found[0].id) if found else ""

        assert await first("2.3") == "orgnr"
        assert await first("medverknad pårørande") == "participation_relatives"
        assert await first(unicodedata.normalize("NFD", "pårørende medvirkning")) == "participation_relatives"
        assert await first("loenn") in ("salaries", "pay_level_date", "pay_growth_percent")
        assert await first("egenfinansering") == "own_funding"
        assert await first("se over") == "review"
        assert await first("zzzz") == ""
        assert "Ingenting passer." in shown(app)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, GoToScreen), "the first Escape takes away what is typed"
        await first("kontonummer")
        await pilot.press("enter")
        await settle(pilot)
        assert desk_of(app).interview.place == "account_number"
        await pilot.press("ctrl+g")
        await settle(pilot)
        assert isinstance(app.screen, GoToScreen)
        await pilot.press("up", "enter")
        await settle(pilot)
        assert desk_of(app).interview.place == "summary"
        await pilot.press("f2", "ctrl+end", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)


async def test_a_question_that_is_not_asked_says_why_and_leads_to_what_decides_it(make: MakeApp) -> None:
    app = make(KR, {"has_outreach": False}, "need")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2")
        await settle(pilot)
        app.screen.query_one(Line).put("oppsøkende team")
        await settle(pilot)
        text = squeezed(shown(app))
        assert "Oppsøkende team – spørres ikke nå" in text
        assert "Det avgjøres av «Oppsøkende arbeid» (Nei)." in text
        await pilot.press("enter")
        await settle(pilot)
        assert desk_of(app).interview.place == "has_outreach"
    other = make(KR, {}, "need", edition="2025")
    async with other.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2")
        await settle(pilot)
        other.screen.query_one(Line).put("får overgangstilskudd")
        await settle(pilot)
        assert "Det spørres ikke om dette i denne utlysningen." in squeezed(shown(other))
        await pilot.press("enter")
        assert isinstance(other.screen, GoToScreen)


async def test_help_explains_terms_and_searches_everything(make: MakeApp) -> None:
    app = make(OO, None, "incorporation")
    async with app.run_test(size=(80, 90)) as pilot:
        await pilot.press("f1")
        await settle(pilot)
        assert isinstance(app.screen, HelpScreen)
        text = squeezed(shown(app))
        assert "Eksempel – ikke til å kopiere" in text
        assert "Ord og uttrykk" in text
        assert "økonomiplan: Kommunens plan for inntekter og utgifter" in text
        await type_in(pilot, "arsverk")
        await settle(pilot)
        text = squeezed(shown(app))
        assert "årsverk · ord" in text
        assert "· spørsmål 4.3" in text
        app.screen.query_one(Line).put("kontonummer")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "Hjelp: spørsmål" in shown(app)
        assert "Enter går til spørsmålet" in shown(app)
        await pilot.press("enter")
        await settle(pilot)
        assert desk_of(app).interview.place == "account_number"


async def test_all_help_is_searched_from_anywhere_and_left_step_by_step(make: MakeApp) -> None:
    app = make(OO, {}, "capacity")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("shift+f1")
        await settle(pilot)
        assert "Søk i hele hjelpen" in shown(app)
        for typed, kind in (("over taket", "regel"), ("fikk tilskudd 2021", "vilkår"), ("angre", "tast")):
            app.screen.query_one(Line).put(typed)
            await settle(pilot)
            assert f"· {kind}" in shown(app), typed
        app.screen.query_one(Line).put("dette trenger dere")
        await settle(pilot)
        assert "om ordningen" in shown(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Dette trenger dere" in shown(app)
        await pilot.press("pagedown", "down", "escape")
        await settle(pilot)
        assert "om ordningen" in shown(app)
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen.query_one(Line).value == ""
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, ConversationScreen)
        assert desk_of(app).interview.place == "capacity"


async def test_a_note_stands_at_its_question_until_it_is_closed(make: MakeApp) -> None:
    app = make(KR, {}, "account_number")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("shift+f6")
        await settle(pilot)
        assert isinstance(app.screen, NoteScreen)
        assert "Notat: Kontonummer" in shown(app)
        app.screen.query_one(TextArea).text = "Spør Kari [/x] om det nye nummeret"
        await pilot.press("escape")
        await settle(pilot)
        desk = desk_of(app)
        assert desk.application.notes == {"/account_number": "Spør Kari [/x] om det nye nummeret"}
        assert "✎ Notat: Spør Kari [/x] om det nye nummeret" in squeezed(shown(app))
        await pilot.press("f2")
        await settle(pilot)
        assert "✎ 1 notat" in shown(app)
        await pilot.press("escape", "shift+f6", "f6", "ctrl+s")
        await settle(pilot)
        assert desk.draft.closed_notes == ("/account_number",)
        assert desk.store.open(desk.draft.id).closed_notes == ("/account_number",)
        assert "✎" not in shown(app)
        await pilot.press("shift+f6")
        await settle(pilot)
        assert "Lukket: ferdig behandlet" in shown(app)
        app.screen.query_one(TextArea).text = " "
        await pilot.press("escape")
        await settle(pilot)
        assert (desk.application.notes, desk.draft.closed_notes) == ({}, ())
        await pilot.press("f7")
        await settle(pilot)
        assert list(desk.application.notes) == ["/account_number"]


async def test_a_row_has_a_note_of_its_own_that_goes_where_the_row_goes(make: MakeApp) -> None:
    rows = [{"description": "Reise", "amount": 1000}, {"description": "Kurs", "amount": 2000}]
    app = make(KR, {"costs": rows}, "costs")
    async with app.run_test(size=(100, 30)) as pilot:
        await talk_of(app).go_to("/costs/1/amount")
        await settle(pilot)
        await pilot.press("shift+f6")
        await settle(pilot)
        assert "rad 2" in shown(app)
        app.screen.query_one(TextArea).text = "sjekk prisen"
        await pilot.press("f4")
        await settle(pilot)
        app.screen.query_one(TextArea).text = "hele tabellen"
        desk = desk_of(app)
        app.keep_all()
        assert desk.application.notes["/costs"] == "hele tabellen", "a program that ends keeps it"
        await pilot.press("escape")
        await settle(pilot)
        assert desk.application.notes == {"/costs/1": "sjekk prisen", "/costs": "hele tabellen"}
        desk.note("/costs/1", "sjekk prisen", closed=True)
        desk.answer("costs", rows[::-1])
        assert desk.application.notes == {"/costs/0": "sjekk prisen", "/costs": "hele tabellen"}
        assert desk.draft.closed_notes == ("/costs/0",)
        assert "(rad 1)" not in shown(app)
