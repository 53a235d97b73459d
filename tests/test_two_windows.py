"""One draft in two real windows, and its history across kills."""

from __future__ import annotations

import os
import time
from datetime import datetime
from pathlib import Path

import pytest

from wizard.drafts.tiny import TinyStore
from wizard.schema.application import Application

if os.name != "posix":
    pytest.skip("a pseudo-terminal is a thing of POSIX", allow_module_level=True)

from tests.terminal import Terminal

pytestmark = pytest.mark.timeout(300)


def a_draft(folder: Path) -> str:
    """A draft that stands at a question of one line."""
    store = TinyStore(folder, lambda: datetime.now().astimezone())
    answers = {"municipality": "1826", "city": "Hattfjelldal"}
    draft = store.new(Application(scheme="overgangsordning", edition="2023", answers=answers))
    return store.save(draft.model_copy(update={"place": "contact_name"})).id


def window(draft: str, folder: Path) -> Terminal:
    options = ["--drafts", str(folder), "--today", "2023-01-16"]
    return Terminal(["fill", draft, *options], columns=100, rows=30, cwd=folder.parent)


def answers_of(folder: Path, draft: str) -> dict[str, object]:
    return dict(TinyStore(folder).open(draft).application.answers)


def saved_as(terminal: Terminal, folder: Path, draft: str, name: str | None) -> None:
    """Wait until the draft on the disk has this name of the contact person."""
    end = time.monotonic() + 20
    while answers_of(folder, draft).get("contact_name") != name:
        assert time.monotonic() < end, terminal.text
        terminal.settle()


def test_the_second_window_is_told_takes_over_and_neither_loses_an_answer(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    draft = a_draft(folder)
    with window(draft, folder) as first:
        first.until("Hvem kan svare|Kontaktperson|kontaktperson")
        first.settle()
        with window(draft, folder) as second:
            second.until("Utkastet er åpent i et annet vindu")
            second.until("har hatt det åpent siden")
            second.press("down", "enter")
            second.until("F1 Hjelp")
            second.type("Ola Hansen")
            second.press("enter")
            second.until("Ola Hansen")
            first.press("escape")
            # A key right behind Escape would be taken for one with Alt.
            first.until("spørsmål 5 av 11")
            first.type(" sentrum")
            first.press("enter")
            first.until("tok over utkastet|Et annet vindu endret utkastet")
            first.press("ctrl+q")
            assert first.ended() == 130
            second.press("ctrl+q")
            assert second.ended() == 130
    kept = answers_of(folder, draft)
    assert kept["contact_name"] == "Ola Hansen"
    assert kept["city"] == "Hattfjelldal sentrum"
    assert len(TinyStore(folder).list()) == 1


def test_a_window_that_was_killed_holds_nobody_back_and_its_history_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    draft = a_draft(folder)
    with window(draft, folder) as first:
        first.until("F1 Hjelp")
        first.type("Kari Nordmann")
        first.press("enter")
        first.until("spørsmål 7 av 11")
        first.kill()
    with window(draft, folder) as second:
        second.until("F1 Hjelp")
        second.press("escape")
        second.until("spørsmål 6 av 11")
        second.type(" Hansen")
        second.press("enter")
        second.until("spørsmål 7 av 11")
        second.kill()
    with window(draft, folder) as third:
        third.until("F1 Hjelp")
        third.press("f7")
        saved_as(third, folder, draft, "Kari Nordmann")
        third.press("f7")
        saved_as(third, folder, draft, None)
        third.press("shift+f7")
        third.until("Historikk")
        third.until("angret")
        third.press("down", "down", "enter")
        third.until("Gå tilbake")
        third.press("down", "enter")
        third.until("Svarene er nå slik de var")
        saved_as(third, folder, draft, "Kari Nordmann Hansen")
        third.press("ctrl+q")
        assert third.ended() == 130
    acts = [entry.act for entry in TinyStore(folder).history(draft)]
    assert acts == ["change", "change", "undo", "undo", "restore"]
