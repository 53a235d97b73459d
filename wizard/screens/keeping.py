"""A draft on the desk is kept: saved, shared with other windows, brought up to date, and gone back in."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from wizard.drafts.history import Act, Entry, as_it_was, entry_between
from wizard.drafts.opening import brought_up_to_date
from wizard.drafts.store import (
    Draft,
    DraftConflict,
    DraftDamaged,
    DraftStore,
    Holder,
    NoSuchDraft,
    from_interview,
    to_interview,
)
from wizard.engine.impact import Impact, impact
from wizard.engine.interview import Interview
from wizard.schema.application import Application
from wizard.schema.scheme import Definition
from wizard.screens.holders import held_words
from wizard.screens.together import Together, bring_together, remembering, with_answers_of
from wizard.screens.tools import Tools

OWN: Final = ("name", "practice", "closed_notes", "carried_from", "carried", "parked")
"""What a copy of a draft has of its own, beside the interview."""


class Keeping:
    """The part of a desk that knows the store of drafts."""

    def __init__(self, tools: Tools, draft: Draft, interview: Interview) -> None:
        """A draft and its interview."""
        self.tools = tools
        self.draft = draft
        self.interview = interview
        self.words = tools.words(interview.definition.scheme)
        self.trouble = "app.save.recovered" if draft.recovered else ""
        """Code of a sentence: why the draft is not saved where it was, or ""."""
        self.seen: set[str] = set()
        """Questions that have been put since the draft was opened."""
        self.turns: dict[str, tuple[Any, Any]] = {}
        """Each question's turn of the conversation as it was last made, and what it was made from."""
        self.told: dict[str, Any] = {}
        """What has been worked out of the answers as they stand, to be shown; gone when they change."""
        self.news: list[str] = []
        """What is to be said once where one is: that another window's answers were taken in."""
        self._others: set[int] = set()
        """Revisions that another window has made since the draft was opened here."""
        self._taken: Holder | None = None
        """Who has taken the draft over, as it was last told."""
        self.typing = False
        """Whether something is being typed that is in no save yet."""
        self._typed: Interview | None = None
        """The interview as the last typing left it: more typing there is the same step of undo."""

    @property
    def practice(self) -> bool:
        """Whether this is an exercise: its package can never be a final one."""
        return self.draft.practice

    @property
    def store(self) -> DraftStore:
        """Where the draft lies: exercises have a store of their own."""
        return self.tools.store_of(practice=self.practice)

    @property
    def definition(self) -> Definition:
        """The edition that is answered."""
        return self.interview.definition

    @property
    def application(self) -> Application:
        """The answers as they stand."""
        return self.interview.application

    def save(self, act: Act = "change") -> None:
        """Write the draft, and who changed what. Where that fails the title bar says so; nothing is lost."""
        self.typing = False
        draft = from_interview(self.draft, self.interview)
        try:
            self.draft = self.store.save(draft, entry_between(self.draft, draft, self.tools.user, act))
        except DraftConflict:
            self._bring_together(draft)
        except OSError:
            self.trouble = "app.save.failed"
        else:
            self.trouble = ""
            self._mind_the_other_window()

    def _mind_the_other_window(self) -> None:
        """Say once who has taken the draft over."""
        taken = self.store.lost(self.draft.id)
        if taken is not None and taken != self._taken:
            self.news = [*self.news, held_words(self.tools, "held.lost", taken)]
        self._taken = taken

    def claim(self) -> None:
        """Let other windows know that one works on the draft; without a place to note it nobody is told."""
        with contextlib.suppress(OSError, NoSuchDraft):
            self.store.claim(self.draft.id, self.tools.user)

    def release(self) -> None:
        """The draft is left."""
        self.store.release(self.draft.id)

    def bring_up_to_date(self) -> None:
        """Where the questions have changed since the draft was saved: its answers follow, and it is said."""
        definition = self.definition
        migrations = partial(self.tools.library.migrations, definition.scheme)
        fresh, done = brought_up_to_date(self.draft, definition, migrations)
        if done is None or (not done.placed and not done.parked):
            return
        before, self.interview = self.draft, to_interview(fresh, definition, self.tools.today)
        say = self.tools.say
        self.news = [say("held.moved", count=len(done.placed))] if done.placed else []
        self.news += [say("held.parked", count=len(done.parked))] if done.parked else []
        entry = entry_between(before, fresh, self.tools.user, "migrate")
        try:
            self.draft = self.store.save(fresh.model_copy(update={"definition_hash": definition.hash}), entry)
        except (DraftConflict, OSError):
            self.draft, self.trouble = fresh, "app.save.failed"

    def _bring_together(self, ours: Draft) -> None:
        """Somebody saved it from another window: both changes count, or both drafts are kept."""
        try:
            found = bring_together(self.store, self.draft, ours, self.tools.user)
        except (DraftConflict, OSError):
            found = Together(None)
        if found.draft is None:
            names = [self.words.label(q) for q in found.collided if q in self.definition.questions]
            self.news = [self.tools.say("app.save.collided", names=names)] if names else []
            self._save_as_new()
            return
        self._others.update(range(self.draft.revision + 1, found.draft.revision))
        self.draft, self.trouble = found.draft, ""
        self.interview = with_answers_of(self.interview, found.draft)
        self.told.clear()
        names = [self.words.label(q) for q in found.theirs if q in self.definition.questions]
        self.news = [self.tools.say("app.save.together", count=len(names), names=names)]

    def remember(self) -> None:
        """Fetch what can be undone from before the draft was opened, where nothing since can be."""
        before, self.interview = (
            self.interview,
            remembering(self.interview, self.draft, self.store, self._others),
        )
        if self.interview is not before:
            self.interview.__dict__.setdefault("assessment", before.assessment)

    def history(self) -> Sequence[Entry]:
        """What has been changed, oldest first; empty where it cannot be read."""
        try:
            return self.store.history(self.draft.id)
        except (NoSuchDraft, DraftDamaged, OSError):
            return ()

    def go_back_to(self, revision: int) -> Impact:
        """Bring back the answers as they were right after a revision; what came of it. Can be undone."""
        was = as_it_was(self.draft, self.history(), revision)
        before, after = self.interview, with_answers_of(self.interview, was)
        self.interview = after if after.place in after.path else after.go_to(after.first_open)
        self.told.clear()
        self.save("restore")
        return impact(before, self.interview)

    def _save_as_new(self) -> None:
        self.release()
        try:
            fresh = self.store.new(self.application)
            mine = {key: getattr(self.draft, key) for key in OWN}
            self.draft = self.store.save(from_interview(fresh.model_copy(update=mine), self.interview))
        except OSError:
            self.trouble = "app.save.failed"
        else:
            self.trouble = "app.save.conflict"
            self._others.clear()
            self.claim()

    @property
    def failing(self) -> bool:
        """Whether the last save failed: what is on the screen is nowhere else."""
        return self.trouble == "app.save.failed"

    @property
    def saved(self) -> tuple[str, str]:
        """When and where the draft was saved, or why it was not: in full, and in short."""
        say = self.tools.say
        if self.failing:
            return say("app.save.failed"), say("app.save.failed-short")
        if self.typing and not self.trouble:
            return say("prose.unsaved"), say("prose.unsaved")
        when = self.draft.changed[11:16].replace(":", ".")
        short = say("app.save.saved", time=when)
        full = say("app.save.saved-in", time=when, draft=self.draft.id)
        return (f"{say(self.trouble)} {full}" if self.trouble else full), short
