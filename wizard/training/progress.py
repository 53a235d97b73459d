"""What to practise next, worked out of the results alone.

Each theme is a card of FSRS, a published method of spaced repetition (Ye and others, 2022; the weights
are its authors' defaults). How an exercise went is the rating of the themes it had, so a theme that
failed comes back sooner than one that went well. Nothing is kept beside the results: cards are made
anew from them each time, and the same results give the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from wizard.schema.exercise import Exercise, Theme
from wizard.training.results import ENOUGH, Result, share
from wizard.training.themes import THEMES

# The library is read when somebody trains; nothing else waits for it.
if TYPE_CHECKING:
    from fsrs import Card

FAILED: Final = 0.5
"""Under this share of a theme's points it failed."""
_HARD: Final = 0.7
_EASY: Final = 0.95
HARDEST: Final = 5


class ThemeState(NamedTuple):
    """How a theme stands."""

    theme: Theme
    due: datetime | None
    """When it should be practised again (UTC); None where it never was."""
    last: datetime | None
    share: float | None
    """The share of its points in the last exercise that had it, from 0 to 1."""
    level: int
    """The difficulty to practise it at, from 1 to 5."""

    def is_due(self, now: datetime) -> bool:
        """Whether its time has come; what was never practised is always due."""
        return self.due is None or self.due <= now


class Suggestion(NamedTuple):
    """What to practise next."""

    theme: Theme
    level: int
    exercise: Exercise | None
    """None where every exercise of the theme has gone well: then a generated one is at its place."""


def due(results: Iterable[Result], now: datetime) -> tuple[ThemeState, ...]:
    """The themes in the order they come back; `now` has an offset.

    First those whose time has come, the longest due first, of two at once the one that went worse; then
    those never practised, in the order of an application; then the others by their time.
    """
    some = list(results)
    cards, shares = _cards(some), _shares(some)
    states = [
        ThemeState(
            theme,
            cards[theme].due if theme in cards else None,
            cards[theme].last_review if theme in cards else None,
            shares.get(theme),
            level(some, theme),
        )
        for theme in THEMES
    ]

    def turn(state: ThemeState) -> tuple[int, datetime, float]:
        if state.due is None or state.share is None:
            return 1, now, 0
        return (0 if state.due <= now else 2), state.due, state.share

    return tuple(sorted(states, key=turn))


def level(results: Iterable[Result], theme: Theme) -> int:
    """The difficulty to practise a theme at, from 1; `results` oldest first.

    One up after an exercise of at least that level went well, one down after one of at most that level
    failed.
    """
    at = 1
    for result in results:
        if theme not in result.by_theme or not result.by_theme[theme][1]:
            continue
        went = share(*result.by_theme[theme])
        if went >= ENOUGH and result.level >= at:
            at += 1
        elif went < FAILED and result.level <= at:
            at -= 1
        at = min(max(at, 1), HARDEST)
    return at


def next_exercise(exercises: Sequence[Exercise], results: Iterable[Result], now: datetime) -> Suggestion:
    """What to practise next: the first theme that comes back, and an exercise of it.

    Of those that have not gone well yet: the nearest to the theme's level, then one never tried, then the
    one tried longest ago; then the easier one, and the order of their names: the order in which they are
    given decides nothing. A theme that no exercise trains is passed over, unless none is trained at all.
    """
    some = list(results)
    states = due(some, now)
    trained = {theme for exercise in exercises for theme in exercise.themes}
    state = next((s for s in states if s.theme in trained), states[0])
    tried = {result.exercise: number for number, result in enumerate(some)}
    well = {result.exercise for result in some if result.share >= ENOUGH}

    def turn(exercise: Exercise) -> tuple[int, int, int, str, str]:
        last = tried.get(exercise.id, -1)
        return abs(exercise.level - state.level), last, exercise.level, exercise.scheme, exercise.id

    left = [e for e in exercises if state.theme in e.themes and e.id not in well]
    return Suggestion(state.theme, state.level, min(left, key=turn, default=None))


def _shares(results: Iterable[Result]) -> Mapping[Theme, float]:
    """The share of each theme's points in the last result that had any of them."""
    found: dict[Theme, float] = {}
    for result in results:
        found |= {theme: share(*points) for theme, points in result.by_theme.items() if points[1]}
    return found


def _cards(results: Iterable[Result]) -> dict[Theme, Card]:
    """The card of each theme that was practised, after all of its reviews."""
    from fsrs import Card, Rating, Scheduler  # noqa: PLC0415 - see above

    # A sitting takes twenty minutes: steps of minutes are for words, here a review is a day apart at least.
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    cards: dict[Theme, Card] = {}
    for result in results:
        when = datetime.fromisoformat(result.when).astimezone(UTC)
        for theme, (points, most) in result.by_theme.items():
            if most:
                card = cards.get(theme) or Card(card_id=THEMES.index(theme), due=when)
                rating = Rating(_rating(share(points, most)))
                cards[theme], _ = scheduler.review_card(card, rating, when)
    return cards


def _rating(went: float) -> int:
    """A share of the points as FSRS rates: again 1, hard 2, good 3, easy 4."""
    return 1 + sum(went >= least for least in (FAILED, _HARD, _EASY))
