"""What a save, a delete and a restore leave where something goes wrong in the middle, or something odd lies there."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
from pathlib import Path

import pytest

from tests.drafts.test_protocol import EMPTY, Clock, change
from wizard.drafts import atomic, trash
from wizard.drafts.health import drafts_in, mend
from wizard.drafts.record import AtomicStorage
from wizard.drafts.store import Draft, DraftConflict
from wizard.drafts.tiny import PENDING, TinyStore
from wizard.drafts.turns import turn
from wizard.screens.together import bring_together


@pytest.fixture
def store(tmp_path: Path) -> TinyStore:
    return TinyStore(tmp_path / "drafts", Clock())


def file_of(store: TinyStore, draft: Draft) -> Path:
    return store.folder / f"{draft.id}.json"


def full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def worked_on(store: TinyStore) -> Draft:
    draft = store.new(EMPTY)
    for name in ("Kari", "Ola", "Siv"):
        draft = change(store, draft, contact_name=name)
    return draft


def test_a_copy_taken_on_a_full_disk_stays_and_the_damaged_file_too(
    store: TinyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = worked_on(store)
    file_of(store, draft).write_bytes(b"{")
    for _ in range(2):
        found = store.open(draft.id)
        with monkeypatch.context() as patched:
            patched.setattr(atomic.os, "fsync", full)
            with pytest.raises(OSError, match="No space"):
                change(store, found, contact_name="Per")
    assert [summary.id for summary in store.list()] == [draft.id]
    assert store.open(draft.id).application.answers == {"contact_name": "Ola"}
    assert len(list(store.folder.glob("*.damaged-*"))) == 1
    saved = change(store, store.open(draft.id), contact_name="Per")
    assert store.open(draft.id) == saved


def test_the_doctor_on_a_full_disk_leaves_the_copy(store: TinyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = worked_on(store)
    file_of(store, draft).write_bytes(b"{")
    with monkeypatch.context() as patched:
        patched.setattr(atomic.os, "fsync", full)
        with contextlib.suppress(OSError):
            mend(store.folder, next(iter(drafts_in(store.folder))))
    assert store.open(draft.id).application.answers == {"contact_name": "Ola"}
    assert mend(store.folder, next(iter(drafts_in(store.folder))))
    assert not store.open(draft.id).recovered


def test_an_older_file_put_back_is_nobodys_newer_answers(store: TinyStore) -> None:
    base = change(store, store.new(EMPTY), need="en")
    old = file_of(store, base).read_bytes()
    mine = change(store, change(store, base, city="Otta"), summary="to")
    file_of(store, mine).write_bytes(old)
    application = mine.application.model_copy(update={"answers": {"contact_name": "Kari"}})
    ours = mine.model_copy(update={"application": application})
    with pytest.raises(DraftConflict):
        store.save(ours)
    assert bring_together(store, mine, ours, "kari").draft is None


def test_the_same_revision_with_other_content_is_a_conflict(store: TinyStore) -> None:
    draft = worked_on(store)
    file_of(store, draft).write_bytes(b"{")
    later = Clock()
    later.wait(days=1)
    other = TinyStore(store.folder, later)
    theirs = change(other, other.open(draft.id), city="Otta")
    assert theirs.revision == draft.revision
    with pytest.raises(DraftConflict):
        change(store, draft, city="Vågå")


def test_delete_and_restore_wait_for_a_save_that_is_being_made(store: TinyStore) -> None:
    draft = worked_on(store)
    with turn(store.folder, draft.id):
        waiting = threading.Thread(target=store.delete, args=(draft.id,))
        waiting.start()
        waiting.join(0.2)
        assert file_of(store, draft).exists()
    waiting.join(5)
    assert not list(store.folder.glob(f"{draft.id}*"))
    [deleted] = store.trash()
    with turn(store.folder, draft.id):
        waiting = threading.Thread(target=store.restore, args=(deleted.key,))
        waiting.start()
        waiting.join(0.2)
        assert not file_of(store, draft).exists()
    waiting.join(5)
    assert store.open(draft.id) == draft


def test_a_delete_that_cannot_move_the_draft_leaves_its_history_and_copy(
    store: TinyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = worked_on(store)
    real = Path.replace

    def held(path: Path, to: Path) -> Path:
        if path == file_of(store, draft):
            raise PermissionError(13, "in use")
        return real(path, to)

    with monkeypatch.context() as patched:
        patched.setattr(trash.Path, "replace", held)
        with pytest.raises(PermissionError):
            store.delete(draft.id)
    assert store.trash() == []
    assert len(store.history(draft.id)) == 3
    assert file_of(store, draft).with_suffix(".bak").exists()


def test_what_is_deleted_and_purged_leaves_nothing_of_the_draft_but_its_lock(store: TinyStore) -> None:
    draft = worked_on(store)
    file_of(store, draft).write_bytes(b"{")
    draft = change(store, store.open(draft.id), contact_name="Per")
    (store.folder / f".{draft.id}-x.tmp").write_bytes(b"half")
    store.delete(draft.id)
    [deleted] = store.trash()
    store.purge(deleted.key)
    left = [p for p in store.folder.rglob("*") if p.is_file() and p.suffix != ".save"]
    assert left == []


def test_a_save_after_a_delete_keeps_what_the_window_knows_of_the_history(store: TinyStore) -> None:
    draft = worked_on(store)
    store_of_another = TinyStore(store.folder, Clock())
    store_of_another.delete(draft.id)
    again = change(store, draft, contact_name="Per")
    assert [entry.revision for entry in store.history(again.id)] == [2, 3, 4, 5]


def test_an_entry_whose_save_failed_is_in_no_history(
    store: TinyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = store.new(EMPTY)
    for number in range(PENDING):
        draft = change(store, draft, grant_sought=number)
    with monkeypatch.context() as patched:
        patched.setattr(AtomicStorage, "write_whole", full)
        with pytest.raises(OSError, match="No space"):
            change(store, draft, city="Otta")
    store.save(draft.model_copy(update={"place": "city"}))
    told = [edit.key for entry in store.history(draft.id) for edit in entry.edits]
    assert told == ["grant_sought"] * PENDING


@pytest.mark.skipif(os.name != "posix", reason="Windows has other odd files")
@pytest.mark.parametrize("odd", ["symlink", "folder", "read-only", "open to all", "pipe", "half a save"])
def test_odd_files_where_the_room_should_be_stop_no_save(store: TinyStore, tmp_path: Path, odd: str) -> None:
    draft = worked_on(store)
    spare, other = file_of(store, draft).with_suffix(".spare"), tmp_path / "other"
    other.write_bytes(b"mine")
    spare.unlink()
    if odd == "symlink":
        spare.symlink_to(other)
    elif odd == "folder":
        spare.mkdir()
    elif odd == "pipe":
        os.mkfifo(spare)
    elif odd == "half a save":
        shutil.copy2(file_of(store, draft), spare)
        os.link(file_of(store, draft), spare.with_suffix(".held"))
    else:
        spare.write_bytes(b"")
        spare.chmod(0o400 if odd == "read-only" else 0o644)
    for number in range(5):
        draft = change(store, draft, grant_sought=number)
        assert store.open(draft.id) == draft
    assert other.read_bytes() == b"mine"
    assert file_of(store, draft).stat().st_mode & 0o777 == 0o600
    assert not file_of(store, draft).is_symlink()


def test_a_draft_whose_file_is_gone_is_put_back_from_the_copy_before_it(store: TinyStore) -> None:
    draft = worked_on(store)
    file_of(store, draft).unlink()
    (store.folder / "no-draft.bak").write_bytes(b"{")
    (found,) = drafts_in(store.folder)
    assert (found.id, found.state) == (draft.id, "missing")
    assert mend(store.folder, found)
    assert store.open(draft.id).application.answers == {"contact_name": "Ola"}
    assert not list(store.folder.glob("*.damaged-*"))
    assert [health.state for health in drafts_in(store.folder)] == ["well"]


def test_a_deleted_draft_that_is_damaged_comes_back_under_a_new_id_from_its_copy(store: TinyStore) -> None:
    draft = worked_on(store)
    kept = file_of(store, draft).read_bytes()
    store.delete(draft.id)
    (trashed,) = store.trash()
    (store.folder / ".trash" / trashed.key / f"{draft.id}.json").write_bytes(b"{")
    file_of(store, draft).write_bytes(kept)
    fresh = store.restore(trashed.key)
    assert fresh != draft.id
    assert store.open(fresh).application.answers == {"contact_name": "Ola"}


def test_who_had_a_draft_open_is_not_kept_when_it_is_purged(store: TinyStore) -> None:
    draft = worked_on(store)
    store.claim(draft.id, "Kari")
    note = store.folder / ".open" / f"{draft.id}.json"
    assert "Kari" in note.read_text("utf-8")
    store.delete(draft.id)
    store.purge(store.trash()[0].key)
    assert not note.exists()


def test_notes_that_either_window_has_dealt_with_are_dealt_with_when_both_come_together(
    store: TinyStore,
) -> None:
    base = store.save(store.new(EMPTY).model_copy(update={"closed_notes": ("/need", "/goals")}))
    theirs = base.model_copy(update={"closed_notes": ("/goals", "/name")})
    change(store, theirs, contact_name="Kari")
    ours = base.model_copy(update={"closed_notes": ("/budget", "/need")})
    both = bring_together(store, base, ours, "Ola").draft
    assert both is not None
    assert both.closed_notes == ("/budget", "/name")
