"""An exercise of the training: its kind, what it is about, what is right. Its words lie in content."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field as Option

from wizard.schema.application import Application
from wizard.schema.base import Frozen

ExerciseKind = Literal["fill_in", "find_faults", "decide"]
"""From a situation to an application; an application with planted faults; situations to decide."""

Theme = Literal["eligibility", "texts", "goals", "positions", "plan", "budget", "signing"]
"""What an exercise trains, and what scores are counted by."""

Ruling = Literal["eligible", "not_eligible", "unknown"]
"""What a trainee can decide; `unknown` is what an assessment calls `undecided`."""

Judging = Literal["equal", "rules", "text"]
"""How an answer is judged: against the good one, by the rules alone, or by the rules and its words."""

ExerciseLanguage = Literal["nb", "nn", "en"]


class Planted(Frozen):
    """A finding that an application holds: its rule (or `eligibility.<condition>`), and its pointer."""

    rule: str
    at: str


class Judged(Frozen):
    """One answer that is judged in an exercise of filling in."""

    question: str
    points: int = Option(default=1, ge=1)
    how: Judging = "rules"
    mentions: tuple[tuple[str, ...], ...] = ()
    """For `text`: groups of words. At least one word of each group should stand in the text; case is
    ignored. A group holds the forms of both written languages."""
    tolerance_percent: float = Option(default=0, ge=0, le=100)
    """For `equal`: how far a sum or a number may be from the good one, in per cent of the good one."""

    def unmentioned(self, text: str) -> tuple[int, ...]:
        """The groups of `mentions`, by their place from 0, of which no word stands in a text."""
        folded = _folded(text)
        return tuple(
            place
            for place, words in enumerate(self.mentions)
            if not any(_folded(word) in folded for word in words)
        )


def _folded(text: str) -> str:
    """A text as it is searched: without case, and every kind of space alike."""
    return " ".join(text.casefold().split())


class Situation(Frozen):
    """One short situation to decide."""

    id: str
    verdict: Ruling
    decides: tuple[str, ...] = ()
    """The conditions that are not met, or not known; each is a right answer to what decides."""
    answers: dict[str, Any] = Option(default_factory=dict)
    """The answers that give exactly this verdict by exactly these conditions."""


class Exercise(Frozen):
    """One exercise, whole but for its words."""

    id: str
    kind: ExerciseKind
    scheme: str
    edition: str
    level: int = Option(ge=1, le=5)
    """From 1, easy, to 5, hard."""
    themes: tuple[Theme, ...] = Option(min_length=1)
    minutes: int = Option(ge=1)
    """About how long it takes."""
    languages: tuple[ExerciseLanguage, ...] = ("nb", "nn")
    """The languages that its words are written in."""
    documents: tuple[str, ...] = ()
    """The ids of the documents to read, in the order they are offered."""
    today: date
    """The date that it is judged at."""
    planted: tuple[Planted, ...] = ()
    """The faults to find. `<n>` of the words' `{.fault #<n>}` is the place here, from 1."""
    remaining: tuple[Planted, ...] = ()
    """What is found beside them, and is neither right nor wrong to mark."""
    judged: tuple[Judged, ...] = ()
    situations: tuple[Situation, ...] = ()
    title: dict[str, str]
    """By language."""
    hints: int = Option(default=0, ge=0)
    """How many hints there are, from gentle to plain."""
    application: Application | None = None
    """With the faults (find_faults), or the good one (fill_in); None for decide."""
    start: Application | None = None
    """What is filled in from the start (fill_in); None for an empty one."""
