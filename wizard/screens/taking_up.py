"""A draft is taken up: unless another window has it, and with its answers where the questions are today."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from textual.app import App
from textual.content import Content

from wizard.content.library import UnknownName
from wizard.drafts.store import DraftDamaged, Holder, NoSuchDraft
from wizard.screens.desk import Desk
from wizard.screens.dialogs import Pick, Reading
from wizard.screens.holders import held_words
from wizard.screens.reading_whole import answer_blocks
from wizard.screens.tools import Tools
from wizard.widgets.paragraphs import Block, Paragraphs, literal

READ, TAKE = "read", "take"


class TakingUp:
    """Opens drafts for an app, which says what to do with a desk, and where to tell of trouble."""

    def __init__(
        self, app: App[None], tools: Tools, talk: Callable[[Desk], None], tell: Callable[[str], None]
    ) -> None:
        """`talk` begins the conversation; `tell` shows a sentence on the list of drafts."""
        self._app, self._tools, self._talk, self._tell = app, tools, talk, tell

    def open(self, draft_id: str, *, practice: bool = False) -> None:
        """Open a draft; where another window has it, ask whether to read it or to take over."""
        store = self._tools.store_of(practice=practice)
        held: Holder | None = None
        # Where nothing can be noted down, nobody can be asked either; opening says what is wrong.
        with contextlib.suppress(OSError, NoSuchDraft):
            held = store.claim(draft_id, self._tools.user)
        if held is None:
            self._begin(draft_id, practice=practice)
            return

        def picked(chosen: str | None) -> None:
            if chosen == TAKE:
                with contextlib.suppress(OSError, NoSuchDraft):
                    store.claim(draft_id, self._tools.user, take_over=True)
                self._begin(draft_id, practice=practice)
            elif chosen == READ:
                self._read(draft_id, practice=practice)

        say = self._tools.say
        lines = [(act, Paragraphs([Block(literal(say(f"held.{act}")))])) for act in (READ, TAKE)]
        asked = Pick(
            say, say("held.title"), lines, text=held_words(self._tools, "held.text", held), keys="held.keys"
        )
        self._app.push_screen(asked, picked)

    def _desk(self, draft_id: str, *, practice: bool) -> Desk | None:
        """The draft on a desk; None, and a sentence on the list, where it cannot be opened."""
        say = self._tools.say
        try:
            return Desk.open(self._tools, draft_id, practice=practice)
        except DraftDamaged:
            self._tell(say("app.home.damaged", draft=draft_id))
        except (NoSuchDraft, UnknownName):
            self._tell(say("app.home.gone", draft=draft_id))
        return None

    def _begin(self, draft_id: str, *, practice: bool) -> None:
        desk = self._desk(draft_id, practice=practice)
        if desk is not None:
            desk.bring_up_to_date()
            self._talk(desk)

    def _read(self, draft_id: str, *, practice: bool) -> None:
        """Show the draft as it was last saved, to be read only."""
        desk = self._desk(draft_id, practice=practice)
        if desk is not None:
            self._app.push_screen(Reading(self._tools.say, desk.title, whole_draft(desk)))


def whole_draft(desk: Desk) -> Iterator[Block]:
    """Every question that is asked, with its whole answer, step by step."""
    for step in desk.definition.steps:
        asked = [q for q in step.question if q.id in desk.interview.path]
        if asked:
            yield Block(literal(desk.words.step(step.id).title, "bold underline"))
        for question in asked:
            yield Block(literal(desk.words.label(question.id), "bold"))
            yield from (
                Block(b.body, Content.assemble("  ", b.first), f"  {b.rest}")
                for b in answer_blocks(desk, question)
            )
        if asked:
            yield Block(Content(""))
