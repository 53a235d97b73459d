"""One draft on the desk: its interview, and its saving after every change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from wizard.drafts.history import Act
from wizard.drafts.store import to_interview
from wizard.engine.declarations import Declaration
from wizard.engine.impact import Impact, impact
from wizard.engine.interview import Interview
from wizard.engine.notes import still_closed
from wizard.screens.keeping import Keeping
from wizard.screens.tools import Tools


class Desk(Keeping):
    """Holds the interview that one works on. Every change goes through here, and is saved at once."""

    @classmethod
    def open(cls, tools: Tools, draft_id: str, *, practice: bool = False) -> Desk:
        """The draft of an id. Raises NoSuchDraft, DraftDamaged, UnknownScheme, UnknownEdition."""
        draft = tools.store_of(practice=practice).open(draft_id)
        application = draft.application
        definition = tools.library.definition(application.scheme, application.edition)
        return cls(tools, draft, to_interview(draft, definition, tools.today))

    @classmethod
    def begin(cls, tools: Tools, interview: Interview, *, practice: bool = False, name: str = "") -> Desk:
        """A new draft of an interview. Raises OSError where none can be written."""
        fresh = tools.store_of(practice=practice).new(interview.application)
        desk = cls(tools, fresh.model_copy(update={"practice": practice, "name": name}), interview)
        desk.save()
        return desk

    def reword(self) -> None:
        """Take the words of the language that is spoken now."""
        self.words = self.tools.words(self.definition.scheme)
        self.turns.clear()
        self.told.clear()

    def change(self, after: Interview) -> Impact:
        """Go on with another interview, and save it; what came of it is returned."""
        before, self.interview = self.interview, after
        if after is before:
            return Impact()
        if after.place != before.place:
            self.news = []
        self._notes_follow(before.application.notes, after.application.notes)
        if after.application is before.application and after.today == before.today:
            # To go elsewhere changes no answer: the judgement on them is carried along.
            after.__dict__.setdefault("assessment", before.assessment)
        else:
            self.told.clear()
        self.save(_act(before, after))
        return impact(before, after) if after.application != before.application else Impact()

    def _notes_follow(self, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        """A note that is dealt with stays so when its row is moved."""
        if self.draft.closed_notes and before != after:
            closed = still_closed(self.draft.closed_notes, before, after)
            self.draft = self.draft.model_copy(update={"closed_notes": closed})

    def note(self, pointer: str, text: str, *, closed: bool = False) -> None:
        """Keep a note and whether it is dealt with; an empty one is taken away."""
        marked = frozenset(self.draft.closed_notes)
        after = self.interview.note(pointer, text.strip())
        self.change(after)
        wanted = closed and bool(text.strip())
        if wanted != (pointer in marked):
            kept = (marked | {pointer}) if wanted else (marked - {pointer})
            self.draft = self.draft.model_copy(update={"closed_notes": tuple(sorted(kept))})
            self.save()

    def answer(self, question: str, value: Any, *, go_on: bool = False) -> Impact:
        """Keep an answer, and go on to the next question if asked to; both in one save.

        A declaration is kept with who gave it and when. The same answer again confirms a prefilled one.
        """
        asked, interview = self.definition.questions[question], self.interview
        if value != self.application.answers.get(question) or question in interview.prefilled:
            given = Declaration(who=self.tools.user, when=self._now())
            interview = interview.answer(
                question, value, given if asked.rests_on and value is not None else None
            )
            if self._typed is self.interview and self.interview.place == question:
                interview = replace(interview, past=self.interview.past)
        return self.change(interview.next() if go_on else interview)

    def type(self, question: str, value: Any) -> Impact:
        """Keep what is typed so far. All that is typed before one goes elsewhere is one step of undo."""
        before = self.interview
        change = self.answer(question, value)
        self.typing = False
        if self.interview is not before:
            self._typed = self.interview
        return change

    def _now(self) -> str:
        return self.tools.clock().isoformat(timespec="seconds")

    @property
    def acts(self) -> Sequence[tuple[str, str]]:
        """What the review offers beside the package: ids and words."""
        return ()

    @property
    def title(self) -> str:
        """Program, whether it is an exercise, scheme and edition, municipality, the draft's own name."""
        edition = self.definition.edition.id
        practice = [self.tools.say("home.practice")] if self.practice else []
        parts = [self.tools.say("app.name"), *practice, f"{self.words.scheme.short} {edition}"]
        found = self.definition.registry.by_number.get(str(self.application.answers.get("municipality")))
        parts += [found.name] if found else []
        parts += [self.draft.name] if self.draft.name else []
        return " · ".join(parts)


def _act(before: Interview, after: Interview) -> Act:
    """Whether one interview came of the other by undo, by redo or by a change."""
    if after.future and after.future[:-1] == before.future:
        return "undo"
    redone = before.future and after.application is before.future[-1].application
    return "redo" if redone else "change"
