"""The history in the app: what was answered here before, and the way back to it."""

from __future__ import annotations

from textual.widgets import OptionList

from tests.screens.conftest import MakeApp, MemoryStore
from tests.screens.showing import settle, shown, squeezed, talk_of
from wizard.screens.dialogs import Confirm, Pick


async def test_the_history_of_a_question_leads_back_to_any_point_and_can_be_undone(
    make: MakeApp, store: MemoryStore
) -> None:
    app = make("overgangsordning", {}, "city")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        desk = app.desk
        assert desk is not None
        desk.answer("city", "Oslo")
        point = desk.draft.revision
        desk.answer("city", "Bergen")
        desk.answer("contact_name", "[b]Kari[/b]")
        await talk_of(app).show()
        await pilot.press("shift+f7")
        await settle(pilot)
        assert isinstance(app.screen, Pick)
        text = squeezed(shown(app))
        assert "Historikk: Poststed" in text
        assert "16. januar 2023 kl. 14.02 · kari" in text
        assert "Bergen" in text
        assert "Oslo" in text
        assert "Kari[/b]" not in text
        lines = app.screen.query_one(OptionList)
        assert [option.id for option in lines.options] == [str(point + 1), str(point), "every"]
        lines.highlighted = 2
        await pilot.press("enter")
        await settle(pilot)
        assert "[b]Kari[/b]" in shown(app)
        lines = app.screen.query_one(OptionList)
        lines.highlighted = lines.get_option_index(str(point))
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        app.screen.dismiss(True)
        await settle(pilot)
        kept = store.drafts[desk.draft.id].application.answers
        assert (kept["city"], "contact_name" in kept) == ("Oslo", False)
        assert "Svarene er nå slik de var" in squeezed(shown(app))
        assert store.history(desk.draft.id)[-1].act == "restore"
        await pilot.press("f7")
        await settle(pilot)
        kept = store.drafts[desk.draft.id].application.answers
        assert (kept["city"], kept["contact_name"]) == ("Bergen", "[b]Kari[/b]")


async def test_a_question_without_a_history_says_so(make: MakeApp) -> None:
    app = make("overgangsordning", {}, "city")
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("shift+f7")
        await settle(pilot)
        assert "Her er det ikke endret noe ennå." in shown(app)
        await pilot.press("escape")
        await settle(pilot)
        assert not isinstance(app.screen, Pick)
