"""Drafts on disk: saved whole or not at all, and never mistaken for one another."""

from __future__ import annotations

import json
import os
import stat
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TODAY
from wizard.drafts import atomic
from wizard.drafts.folder import default_folder
from wizard.drafts.store import (
    Draft,
    DraftConflict,
    DraftDamaged,
    NoSuchDraft,
    from_interview,
    to_interview,
)
from wizard.drafts.tiny import LARGEST, TinyStore
from wizard.engine.declarations import Declaration
from wizard.engine.interview import Interview
from wizard.schema.application import Application
from wizard.schema.scheme import Definition

EMPTY = Application(scheme="overgangsordning", edition="2023")
POSIX = pytest.mark.skipif(os.name != "posix", reason="file modes mean nothing on Windows")


class Clock:
    """A clock that moves a minute each time it is read."""

    def __init__(self) -> None:
        self.time = datetime(2023, 1, 16, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time


@pytest.fixture
def store(tmp_path: Path) -> TinyStore:
    return TinyStore(tmp_path / "drafts", Clock())


def file_of(store: TinyStore, draft: Draft) -> Path:
    return store.folder / f"{draft.id}.json"


def test_a_folder_that_is_not_there_holds_no_drafts(store: TinyStore) -> None:
    assert store.list() == []
    assert not store.folder.exists()


def test_a_new_draft_is_saved_at_once_under_a_name_of_its_own(store: TinyStore) -> None:
    one, other = store.new(EMPTY), store.new(EMPTY)
    assert one.id.startswith("overgangsordning-2023-")
    assert one.id != other.id
    assert store.open(one.id) == one
    assert one.created <= one.changed


def test_a_draft_comes_back_as_it_was_saved(store: TinyStore, transition: Definition) -> None:
    interview = (
        Interview.start(transition, TODAY)
        .answer("municipality", "1826")
        .answer("terms_read", True, Declaration(who="Kari", when="2023-01-16T10:00:00+01:00"))
        .answer("grant_sought", "tre kroner")
        .leave_open("account_number", "venter")
        .go_to("city")
    )
    draft = store.save(from_interview(store.new(EMPTY), interview))
    again = to_interview(store.open(draft.id), transition, TODAY)
    assert again.application == interview.application
    assert (again.place, again.prefilled, again.declared) == ("city", {"orgnr"}, interview.declared)
    assert draft.definition_hash == transition.hash


def test_a_place_that_is_no_longer_asked_becomes_the_review(transition: Definition) -> None:
    draft = Draft(id="x", application=EMPTY, place="positions")
    assert to_interview(draft, transition, TODAY).place == "review"


def test_the_last_changed_draft_stands_first(store: TinyStore) -> None:
    first, second = store.new(EMPTY), store.new(EMPTY)
    store.save(first)
    assert [d.id for d in store.list()] == [first.id, second.id]


def test_the_list_tells_what_a_draft_is_for(store: TinyStore) -> None:
    answers: dict[str, Any] = {"municipality": "1826", "city": "Hattfjelldal"}
    draft = store.new(EMPTY.model_copy(update={"answers": answers}))
    odd = store.new(EMPTY.model_copy(update={"answers": {"municipality": 7}}))
    found = {d.id: d for d in store.list()}
    assert (found[draft.id].municipality, found[draft.id].answered) == ("1826", 2)
    assert found[odd.id].municipality == ""


@POSIX
def test_only_the_user_can_read_a_draft(store: TinyStore) -> None:
    draft = store.new(EMPTY)
    assert stat.S_IMODE(file_of(store, draft).stat().st_mode) == 0o600
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700


def test_a_draft_that_another_has_saved_since_is_not_overwritten(store: TinyStore) -> None:
    draft = store.new(EMPTY)
    mine = store.open(draft.id)
    store.save(draft)
    with pytest.raises(DraftConflict):
        store.save(mine)


def test_a_deleted_draft_goes_to_the_trash_with_its_copy(store: TinyStore) -> None:
    draft = store.save(store.new(EMPTY))
    store.delete(draft.id)
    assert {p.name for p in store.folder.iterdir()} == {".trash", ".open"}
    with pytest.raises(NoSuchDraft):
        store.delete(draft.id)


def test_a_draft_that_was_never_there_is_named_with_the_nearest(store: TinyStore) -> None:
    draft = store.new(EMPTY)
    with pytest.raises(NoSuchDraft) as caught:
        store.open(draft.id[:-1] + "x")
    assert caught.value.nearest == draft.id


@pytest.mark.parametrize("name", ["../secret", "a/b", "", "A", ".hidden", "x" * 200, "a\x00b", "c:\\d"])
def test_a_name_never_leads_out_of_the_folder(store: TinyStore, name: str) -> None:
    store.new(EMPTY)
    with pytest.raises(NoSuchDraft):
        store.open(name)
    with pytest.raises(NoSuchDraft):
        store.save(Draft(id=name, application=EMPTY))


DAMAGE = {
    "emptied": b"",
    "truncated": b'{"draft": {"1": {"form',
    "garbled": bytes(range(256)),
    "not a draft": b'{"draft": {"1": {"format": "other"}}}',
    "no table": b"{}",
    "a list": b"[1, 2]",
    "deep": b"[" * 100_000,
    "unknown keys": b'{"draft": {"1": {"format": "veiviser/draft", "draft": {"id": "x", "evil": 1}}}}',
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_the_copy_before_is_opened_where_the_file_is_damaged(store: TinyStore, damage: bytes) -> None:
    draft = store.new(EMPTY)
    store.save(draft.model_copy(update={"place": "city"}))
    file_of(store, draft).write_bytes(damage)
    found = store.open(draft.id)
    assert found.recovered
    assert found.place == draft.place
    saved = store.save(found)
    assert not saved.recovered
    assert store.open(draft.id) == saved


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_draft_without_a_good_copy_is_listed_and_left_alone(store: TinyStore, damage: bytes) -> None:
    draft = store.new(EMPTY)
    file_of(store, draft).write_bytes(damage)
    assert [d.damaged for d in store.list()] == [True]
    with pytest.raises(DraftDamaged):
        store.open(draft.id)
    with pytest.raises(DraftConflict):
        store.save(draft)
    assert file_of(store, draft).read_bytes() == damage


def test_a_file_too_large_for_a_draft_is_not_read(store: TinyStore) -> None:
    draft = store.new(EMPTY)
    with file_of(store, draft).open("ab") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(DraftDamaged):
        store.open(draft.id)


def test_a_failed_save_leaves_the_file_as_it_was(store: TinyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = store.new(EMPTY)
    before = file_of(store, draft).read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.save(draft)
    assert file_of(store, draft).read_bytes() == before
    assert {p.name for p in store.folder.iterdir()} == {
        f"{draft.id}{ending}" for ending in (".json", ".spare")
    } | {".open"}


def test_a_file_system_without_links_gets_a_copy(store: TinyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = store.new(EMPTY)

    def refuse(*_paths: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(atomic.os, "link", refuse)
    before = file_of(store, draft).read_bytes()
    store.save(draft)
    assert file_of(store, draft).with_suffix(".bak").read_bytes() == before


def test_what_is_in_the_file_is_json_that_tinydb_reads(store: TinyStore) -> None:
    draft = store.new(EMPTY)
    found = json.loads(file_of(store, draft).read_text("utf-8"))
    assert found["draft"]["1"]["format"] == "veiviser/draft"
    assert found["draft"]["1"]["draft"]["id"] == draft.id


def test_other_files_in_the_folder_are_left_alone(store: TinyStore) -> None:
    store.new(EMPTY)
    (store.folder / "Notes.json").write_text("{}")
    (store.folder / "README.txt").write_text("x")
    assert len(store.list()) == 1


def test_drafts_lie_in_the_platforms_data_folder() -> None:
    folder = default_folder()
    assert folder.name == "drafts"
    assert "veiviser" in str(folder)
    assert sys.platform != "linux" or folder.is_absolute()


OF_THE_FIRST_RELEASE = {
    "draft": {
        "1": {
            "format": "veiviser/draft",
            "format_version": 1,
            "draft": {
                "id": "overgangsordning-2023-abc123",
                "application": {
                    "scheme": "overgangsordning",
                    "edition": "2023",
                    "answers": {"municipality": "1826"},
                    "not_clarified": {},
                    "acknowledged": {},
                    "notes": {"/municipality": "spør Kari"},
                },
                "place": "city",
                "prefilled": ["orgnr"],
                "declared": {"terms_read": {"who": "kari", "when": "2023-01-16T10:01:00+01:00"}},
                "definition_hash": "sha256:00",
                "created": "2023-01-16T10:01:00+01:00",
                "changed": "2023-01-16T10:02:00+01:00",
                "revision": 7,
            },
        }
    }
}


def test_a_draft_from_before_names_and_archives_opens_and_is_saved(store: TinyStore) -> None:
    store.folder.mkdir()
    old = OF_THE_FIRST_RELEASE["draft"]["1"]["draft"]
    path = store.folder / f"{old['id']}.json"
    path.write_text(json.dumps(OF_THE_FIRST_RELEASE), "utf-8")
    draft = store.open(path.stem)
    assert (draft.name, draft.archived, draft.practice, draft.closed_notes) == ("", False, False, ())
    assert draft.application.notes == {"/municipality": "spør Kari"}
    saved = store.save(draft)
    assert saved.revision == 8
    assert saved == draft.model_copy(update={"revision": 8, "changed": saved.changed})


def test_the_list_names_drafts_and_says_which_are_put_away_or_practice(store: TinyStore) -> None:
    draft = store.new(EMPTY)
    mine = {"name": "Kari sitt", "archived": True, "practice": True, "closed_notes": ("/need",)}
    store.save(draft.model_copy(update=mine))
    (found,) = store.list()
    assert (found.name, found.archived, found.practice) == ("Kari sitt", True, True)
    assert store.open(draft.id).closed_notes == ("/need",)


def test_drafts_in_a_folder_within_the_folder_are_another_stores(store: TinyStore) -> None:
    other = TinyStore(store.folder / "practice", Clock())
    other.new(EMPTY)
    assert store.list() == []
    assert len(other.list()) == 1
