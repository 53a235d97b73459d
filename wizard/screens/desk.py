"""One draft on the desk: its interview, and its saving after every change."""

from __future__ import annotations

from typing import Any

from wizard.drafts.store import Draft, DraftConflict, from_interview, to_interview
from wizard.engine.declarations import Declaration
from wizard.engine.impact import Impact, impact
from wizard.engine.interview import Interview
from wizard.schema.application import Application
from wizard.schema.scheme import Definition
from wizard.screens.tools import Tools


class Desk:
    """Holds the interview that one works on. Every change goes through here, and is saved at once."""

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
        self.told: dict[str, Any] = {}
        """What has been worked out of the answers as they stand, to be shown; gone when they change."""

    @classmethod
    def open(cls, tools: Tools, draft_id: str) -> Desk:
        """The draft of an id. Raises NoSuchDraft, DraftDamaged, UnknownScheme, UnknownEdition."""
        draft = tools.store.open(draft_id)
        application = draft.application
        definition = tools.library.definition(application.scheme, application.edition)
        return cls(tools, draft, to_interview(draft, definition, tools.today))

    @classmethod
    def begin(cls, tools: Tools, interview: Interview) -> Desk:
        """A new draft of an interview. Raises OSError where none can be written."""
        desk = cls(tools, tools.store.new(interview.application), interview)
        desk.save()
        return desk

    def reword(self) -> None:
        """Take the words of the language that is spoken now."""
        self.words = self.tools.words(self.definition.scheme)
        self.told.clear()

    @property
    def definition(self) -> Definition:
        """The edition that is answered."""
        return self.interview.definition

    @property
    def application(self) -> Application:
        """The answers as they stand."""
        return self.interview.application

    def change(self, after: Interview) -> Impact:
        """Go on with another interview, and save it; what came of it is returned."""
        before, self.interview = self.interview, after
        if after is before:
            return Impact()
        if after.application is before.application and after.today == before.today:
            # To go elsewhere changes no answer: the judgement on them is carried along.
            after.__dict__.setdefault("assessment", before.assessment)
        else:
            self.told.clear()
        self.save()
        return impact(before, after) if after.application != before.application else Impact()

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
        return self.change(interview.next() if go_on else interview)

    def save(self) -> None:
        """Write the draft. Where that fails the answers stay here, and the title bar says so."""
        draft = from_interview(self.draft, self.interview)
        try:
            self.draft = self.tools.store.save(draft)
        except DraftConflict:
            # Somebody saved it from another window: both are kept, ours as a draft of its own.
            self._save_as_new()
        except OSError:
            self.trouble = "app.save.failed"
        else:
            self.trouble = ""

    def _save_as_new(self) -> None:
        try:
            fresh = self.tools.store.new(self.application)
            self.draft = self.tools.store.save(from_interview(fresh, self.interview))
        except OSError:
            self.trouble = "app.save.failed"
        else:
            self.trouble = "app.save.conflict"

    def _now(self) -> str:
        return self.tools.clock().isoformat(timespec="seconds")

    @property
    def title(self) -> str:
        """Program, scheme and edition, municipality."""
        edition = self.definition.edition.id
        parts = [self.tools.say("app.name"), f"{self.words.scheme.short} {edition}"]
        found = self.definition.registry.by_number.get(str(self.application.answers.get("municipality")))
        return " · ".join([*parts, found.name] if found else parts)

    @property
    def saved(self) -> tuple[str, str]:
        """When and where the draft was saved, or why it was not: in full, and in short."""
        say = self.tools.say
        if self.trouble == "app.save.failed":
            return say("app.save.failed"), say("app.save.failed-short")
        when = self.draft.changed[11:16].replace(":", ".")
        short = say("app.save.saved", time=when)
        full = say("app.save.saved-in", time=when, draft=self.draft.id)
        return (f"{say(self.trouble)} {full}" if self.trouble else full), short
