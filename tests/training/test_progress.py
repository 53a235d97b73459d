"""What comes back, when, and how hard: worked out of the results alone, the same each time."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.schema.exercise import Exercise, Theme
from wizard.training.progress import HARDEST, due, level, next_exercise
from wizard.training.results import Result
from wizard.training.scores import Score
from wizard.training.store import TrainingStore
from wizard.training.themes import THEMES

ROOT = Path(__file__).parents[2]
NOW = datetime(2023, 1, 16, 9, 0, tzinfo=timezone(timedelta(hours=1)))


def exercise(name: str, *themes: Theme, at: int = 1) -> Exercise:
    return Exercise(
        id=name,
        kind="find_faults",
        scheme="overgangsordning",
        edition="2023",
        level=at,
        themes=themes,
        minutes=10,
        today=date(2023, 1, 16),
        title={"nb": name},
    )


def result(days: float = 0, name: str = "a", at: int = 1, /, **by_theme: tuple[int, int]) -> Result:
    """A result so many days after NOW."""
    when = NOW + timedelta(days=days)
    points = (sum(p for p, _ in by_theme.values()), sum(m for _, m in by_theme.values()))
    return Result.model_validate(
        {
            "sitting": f"{name}-{when:%Y%m%dT%H%M%S}",
            "when": when.isoformat(),
            "exercise": name,
            "kind": "find_faults",
            "scheme": "overgangsordning",
            "edition": "2023",
            "level": at,
            "points": points[0],
            "most": points[1],
            "by_theme": by_theme,
        }
    )


def order(results: list[Result], days: float) -> list[Theme]:
    return [state.theme for state in due(results, NOW + timedelta(days=days))]


def test_a_theme_that_failed_comes_back_before_one_that_went_well() -> None:
    results = [result(budget=(10, 10), texts=(0, 10), plan=(6, 10), goals=(8, 10))]
    states = {state.theme: state for state in due(results, NOW)}
    times = [states[theme].due for theme in ("texts", "goals", "budget")]
    assert None not in times
    assert times == sorted(times) != [times[0]] * 3  # type: ignore[type-var]
    assert order(results, 30)[:4] == ["texts", "plan", "goals", "budget"]


def test_a_day_after_only_what_failed_is_due() -> None:
    results = [result(budget=(10, 10), texts=(0, 10))]
    states = due(results, NOW + timedelta(days=1))
    assert [s.theme for s in states if s.due and s.is_due(NOW + timedelta(days=1))] == ["texts"]
    assert states[0].theme == "texts"
    assert states[-1].theme == "budget"


def test_a_theme_that_fails_again_and_again_comes_back_sooner_than_one_that_goes_well_each_time() -> None:
    results = [result(day, texts=(0, 10), budget=(10, 10)) for day in (0, 1, 4, 12)]
    states = {state.theme: state for state in due(results, NOW)}
    poor, good = states["texts"], states["budget"]
    assert poor.last == good.last == (NOW + timedelta(days=12)).astimezone(UTC)
    assert poor.due is not None
    assert good.due is not None
    assert good.due - poor.due > timedelta(days=14)


def test_each_time_it_goes_well_the_pause_is_longer() -> None:
    pauses = []
    for count in range(1, 5):
        results = [result(10.0 * n, budget=(9, 10)) for n in range(count)]
        state = next(s for s in due(results, NOW) if s.theme == "budget")
        assert state.due is not None
        assert state.last is not None
        pauses.append(state.due - state.last)
    assert pauses == sorted(set(pauses))


def test_who_has_done_nothing_begins_at_the_beginning() -> None:
    states = due([], NOW)
    assert [s.theme for s in states] == list(THEMES)
    assert {(s.due, s.last, s.share, s.level) for s in states} == {(None, None, None, 1)}
    assert all(s.is_due(NOW) for s in states)


def test_what_was_never_practised_goes_before_what_has_its_time_to_come() -> None:
    results = [result(eligibility=(10, 10), texts=(0, 2))]
    assert order(results, 0.5) == ["goals", "positions", "plan", "budget", "signing", "texts", "eligibility"]


def test_a_theme_that_had_no_points_to_get_was_not_practised() -> None:
    states = due([result(budget=(0, 0), texts=(1, 2))], NOW)
    assert {s.theme for s in states if s.due is not None} == {"texts"}
    assert level([result(budget=(0, 0))], "budget") == 1


THEME_POINTS = st.dictionaries(
    st.sampled_from(THEMES), st.tuples(st.integers(0, 10), st.just(10)), min_size=1
)
SOME = st.lists(st.tuples(st.integers(0, 40), THEME_POINTS, st.integers(1, 5)), max_size=12).map(
    lambda rows: [result(day, "a", at, **themes) for day, themes, at in sorted(rows, key=lambda r: r[0])]
)


@given(results=SOME, days=st.integers(0, 60))
def test_the_same_results_give_the_same_order_and_every_theme_once(results: list[Result], days: int) -> None:
    now = NOW + timedelta(days=days)
    assert due(results, now) == due(list(results), now)
    assert sorted(s.theme for s in due(results, now)) == sorted(THEMES)
    assert all(1 <= s.level <= HARDEST for s in due(results, now))


@given(results=SOME, days=st.integers(0, 60))
def test_no_theme_whose_time_has_come_stands_after_one_whose_time_is_to_come(
    results: list[Result], days: int
) -> None:
    now = NOW + timedelta(days=days)
    come = [state.is_due(now) for state in due(results, now)]
    assert come == sorted(come, reverse=True)


def test_what_comes_back_is_read_from_the_record_alone(tmp_path: Path) -> None:
    store = TrainingStore(tmp_path / "training")
    for day, points in enumerate((0, 4, 10)):
        when = NOW + timedelta(days=day)
        themes: dict[Theme, tuple[int, int]] = {"texts": (points, 10), "budget": (10 - points, 10)}
        store.finish(
            store.begin(exercise("a", "texts"), when), exercise("a", "texts"), Score(10, 20, (), themes), when
        )
    mine = due(store.results().found, NOW)
    record = (tmp_path / "training" / "results.jsonl").read_bytes()
    other = tmp_path / "other"
    other.mkdir()
    (other / "results.jsonl").write_bytes(record)
    program = (
        "import sys; from datetime import datetime; from pathlib import Path;"
        "from wizard.training.progress import due; from wizard.training.store import TrainingStore;"
        "print(due(TrainingStore(Path(sys.argv[1])).results().found, datetime.fromisoformat(sys.argv[2])))"
    )
    again = subprocess.run(
        [sys.executable, "-c", program, str(other), NOW.isoformat()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert again.stdout.strip() == repr(mine)


@pytest.mark.parametrize(
    ("went", "expected"),
    [
        ([], 1),
        ([(1, 8)], 2),
        ([(1, 7)], 1),
        ([(1, 8), (1, 10)], 2),
        ([(1, 8), (2, 9)], 3),
        ([(3, 9)], 2),
        ([(1, 10), (2, 10), (3, 10), (4, 10), (5, 10), (5, 10)], 5),
        ([(1, 10), (2, 4)], 1),
        ([(1, 10), (3, 4)], 2),
        ([(1, 10), (2, 5)], 2),
        ([(1, 0), (1, 0)], 1),
    ],
)
def test_the_difficulty_follows_the_results(went: list[tuple[int, int]], expected: int) -> None:
    results = [result(day, "a", at, budget=(points, 10)) for day, (at, points) in enumerate(went)]
    assert level(results, "budget") == expected
    assert level(results, "texts") == 1


EXERCISES = (
    exercise("lett", "budget", at=1),
    exercise("vanskelig", "budget", "texts", at=4),
    exercise("middels", "budget", at=2),
    exercise("tekst", "texts", at=1),
)


def chosen(results: list[Result], days: float = 0) -> tuple[str, int, str | None]:
    found = next_exercise(EXERCISES, results, NOW + timedelta(days=days))
    return found.theme, found.level, found.exercise and found.exercise.id


def test_the_first_exercise_is_an_easy_one_of_the_first_theme_that_is_trained() -> None:
    assert chosen([]) == ("texts", 1, "tekst")


def test_an_exercise_that_failed_is_suggested_again_when_its_theme_comes_back() -> None:
    results = [result(0, "tekst", texts=(0, 10)), result(0, "lett", budget=(9, 10))]
    assert chosen(results, 1) == ("texts", 1, "tekst")


def test_after_it_went_well_the_next_is_harder() -> None:
    results = [result(0, "tekst", texts=(10, 10)), result(0, "lett", budget=(9, 10))]
    assert chosen(results, 3) == ("budget", 2, "middels")


def test_the_order_in_which_the_exercises_are_given_decides_nothing() -> None:
    some = (exercise("y", "budget"), exercise("x", "budget"), exercise("w", "budget", at=3))
    for order in permutations(some):
        assert next_exercise(order, [], NOW).exercise == some[1]


def test_of_two_as_hard_the_one_never_tried_goes_first_then_the_one_tried_longest_ago() -> None:
    two = (exercise("x", "budget"), exercise("y", "budget"))
    tried = [result(0, "x", budget=(0, 10))]
    assert next_exercise(two, tried, NOW).exercise == two[1]
    tried += [result(1, "y", budget=(0, 10))]
    assert next_exercise(two, tried, NOW).exercise == two[0]


def test_when_every_exercise_of_a_theme_has_gone_well_a_generated_one_is_at_its_place() -> None:
    only = (exercise("lett", "budget"),)
    found = next_exercise(only, [result(0, "lett", budget=(10, 10))], NOW + timedelta(days=90))
    assert (found.theme, found.level, found.exercise) == ("budget", 2, None)


def test_without_exercises_the_first_theme_is_at_its_place() -> None:
    assert next_exercise((), [], NOW) == ("eligibility", 1, None)


def test_nothing_reads_the_library_before_somebody_trains() -> None:
    program = (
        "import sys; import wizard.training.progress; assert 'fsrs' not in sys.modules;"
        "from datetime import datetime, UTC; wizard.training.progress.due([], datetime.now(UTC));"
        "assert not {'torch', 'numpy', 'pandas', 'tqdm'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
