"""A draft that another window has, and a draft whose questions have changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from tests.conftest import TODAY
from tests.screens.conftest import NOW, MakeApp, MemoryStore
from tests.screens.showing import settle, shown, squeezed, talk_of
from wizard.content.library import Library
from wizard.drafts.tiny import TinyStore
from wizard.schema.application import Application
from wizard.schema.migration import Migration
from wizard.screens.conversation import ConversationScreen
from wizard.screens.desk import Desk
from wizard.screens.dialogs import Pick, Reading
from wizard.screens.home import HomeScreen
from wizard.screens.tools import Tools

GIVEN = Application(scheme="overgangsordning", edition="2023", answers={"municipality": "1826"})


async def test_a_draft_that_another_window_has_is_read_or_taken_over(
    make: MakeApp, store: MemoryStore
) -> None:
    draft = store.save(store.new(GIVEN).model_copy(update={"place": "city"}))
    other = MemoryStore(store)
    assert other.claim(draft.id, "ola [b]") is None
    app = make()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        for act in ("escape", "read", "take"):
            app.screen.post_message(HomeScreen.DraftChosen(draft.id))
            await settle(pilot)
            assert isinstance(app.screen, Pick)
            assert "ola [b] på maskinen here har hatt det åpent siden 16. januar 2023" in squeezed(shown(app))
            if act == "escape":
                await pilot.press("escape")
                await settle(pilot)
                assert isinstance(app.screen, HomeScreen)
                continue
            lines = app.screen.query_one(OptionList)
            lines.highlighted = lines.get_option_index(act)
            await pilot.press("enter")
            await settle(pilot)
            if act == "read":
                assert isinstance(app.screen, Reading)
                assert "Hattfjelldal" in shown(app)
                await pilot.press("escape")
                await settle(pilot)
        assert isinstance(app.screen, ConversationScreen)
        lost = other.lost(draft.id)
        assert lost is not None
        assert lost.user == "kari"
        await pilot.press("ctrl+o")
        await settle(pilot)
        assert other.claim(draft.id, "ola") is None


async def test_who_has_lost_a_draft_is_told_at_the_next_save_and_nothing_is_lost(
    make: MakeApp, store: MemoryStore
) -> None:
    app = make("overgangsordning", {"municipality": "1826"}, "city")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        desk = app.desk
        assert desk is not None
        other = MemoryStore(store)
        assert other.claim(desk.draft.id, "ola") is not None
        other.claim(desk.draft.id, "ola", take_over=True)
        desk.answer("contact_name", "Kari")
        await talk_of(app).show()
        await settle(pilot)
        assert "ola på maskinen here tok over utkastet kl. 14.02" in squeezed(shown(app))
        assert store.drafts[desk.draft.id].application.answers["contact_name"] == "Kari"
        desk.answer("contact_name", "Kari N")
        assert len(desk.news) == 1


async def test_answers_to_questions_that_have_changed_follow_and_it_is_said(
    make: MakeApp, store: MemoryStore, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = {"rename": "by", "to": ["city"]}
    migration = Migration.model_validate({"id": "names", "step": [step]})
    monkeypatch.setattr(library, "migrations", lambda _: (migration,))
    old = store.new(GIVEN.model_copy(update={"answers": {"municipality": "1826", "by": "Oslo", "fax": "1"}}))
    old = store.save(old.model_copy(update={"definition_hash": "sha256:old", "place": "city"}))
    app = make()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.screen.post_message(HomeScreen.DraftChosen(old.id))
        await settle(pilot)
        await settle(pilot)
        text = squeezed(shown(app))
        assert "1 svar er flyttet dit det nå hører hjemme" in text
        assert "1 svar har ikke lenger noe spørsmål" in text
        kept = store.drafts[old.id]
        assert kept.application.answers == {"municipality": "1826", "city": "Oslo"}
        assert kept.parked == {"/fax": "1"}
        assert [e.act for e in store.history(old.id)] == ["migrate"]


def test_a_draft_in_a_file_is_claimed_by_the_one_that_opened_it(tmp_path: Path, library: Library) -> None:
    one, two = TinyStore(tmp_path, lambda: NOW), TinyStore(tmp_path, lambda: NOW)
    desk = Desk.open(Tools(library, one, "nb", TODAY, lambda: NOW, "kari"), one.new(GIVEN).id)
    desk.claim()
    held = two.claim(desk.draft.id, "ola")
    assert held is not None
    assert held.user == "kari"
    desk.release()
    assert two.claim(desk.draft.id, "ola") is None


async def test_parked_answers_stand_at_the_end_of_the_review_and_lead_nowhere(
    make: MakeApp, store: MemoryStore
) -> None:
    draft = store.save(store.new(GIVEN).model_copy(update={"parked": {"/fax": "[b] 22", "/t/0/x": [1]}}))
    app = make()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        app.screen.post_message(HomeScreen.DraftChosen(draft.id))
        await settle(pilot)
        await settle(pilot)
        await pilot.press("end")
        await settle(pilot)
        text = shown(app)
        assert "Lagt til side" in text
        assert "fax: [b] 22" in text
        before = app.screen
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen is before
