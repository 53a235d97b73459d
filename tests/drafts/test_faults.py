"""Everything that can happen to a draft's file: what can be read is read, and what is damaged is kept."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.drafts.test_protocol import EMPTY, Clock, change
from wizard.drafts import atomic
from wizard.drafts.health import drafts_in
from wizard.drafts.store import Draft, DraftDamaged
from wizard.drafts.tiny import LARGEST, TinyStore

Harm = Callable[[Path], object]


def swapped(path: Path) -> None:
    """Another draft's file under this name."""
    other = TinyStore(path.parent / "elsewhere", Clock())
    draft = other.new(EMPTY)
    path.write_bytes((other.folder / f"{draft.id}.json").read_bytes())


def a_folder(path: Path) -> None:
    """What no program can read as a file, whoever runs it."""
    path.unlink()
    path.mkdir()


HARMS: dict[str, Harm] = {
    "truncated": lambda p: p.write_bytes(p.read_bytes()[:-40]),
    "emptied": lambda p: p.write_bytes(b""),
    "garbled": lambda p: p.write_bytes(p.read_bytes().replace(b"1826", b"18\xff6")),
    "one letter changed": lambda p: p.write_bytes(p.read_bytes().replace(b"1826", b"1827")),
    "zeroes": lambda p: p.write_bytes(bytes(p.stat().st_size)),
    "swapped": swapped,
    "unreadable": a_folder,
    "another program's": lambda p: p.write_text('{"draft": {"1": {"format": "other"}}}'),
    "a list": lambda p: p.write_text("[1, 2]"),
    "deep": lambda p: p.write_text("[" * 100_000),
    "huge": lambda p: os.truncate(p, LARGEST + 1),
    "odd types": lambda p: p.write_text('{"draft": {"1": {"format": "veiviser/draft", "draft": 7}}}'),
    "unknown keys": lambda p: p.write_bytes(p.read_bytes().replace(b'"revision"', b'"__class__"')),
    "no numbers": lambda p: p.write_text('{"draft": {"one": {}}}'),
}


@pytest.fixture
def store(tmp_path: Path) -> TinyStore:
    return TinyStore(tmp_path / "drafts", Clock())


def worked_on(store: TinyStore) -> Draft:
    """A draft with a copy before it."""
    return change(store, change(store, store.new(EMPTY), municipality="1826"), city="Oslo")


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS.keys())
def test_a_harmed_draft_gives_way_to_the_copy_before_and_nothing_is_overwritten(
    store: TinyStore, harm: Harm
) -> None:
    draft = worked_on(store)
    path = store.folder / f"{draft.id}.json"
    harm(path)
    harmed = path.read_bytes() if path.is_file() else None
    fresh = TinyStore(store.folder, Clock())
    assert [s.damaged for s in fresh.list()] == [True]
    found = fresh.open(draft.id)
    assert found.recovered
    assert found.application.answers == {"municipality": "1826"}
    saved = change(fresh, found, contact_name="Kari")
    assert not saved.recovered
    assert fresh.open(draft.id).application.answers == {"municipality": "1826", "contact_name": "Kari"}
    assert [h.state for h in drafts_in(store.folder)] == ["well"]
    (kept,) = store.folder.glob("*.damaged-*")
    assert (kept.read_bytes() if kept.is_file() else None) == harmed


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS.keys())
def test_where_the_copy_is_harmed_too_it_is_said_and_both_files_stay(store: TinyStore, harm: Harm) -> None:
    draft = worked_on(store)
    paths = [store.folder / f"{draft.id}{ending}" for ending in (".json", ".bak")]
    for path in paths:
        harm(path)
    before = [p.read_bytes() if p.is_file() else None for p in paths]
    fresh = TinyStore(store.folder, Clock())
    with pytest.raises(DraftDamaged):
        fresh.open(draft.id)
    assert [p.read_bytes() if p.is_file() else None for p in paths] == before


@pytest.mark.parametrize("call", ["open", "fsync", "replace", "write"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_save_that_fails_leaves_the_draft_as_it_was_and_can_be_tried_again(
    store: TinyStore, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    draft = worked_on(store)
    files = {p.name: p.read_bytes() for p in store.folder.glob("*.json")}

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        if call == "write":
            patched.setattr(atomic.os, "fdopen", refuse)
        else:
            patched.setattr(os, call, refuse)
        with pytest.raises(OSError, match=r".") as caught:
            change(store, draft, contact_name="Kari")
    assert caught.value.errno == number
    assert {p.name: p.read_bytes() for p in store.folder.glob("*.json")} == files
    again = change(store, draft, contact_name="Kari")
    assert store.open(draft.id) == again
    assert [entry.revision for entry in store.history(draft.id)] == [2, 3, 4]
    assert not list(store.folder.glob(".*.tmp"))
