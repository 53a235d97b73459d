"""The difference between two interviews: verdict, conditions, findings, totals, answers.

A value and nothing more. It is what «what if» shows before anything is kept, and what tells two
versions of an application apart.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wizard.engine.answers import ROW_ID
from wizard.engine.impact import Impact, impact
from wizard.engine.interview import Interview
from wizard.engine.pointers import spot
from wizard.schema.assessment import Finding, Status

Pair = tuple[Finding, Finding]


@dataclass(frozen=True, slots=True)
class Difference:
    """What is not the same in two interviews; all empty where everything is."""

    answers: tuple[str, ...] = ()
    """Questions whose answer, or note that they are left open, is another; in the scheme's order."""
    status: tuple[Status, Status] | None = None
    gone: tuple[Finding, ...] = ()
    """Findings that were there before and are not now."""
    come: tuple[Finding, ...] = ()
    """Findings that are new."""
    changed: tuple[Pair, ...] = ()
    """Findings of one rule at one place that say something else than before, such as another amount."""
    impact: Impact = field(default_factory=Impact)
    """Verdict, conditions, totals, answers that count or do not, declarations that were voided."""

    @property
    def none(self) -> bool:
        """Whether there is no difference at all."""
        return self == Difference()


def difference(before: Interview, after: Interview) -> Difference:
    """What is not the same in `after` as in `before`; over two schemes or editions, of what both ask."""
    old, new = before.assessment, after.assessment
    gone, come, changed = _findings(before, after)
    return Difference(
        answers=tuple(q for q in shared(before, after) if _said(before, q) != _said(after, q)),
        status=(old.status, new.status) if old.status != new.status else None,
        gone=gone,
        come=come,
        changed=changed,
        impact=impact(before, after),
    )


def shared(before: Interview, after: Interview) -> tuple[str, ...]:
    """The questions that both have, in the order of `after`."""
    return tuple(q for q in after.definition.questions if q in before.definition.questions)


def _said(interview: Interview, question: str) -> tuple[Any, str | None]:
    """What is answered to a question, and the note that it is left open."""
    application = interview.application
    return application.answers.get(question), application.not_clarified.get(question)


def _findings(
    before: Interview, after: Interview
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[Pair, ...]]:
    """The findings that are gone, that are new, and that say something else.

    A finding is known again by its rule and its place, as its acknowledgement is. What only one of two
    editions asks for has no counterpart, and is left out.
    """
    places = {"", *shared(before, after)}
    old, new = (
        {_key(f, i.application.answers): f for f in i.assessment.findings if spot(f.at).question in places}
        for i in (before, after)
    )
    both = [(finding, new[key]) for key, finding in old.items() if key in new]
    return (
        tuple(finding for key, finding in old.items() if key not in new),
        tuple(finding for key, finding in new.items() if key not in old),
        tuple((a, b) for a, b in both if a._replace(at=b.at) != b),
    )


def _key(finding: Finding, answers: Mapping[str, Any]) -> Hashable:
    """Rule and place of a finding. A row is known by its own id where it has one, for rows move."""
    place = spot(finding.at)
    if place.row is None:
        return finding.rule, finding.at
    rows = answers.get(place.question)
    row = rows[place.row] if isinstance(rows, list) and place.row < len(rows) else None
    known = row.get(ROW_ID) if isinstance(row, dict) else None
    return finding.rule, place.question, known or place.row, place.column
