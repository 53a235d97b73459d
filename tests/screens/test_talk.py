"""What the talk says of a change, of undo, of the end of a step; and the way back from an earlier answer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from textual.widgets import TextArea

from tests.screens.conftest import NOW, MakeApp, MemoryStore
from tests.screens.showing import answer_of, applied, desk_of, settle, shown, squeezed, talk_of
from wizard.content.library import Library
from wizard.engine.declarations import Declaration
from wizard.engine.interview import REVIEW, Interview
from wizard.screens.desk import Desk
from wizard.screens.news import brought_back, concerned, edits_between, impact_words
from wizard.screens.progressing import progress_lines, progress_words, step_lines
from wizard.screens.telling import step_closing, turns
from wizard.screens.tools import Tools
from wizard.screens.way_back import WayBack
from wizard.widgets.line import Line
from wizard.widgets.question import QuestionPanel
from wizard.widgets.transcript import Transcript

KR, OO = "kommunalt-rusarbeid", "overgangsordning"
TODAY = date(2023, 1, 16)


def desk_with(library: Library, answers: dict[str, Any] | None, lang: str = "nb", scheme: str = OO) -> Desk:
    """A desk without a screen: the words need none."""
    tools = Tools(library, MemoryStore(), lang, TODAY, lambda: NOW, "kari")
    definition = library.definition(scheme, "2023")
    return Desk.begin(tools, Interview.start(definition, TODAY, applied(library, scheme, "2023", answers)))


def told(desk: Desk, question: str, value: Any) -> str:
    """What is said when a question gets an answer."""
    return " | ".join(impact_words(desk, desk.answer(question, value))).replace("\u00a0", " ")


def test_a_changed_answer_is_told_of_whole_and_a_first_one_only_where_it_opens_or_closes(
    library: Library,
) -> None:
    desk = desk_with(library, None)
    text = told(desk, "purpose", "carry_over")
    assert "6 svar gjelder ikke lenger: Bare videreføring, Stillinger" in text
    assert "og 2 til. 2 nye spørsmål: Ubrukt tilskudd og Plan for ubrukte midler. F7 angrer." in text
    assert "Erklæringen «Ingen dobbel finansiering» gjelder ikke lenger" in text
    assert "Taket for tilskuddet er nå 0 kr, 495 000 kr lavere." in text
    text = told(desk, "purpose", "grant")
    assert "6 svar gjelder igjen" in text
    assert "Taket for tilskuddet er nå 495 000 kr, 495 000 kr høyere." in text
    fresh = desk_with(library, {"applicant_type": "municipality"})
    assert told(fresh, "received_2021", "yes") == ""
    assert "F7" not in told(fresh, "purpose", "both")
    assert told(desk_with(library, {}, scheme=KR), "has_outreach", True) == "Svaret åpner 5 spørsmål til."


def test_sums_are_told_with_how_much_and_which_way(library: Library) -> None:
    desk = desk_with(library, None)
    text = told(desk, "grant_sought", 400_000)
    assert "Finansieringen er nå 1 033 937 kr, 67 500 kr lavere." in text
    assert "Nå mangler 67 500 kr i finansiering." in text
    assert "høyere enn utgiftene" in told(desk, "grant_sought", 467_501)
    assert "dekker nå utgiftene nøyaktig" in told(desk, "grant_sought", 467_500)
    assert "Finansieringen kan ikke regnes ut nå." in told(desk, "grant_sought", "mye")
    assert "Finansieringen er nå 1 101 437 kr." in told(desk, "grant_sought", 467_500)


def test_verdict_conditions_and_faults_elsewhere_are_told(library: Library) -> None:
    desk = desk_with(library, None)
    text = told(desk, "received_2021", "no")
    assert "Dere kan ikke søke slik søknaden er nå." in text
    assert "Vilkåret «Tilskudd i 2021» er ikke oppfylt nå." in text
    text = told(desk, "received_2021", "yes")
    assert "Vilkåret «Tilskudd i 2021» er nå oppfylt." in text
    rows = [{**row, "percent": 10} for row in desk.application.answers["positions"]]
    text = told(desk, "positions", rows)
    assert "F8" in text
    assert "Søknadsbeløp" in text
    text = told(desk_with(library, None), "municipality", "1833")
    assert "Endringen gir et funn ved Organisasjonsnummer. Advarsel: 944716904 er et gyldig nummer" in text


def test_what_the_register_fills_in_is_told_in_three_languages(library: Library) -> None:
    for lang, word in (("nb", "fylt ut fra"), ("nn", "fylt ut frå"), ("en", "filled in from")):
        desk = desk_with(library, {}, lang)
        assert word in told(desk, "municipality", "1826")


def undone(desk: Desk) -> str:
    before, after = desk.interview, desk.interview.undo()
    edits = edits_between(desk, before, after)
    desk.change(after)
    return brought_back(desk, edits, concerned(edits, after.place)).replace("\u00a0", " ")


def test_undo_says_which_answer_and_from_what_to_what(library: Library) -> None:
    desk = desk_with(library, None)
    rows = desk.application.answers["positions"]
    changes: list[tuple[str, Any, str]] = [
        ("contact_title", "Rådgiver", "«Kontaktpersonens stilling» er igjen «"),
        ("contact_title", None, "«Kontaktpersonens stilling» har igjen svaret «"),
        ("carried_over", 5, "«Overførte midler» står igjen uten svar. Det var «5 kr»."),
        ("summary", "Helt ny tekst. " * 9, "teksten i «Sammendrag» er en annen igjen."),
        ("positions", rows[:1], "«Stillinger» har igjen 2 rader."),
        ("positions", rows[::-1], "radene i «Stillinger» er igjen slik de var."),
        (
            "positions",
            [{**rows[0], "percent": 20}, rows[1]],
            "«Stillinger, rad 1, Stillingsprosent» er igjen",
        ),
    ]
    for question, value, words in changes:
        desk.change(desk.interview.go_to(question).answer(question, value))
        assert words in undone(desk)
    desk.change(desk.interview.leave_open("carried_over", "venter"))
    assert undone(desk) == "«Overførte midler» er ikke lenger merket som ikke avklart."
    desk.change(desk.interview.note("/city", "Spør").note("/city", ""))
    assert undone(desk) == "merknaden til «Poststed» er igjen «Spør»."
    desk.change(desk.interview.acknowledge("text.short", "/summary", "Slik er det."))
    assert undone(desk) == "advarselen ved «Sammendrag» er igjen uten svar."
    assert brought_back(desk, [], "") == ""


def test_undo_of_a_confirmation_asks_for_it_again(library: Library) -> None:
    desk = desk_with(library, {"municipality": "1826"})
    desk.change(desk.interview.answer("municipality", "1866"))
    assert "orgnr" in desk.interview.prefilled
    value = desk.application.answers["orgnr"]
    desk.answer("orgnr", value)
    assert undone(desk) == "«Organisasjonsnummer» er igjen ikke bekreftet."


def test_the_end_of_a_step_says_how_it_stands_by_name(library: Library) -> None:
    desk = desk_with(library, None)
    assert step_closing(desk, "applicant") == [("✓", "Delen «Søker» er ferdig: 11 svar.")]
    assert turns(desk, "positions")[-1].closing == (("✓", "Delen «Søker» er ferdig: 11 svar."),)
    assert turns(desk, "city")[-1].closing == ()
    desk.change(desk.interview.answer("city", None).leave_open("postcode", "").answer("contact_phone", "12"))
    signs, texts = zip(*step_closing(desk, "applicant"), strict=True)
    assert signs == ("○", "○", "!")
    assert texts[0] == "Delen «Søker» er ikke ferdig. Ett svar mangler: Poststed."
    assert texts[1:] == ("Ikke avklart: Postnummer.", "1 feil ved Telefon (F8).")
    desk.change(desk.interview.answer("city", "Hattfjelldal"))
    assert step_closing(desk, "applicant")[0] == ("!", "Delen «Søker» er besvart: 10 svar.")


def test_progress_says_what_is_left_what_is_optional_and_that_it_may_change(library: Library) -> None:
    desk = desk_with(library, {}, scheme=OO)
    assert "spørsmål igjen (avhenger av svar)" in progress_words(desk)
    [plan] = [line for line in step_lines(desk) if line.id == "economy_plan"]
    assert (plan.stage, plan.word) == ("depends", "avhenger av svar")
    desk.answer("purpose", "carry_over")
    [plan] = [line for line in step_lines(desk) if line.id == "economy_plan"]
    assert (plan.stage, plan.word) == ("not_asked", "ikke aktuell")


def test_what_is_optional_is_counted_apart_when_nothing_more_can_come(library: Library) -> None:
    desk = desk_with(library, None)
    assert "4 valgfrie spørsmål uten svar" in progress_words(desk)
    desk.answer("city", None)
    assert "6 spørsmål igjen, 4 valgfrie" in progress_words(desk)
    assert progress_lines(desk)[1].startswith("6 av 8 deler · 6 spørsmål igjen")


def test_who_declared_and_when_stands_with_the_answer(library: Library) -> None:
    desk = desk_with(library, None)
    given = Declaration(who="kari", when="2023-01-16T14:02:00+00:00")
    desk.change(desk.interview.answer("terms_read", None).answer("terms_read", True, given))
    turn = next(t for t in turns(desk, REVIEW) if t.id == "terms_read")
    assert turn.answer == "Ja (kari, 16. januar 2023 kl. 14.02)"


def test_a_reply_to_several_answers_stands_at_the_last_of_them(library: Library) -> None:
    replies = [r for t in turns(desk_with(library, None), REVIEW) for r in t.replies]
    assert len(replies) == len(set(replies))


def test_the_way_back_leads_over_what_was_opened_to_where_one_was(library: Library) -> None:
    desk = desk_with(library, None)
    way, there = WayBack(), desk.interview.go_to("summary")
    way.leave(there, "purpose")
    changed = there.go_to("purpose").answer("purpose", "both")
    way.opened(["unspent_former_grant", "unspent_plan"])
    first = way.onward(changed)
    assert first.place == "unspent_former_grant"
    second = way.onward(first.answer("unspent_former_grant", 5))
    assert second.place == "unspent_plan"
    assert way.onward(second.answer("unspent_plan", "carry_over")).place == "summary"
    assert way.home == ""
    way.leave(there, "account_number")
    assert way.home == "", "a way down is no way back"
    way.leave(there.go_to("incorporation"), "purpose")
    gone = there.go_to("purpose").answer("purpose", "carry_over")
    assert way.onward(gone).place == "amounts_exclude_vat", "what is not asked any more gives way"
    way.leave(there.go_to(REVIEW), "purpose")
    assert way.onward(there).place == REVIEW


async def test_a_change_above_returns_to_where_one_was_and_undo_goes_to_the_question(make: MakeApp) -> None:
    app = make(OO, None, "grant_sought")
    async with app.run_test(size=(80, 24)) as pilot:
        talk = talk_of(app)
        await settle(pilot)
        assert "Skift+Tab: endre et svar over" in shown(app)
        await pilot.press("up")
        await settle(pilot)
        assert talk.query_one(Transcript).has_focus
        assert "Enter: endre svaret · Esc: til spørsmålet" in shown(app)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.focused, Line)
        await talk.go_up("received_2021")
        await settle(pilot)
        assert "Enter svarer og går tilbake til «Søknadsbeløp»." in squeezed(shown(app))
        await pilot.press("end", "enter")
        await settle(pilot)
        assert desk_of(app).interview.place == "grant_sought"
        text = squeezed(shown(app))
        assert "Dere kan ikke søke slik søknaden er nå." in text
        assert "Tilbake ved «Søknadsbeløp»." in text
        await pilot.press("f7")
        await settle(pilot)
        assert desk_of(app).interview.place == "received_2021"
        assert "Angret: «Tilskudd i 2021» er igjen «Ja», ikke «Nei»." in squeezed(shown(app))
        await pilot.press("ctrl+y")
        await settle(pilot)
        assert answer_of(app, "received_2021") == "no"
        assert "Gjort om igjen:" in shown(app)
        await pilot.press("f7", "escape")
        await settle(pilot)
        assert desk_of(app).interview.place == "grant_sought", "Esc goes back without a change"
        for _ in range(2):
            await talk.go_up("former_report")
            await talk._left_open("venter")
            assert desk_of(app).interview.place == "grant_sought"
            assert "ikke avklart: venter" in str([t.answer for t in turns(desk_of(app), "grant_sought")])
        await talk.go_up("former_report")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert desk_of(app).interview.place == "grant_sought", "what is left open may be passed"


async def test_a_declaration_that_typing_voids_is_told_of_in_the_review_at_once(make: MakeApp) -> None:
    app = make(OO, None, "summary")
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        app.screen.query_one(TextArea).insert(" Mer. ")
        await pilot.press("f9")
        await settle(pilot)
        assert "Erklæringen «Ingen personopplysninger» gjelder ikke lenger" in squeezed(shown(app))


BAD = {
    "carried_over": "mye", "pay_level_date": "i fjor", "pay_growth_percent": "litt", "orgnr": "12",
    "postcode": "86", "contact_email": "ola", "contact_phone": "12", "account_number": "1503",
    "municipality": "Ingensteds", "contact_name": "Kari",
}  # fmt: skip


async def test_one_can_go_back_jump_and_quit_from_any_half_answer_and_it_is_kept_and_marked(
    make: MakeApp,
) -> None:
    app = make(OO, {"purpose": "grant"})
    async with app.run_test(size=(80, 24)) as pilot:
        talk = talk_of(app)
        for number, (question, typed) in enumerate(BAD.items()):
            await talk.go_to(f"/{question}")
            talk.query_one(QuestionPanel).query_one(".answer Line", Line)
            field = talk.query_one(QuestionPanel).field
            assert field is not None
            field.query_one(Line).value = typed
            if number % 2:
                await talk.action_back()
            else:
                await talk.action_step(1)
            await pilot.pause()
            assert answer_of(app, question) == typed
            if question != "contact_name":
                turn = next(t for t in turns(desk_of(app), REVIEW) if t.id == question)
                assert turn.faults[0].startswith("Feil: ")
        assert desk_of(app).interview.step_state("applicant").stage == "faults"


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_every_sentence_of_a_change_has_its_words(library: Library, lang: str) -> None:
    desk = desk_with(library, None, lang)
    for question, value in (("purpose", "both"), ("received_2021", "no"), ("grant_sought", 1)):
        before = desk.interview
        text = told(desk, question, value)
        text += brought_back(desk, edits_between(desk, before, desk.interview), question)
        assert text
        assert "{" not in text
