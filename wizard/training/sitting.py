"""One sitting at an exercise: all that is needed to go on where it was left. Every act gives a new one."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, Self

from pydantic import Field as Option

from wizard.schema.application import Application
from wizard.schema.base import Frozen
from wizard.schema.exercise import ExerciseKind, Ruling
from wizard.training.deciding import Decision
from wizard.training.marks import Mark

Strictness = Literal["strict", "gentle", "silent"]
"""How much is said at once after an answer: see `wizard.training.feedback`."""


class Sitting(Frozen):
    """What has been marked, decided and looked at so far. JSON-able."""

    id: str
    """Its own, in the store that made it."""
    exercise: str
    """The id of the exercise; of a generated one, what it is generated from."""
    kind: ExerciseKind
    strictness: Strictness = "gentle"
    begun: str
    """Local time with its offset, ISO 8601, to the second; so is `done`."""
    marks: tuple[Mark, ...] = ()
    """In the order they were made; none twice."""
    decisions: dict[str, Decision] = Option(default_factory=dict)
    """The id of a situation -> what was decided."""
    hints: int = Option(default=0, ge=0)
    """How many hints have been looked at."""
    draft: str = ""
    """The id of the practice draft of an exercise of filling in; "" before there is one."""
    place: str = ""
    """Where the trainee is: a pointer, a situation or whatever the front needs to open it again there."""
    seconds: int = Option(default=0, ge=0)
    """Time spent, without the pauses between."""
    delivered: Application | None = None
    """The application as it was handed in: the draft may be worked on after that, and counts no more."""
    done: str = ""
    """When it was handed in; "" while it goes on."""
    trainee: str | None = None
    """A name, only where one was given for the record."""
    revision: int = Option(default=0, ge=0)
    """One more at each save; a save of an older one is refused."""

    def mark(self, at: str, rule: str) -> Self:
        """With a mark at a place; one that is there already is not made twice."""
        mark = Mark(at=at, rule=rule)
        return self if mark in self.marks else self._with(marks=(*self.marks, mark))

    def unmark(self, mark: Mark) -> Self:
        """Without a mark; one that is not there is no fault."""
        return self._with(marks=tuple(m for m in self.marks if m != mark))

    def decide(self, situation: str, verdict: Ruling, condition: str | None = None) -> Self:
        """With a decision on a situation, in the place of an earlier one."""
        decision = Decision(verdict=verdict, condition=condition)
        return self._with(decisions={**self.decisions, situation: decision})

    def hint(self, most: int) -> Self:
        """With one hint more looked at, of the `most` that the exercise has."""
        return self._with(hints=min(self.hints + 1, max(most, self.hints)))

    def at(self, place: str) -> Self:
        """At another place."""
        return self._with(place=place)

    def with_draft(self, draft_id: str) -> Self:
        """With the practice draft that holds its answers."""
        return self._with(draft=draft_id)

    def with_strictness(self, strictness: Strictness) -> Self:
        """With more or less said after each answer."""
        return self._with(strictness=strictness)

    def with_delivered(self, application: Application) -> Self:
        """With the application that is handed in."""
        return self._with(delivered=application)

    def named(self, trainee: str | None) -> Self:
        """With the name that goes into the record; None or blanks for none."""
        return self._with(trainee=(trainee or "").strip() or None)

    def spent(self, seconds: int) -> Self:
        """With so many seconds more spent on it; what is below 0 (a clock put back) is passed over."""
        return self._with(seconds=self.seconds + max(0, seconds))

    def finish(self, when: datetime) -> Self:
        """Handed in; what is handed in already keeps its time."""
        return self if self.done else self._with(done=when.isoformat(timespec="seconds"))

    def _with(self, **changes: object) -> Self:
        return self.model_copy(update=changes)
