"""One draft in two windows, and undo from before the program was started."""

from __future__ import annotations

from tests.screens.conftest import MakeApp, MemoryStore
from tests.screens.showing import shown
from wizard.screens.desk import Desk
from wizard.screens.tools import Tools


async def opened(make: MakeApp, **answers: object) -> tuple[Desk, Desk]:
    """A draft with some answers, open on two desks; the app itself is left."""
    app = make("overgangsordning", {"municipality": "1826", **answers}, "city")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.desk is not None
        return app.desk, Desk.open(app.tools, app.desk.draft.id)


async def test_answers_to_different_questions_are_brought_together(make: MakeApp) -> None:
    mine, other = await opened(make)
    other.answer("contact_name", "Ola Hansen")
    mine.answer("address_street", "Storgata 1")
    assert mine.draft.id == other.draft.id
    assert mine.application.answers["contact_name"] == "Ola Hansen"
    assert "Et annet vindu endret utkastet. Svaret der er tatt med: " in mine.news[0]
    again = mine.store.open(mine.draft.id)
    assert again.application == mine.application
    assert [entry.act for entry in mine.store.history(again.id)][-1] == "merge"
    mine.change(mine.interview.go_to("orgnr"))
    assert mine.news == []


async def test_undo_takes_back_what_was_done_here_and_leaves_the_other_windows_answers(
    make: MakeApp,
) -> None:
    mine, other = await opened(make)
    mine.answer("orgnr", "940155223")
    other.change(other.interview.go_to("orgnr"))  # it takes in what has been saved meanwhile
    other.answer("contact_name", "Ola Hansen")
    mine.answer("address_street", "Storgata 1")
    for left in ({"orgnr"}, set()):
        mine.remember()
        mine.change(mine.interview.undo())
        answers = mine.store.open(mine.draft.id).application.answers
        assert answers["contact_name"] == "Ola Hansen"
        assert set(answers) & {"orgnr", "address_street"} == left


async def test_undo_stops_where_it_would_take_the_other_windows_answer_along(make: MakeApp) -> None:
    mine, other = await opened(make)
    mine.answer("contact_name", "Kari Nordmann")
    other.change(other.interview.go_to("orgnr"))
    other.answer("contact_name", "Ola Hansen")
    mine.answer("address_street", "Storgata 1")
    mine.remember()
    mine.change(mine.interview.undo())
    mine.remember()
    assert mine.interview.undo() is mine.interview
    assert mine.store.open(mine.draft.id).application.answers["contact_name"] == "Ola Hansen"


async def test_two_answers_to_one_question_make_two_drafts(make: MakeApp) -> None:
    mine, other = await opened(make)
    other.answer("contact_name", "Ola Hansen")
    mine.answer("contact_name", "Kari Nordmann")
    assert mine.draft.id != other.draft.id
    assert mine.store.open(other.draft.id).application.answers["contact_name"] == "Ola Hansen"
    assert mine.store.open(mine.draft.id).application.answers["contact_name"] == "Kari Nordmann"
    assert "Begge utkastene er beholdt" in mine.news[0]


async def test_a_change_from_before_the_program_was_started_can_be_undone(
    make: MakeApp, store: MemoryStore
) -> None:
    first, _ = await opened(make)
    first.answer("contact_name", "Kari Nordmann")
    first.answer("contact_name", "Kari Hansen")
    tools: Tools = first.tools
    app = make()
    app.tools = tools
    app._draft_id = first.draft.id
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("f7")
        await pilot.pause()
        assert store.drafts[first.draft.id].application.answers["contact_name"] == "Kari Nordmann"
        assert "Kari Nordmann" in shown(app)
        assert store.history(first.draft.id)[-1].act == "undo"
        await pilot.press("f7")
        await pilot.pause()
        assert "contact_name" not in store.drafts[first.draft.id].application.answers
