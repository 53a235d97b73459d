"""Draws from a seed, the same on every machine and with every Python.

Only `Random.random` is promised to give the same numbers for ever, so all else is made of it here.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Draws:
    """What is drawn for one invented application, by its name."""

    def __init__(self, name: str) -> None:
        """The same name gives the same draws."""
        # Made-up answers, no secrets: that they can be made again is what they are for.
        self._random = Random(name)  # noqa: S311

    def below(self, count: int) -> int:
        """A whole number from 0 up to, but not including, `count`."""
        return int(self._random.random() * count)

    def between(self, least: int, most: int) -> int:
        """A whole number from `least` to `most`, both included."""
        return least + self.below(most - least + 1)

    def one(self, some: Sequence[T]) -> T:
        """One of several."""
        return some[self.below(len(some))]

    def chance(self, share: float) -> bool:
        """Whether something happens that happens so often (0 to 1)."""
        return self._random.random() < share

    def order(self, some: Sequence[T]) -> list[T]:
        """All of them, in a drawn order."""
        drawn = list(some)
        for place in range(len(drawn) - 1, 0, -1):
            other = self.below(place + 1)
            drawn[place], drawn[other] = drawn[other], drawn[place]
        return drawn

    def some(self, some: Sequence[T], least: int, most: int) -> list[T]:
        """So many of them, in the order they stand in."""
        count = min(self.between(least, most), len(some))
        places = sorted(self.order(range(len(some)))[:count])
        return [some[place] for place in places]

    def step(self, low: float, high: float, step: float) -> float:
        """A number from `low` to `high` in steps; a whole number where all three are."""
        steps = round((high - low) / step)
        drawn = low + step * self.below(steps + 1)
        return drawn if isinstance(low, int) and isinstance(step, int) else round(drawn, 2)
