"""The trash: a draft that was deleted is brought back by one key, or chosen, and is gone after thirty days."""

from __future__ import annotations

from datetime import timedelta

from textual.widgets import OptionList

from tests.screens.conftest import MakeApp, MemoryStore, put
from tests.screens.gallery import KR
from tests.screens.showing import settle, shown, squeezed


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
