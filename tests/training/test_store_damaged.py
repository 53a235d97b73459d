"""Where a disk, a file or a line fails: nothing good is lost, it is told of, and put aside when asked."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.training.sittings import EXERCISE, LATER, NOW, file_of, scored
from wizard.schema.scheme import Definition
from wizard.training import store as store_module
from wizard.training.results import Result
from wizard.training.store import RESULTS, TrainingStore


def test_after_a_crash_between_the_record_and_the_sitting_it_counts_as_handed_in(
    store: TrainingStore, transition: Definition, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = store.begin(EXERCISE, NOW)

    def crash(path: Path, data: bytes) -> None:
        raise OSError(28, "full", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(store_module, "write_atomically", crash)
        with pytest.raises(OSError, match="full"):
            store.finish(sitting, EXERCISE, scored(transition, sitting), LATER)
    assert len(store.results().found) == 1
    assert store.open("finn") is None


def test_a_disk_that_is_full_leaves_the_sitting_as_it_was(
    store: TrainingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = store.begin(EXERCISE, NOW)

    def crash(path: Path, data: bytes) -> None:
        raise OSError(28, "full", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(store_module, "write_atomically", crash)
        with pytest.raises(OSError, match="full"):
            store.save(sitting.mark("/summary", "text.thin"))
    assert store.open("finn") == sitting


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[1, 2]",
        b'{"format": "veiviser/draft", "format_version": 1}',
        b'{"format": "veiviser/sitting", "format_version": 1}',
        b'{"format": "veiviser/sitting", "format_version": 1, "sitting": {"id": "x"}}',
        b"[" * 100_000,
        b" " * 1_000_001,
    ],
    ids=["empty", "half", "no-text", "list", "draft", "no-sitting", "keys", "deep", "large"],
)
def test_a_damaged_file_is_told_of_and_left_and_stops_nobody(content: bytes, store: TrainingStore) -> None:
    damaged, whole = store.begin(EXERCISE, LATER), store.begin(EXERCISE, NOW)
    file_of(store, damaged).write_bytes(content)
    assert store.open("finn") == whole
    found = store.sittings()
    assert found.found == (whole,)
    assert found.trouble == ((f"sittings/{damaged.id}.json", "damaged"),)
    assert file_of(store, damaged).read_bytes() == content


def test_a_file_of_another_version_is_told_of_as_such(store: TrainingStore) -> None:
    sitting = store.begin(EXERCISE, NOW)
    path = file_of(store, sitting)
    held = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**held, "format_version": 2}), "utf-8")
    assert store.open("finn") is None
    assert store.sittings().trouble == ((f"sittings/{sitting.id}.json", "version"),)


def test_a_file_under_another_name_or_with_no_time_is_no_sitting(store: TrainingStore) -> None:
    sitting = store.begin(EXERCISE, NOW)
    path = file_of(store, sitting)
    path.with_name("copy.json").write_bytes(path.read_bytes())
    path.write_text(path.read_text("utf-8").replace(sitting.begun, "yesterday"), "utf-8")
    assert store.sittings().found == ()
    assert [trouble.why for trouble in store.sittings().trouble] == ["damaged", "damaged"]


def test_a_damaged_line_of_the_record_is_told_of_and_the_rest_counts(
    store: TrainingStore, transition: Definition
) -> None:
    def done(number: int) -> Result:
        sitting = store.begin(EXERCISE, NOW)
        return store.finish(sitting, EXERCISE, scored(transition, sitting), NOW + timedelta(minutes=number))

    first = done(1)
    path = store.folder / RESULTS
    whole = path.read_bytes()
    path.write_bytes(whole + b"\n" + whole.replace(b'"format_version":1', b'"format_version":7') + whole[:40])
    second = done(2)
    kept = store.results()
    assert kept.found == (first, second)
    assert kept.trouble == (("results.jsonl:2", "version"), ("results.jsonl:3", "damaged"))
    assert path.read_bytes().startswith(whole)


def test_a_damaged_sitting_is_put_aside_and_kept(store: TrainingStore) -> None:
    sitting = store.begin(EXERCISE, NOW)
    path = file_of(store, sitting)
    path.write_bytes(path.read_bytes()[:40])
    (trouble,) = store.sittings().trouble
    assert store.put_aside(trouble)
    assert store.sittings() == ((), ())
    (kept,) = path.parent.glob("*.damaged-*")
    assert kept.name.startswith(path.name)


def test_damaged_lines_of_the_record_are_put_aside_and_the_others_stay(
    store: TrainingStore, transition: Definition
) -> None:
    sitting = store.begin(EXERCISE, NOW)
    first = store.finish(sitting, EXERCISE, scored(transition, sitting), NOW)
    path = store.folder / RESULTS
    whole = path.read_bytes()
    later = whole.replace(b'"format_version":1', b'"format_version":7')
    damaged = b"{half\n" + whole + later + whole[:40]
    path.write_bytes(damaged)
    trouble = store.results().trouble
    assert [one.why for one in trouble] == ["damaged", "version", "damaged"]
    assert [store.put_aside(one) for one in trouble] == [True, False, True]
    assert path.read_bytes() == whole + later
    assert store.results() == ((first,), (("results.jsonl:2", "version"),))
    (kept,) = path.parent.glob(f"{RESULTS}.damaged-*")
    assert kept.read_bytes() == damaged
