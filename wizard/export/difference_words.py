"""What is not the same in two interviews, in words: for the screens and for the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from wizard.content.words import Words
from wizard.engine.difference import Difference
from wizard.engine.formats import money
from wizard.engine.impact import Impact
from wizard.engine.totals import TOTALS
from wizard.schema.assessment import Assessment

Say = Callable[..., str]

GROUPS: Final = ("no-longer", "again", "opened", "voided")
"""What may happen to the answers; `review.what-if.<group>` is what it is called."""


class Shifted(NamedTuple):
    """A total before and after, in kroner, with its name in words."""

    name: str
    label: str
    before: int | None
    after: int | None

    @property
    def by(self) -> int | None:
        """The difference; None where either is not known."""
        return None if self.before is None or self.after is None else self.after - self.before


def groups(change: Impact) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each group of questions that something happened to, by its code."""
    found = (change.no_longer, change.again, change.opened, change.voided)
    for code, questions in zip(GROUPS, found, strict=True):
        if questions:
            yield code, questions


def both(say: Say, before: str, after: str) -> str:
    """Before and after; where they are the same, that it is as before."""
    return say("review.what-if.as-before", text=after) if before == after else f"{before} → {after}"


def verdicts(say: Say, found: Difference, after: Assessment) -> tuple[str, str]:
    """Whether one can apply, and whether the application is ready: before and after, or as it was."""
    old, new = found.impact.verdict or (after.verdict,) * 2
    was, is_ = found.status or (after.status,) * 2
    return (
        both(say, say(f"report.verdict.{old}"), say(f"report.verdict.{new}")),
        both(say, say(f"app.review.{was}"), say(f"app.review.{is_}")),
    )


def conditions(say: Say, found: Difference, words: Words) -> Iterator[tuple[str, str]]:
    """The conditions that changed, by id, each with its label and its states."""
    for shift in found.impact.conditions:
        states = both(say, say(f"report.state.{shift.old}"), say(f"report.state.{shift.new}"))
        yield shift.id, f"{words.condition(shift.id).label}: {states}"


def moved(say: Say, found: Difference) -> list[Shifted]:
    """The totals that changed, in their order."""
    totals = found.impact.totals
    return [Shifted(name, say(f"figures.name.{name}"), *totals[name]) for name in TOTALS if name in totals]


def kroner(say: Say, amount: int | None) -> str:
    """An amount, or that it is not known yet."""
    return say("app.figure.unknown") if amount is None else money(amount)


def signed(amount: int) -> str:
    """A difference in kroner with its sign before it; none before nothing."""
    sign = "+" if amount > 0 else "−" if amount else ""
    return f"{sign}{money(abs(amount))}"
