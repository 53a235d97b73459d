"""What a change did: which answers no longer count, which count again, and what else moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from wizard.engine.interview import Interview
from wizard.engine.pointers import spot
from wizard.schema.assessment import Assessment, Finding, State, Verdict
from wizard.schema.scheme import Severity

_PENDING: Final = frozenset({"answer.required", "answer.not-clarified"})
"""Rules that only say that a whole question waits for its answer."""


class Shift(NamedTuple):
    """A condition whose state changed."""

    id: str
    old: State
    new: State


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
    changed: tuple[str, ...] = ()
    """Questions whose own answer differs, the withdrawn declarations left out."""
    revised: bool = False
    """Whether something that stood there was altered or taken away; else there was only more of it."""
    conditions: tuple[Shift, ...] = ()
    faults: tuple[Finding, ...] = ()
    """Blockers, errors and warnings that the change caused at questions other than the changed ones."""
    lacking: tuple[int | None, int | None] | None = None
    """Kroner of costs without cover before and after (negative: cover without costs), if that changed."""


def impact(before: Interview, after: Interview) -> Impact:
    """What happened from one interview to the next; over two editions, to what both ask."""
    old, new = before.assessment, after.assessment
    was, answered = before.application.answers, after.application.answers
    ids = {q: asked for q, asked in after.definition.questions.items() if q in before.definition.questions}
    lost = [q for q in ids if old.relevance[q] and not new.relevance[q]]
    gained = [q for q in ids if new.relevance[q] and not old.relevance[q]]
    voided = tuple(q for q in ids if ids[q].rests_on and q in was and q not in answered)
    changed = tuple(q for q in ids if was.get(q) != answered.get(q) and q not in voided)
    lacked, lacks = _lacking(old), _lacking(new)
    states = {condition.id: condition.state for condition in old.conditions}
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
        voided=voided,
        changed=changed,
        revised=any(revised(was.get(q), answered.get(q)) for q in changed),
        conditions=tuple(
            Shift(c.id, states[c.id], c.state) for c in new.conditions if c.state != states.get(c.id, c.state)
        ),
        faults=_caused(old, new, {*changed, *voided}),
        lacking=(lacked, lacks) if lacked != lacks else None,
    )


def revised(old: Any, new: Any) -> bool:
    """Whether anything of an old answer was altered or taken away in the new one.

    A row or a choice that is added, a cell that is filled in, and rows in another order alter nothing.
    """
    if old is None or old == new:
        return False
    if not isinstance(old, list) or not isinstance(new, list):
        return True
    rows = {_name(row, n): row for n, row in enumerate(new)}
    for number, row in enumerate(old):
        name = _name(row, number)
        if name not in rows:
            return True
        if isinstance(row, dict) and any(rows[name].get(k) != v for k, v in row.items()):
            return True
    return False


def _name(row: Any, number: int) -> Any:
    """What a row or a choice is known by: its id, or else its place; a choice by itself."""
    return row.get("id", number) if isinstance(row, dict) else str(row)


def _lacking(judged: Assessment) -> int | None:
    """Costs without cover, in kroner; None where either is not known."""
    cost, cover = judged.totals.get("total_cost"), judged.totals.get("total_financing")
    return None if cost is None or cover is None else cost - cover


def _caused(old: Assessment, new: Assessment, own: set[str]) -> tuple[Finding, ...]:
    """The faults that were not there before, at other questions than those that changed.

    A condition that is not met, and a question that waits for an answer, are told otherwise.
    """
    were = {(f.rule, f.at) for f in old.findings}
    return tuple(
        f
        for f in new.findings
        if f.severity is not Severity.ADVICE
        and f.acknowledged is None
        and (f.rule, f.at) not in were
        and spot(f.at).question not in own
        and not (f.rule in _PENDING and spot(f.at).row is None)
        and not f.rule.startswith("eligibility.")
    )
