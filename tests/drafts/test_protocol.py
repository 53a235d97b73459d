"""What any store of drafts does, whatever it keeps them in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.drafts.memory import MemoryStore
from wizard.drafts.history import as_it_was, entry_between, of_question, past_of
from wizard.drafts.opening import brought_up_to_date
from wizard.drafts.store import Draft, DraftConflict, DraftStore, NoSuchDraft
from wizard.drafts.tiny import PENDING, TinyStore
from wizard.engine.declarations import Declaration
from wizard.schema.application import Application
from wizard.schema.migration import Migration
from wizard.schema.scheme import Definition

EMPTY = Application(scheme="overgangsordning", edition="2023")
Two = tuple[DraftStore, DraftStore]


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2023, 1, 16, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        return self.time

    def wait(self, **time: int) -> None:
        self.time += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["files", "memory"])
def two(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Two:
    """Two windows on one place."""
    if request.param == "memory":
        one = MemoryStore(clock)
        return one, MemoryStore(clock, one)
    return TinyStore(tmp_path / "drafts", clock), TinyStore(tmp_path / "drafts", clock)


@pytest.fixture
def store(two: Two) -> DraftStore:
    return two[0]


def answered(draft: Draft, **answers: object) -> Draft:
    """The draft with these answers more."""
    application = draft.application
    merged = {**application.answers, **answers}
    return draft.model_copy(update={"application": application.model_copy(update={"answers": merged})})


def change(store: DraftStore, draft: Draft, user: str = "kari", **answers: object) -> Draft:
    """The draft saved with these answers more, and what changed with it."""
    after = answered(draft, **answers)
    return store.save(after, entry_between(draft, after, user))


def test_every_change_is_in_the_history_with_who_and_when(store: DraftStore, clock: Clock) -> None:
    draft = change(store, store.new(EMPTY), municipality="1826")
    clock.wait(minutes=5)
    draft = change(store, draft, "ola", municipality="0301", city="oslo")
    first, second = store.history(draft.id)
    assert (first.by, first.at, first.questions) == ("kari", "2023-01-16T10:00:00+01:00", ("municipality",))
    assert (second.by, second.at[11:16]) == ("ola", "10:05")
    assert [(e.key, e.before, e.after) for e in second.edits][1:] == [("municipality", "1826", "0301")]
    assert [edit.after for _, edit in of_question([first, second], "municipality")] == ["0301", "1826"]


def test_a_save_that_changes_nothing_is_no_entry(store: DraftStore) -> None:
    draft = store.new(EMPTY)
    assert entry_between(draft, draft.model_copy(update={"place": "city"}), "kari") is None


def test_a_long_history_is_whole_after_a_restart(two: Two) -> None:
    draft = two[0].new(EMPTY)
    for number in range(PENDING * 2 + 3):
        draft = change(two[0], draft, grant_sought=number)
    entries = two[1].history(draft.id)
    assert [entry.edits[0].after for entry in entries] == list(range(PENDING * 2 + 3))
    assert two[1].open(draft.id) == draft


def test_any_point_of_the_history_can_be_gone_back_to(store: DraftStore) -> None:
    first = change(store, store.new(EMPTY), municipality="1826")
    rows = [{"title": "A", "percent": 50}]
    second = change(store, first, positions=rows)
    third = change(store, second, positions=[{"title": "A", "percent": 80}])
    entries = store.history(third.id)
    for was in (first, second, third):
        assert as_it_was(third, entries, was.revision).application == was.application
    back = store.save(
        as_it_was(third, entries, first.revision),
        entry_between(third, as_it_was(third, entries, first.revision), "kari", "restore"),
    )
    assert store.open(back.id).application == first.application
    assert store.history(back.id)[-1].act == "restore"


def test_undo_goes_on_across_a_restart_and_never_takes_back_twice(store: DraftStore) -> None:
    draft = store.new(EMPTY)
    declared = {"terms_read": Declaration(who="Kari", when="2023-01-16T10:00:00")}
    one = change(store, draft, municipality="1826")
    two = answered(one, terms_read=True).model_copy(update={"declared": declared})
    two = store.save(two, entry_between(one, two, "kari"))
    three = change(store, two, city="oslo")
    undone = three.model_copy(update={"application": two.application})
    undone = store.save(undone, entry_between(three, undone, "kari", "undo"))
    past = past_of(undone, store.history(draft.id), 10)
    assert [sorted(s.application.answers) for s in past] == [[], ["municipality"]]
    assert past_of(undone, store.history(draft.id), 1) == past[1:]
    again = past_of(three, store.history(draft.id)[:3], 10)[-1]
    assert again.declared == declared
    assert again.application == two.application


def test_a_deleted_draft_can_be_brought_back_for_thirty_days(store: DraftStore, clock: Clock) -> None:
    draft = change(store, store.new(EMPTY), municipality="1826")
    store.delete(draft.id)
    assert list(store.list()) == []
    with pytest.raises(NoSuchDraft):
        store.open(draft.id)
    clock.wait(days=29)
    assert list(store.purge()) == []
    (trashed,) = store.trash()
    assert (trashed.id, trashed.until, trashed.summary.municipality) == (draft.id, "2023-02-15", "1826")
    assert store.restore(trashed.key) == draft.id
    assert store.open(draft.id) == draft
    assert len(store.history(draft.id)) == 1
    assert list(store.trash()) == []


def test_after_thirty_days_a_purge_says_what_it_removes(store: DraftStore, clock: Clock) -> None:
    old, new = store.new(EMPTY), store.new(EMPTY)
    store.delete(old.id)
    clock.wait(days=20)
    store.delete(new.id)
    clock.wait(days=10)
    assert [t.id for t in store.purge()] == [old.id]
    (left,) = store.trash()
    assert [t.id for t in store.purge(left.key)] == [new.id]
    for act in (store.restore, store.purge):
        with pytest.raises(NoSuchDraft):
            act(left.key)


def test_a_second_window_is_told_who_has_the_draft_and_can_take_over(two: Two) -> None:
    mine, other = two
    draft = mine.new(EMPTY)
    assert mine.claim(draft.id, "kari") is None
    assert mine.claim(draft.id, "kari") is None
    held = other.claim(draft.id, "ola")
    assert held is not None
    assert (held.user, held.since[:10], bool(held.machine)) == ("kari", "2023-01-16", True)
    assert mine.lost(draft.id) is None
    assert other.lost(draft.id) is None
    assert other.claim(draft.id, "ola", take_over=True) is None
    lost = mine.lost(draft.id)
    assert lost is not None
    assert lost.user == "ola"
    mine.release(draft.id)
    other.release(draft.id)
    other.release(draft.id)
    assert mine.claim(draft.id, "kari") is None


def test_two_windows_never_overwrite_each_other(two: Two) -> None:
    draft = two[0].new(EMPTY)
    theirs = two[1].open(draft.id)
    saved = change(two[0], draft, municipality="1826")
    with pytest.raises(DraftConflict):
        change(two[1], theirs, municipality="0301")
    assert two[1].open(draft.id) == saved


@pytest.mark.parametrize("act", ["open", "delete", "history"])
def test_a_draft_that_is_not_there_is_said_to_be_missing(store: DraftStore, act: str) -> None:
    do: Callable[[str], object] = getattr(store, act)
    with pytest.raises(NoSuchDraft):
        do("no-such-draft")


def test_a_draft_of_older_questions_is_brought_to_those_of_today(
    store: DraftStore, transition: Definition
) -> None:
    draft = answered(store.new(EMPTY), by="Hattfjelldal", fax="22 33 44 55", grant_sought=5)
    draft = draft.model_copy(update={"definition_hash": "sha256:old", "parked": {"/telex": 1}})
    step = {"rename": "by", "to": ["city"]}
    migration = Migration.model_validate({"id": "names", "step": [step]})
    fresh, done = brought_up_to_date(draft, transition, lambda: [migration])
    assert done is not None
    assert done.placed == (("by", "city"),)
    assert fresh.application.answers == {"city": "Hattfjelldal", "grant_sought": 5}
    assert fresh.parked == {"/telex": 1, "/fax": "22 33 44 55"}
    entry = entry_between(draft, fresh, "kari", "migrate")
    saved = store.save(fresh, entry)
    assert store.open(saved.id).parked == fresh.parked
    back = as_it_was(saved, store.history(saved.id), draft.revision)
    assert (back.application, back.parked) == (draft.application, draft.parked)


def test_a_draft_of_todays_questions_is_left_as_it_is(store: DraftStore, transition: Definition) -> None:
    draft = answered(store.new(EMPTY), fax=1)
    for known in ("", transition.hash):
        same = draft.model_copy(update={"definition_hash": known})
        assert brought_up_to_date(same, transition, list) == (same, None)
