"""A store of drafts in memory: what any store must do, with no file in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from wizard.drafts.history import Entry
from wizard.drafts.store import (
    Draft,
    DraftConflict,
    DraftSummary,
    Holder,
    NoSuchDraft,
    Trashed,
    summary_of,
)
from wizard.schema.application import Application

Kept = tuple[Draft, tuple[Entry, ...]]


class MemoryStore:
    """Drafts that are gone with the process. `shared` is what two stores have in common."""

    def __init__(self, now: Callable[[], datetime], shared: MemoryStore | None = None) -> None:
        self._now = now
        self._drafts: dict[str, Kept] = shared._drafts if shared else {}
        self._trash: dict[str, tuple[datetime, Kept]] = shared._trash if shared else {}
        self._claims: dict[str, tuple[MemoryStore, Holder]] = shared._claims if shared else {}
        self._claimed: set[str] = set()

    @property
    def place(self) -> str:
        return "memory"

    def list(self) -> Sequence[DraftSummary]:
        found = sorted((summary_of(d) for d, _ in self._drafts.values()), key=lambda s: s.id)
        return sorted(found, key=lambda s: s.changed, reverse=True)

    def new(self, application: Application) -> Draft:
        return self._write(Draft(id=self._free_id(), application=application, created=self._time()), None)

    def _free_id(self) -> str:
        return f"draft-{len(self._drafts) + len(self._trash)}"

    def open(self, draft_id: str) -> Draft:
        return self._known(draft_id)[0]

    def save(self, draft: Draft, entry: Entry | None = None) -> Draft:
        if self._known(draft.id)[0].revision != draft.revision:
            raise DraftConflict(draft.id)
        return self._write(draft, entry)

    def history(self, draft_id: str) -> Sequence[Entry]:
        return self._known(draft_id)[1]

    def delete(self, draft_id: str) -> None:
        kept = self._known(draft_id)
        self._trash[f"{len(self._trash)}-{draft_id}"] = (self._now(), kept)
        del self._drafts[draft_id]

    def trash(self) -> Sequence[Trashed]:
        return [self._trashed(key) for key in reversed(self._trash)]

    def restore(self, key: str) -> str:
        _, (draft, entries) = self._deleted(key)
        fresh = draft.id if draft.id not in self._drafts else f"{draft.id}-again"
        self._drafts[fresh] = (draft.model_copy(update={"id": fresh}), entries)
        del self._trash[key]
        return fresh

    def purge(self, key: str | None = None) -> Sequence[Trashed]:
        today = self._now().date().isoformat()
        if key is not None:
            self._deleted(key)
        removed = [t for t in self.trash() if key in (t.key, None) and (key or t.until <= today)]
        for trashed in removed:
            del self._trash[trashed.key]
        return removed

    def claim(self, draft_id: str, user: str, *, take_over: bool = False) -> Holder | None:
        self._known(draft_id)
        held = self._claims.get(draft_id)
        if held is not None and held[0] is not self and not take_over:
            return held[1]
        self._claims[draft_id] = (self, Holder(user=user, machine="here", since=self._time()))
        self._claimed.add(draft_id)
        return None

    def lost(self, draft_id: str) -> Holder | None:
        held = self._claims.get(draft_id)
        taken = held is not None and held[0] is not self and draft_id in self._claimed
        return held[1] if held is not None and taken else None

    def release(self, draft_id: str) -> None:
        self._claimed.discard(draft_id)
        if self._claims.get(draft_id, (None,))[0] is self:
            del self._claims[draft_id]

    def _write(self, draft: Draft, entry: Entry | None) -> Draft:
        saved = draft.model_copy(update={"changed": self._time(), "revision": draft.revision + 1})
        entries = self._drafts[draft.id][1] if draft.id in self._drafts else ()
        added = () if entry is None else (replace(entry, revision=saved.revision, at=saved.changed),)
        self._drafts[draft.id] = (saved, (*entries, *added))
        return saved

    def _known(self, draft_id: str) -> Kept:
        if draft_id not in self._drafts:
            raise NoSuchDraft(draft_id)
        return self._drafts[draft_id]

    def _deleted(self, key: str) -> tuple[datetime, Kept]:
        if key not in self._trash:
            raise NoSuchDraft(key)
        return self._trash[key]

    def _trashed(self, key: str) -> Trashed:
        when, (draft, _) = self._trash[key]
        return Trashed(
            key=key,
            id=draft.id,
            deleted=when.replace(tzinfo=None).isoformat(timespec="seconds"),
            until=(when + timedelta(days=30)).date().isoformat(),
            summary=summary_of(draft),
        )

    def _time(self) -> str:
        return self._now().isoformat(timespec="seconds")
