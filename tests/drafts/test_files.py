"""What only drafts in files can go through: torn lines, swapped files, old shapes, lost indexes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.drafts.test_protocol import EMPTY, Clock, change
from wizard.drafts import journal
from wizard.drafts.history import Entry
from wizard.drafts.index import NAME
from wizard.drafts.store import Draft, DraftDamaged, Holder
from wizard.drafts.tiny import PENDING, TinyStore
from wizard.engine.changes import ABSENT, Edit


@pytest.fixture
def store(tmp_path: Path) -> TinyStore:
    return TinyStore(tmp_path / "drafts", Clock())


def again(store: TinyStore) -> TinyStore:
    """The same folder, opened by another process."""
    return TinyStore(store.folder, Clock())


def long_one(store: TinyStore, changes: int = PENDING + 5) -> Draft:
    """A draft with more changes than its own file holds."""
    draft = store.new(EMPTY)
    for number in range(changes):
        draft = change(store, draft, grant_sought=number)
    return draft


def entry(revision: int, text: str = "ønske") -> Entry:
    return Entry(revision, "2023-01-16", "kari", "need", (Edit("answers", "need", ABSENT, text),))


def test_an_entry_is_one_line_whatever_it_holds() -> None:
    odd = entry(1, 'to\nlinjer\u2028og "mer"')
    line = journal.line_of(odd)
    assert line.count(b"\n") == 1
    assert journal.entry_in(line) == odd


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"[]",
        b'["00000000",{}]',
        b"\xff\n",
        journal.line_of(entry(1))[:-9],
        journal.line_of(entry(1)).replace(b"kari", b"Kari"),
        b"[" * 5000,
    ],
)
def test_a_line_that_is_no_entry_is_known_as_such(line: bytes) -> None:
    assert journal.entry_in(line) is None


@pytest.mark.parametrize(
    "wrong",
    [{"revision": True}, {"revision": "1"}, {"act": "steal"}, {"by": 1}, {"edits": [{}]}, {"edits": 1}],
)
def test_what_is_no_entry_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        Entry.from_json({**entry(1).as_json(), **wrong})


def test_a_half_written_line_costs_itself_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    journal.append(path, [entry(1), entry(2)])
    path.write_bytes(path.read_bytes()[:-20])
    journal.append(path, [entry(3)], durable=True)
    assert [e.revision for e in journal.read(path)] == [1, 3]
    assert list(journal.read(tmp_path / "none")) == []


def test_a_history_that_was_moved_by_a_save_that_failed_is_not_told(store: TinyStore) -> None:
    draft = long_one(store)
    journal.append(store.folder / f"{draft.id}.jsonl", [entry(draft.revision + 1)])
    assert [e.revision for e in again(store).history(draft.id)] == [*range(2, draft.revision + 1)]
    draft = change(store, draft, city="oslo")
    assert again(store).history(draft.id)[-1].edits[0].key == "city"


def test_a_save_costs_the_same_however_long_the_history(store: TinyStore) -> None:
    path = store.folder / f"{long_one(store, 3).id}.json"
    short = path.stat().st_size
    draft = store.open(path.stem)
    for number in range(PENDING * 3):
        draft = change(store, draft, grant_sought=number)
        assert path.stat().st_size < short + 250 * PENDING


def test_a_draft_in_anothers_file_is_never_opened_as_that(store: TinyStore) -> None:
    one, other = store.new(EMPTY), change(store, store.new(EMPTY), municipality="1826")
    path = store.folder / f"{one.id}.json"
    path.write_bytes((store.folder / f"{other.id}.json").read_bytes())
    with pytest.raises(DraftDamaged):
        again(store).open(one.id)


def test_a_draft_that_somebody_changed_by_hand_gives_way_to_the_copy_before(store: TinyStore) -> None:
    draft = change(store, store.new(EMPTY), municipality="1826")
    draft = change(store, draft, city="oslo")
    path = store.folder / f"{draft.id}.json"
    path.write_text(path.read_text("utf-8").replace("1826", "1827"), "utf-8")
    found = again(store).open(draft.id)
    assert found.recovered
    assert found.application.answers == {"municipality": "1826"}
    assert [e.revision for e in again(store).history(draft.id)] == [2]


def test_a_draft_from_before_there_were_sums_and_histories_opens(store: TinyStore) -> None:
    draft = store.new(EMPTY)
    path = store.folder / f"{draft.id}.json"
    tables = json.loads(path.read_bytes())
    record = tables["draft"]["1"]
    del record["sum"], record["pending"]
    path.write_text(json.dumps(tables), "utf-8")
    assert again(store).open(draft.id) == draft
    assert list(again(store).history(draft.id)) == []
    assert change(again(store), draft, city="oslo").revision == 2


def test_a_draft_brought_back_beside_one_of_its_id_gets_a_new_one(store: TinyStore) -> None:
    draft = long_one(store)
    path = store.folder / f"{draft.id}.json"
    kept = path.read_bytes()
    store.delete(draft.id)
    path.write_bytes(kept)
    back = store.restore(store.trash()[0].key)
    assert back != draft.id
    assert store.open(back).application == draft.application
    assert len(store.history(back)) == len(store.history(draft.id)) + PENDING
    assert list(store.trash()) == []


def test_a_damaged_draft_is_not_brought_back_over_another(store: TinyStore) -> None:
    draft = store.new(EMPTY)
    path = store.folder / f"{draft.id}.json"
    kept = path.read_bytes()
    path.write_bytes(b"")
    store.delete(draft.id)
    path.write_bytes(kept)
    (trashed,) = store.trash()
    assert trashed.summary.damaged
    with pytest.raises(DraftDamaged):
        store.restore(trashed.key)
    assert store.open(draft.id) == draft


def test_two_deletions_in_one_second_are_both_kept(store: TinyStore) -> None:
    draft = store.new(EMPTY)
    path = store.folder / f"{draft.id}.json"
    kept = path.read_bytes()
    for _ in range(3):
        path.write_bytes(kept)
        store.delete(draft.id)
    assert len({t.key for t in store.trash()}) == 3


@pytest.mark.parametrize("garbage", [b"", b"{}", b"[1]", b"\xff", b'{"a":[1,2,{}]}', None])
def test_an_index_that_is_lost_or_garbled_makes_itself_again(store: TinyStore, garbage: bytes | None) -> None:
    draft = change(store, store.new(EMPTY), municipality="1826")
    before = list(store.list())
    index = store.folder / NAME
    if garbage is None:
        index.unlink()
    else:
        index.write_bytes(garbage)
    assert list(again(store).list()) == before
    assert draft.id in index.read_text("utf-8")


def test_the_index_is_asked_instead_of_the_drafts(store: TinyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = [store.new(EMPTY) for _ in range(3)]
    store.list()
    read: list[str] = []
    other = again(store)
    original = other._summary_in
    monkeypatch.setattr(other, "_summary_in", lambda p, i: read.append(i) or original(p, i))
    assert len(other.list()) == 3
    assert read == []
    change(store, drafts[1], municipality="1826")
    store.delete(drafts[0].id)
    assert {s.municipality for s in other.list()} == {"1826", ""}
    assert read == [drafts[1].id]


def test_a_list_works_where_no_index_can_be_written(
    store: TinyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = store.new(EMPTY)

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError

    monkeypatch.setattr("wizard.drafts.index.os.open", refuse)
    assert [s.id for s in store.list()] == [draft.id]


def test_a_claim_of_a_process_that_died_is_stale(store: TinyStore) -> None:
    draft = store.new(EMPTY)
    note = store.folder / ".open" / f"{draft.id}.json"
    note.parent.mkdir()
    note.write_text(
        Holder(user="ola", machine="old", since="2023-01-01", token="x").model_dump_json(), "utf-8"
    )
    assert store.claim(draft.id, "kari") is None
    assert store.lost(draft.id) is None
    store.release(draft.id)
    assert not note.exists()


def test_work_goes_on_where_nothing_can_be_locked(store: TinyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = store.new(EMPTY)
    (store.folder / ".open").write_text("a file in the way", "utf-8")
    assert store.claim(draft.id, "kari") is None
    assert store.lost(draft.id) is None
    store.release(draft.id)
