"""A copy of the answers elsewhere, where the draft itself cannot be saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.screens.conftest import MakeApp, MemoryStore
from tests.screens.showing import settle, shown, squeezed, talk_of
from wizard.widgets.bars import TitleBar


async def test_where_the_disk_is_full_the_answers_can_be_saved_somewhere_else(
    make: MakeApp, store: MemoryStore, tmp_path: Path
) -> None:
    app = make("overgangsordning", {"municipality": "1826"}, "city")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        store.full = True
        assert app.desk is not None
        app.desk.answer("contact_name", "Kari [b] Nordmann")
        await talk_of(app).show()
        title = app.screen.query_one(TitleBar).render()
        assert "ikke lagret" in title.plain.lower()
        assert any("$text-error" in str(span.style) for span in title.spans)
        await pilot.press("shift+f9")
        await settle(pilot)
        assert "Lagre en kopi av svarene" in shown(app)
        line = app.screen.query_one(Input)
        line.value = str(tmp_path / "none" / "kopi")
        await pilot.press("enter")
        await settle(pilot)
        assert "!" in shown(app)
        line.value = str(tmp_path / "kopi")
        await pilot.press("enter")
        await settle(pilot)
        text = squeezed(shown(app))
        assert "Svarene er lagret i" in text
        assert "Skift+F9 lagrer en kopi" in text
        copy = json.loads((tmp_path / "kopi.json").read_text("utf-8"))
        assert copy["answers"] == {
            **app.desk.application.answers,
            "contact_name": "Kari [b] Nordmann",
        }


async def test_who_leaves_with_a_full_disk_is_told_where_the_answers_are(
    make: MakeApp, store: MemoryStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    app = make("overgangsordning", {"municipality": "1826"}, "city")
    async with app.run_test() as pilot:
        await settle(pilot)
        store.full = True
        assert app.desk is not None
        app.desk.answer("contact_name", "Kari")
        await pilot.press("ctrl+q")
        await settle(pilot)
    told = " ".join(app.farewell)
    file = tmp_path / next(word for word in told.split() if word.startswith(str(tmp_path)))
    assert json.loads(file.read_text("utf-8"))["answers"]["contact_name"] == "Kari"
