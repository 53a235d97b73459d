"""A draft that somebody else has saved since: theirs and ours brought together, question by question."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace

from wizard.drafts.history import entry_between, past_of, state_of, with_state
from wizard.drafts.store import Draft, DraftDamaged, DraftStore, NoSuchDraft
from wizard.engine.changes import merge
from wizard.engine.interview import Interview

KEPT = 200
"""How many steps back are fetched from the history of a draft."""


@dataclass(frozen=True)
class Together:
    """What came of bringing two drafts together."""

    draft: Draft | None
    """The draft with the changes of both, saved; None where they cannot be brought together."""
    theirs: tuple[str, ...] = ()
    """The questions that the other has answered otherwise since."""
    collided: tuple[str, ...] = ()
    """The questions that both answered, and not alike."""


def bring_together(store: DraftStore, base: Draft, ours: Draft, user: str) -> Together:
    """Save what both changed since `base`, unless they collide. Raises OSError and DraftConflict."""
    try:
        theirs = store.open(base.id)
    except (NoSuchDraft, DraftDamaged):
        return Together(None)
    merged = merge(state_of(base), state_of(ours), state_of(theirs))
    # An older file put back in its place is nobody's newer answers.
    if theirs.recovered or theirs.revision <= base.revision or merged.collided:
        return Together(None, collided=tuple(dict.fromkeys(key for _, key in merged.collided)))
    dealt_with = _closed(base, ours, theirs)
    both = with_state(theirs, merged.state).model_copy(
        update={"place": ours.place, "closed_notes": dealt_with}
    )
    entry = entry_between(theirs, both, user, "merge")
    other = entry_between(base, theirs, user)
    return Together(store.save(both, entry), other.questions if other is not None else ())


def _closed(base: Draft, ours: Draft, theirs: Draft) -> tuple[str, ...]:
    """The notes that are dealt with by either; one that either opened again is open."""
    was, here, there = (set(draft.closed_notes) for draft in (base, ours, theirs))
    return tuple(sorted((here | there) - (was - here) - (was - there)))


def with_answers_of(interview: Interview, draft: Draft) -> Interview:
    """The interview with the answers of a draft; what can be undone is worked out anew when asked for."""
    return replace(
        interview,
        application=draft.application,
        prefilled=frozenset(draft.prefilled),
        declared=dict(draft.declared),
        past=(),
        future=(),
    )


def remembering(
    interview: Interview, draft: Draft, store: DraftStore, others: Container[int] = ()
) -> Interview:
    """The interview with the way back that the history of its draft holds; as it is where there is none.

    `others` are revisions that another window made meanwhile: they are not ours to take back.
    """
    if interview.past:
        return interview
    try:
        entries = store.history(draft.id)
    except (NoSuchDraft, DraftDamaged, OSError):
        return interview
    return replace(interview, past=past_of(draft, entries, KEPT, others))
