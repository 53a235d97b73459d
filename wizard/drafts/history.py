"""The history of a draft: who changed what, when; how to come back to any point of it.

Pure: how entries are kept is the store's affair. An entry holds edits (question, before, after), so
that a history never needs a whole draft, and leads back from the draft as it stands today.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal

from wizard.drafts.compact import json_bytes
from wizard.drafts.store import Draft
from wizard.engine.changes import Edit, State, difference, reverted
from wizard.engine.declarations import Declaration
from wizard.engine.interview import Snapshot

Act = Literal["change", "undo", "redo", "restore", "merge", "migrate"]
ACTS: Final[frozenset[str]] = frozenset({"change", "undo", "redo", "restore", "merge", "migrate"})
PARTS: Final = ("answers", "not_clarified", "acknowledged", "notes")
"""The parts of an application that people change; `prefilled` and `declared` go with them."""


@dataclass(frozen=True)
class Entry:
    """One change of a draft, as one save wrote it."""

    revision: int
    """The revision that the save made."""
    at: str
    """Local time, ISO 8601, to the second."""
    by: str
    """Who sat at the keyboard."""
    place: str
    """The question one stood at before the change."""
    edits: tuple[Edit, ...]
    act: Act = "change"

    def as_json(self) -> dict[str, Any]:
        """The entry as it is written down."""
        return {
            "revision": self.revision,
            "at": self.at,
            "by": self.by,
            "place": self.place,
            "act": self.act,
            "edits": [edit.as_json() for edit in self.edits],
        }

    @classmethod
    def from_json(cls, written: Mapping[str, Any]) -> Entry:
        """The entry that `as_json` wrote. Raises KeyError, TypeError and ValueError for anything else."""
        revision, at, by, place, act = (written[k] for k in ("revision", "at", "by", "place", "act"))
        texts = all(isinstance(text, str) for text in (at, by, place))
        if type(revision) is not int or not texts or act not in ACTS:
            raise ValueError("not an entry")
        edits = tuple(Edit.from_json(edit) for edit in written["edits"])
        return cls(revision, at, by, place, edits, act)

    @cached_property
    def text(self) -> bytes:
        """The entry as JSON; it is written more than once."""
        return json_bytes(self.as_json())

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions whose answers changed, or that were left open or confirmed."""
        parts = ("answers", "not_clarified", "prefilled")
        return tuple(dict.fromkeys(e.key for e in self.edits if e.part in parts))


def state_of(draft: Draft) -> dict[str, dict[str, Any]]:
    """Everything in a draft that people change, as JSON."""
    application = draft.application
    state: dict[str, dict[str, Any]] = {part: getattr(application, part) for part in PARTS}
    state["prefilled"] = dict.fromkeys(draft.prefilled, True)
    state["declared"] = {q: {"who": d.who, "when": d.when} for q, d in draft.declared.items()}
    state["parked"] = draft.parked
    return state


def with_state(draft: Draft, state: State) -> Draft:
    """The draft with a state of its past; its place, name and revision stay."""
    parts = {part: dict(state.get(part, {})) for part in PARTS}
    return draft.model_copy(
        update={
            "application": draft.application.model_copy(update=parts),
            "prefilled": tuple(sorted(state.get("prefilled", {}))),
            "declared": _declared(state),
            "parked": dict(state.get("parked", {})),
        }
    )


def entry_between(before: Draft, after: Draft, by: str, act: Act = "change") -> Entry | None:
    """What a save of `after` changes, or None where nothing that people change has changed."""
    edits = difference(state_of(before), state_of(after))
    if not edits:
        return None
    return Entry(after.revision + 1, "", by, before.place, edits, act)


def as_it_was(draft: Draft, entries: Sequence[Entry], revision: int) -> Draft:
    """The draft as it was right after `revision`: the entries since are taken back, newest first."""
    state: dict[str, dict[str, Any]] = state_of(draft)
    for entry in sorted(entries, key=lambda e: e.revision, reverse=True):
        if entry.revision > revision:
            state = reverted(state, entry.edits)
    return with_state(draft, state)


def of_question(entries: Sequence[Entry], question: str) -> tuple[tuple[Entry, Edit], ...]:
    """The changes of one question, newest first, each with the save that it was part of."""
    return tuple(
        (entry, edit)
        for entry in reversed(entries)
        for edit in entry.edits
        if edit.key == question and edit.part in ("answers", "not_clarified")
    )


def past_of(
    draft: Draft, entries: Sequence[Entry], most: int, others: Container[int] = ()
) -> tuple[Snapshot, ...]:
    """What undo would bring back, oldest first, at most `most`: the way back across restarts.

    A change that was undone is not gone back to twice: an undo takes its change off the stack. The
    revisions in `others` were made by another window meanwhile: they stay, and the way back ends where
    it would take one of them along.
    """
    state: State = state_of(draft)
    found: list[Snapshot] = []
    theirs: set[tuple[str, str]] = set()
    standing = [entry for entry in entries if entry.revision not in others]
    left = {entry.revision: entry for entry in entries if entry.revision in others}
    for entry in _standing(standing):
        theirs |= {(e.part, e.key) for n in list(left) if n > entry.revision for e in left.pop(n).edits}
        if len(found) == most or any((edit.part, edit.key) in theirs for edit in entry.edits):
            break
        state = reverted(state, entry.edits)
        found.append(_snapshot(draft, state, entry.place))
    return tuple(reversed(found))


def _standing(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries that still stand, newest first; with those that an undo took back left out."""
    undone = 0
    for entry in reversed(entries):
        if entry.act == "undo":
            undone += 1
        elif undone:
            undone -= 1
        else:
            yield entry


def _snapshot(draft: Draft, state: State, place: str) -> Snapshot:
    was = with_state(draft, state)
    return Snapshot(was.application, place, frozenset(was.prefilled), was.declared)


def _declared(state: State) -> dict[str, Declaration]:
    return {q: Declaration(**d) for q, d in state.get("declared", {}).items()}
