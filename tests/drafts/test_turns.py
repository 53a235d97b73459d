"""Two writers at one draft: each save is either the next revision or refused."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wizard.drafts.history import entry_between
from wizard.drafts.store import Draft, DraftConflict
from wizard.drafts.tiny import TinyStore
from wizard.drafts.turns import FOLDER, turn
from wizard.schema.application import Application

EMPTY = Application(scheme="overgangsordning", edition="2023")
SAVES = 150
HAMMER = """
import sys
from pathlib import Path
from wizard.drafts.history import entry_between
from wizard.drafts.store import DraftConflict
from wizard.drafts.tiny import TinyStore

store, draft_id, name = TinyStore(Path(sys.argv[1])), sys.argv[2], sys.argv[3]
sys.stdin.readline()
kept = []
while len(kept) < int(sys.argv[4]):
    draft = store.open(draft_id)
    answers = {**draft.application.answers, name: len(kept)}
    after = draft.model_copy(update={"application": draft.application.model_copy(update={"answers": answers})})
    try:
        kept.append(store.save(after, entry_between(draft, after, name)).revision)
    except DraftConflict:
        continue
print(*kept)
"""


def begin(folder: Path, draft: Draft, name: str) -> subprocess.Popen[str]:
    given = [sys.executable, "-c", HAMMER, str(folder), draft.id, name, str(SAVES)]
    return subprocess.Popen(given, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_of_two_processes_that_save_without_pause_none_loses_a_save(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    draft = store.new(EMPTY)
    both = [begin(tmp_path, draft, name) for name in ("summary", "need")]
    for process in both:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    kept = [[int(word) for word in process.communicate(timeout=100)[0].split()] for process in both]
    assert sorted(kept[0] + kept[1]) == list(range(2, 2 * SAVES + 2))
    after = store.open(draft.id)
    assert after.revision == 2 * SAVES + 1
    assert after.application.answers == {"summary": SAVES - 1, "need": SAVES - 1}
    told = [entry.revision for entry in store.history(draft.id)]
    assert told == list(range(2, 2 * SAVES + 2))


def test_a_save_waits_for_anothers_and_tells_where_that_never_ends(tmp_path: Path) -> None:
    with turn(tmp_path, "a"), pytest.raises(TimeoutError), turn(tmp_path, "a", patience=0.01):
        pytest.fail("two at once")
    with turn(tmp_path, "a", patience=0.01):
        pass


def test_drafts_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with turn(tmp_path, "a"), turn(tmp_path, "b", patience=0.01):
        pass


def test_where_no_lock_can_be_made_the_save_is_made_without(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way")
    store = TinyStore(tmp_path)
    assert store.save(store.new(EMPTY)).revision == 2


def grown(store: TinyStore, draft: Draft, need: str) -> Draft:
    application = draft.application.model_copy(update={"answers": {"need": need}})
    after = draft.model_copy(update={"application": application})
    return store.save(after, entry_between(draft, after, "kari"))


def test_a_store_that_never_opened_the_draft_keeps_the_history_that_lies_in_its_file(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    draft = grown(store, store.new(EMPTY), "en")
    last = grown(TinyStore(tmp_path), draft, "to")
    grown(store, last, "tre")
    assert [entry.revision for entry in TinyStore(tmp_path).history(draft.id)] == [2, 3, 4]


def test_a_copy_is_not_saved_over_a_file_that_another_has_mended_since(tmp_path: Path) -> None:
    store = TinyStore(tmp_path, lambda: datetime(2023, 1, 16, tzinfo=UTC))
    draft = grown(store, store.new(EMPTY), "en")
    (tmp_path / f"{draft.id}.json").write_bytes(b"{")
    one, other = TinyStore(tmp_path), TinyStore(tmp_path)
    first, second = one.open(draft.id), other.open(draft.id)
    assert first.recovered
    assert second.recovered
    grown(one, first, "to")
    with pytest.raises(DraftConflict):
        grown(other, second, "tre")
