"""Going back, to any question, from fault to fault; undo; conditions; not clarified; help."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.widgets import Static

from tests.screens.conftest import MakeApp, MemoryStore
from tests.screens.showing import answer_of, desk_of, settle, shown, squeezed, talk_of, type_in
from wizard.screens.begin import BeginScreen
from wizard.screens.conversation import ConversationScreen
from wizard.screens.go_to import GoToScreen
from wizard.screens.help_screen import HelpScreen
from wizard.screens.home import HomeScreen
from wizard.screens.review import ReviewScreen
from wizard.widgets.paragraphs import Paragraphs

KR, OO = "kommunalt-rusarbeid", "overgangsordning"


async def test_the_answers_stand_above_with_the_replies_and_any_can_be_chosen_again(make: MakeApp) -> None:
    app = make(KR, {})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        text = squeezed(shown(app))
        assert "Hvem er det som søker? ▸ Kommune" in text
        assert "› Da er dette vilkåret oppfylt." in text
        await pilot.press("shift+tab", "enter")
        await settle(pilot)
        assert desk_of(app).interview.place == "applicant_type"


async def test_a_change_says_which_answers_no_longer_count_and_undo_brings_them_back(make: MakeApp) -> None:
    app = make(KR, None, "has_outreach")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
        await settle(pilot)
        assert "svar gjelder ikke lenger" in squeezed(shown(app))
        assert "outreach_team" not in desk_of(app).interview.path
        await pilot.press("f7")
        await settle(pilot)
        assert "outreach_team" in desk_of(app).interview.path
        assert answer_of(app, "has_outreach") is True
        assert "Angret" in shown(app)


async def test_the_list_of_questions_leads_anywhere(make: MakeApp) -> None:
    app = make(KR, {})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2")
        await settle(pilot)
        assert isinstance(app.screen, GoToScreen)
        assert "Kan vi søke? – 10 igjen" in shown(app)
        await pilot.press("down", "down", "enter")
        await settle(pilot)
        assert desk_of(app).interview.place == "developed_with_users"
        await pilot.press("f2", "ctrl+end", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)


async def test_conditions_are_shown_with_state_source_and_what_would_change_them(make: MakeApp) -> None:
    app = make(OO, {"received_2021": "no"})
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("f3")
        await settle(pilot)
        text = squeezed(shown(app))
        assert "Dere kan ikke søke slik søknaden er nå." in text
        assert "– Ikke oppfylt" in text
        assert "– Ikke avklart" in text
        assert "Dette kan endre det:" in text
        assert "Kilde:" in text
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ConversationScreen)


async def test_a_question_is_left_open_with_a_note_and_answered_later(make: MakeApp) -> None:
    app = make(KR, {}, "account_number")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f6")
        await settle(pilot)
        await type_in(pilot, "venter på økonomi")
        await pilot.press("enter")
        await settle(pilot)
        assert desk_of(app).application.not_clarified == {"account_number": "venter på økonomi"}
        assert "ikke avklart: venter på økonomi" in squeezed(shown(app))
        await pilot.press("escape")
        await settle(pilot)
        assert "Ikke avklart: venter på økonomi" in squeezed(shown(app))
        await type_in(pilot, "15031234562")
        await pilot.press("enter")
        await settle(pilot)
        assert desk_of(app).application.not_clarified == {}


async def test_f8_goes_to_the_cell_that_is_at_fault(make: MakeApp) -> None:
    app = make(KR, {"costs": [{"post": "travel", "description": "Reise", "amount": "mye"}]}, "costs")
    async with app.run_test(size=(120, 40)) as pilot:
        talk = talk_of(app)
        for _ in range(60):
            await talk.action_next_fault()
            if talk._fault == "/costs/0/amount":
                break
        await settle(pilot)
        assert desk_of(app).interview.place == "costs"
        assert "Feil: «mye» er ikke et beløp" in squeezed(shown(app))


async def test_help_tells_why_what_is_good_the_example_the_source_and_every_key(make: MakeApp) -> None:
    app = make(KR, {}, "need")
    async with app.run_test(size=(80, 70)) as pilot:
        await pilot.press("f1")
        await settle(pilot)
        assert isinstance(app.screen, HelpScreen)
        text = squeezed(shown(app))
        for heading in (
            "Hvorfor spør vi?",
            "Et godt svar",
            "Eksempel – ikke til å kopiere",
            "Kilde",
            "Ctrl+Q",
        ):
            assert heading in text
        await pilot.press("f1")
        assert isinstance(app.screen, ConversationScreen)


async def test_escape_goes_back_question_by_question_and_then_to_the_drafts(make: MakeApp) -> None:
    app = make(KR, {"applicant_type": "municipality"}, "developed_with_users")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert desk_of(app).interview.place == "applicant_type"
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert app.desk is None
        assert "Uten kommune · Kommunalt rusarbeid 2023" in shown(app)
        assert "spørsmål igjen" in squeezed(shown(app))
        await pilot.press("enter")
        await settle(pilot)
        assert desk_of(app).interview.place == "applicant_type", "one goes on where one left"
        await pilot.press("ctrl+o")
        await settle(pilot)
        await pilot.press("ctrl+q")
    assert app.return_code == 0, "nothing was open"


async def test_a_new_application_is_begun_from_its_edition(make: MakeApp) -> None:
    app = make()
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, BeginScreen)
        text = squeezed(shown(app))
        assert "Søknadsfristen er" in text
        assert "Dette trenger dere" in text
        await pilot.press("end", "enter")
        await settle(pilot)
        assert desk_of(app).application.scheme == OO
        assert desk_of(app).application.edition == "2023"


async def test_a_draft_is_deleted_after_one_question(make: MakeApp) -> None:
    app = make(KR, {})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+o")
        await settle(pilot)
        await pilot.press("delete")
        await settle(pilot)
        assert "Slette utkastet?" in shown(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Uten kommune" in shown(app), "the safe answer stands first"
        await pilot.press("delete", "down", "enter")
        await settle(pilot)
        assert "Utkastet er slettet." in shown(app)
        assert "Uten kommune" not in shown(app)


async def test_another_window_size_keeps_the_question_the_cursor_and_what_is_typed(make: MakeApp) -> None:
    app = make(KR, {}, "address_street")
    async with app.run_test(size=(130, 40)) as pilot:
        await type_in(pilot, "Storgata 1")
        for width, height in ((80, 24), (60, 20), (120, 40)):
            await pilot.resize_terminal(width, height)
            await settle(pilot)
            assert "Storgata 1" in shown(app)
            assert app.focused is not None
        await pilot.press("enter")
        await settle(pilot)
        assert answer_of(app, "address_street") == "Storgata 1"


async def test_without_room_for_a_draft_nothing_is_begun_and_the_list_says_so(
    make: MakeApp, store: MemoryStore
) -> None:
    store.full = True
    app = make(KR, {})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "disken tok ikke imot utkastet" in squeezed(shown(app))


async def test_help_has_the_whole_explanation_that_a_low_screen_cuts(make: MakeApp) -> None:
    app = make(OO, None, "capacity")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        explanation = " ".join(desk_of(app).words.question("capacity").explanation.split())
        assert explanation not in squeezed(shown(app))
        await pilot.press("f1")
        await settle(pilot)
        told = app.screen.query_one(VerticalScroll).query_one(Static).visual
        assert isinstance(told, Paragraphs)
        assert explanation in " ".join(told.plain.split())


async def test_a_part_that_depends_on_answers_is_not_called_needless(make: MakeApp) -> None:
    app = make(OO, {})
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "avhenger av svar" in shown(app)
        assert "ikke aktuell" not in shown(app)
