"""What a change did: which answers no longer count, which count again, and what else moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wizard.engine.interview import Interview
from wizard.schema.assessment import Verdict


@dataclass(frozen=True, slots=True)
class Impact:
    """The difference between two interviews over one definition; all empty where there is none."""

    no_longer: tuple[str, ...] = ()
    """Questions with an answer that was asked for before and is not now."""
    again: tuple[str, ...] = ()
    """Questions with an answer that count again."""
    opened: tuple[str, ...] = ()
    """Questions that are asked now and were not before, and have no answer."""
    totals: Mapping[str, tuple[int | None, int | None]] = field(default_factory=dict)
    """Kroner before and after, of the totals that changed."""
    verdict: tuple[Verdict, Verdict] | None = None
    voided: tuple[str, ...] = ()
    """Declarations that were withdrawn because what they rest on changed."""


def impact(before: Interview, after: Interview) -> Impact:
    """What happened from one interview to the next."""
    old, new = before.assessment, after.assessment
    answered = after.application.answers
    ids = after.definition.questions
    lost = [q for q in ids if old.relevance[q] and not new.relevance[q]]
    gained = [q for q in ids if new.relevance[q] and not old.relevance[q]]
    return Impact(
        no_longer=tuple(q for q in lost if q in answered),
        again=tuple(q for q in gained if q in answered),
        opened=tuple(q for q in gained if q not in answered),
        totals={
            name: (old.totals.get(name), total)
            for name, total in new.totals.items()
            if old.totals.get(name) != total
        },
        verdict=(old.verdict, new.verdict) if old.verdict != new.verdict else None,
        voided=tuple(
            q for q in ids if ids[q].rests_on and q in before.application.answers and q not in answered
        ),
    )
