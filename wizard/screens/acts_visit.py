"""On a visit from the review: one answer is changed, and then one is back at the same line.

Only what the change opens is asked on the way. The conversation keeps its own place meanwhile, so
that whoever leaves the review goes on where they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import on

from wizard.engine.impact import Impact
from wizard.engine.interview import Interview
from wizard.screens.difference_words import told
from wizard.screens.news import impact_words
from wizard.screens.review_ids import Left
from wizard.screens.talk import Talk
from wizard.widgets.ask import AnswerField
from wizard.widgets.told import Told


@dataclass(frozen=True)
class Visit:
    """Where one came from, and what is still to be asked before one goes back."""

    left: Left
    home: str
    """The place of the conversation before the visit."""
    before: Interview
    opened: tuple[str, ...] = ()
    """Questions that the change opened and that have no answer yet, in the order they are asked."""


class VisitLine(Told):
    """Says that one is on a visit, and how to get back."""

    DEFAULT_CSS = "VisitLine { height: auto; padding: 0 1; text-style: reverse; }"


class VisitActs(Talk):
    """The way from the review to a question and back."""

    visit: Visit | None = None

    def _around(self) -> None:
        """The line about the visit too: the language may be another."""
        super()._around()
        for line in self.query(VisitLine):
            line.say(self._visit_words())

    def _visit_words(self) -> str:
        """That one is on a visit, and how to get back."""
        count, say = len(self.visit.opened) if self.visit else 0, self.desk.tools.say
        return say("review.visit.opened", count=count) if count else say("review.visit.here")

    async def _at_review(self, notices: Sequence[str] = ()) -> None:
        """Open the review; at the end of a visit at the line that one came from."""
        visit, self.visit = self.visit, None
        notices = [*self._news(), *notices]
        if visit is None:
            self._around()
            await self._open_review(None, notices)
            return
        desk = self.desk
        desk.change(desk.interview.go_to(visit.home))
        notices = [*notices, *told(desk, visit.before)]
        await self._say_visit()
        self._around()
        await self._open_review(visit.left, notices)

    async def _open_review(self, left: Left | None, notices: Sequence[str]) -> None:
        """Open the review, at the line where it was left."""
        from wizard.screens.review import ReviewScreen  # noqa: PLC0415  a screen is read when it is first opened

        screen = ReviewScreen(self.desk, left, notices)
        await self.app.push_screen(screen, self._left_review)

    async def _left_review(self, left: Left | None) -> None:
        """Visit what was chosen in the review; or back to where one was."""
        desk = self.desk
        if left is None or not left.pointer:
            await self._from_review(None)
            return
        self.visit = Visit(left, desk.interview.place, desk.interview)
        await self._say_visit()
        await self.go_to(left.pointer)

    async def _say_visit(self) -> None:
        """Show the line about the visit, or take it away."""
        shown = list(self.query(VisitLine))
        if self.visit is not None and not shown:
            shown = [VisitLine()]
            await self.mount(*shown, before="#body")
        for line in shown:
            line.display = self.visit is not None
            line.say(self._visit_words())

    @on(AnswerField.Answered)
    async def _answered_on_visit(self, event: AnswerField.Answered) -> None:
        """Keep the answer, ask what it opened, and go back to the review."""
        desk = self.desk
        if self.visit is None or self.way.home or event.refused is not None:
            return
        if event.field != desk.interview.place:
            return
        event.stop()
        event.prevent_default()
        desk.seen.add(event.field)
        if event.value is None and event.field in desk.application.not_clarified:
            await self.go_back(Impact())
            return
        await self.go_back(desk.answer(event.field, event.value))

    async def go_back(self, change: Impact, notices: Sequence[str] = ()) -> None:
        """Ask what the change opened; when nothing of it is left, back to the review."""
        desk, visit = self.desk, self.visit
        assert visit is not None
        done = {*desk.application.answers, *desk.application.not_clarified, desk.interview.place}
        to_ask = {*visit.opened, *change.opened} - done
        opened = tuple(question for question in desk.interview.path if question in to_ask)
        if not opened:
            await self._at_review(notices)
            return
        self.visit = replace(visit, opened=opened)
        await self._say_visit()
        desk.change(desk.interview.go_to(opened[0]))
        await self.show([*notices, *impact_words(desk, change)])

    async def action_back(self) -> None:
        """On a visit: back to the review. Otherwise the question before this one."""
        if self.visit is None or self.way.home:
            await super().action_back()
            return
        self._keep()
        await self._at_review()
