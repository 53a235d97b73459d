"""Going about in the talk: among the answers above, from fault to fault, back and forth in time."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType

from wizard.engine.interview import Interview
from wizard.engine.pointers import spot
from wizard.schema.scheme import Question
from wizard.screens.faults import next_fault
from wizard.screens.news import brought_back, concerned, edits_between, impact_words
from wizard.screens.talk import Talk
from wizard.widgets.question import QuestionPanel
from wizard.widgets.transcript import Transcript


class TalkActs(Talk):
    """The answers above, undo and redo, the next fault."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+r", "redo", show=False)]

    def action_above(self) -> None:
        """To the answers above, the newest first."""
        transcript = self.query_one(Transcript)
        if transcript.option_count:
            self.set_focus(transcript)

    @on(Transcript.Left)
    def _left_transcript(self, event: Transcript.Left) -> None:
        """Back from the answers to the question."""
        event.stop()
        field = self.query_one(QuestionPanel).field
        if field is not None:
            field.enter()

    @on(Transcript.Entered)
    def _told_anew(self, event: Transcript.Entered) -> None:
        """The title of the question says what the keys do, among the answers and below them."""
        event.stop()
        self._around()
        question = self.desk.interview.question
        if question is not None:
            self._share_room(question)

    def _share_room(self, question: Question) -> None:
        """While one looks among the answers they have some room beside a high field too."""
        super()._share_room(question)
        transcript = self.query_one(Transcript)
        if transcript.has_focus and self.query_one(QuestionPanel).tall:
            transcript.styles.height = "50%"

    def above(self, room: int) -> str:
        """How one gets to the answers above, or back from them."""
        if self.query_one(Transcript).has_focus:
            return self.fitting(room, "talk.place.among", "talk.place.among-short")
        if self.desk.interview.place == self.desk.interview.path[0]:
            return ""
        return self.fitting(room, "talk.place.above", "talk.place.above-short", "talk.place.above-least")

    def fitting(self, room: int, *codes: str) -> str:
        """The first of these that has room in the title of the question; the last is cut."""
        told = [f" ── {self.desk.tools.say(code)}" for code in codes]
        return next((text for text in told if cell_len(text) <= room), told[-1])

    async def action_step(self, way: int) -> None:
        """To the next part, or the one before: its first question without an answer, or its first."""
        self._keep()
        interview, definition = self.desk.interview, self.desk.definition
        ids = [step.id for step in definition.steps]
        here = ids.index(definition.step_of[interview.place].id)
        steps = definition.steps[here + 1 :] if way > 0 else definition.steps[:here][::-1]
        kept = self.desk.application.answers.keys() | self.desk.application.not_clarified.keys()
        for step in steps:
            asked = [q.id for q in step.question if q.id in interview.path]
            if asked:
                await self.go_to(f"/{next((q for q in asked if q not in kept), asked[0])}")
                return
        self.app.bell()
        self._told_here([])

    async def action_undo(self) -> None:
        """Take back the last change, wherever it was made."""
        self._keep()
        self.desk.remember()
        before = self.desk.interview
        await self._undone(before.undo(), "undone")

    async def action_redo(self) -> None:
        """Make the last undone change again."""
        self._keep()
        before = self.desk.interview
        await self._undone(before.redo(), "redone")

    async def _undone(self, after: Interview, code: str) -> None:
        """Show the answers as they are now, at the question that was changed, and say what it was."""
        desk, say, before = self.desk, self.desk.tools.say, self.desk.interview
        if after is before:
            await self.show([say("app.undo.none" if code == "undone" else "app.redo.none")])
            return
        edits = edits_between(desk, before, after)
        about = concerned(edits, after.place)
        after = after.go_to(about if about in after.path else before.place)
        if after.question is None:
            after = after.back()
        self.way.leave(before, after.place)
        if after.next().place == self.way.home:
            self.way.forget()
        change = desk.change(after)
        what = say(f"talk.undo.{code}", what=brought_back(desk, edits, about))
        told = [f"{what} {say('talk.undo.how')}" if code == "undone" else what]
        cell = next((e for e in edits if e.key == about and e.row is not None), None)
        place = [str(cell.row), str(cell.column)] if cell is not None else None
        await self.show([*told, *impact_words(desk, change, undo=False)], place)

    async def action_next_fault(self) -> None:
        """The next fault after this place, round and round."""
        self._keep()
        field = self.query_one(QuestionPanel).field
        found = next_fault(self.desk.interview, self._fault, field.place if field is not None else ())
        if found is None:
            await self.show([self.desk.tools.say("app.fault.none")])
            return
        self._fault = found.at
        place = spot(found.at)
        self.desk.seen.add(place.question)
        await self.go_up(place.question, place=[str(part) for part in place[1:] if part is not None])
