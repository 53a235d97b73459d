"""Sittings that are broken off and taken up again, and results that nothing takes away."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from tests.training.sittings import EXERCISE, LATER, NOW, OTHER, file_of, scored
from wizard.schema.scheme import Definition
from wizard.training import store as store_module
from wizard.training.marks import Mark
from wizard.training.results import Result, best, result_of
from wizard.training.scores import Score
from wizard.training.sitting import Sitting
from wizard.training.store import SittingConflict, TrainingStore


def test_what_is_broken_off_goes_on_where_it_was(store: TrainingStore) -> None:
    sitting = store.begin(EXERCISE, NOW, "strict", "Kari Moen")
    sitting = sitting.mark("/summary", "text.placeholder").mark("/grant_sought", "budget.balance")
    sitting = sitting.decide("en", "unknown", "target-group").hint(3).at("/costs/1").spent(75)
    saved = store.save(sitting.with_draft("utkast-1").with_strictness("silent"))
    again = TrainingStore(store.folder).open("finn")
    assert again == saved
    assert again is not None
    assert [mark.at for mark in again.marks] == ["/summary", "/grant_sought"]
    assert again.decisions["en"].condition == "target-group"
    assert (again.hints, again.place, again.seconds, again.draft) == (1, "/costs/1", 75, "utkast-1")
    assert (again.strictness, again.trainee) == ("silent", "Kari Moen")


def test_a_name_on_the_store_is_on_its_new_sittings(tmp_path: Path) -> None:
    named = TrainingStore(tmp_path, trainee="Kari")
    assert named.begin(EXERCISE, NOW).trainee == "Kari"
    assert named.begin(EXERCISE, NOW, trainee="Ola").trainee == "Ola"


def test_the_acts_of_a_sitting_give_new_ones_and_never_fail() -> None:
    sitting = Sitting(id="a", exercise="finn", kind="find_faults", begun=NOW.isoformat())
    marked = sitting.mark("/summary", "text.thin")
    assert sitting.marks == ()
    assert marked.mark("/summary", "text.thin") is marked
    assert marked.unmark(Mark(at="/need", rule="text.thin")).marks == marked.marks
    assert marked.unmark(Mark(at="/summary", rule="text.thin")).marks == ()
    assert [sitting.hint(0).hints, sitting.hint(2).hint(2).hint(2).hints] == [0, 2]
    assert sitting.hint(2).hint(2).hint(1).hints == 2
    assert sitting.spent(-5).seconds == 0
    assert sitting.named("  ").trainee is None
    decided = sitting.decide("en", "eligible").decide("en", "unknown", "x")
    assert decided.decisions["en"].verdict == "unknown"
    assert sitting.finish(NOW).finish(LATER).done == NOW.isoformat()


def test_an_exercise_that_nobody_has_begun_is_not_open(store: TrainingStore) -> None:
    assert store.open("finn") is None
    assert store.sittings() == ((), ())
    assert store.results() == ((), ())
    assert not store.folder.exists()


def test_the_last_begun_of_several_is_taken_up(store: TrainingStore) -> None:
    first, second = store.begin(EXERCISE, NOW), store.begin(EXERCISE, LATER)
    store.begin(OTHER, LATER + timedelta(hours=1))
    assert store.open("finn") == second
    assert [s.exercise for s in store.sittings().found] == ["annen", "finn", "finn"]
    assert store.sittings().found[2] == first


def test_what_is_handed_in_is_closed_and_recorded(store: TrainingStore, transition: Definition) -> None:
    sitting = store.begin(EXERCISE, NOW).mark("/summary", "text.placeholder").hint(2).spent(600)
    result = store.finish(store.save(sitting), EXERCISE, scored(transition, sitting), LATER)
    assert store.open("finn") is None
    assert store.results().found == (result,)
    assert (result.points, result.most, result.share) == (2, 4, 0.5)
    assert result.by_theme == {"texts": (2, 2), "budget": (0, 2)}
    assert (result.hints, result.seconds, result.trainee) == (1, 600, None)
    assert result.when == LATER.isoformat()
    assert store.sittings().found[0].done == result.when


def test_handed_in_twice_it_has_one_result(store: TrainingStore, transition: Definition) -> None:
    sitting = store.begin(EXERCISE, NOW)
    first = store.finish(sitting, EXERCISE, scored(transition, sitting), LATER)
    better = sitting.mark("/summary", "text.placeholder")
    second = store.finish(better, EXERCISE, scored(transition, better), LATER + timedelta(minutes=1))
    assert first == second
    assert store.results().found == (first,)


def test_two_windows_on_one_sitting_know_of_each_other(store: TrainingStore) -> None:
    mine = store.begin(EXERCISE, NOW)
    other = TrainingStore(store.folder)
    theirs = other.open("finn")
    assert theirs == mine
    other.save(theirs.mark("/costs", "budget.equipment"))
    with pytest.raises(SittingConflict):
        store.save(mine.mark("/summary", "text.thin"))
    again = store.open("finn")
    assert again is not None
    assert [mark.at for mark in again.marks] == ["/costs"]


def test_two_at_once_lose_nothing(store: TrainingStore, transition: Definition) -> None:
    def train(number: int) -> Result:
        own = TrainingStore(store.folder)
        sitting = own.begin(EXERCISE, NOW + timedelta(seconds=number))
        sitting = own.save(sitting.mark("/summary", "text.placeholder"))
        return own.finish(sitting, EXERCISE, scored(transition, sitting), LATER + timedelta(seconds=number))

    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(train, range(24)))
    kept = store.results()
    assert list(kept.found) == made
    assert kept.trouble == ()
    assert len(store.sittings().found) == 24


def test_a_store_that_another_holds_for_too_long_says_so(
    store: TrainingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = store.begin(EXERCISE, NOW)
    monkeypatch.setattr(store_module, "_WAIT", 0.05)
    with FileLock(store.folder / ".lock"), pytest.raises(Timeout) as refused:
        store.save(sitting)
    assert isinstance(refused.value, OSError)


@pytest.mark.parametrize("name", ["", "../out", "a/b", "a\\b", "c:x", "æ"])
def test_a_sitting_never_leaves_its_folder(name: str, store: TrainingStore) -> None:
    sitting = store.begin(EXERCISE, NOW)
    with pytest.raises(ValueError, match=r".*"):
        store.save(sitting.model_copy(update={"id": name}))
    assert [p.name for p in store.folder.rglob("*.json")] == [f"{sitting.id}.json"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no modes")
def test_the_folders_are_for_their_owner_only(tmp_path: Path, transition: Definition) -> None:
    before = os.umask(0o022)
    try:
        folder = tmp_path / "drafts" / "training"
        TrainingStore(folder).begin(EXERCISE, NOW)
    finally:
        os.umask(before)
    made = (folder.parent, folder, folder / "sittings")
    assert [stat.S_IMODE(one.stat().st_mode) for one in made] == [0o700, 0o700, 0o700]


def test_results_are_in_the_order_of_time_wherever_they_were_written(store: TrainingStore) -> None:
    score = Score(1, 2, (), {"texts": (1, 2)})
    times = [NOW.astimezone(UTC) + timedelta(hours=1), NOW]
    for when in times:
        store.finish(store.begin(EXERCISE, NOW), EXERCISE, score, when)
    assert [result.when for result in store.results().found] == [
        times[1].isoformat(),
        times[0].isoformat(),
    ]


def test_half_a_character_is_kept_too(store: TrainingStore) -> None:
    sitting = store.save(store.begin(EXERCISE, NOW).named("Kari \ud83d"))
    assert file_of(store, sitting).read_bytes().isascii()


def test_the_best_result_of_an_exercise_is_known() -> None:
    score = Score(1, 4, (), {})
    sitting = Sitting(id="a", exercise="finn", kind="find_faults", begun=NOW.isoformat())
    poor, good = (
        result_of(sitting.model_copy(update={"id": name}), EXERCISE, score._replace(points=n), NOW)
        for name, n in (("a", 1), ("b", 3))
    )
    assert best((poor, good, poor), "finn") == good
    assert best((poor, good), "annen") is None
    assert result_of(sitting, EXERCISE, Score(0, 0, (), {}), NOW).share == 0
