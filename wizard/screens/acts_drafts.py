"""What can be done with a draft from the list: name, copy, put away, delete."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from wizard.content.library import UnknownName
from wizard.drafts.store import Draft, DraftConflict, DraftDamaged, DraftSummary, NoSuchDraft, summary_of
from wizard.engine.another_edition import carried
from wizard.screens import home_words
from wizard.screens.acts_begin import LONGEST, BeginActs
from wizard.screens.dialogs import AskLine, Confirm, Pick, Reading
from wizard.screens.need import need_blocks
from wizard.screens.tools import Tools
from wizard.screens.trash_list import trash_lines
from wizard.widgets.light_markdown import blocks
from wizard.widgets.paragraphs import Block, Paragraphs, literal

DRAFT: Final = "draft#"
PRACTICE: Final = "practice#"


class DraftActs(BeginActs):
    """The first screen's actions on the draft under the cursor."""

    _deleted: tuple[bool, str] | None = None
    """Whether the last deleted draft was an exercise, and what the trash knows it by."""

    @property
    def draft(self) -> DraftSummary | None:
        """The draft under the cursor."""
        raise NotImplementedError

    def show(self, here: str = "") -> None:
        """List the drafts, the cursor at `here`."""
        raise NotImplementedError

    @property
    def _sound(self) -> DraftSummary | None:
        """The draft under the cursor, where it can be read; else it is said what is needed."""
        draft = self.draft
        if draft is None or draft.damaged:
            self.tell(self.tools.say("home.none-chosen"))
            return None
        return draft

    def _change(self, chosen: DraftSummary, code: str, **fields: Any) -> None:
        """Change what is said of a draft, and say what came of it."""
        store = self.tools.store_of(practice=chosen.practice)
        try:
            store.save(store.open(chosen.id).model_copy(update=fields))
        except (NoSuchDraft, DraftDamaged, DraftConflict):
            code = "home.cannot-change"
        except OSError:
            code = "app.save.failed-short"
        self.tell(self.tools.say(code))

    # --- name, archive

    def action_rename(self) -> None:
        """Give the draft a name of its own."""
        draft, say = self._sound, self.tools.say
        if draft is None:
            return

        def named(name: str | None) -> None:
            if name is not None:
                code = "home.renamed" if name else "home.unnamed"
                self._change(draft, code, name=" ".join(name.split()))

        def too_long(name: str) -> str:
            length = len(" ".join(name.split()))
            return say("home.long-name", most=LONGEST, length=length) if length > LONGEST else ""

        text = say("home.rename-text", title=home_words.title_of(self.tools, draft))
        asked = AskLine(say, say("home.rename-title"), text, draft.name, check=too_long)
        self.app.push_screen(asked, named)

    def action_archive(self) -> None:
        """Put the draft away, or take it out again."""
        draft = self._sound
        if draft is not None:
            code = "home.taken-out" if draft.archived else "home.put-away"
            self._change(draft, code, archived=not draft.archived)

    # --- copy

    def action_copy(self) -> None:
        """Copy the draft as a new one, for its own edition or another."""
        draft, tools = self._sound, self.tools
        if draft is None:
            return
        try:
            info = next(info for info in tools.library.schemes() if info.id == draft.scheme)
            tools.library.definition(draft.scheme, draft.edition)
        except (StopIteration, UnknownName):
            self.tell(tools.say("home.cannot-change"))
            return
        editions = sorted(info.editions, key=lambda e: (e.id != draft.edition, -e.year))
        lines = self._lines([edition.id for edition in editions], draft.edition, "copy")

        def picked(edition: str | None) -> None:
            if edition is not None:
                self._copy(draft, edition)

        title = tools.say("home.copy-title", title=home_words.title_of(tools, draft))
        self.app.push_screen(Pick(tools.say, title, lines, keys="home.pick-keys"), picked)

    def opened(self, draft: Draft) -> None:
        """Go on with the draft that a file gave: as it is, or with what still counts in a later call."""
        tools, scheme, own = self.tools, draft.application.scheme, draft.application.edition
        info = next(info for info in tools.library.schemes() if info.id == scheme)
        year = next(edition.year for edition in info.editions if edition.id == own)
        later = sorted((e for e in info.editions if e.year > year), key=lambda e: -e.year)
        if not later or draft.practice:
            self.open_draft(draft.id, practice=draft.practice)
            return
        self.show(DRAFT + draft.id)

        def picked(edition: str | None) -> None:
            if edition == own:
                self.open_draft(draft.id)
            elif edition is not None:
                self._copy(summary_of(draft), edition)

        lines = self._lines([own, *(edition.id for edition in later)], own, "reuse")
        text = tools.say("home.reuse-text", edition=own)
        asked = Pick(tools.say, tools.say("home.reuse-title"), lines, text=text, keys="home.pick-keys")
        self.app.push_screen(asked, picked)

    def _lines(self, editions: Sequence[str], own: str, code: str) -> list[tuple[str, Paragraphs]]:
        """The editions to choose among; `code` says in what words."""
        found = []
        for edition in editions:
            sort = "same" if edition == own else "other"
            told = literal(self.tools.say(f"home.{code}-{sort}", edition=edition))
            found.append((edition, Paragraphs([Block(told, rest="  ")])))
        return found

    def _copy(self, chosen: DraftSummary, edition: str) -> None:
        """Make the copy, and name what it lacks."""
        tools, store = self.tools, self.tools.store_of(practice=chosen.practice)
        try:
            before = store.open(chosen.id)
            into = tools.library.definition(chosen.scheme, edition)
            application, left_out = carried(before.application, into)
            fresh = store.new(application)
            same = edition == chosen.edition
            made = store.save(fresh.model_copy(update=_of_copy(tools, before, fresh, same=same)))
        except (NoSuchDraft, DraftDamaged, UnknownName):
            self.tell(tools.say("home.cannot-change"))
            return
        except OSError:
            self.tell(tools.say("app.save.not-begun"))
            return
        self.tell(tools.say("home.copied"))
        self.show((PRACTICE if chosen.practice else DRAFT) + made.id)
        if left_out:
            words = tools.words(chosen.scheme)
            named = "\n".join(f"- {words.label(question)}" for question in left_out)
            text = f"{tools.say('home.left-out', edition=edition, count=len(left_out))}\n\n{named}"
            self.app.push_screen(Reading(tools.say, tools.say("home.left-out-title"), blocks(text)))

    # --- delete

    def action_delete(self) -> None:
        """Delete the draft under the cursor, after one question."""
        draft, say = self.draft, self.tools.say
        if draft is None:
            return

        def confirmed(yes: bool | None) -> None:
            if yes:
                self._delete(draft)

        text = say("home.delete-text", title=home_words.title_of(self.tools, draft))
        keep, delete, keys = say("app.delete.keep"), say("app.delete.delete"), say("home.pick-keys")
        asked = Confirm(say("app.delete.title"), text, keep, delete, keys=keys)
        self.app.push_screen(asked, confirmed)

    def _delete(self, draft: DraftSummary) -> None:
        """Delete a draft, and say what came of it."""
        code, store = "home.deleted", self.tools.store_of(practice=draft.practice)
        try:
            store.delete(draft.id)
            trashed = store.trash()
            self._deleted = (draft.practice, trashed[0].key) if trashed else None
        except NoSuchDraft:
            code = "app.delete.done"
        except OSError:
            code = "app.delete.failed"
        self.tell(self.tools.say(code))

    def action_undelete(self) -> None:
        """Bring back the draft that was deleted last; or choose among those that were deleted before."""
        if self._deleted is not None:
            self._restore(*self._deleted)
            return
        say = self.tools.say

        def picked(chosen: str | None) -> None:
            if chosen is not None:
                self._restore(chosen.startswith("x:"), chosen.removeprefix("x:"))

        lines = trash_lines(self.tools)
        text = say("home.trash.text" if lines else "home.trash.none")
        self.app.push_screen(
            Pick(say, say("home.trash.title"), lines, text=text, keys="home.trash.keys"), picked
        )

    def empty_trash(self) -> None:
        """Remove for good what was deleted thirty days ago, and name it."""
        stores = [self.tools.store, *([self.tools.practice] if self.tools.practice is not None else [])]
        gone = [trashed for store in stores for trashed in store.purge()]
        if gone:
            names = [t.id if t.summary.damaged else home_words.title_of(self.tools, t.summary) for t in gone]
            self.tell(self.tools.say("home.trash.purged", count=len(gone), names=names))

    def _restore(self, practice: bool, key: str) -> None:
        """Bring a deleted draft back, and say what came of it."""
        try:
            back = self.tools.store_of(practice=practice).restore(key)
        except (NoSuchDraft, DraftDamaged, OSError):
            self.tell(self.tools.say("home.cannot-restore"))
        else:
            self._deleted = None
            self.tell(self.tools.say("home.restored"))
            self.show((PRACTICE if practice else DRAFT) + back)

    # --- what is read before

    def action_need(self) -> None:
        """What the scheme of the draft under the cursor asks for."""
        draft, say = self._sound, self.tools.say
        if draft is None:
            return
        try:
            definition = self.tools.library.definition(draft.scheme, draft.edition)
        except UnknownName:
            self.tell(say("home.cannot-change"))
            return
        shown = need_blocks(self.tools, definition.scheme, definition.edition)
        self.app.push_screen(Reading(say, say("home.need-title"), shown))


def _of_copy(tools: Tools, before: Draft, fresh: Draft, *, same: bool) -> dict[str, Any]:
    """What a copy takes along beside the answers; for another edition nobody has declared anything."""
    kept = fresh.application
    say = tools.say
    name = say("home.copy-of", name=before.name) if before.name else say("home.copy-of-unnamed")
    return {
        "name": name[:LONGEST],
        "practice": before.practice,
        "place": before.place if same else next(iter(kept.answers), before.place),
        # For another edition every answer is looked over again.
        "prefilled": tuple(q for q in kept.answers if not same or q in before.prefilled),
        "carried_from": before.carried_from if same else before.application.edition,
        "carried": tuple(q for q in kept.answers if not same or q in before.carried),
        "declared": {q: d for q, d in before.declared.items() if same and q in kept.answers},
        "closed_notes": tuple(p for p in before.closed_notes if p in kept.notes),
    }
