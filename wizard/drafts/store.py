"""What a draft is, and what any store of drafts can do.

A draft is an interview on disk. The protocol knows nothing of files, so that a shared database may
stand behind it one day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import Field as Option

from wizard.engine.declarations import Declaration
from wizard.engine.interview import REVIEW, Interview
from wizard.schema.application import Application
from wizard.schema.base import Frozen
from wizard.schema.scheme import Definition

if TYPE_CHECKING:
    # An entry of the history is made from two drafts.
    from wizard.drafts.history import Entry


class Draft(Frozen):
    """One unfinished application, with all that an interview needs to go on where it was left."""

    id: str
    application: Application
    place: str = REVIEW
    prefilled: tuple[str, ...] = ()
    """Questions whose value a register filled in and nobody has confirmed."""
    declared: dict[str, Declaration] = Option(default_factory=dict)
    definition_hash: str = ""
    """`sha256:` sum of the edition it was last answered with."""
    created: str = ""
    """Local time, ISO 8601, to the second; so is `changed`."""
    changed: str = ""
    revision: int = 0
    """One more at each save; a save of an older one is refused."""
    name: str = ""
    """What its people call it; "" where they have not named it."""
    archived: bool = False
    """Put away: kept whole, and left out of the list until one asks for it."""
    practice: bool = False
    """An exercise: never the application of anybody, and its package can never be a final one."""
    closed_notes: tuple[str, ...] = ()
    """The pointers of notes that are dealt with; the text of a note lies with the answers."""
    carried_from: str = ""
    """The edition that answers were taken over from, to be looked over again; "" where none were."""
    carried: tuple[str, ...] = ()
    """Questions whose answers were taken over."""
    parked: dict[str, Any] = Option(default_factory=dict)
    """JSON Pointer of an old place -> an answer that the questions of today have no place for."""
    recovered: bool = Option(default=False, exclude=True)
    """Set on opening where the file was damaged and the copy before it was read instead."""


class DraftSummary(Frozen):
    """A line in a list of drafts. A file that cannot be read has `damaged` and little else."""

    id: str
    scheme: str = ""
    edition: str = ""
    municipality: str = ""
    """The municipality's number as answered, or ""."""
    answered: int = 0
    changed: str = ""
    damaged: bool = False
    name: str = ""
    archived: bool = False
    practice: bool = False


class Holder(Frozen):
    """Who has a draft open; empty texts where that is not known."""

    user: str = ""
    machine: str = ""
    since: str = ""
    """Local time, ISO 8601, to the second."""
    token: str = ""
    """Tells one claim from another of the same person."""


class Trashed(Frozen):
    """A deleted draft that can still be brought back."""

    key: str
    """What `restore` and `purge` know it by; a draft may have been deleted more than once."""
    id: str
    deleted: str
    """Local time, ISO 8601, to the second."""
    until: str
    """The date from which a purge removes it."""
    summary: DraftSummary


class NoSuchDraft(Exception):
    """There is no draft of that id; `nearest` is the id most like it, or ""."""

    def __init__(self, draft_id: str, nearest: str = "") -> None:
        """Keep what a message names."""
        super().__init__(draft_id)
        self.draft_id = draft_id
        self.nearest = nearest


class DraftDamaged(Exception):
    """The draft's file, and the copy before it, cannot be read."""


class DraftConflict(Exception):
    """Somebody else has saved the draft since it was opened."""


class DraftStore(Protocol):
    """A place where drafts are kept. Failing to write raises OSError; nothing is lost by that."""

    @property
    def place(self) -> str:
        """Where drafts are, in words that a person can follow."""
        ...

    def list(self) -> Sequence[DraftSummary]:
        """All drafts, the last changed first."""
        ...

    def new(self, application: Application) -> Draft:
        """A draft with an id of its own, already saved."""
        ...

    def open(self, draft_id: str) -> Draft:
        """The draft. Raises NoSuchDraft or DraftDamaged."""
        ...

    def save(self, draft: Draft, entry: Entry | None = None) -> Draft:
        """Write the draft, and with it what changed; both are safe, or neither is.

        `draft.revision` is the one that the caller knows: another on record raises DraftConflict. What
        comes back has the new revision and time.
        """
        ...

    def history(self, draft_id: str) -> Sequence[Entry]:
        """What has been changed, oldest first, up to the draft as it stands. Raises NoSuchDraft."""
        ...

    def delete(self, draft_id: str) -> None:
        """Put the draft, with its history, in the trash. Raises NoSuchDraft."""
        ...

    def trash(self) -> Sequence[Trashed]:
        """What was deleted and can be brought back, the last deleted first."""
        ...

    def restore(self, key: str) -> str:
        """Bring a deleted draft back; its id, which is a new one where the old is taken. NoSuchDraft."""
        ...

    def purge(self, key: str | None = None) -> Sequence[Trashed]:
        """Remove one deleted draft for good, or all whose time is up; what was removed. NoSuchDraft."""
        ...

    def claim(self, draft_id: str, user: str, *, take_over: bool = False) -> Holder | None:
        """Say that one works on a draft. None, or who has it already (then nothing is claimed)."""
        ...

    def lost(self, draft_id: str) -> Holder | None:
        """Who has taken a draft over from us since we claimed it, if anybody."""
        ...

    def release(self, draft_id: str) -> None:
        """Say that one no longer works on a draft."""
        ...


def to_interview(draft: Draft, definition: Definition, today: date) -> Interview:
    """The interview that the draft holds, at the place where it was left."""
    interview = Interview(
        definition,
        draft.application,
        today,
        place=REVIEW,
        prefilled=frozenset(draft.prefilled),
        declared=dict(draft.declared),
    )
    return interview.go_to(draft.place)


def from_interview(draft: Draft, interview: Interview) -> Draft:
    """The draft with the interview's answers and place; its id, times and revision stay."""
    return draft.model_copy(
        update={
            "application": interview.application,
            "place": interview.place,
            "prefilled": tuple(sorted(interview.prefilled)),
            "declared": dict(interview.declared),
            "definition_hash": interview.definition.hash,
        }
    )


def summary_of(draft: Draft) -> DraftSummary:
    """The line of a draft in a list of drafts: what every store says of it."""
    answers = draft.application.answers
    municipality = answers.get("municipality")
    return DraftSummary(
        id=draft.id,
        scheme=draft.application.scheme,
        edition=draft.application.edition,
        municipality=municipality if isinstance(municipality, str) else "",
        answered=len(answers),
        changed=draft.changed,
        name=draft.name,
        archived=draft.archived,
        practice=draft.practice,
    )
