"""Long answers in the conversation: saved while one writes, written in one's own editor, looked over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual import on

from wizard.screens.news import impact_words
from wizard.screens.talk import Talk
from wizard.widgets.ask import AnswerField
from wizard.widgets.bars import TitleBar
from wizard.widgets.question import QuestionPanel

if TYPE_CHECKING:
    from wizard.widgets.prose import ProseField


class ProseActs(Talk):
    """What can be done about a long text."""

    def _prose(self) -> ProseField | None:
        """The field of the question, where it is a long text."""
        field = self.query_one(QuestionPanel).field
        return cast("ProseField", field) if field is not None and field.ask.field.kind == "prose" else None

    # --- saved while one writes

    @on(AnswerField.Begun)
    def _begun(self, event: AnswerField.Begun) -> None:
        """Something is typed that is not saved: the title bar says so."""
        event.stop()
        self.desk.typing = True
        self.query_one(TitleBar).tell(self.desk.title, *self.desk.saved, alarm=self.desk.failing)

    @on(AnswerField.Rested)
    def _rested(self, event: AnswerField.Rested) -> None:
        """Save what is typed so far; what it changed elsewhere is said at once."""
        event.stop()
        if event.field != self.desk.interview.place:
            return
        self.desk.seen.add(event.field)
        told = impact_words(self.desk, self.desk.type(event.field, event.value))
        if told:
            self._told_here(told)
        else:
            self._around()

    # --- in one's own editor

    def action_edit_outside(self) -> None:
        """Hand the text to the user's own editor, and take it back."""
        # To run another program takes imports that few sessions need.
        from wizard.screens.hand_over import HandOver  # noqa: PLC0415

        field = self._prose()
        if field is None:
            self.say_here("prose.only")
            return
        self._keep()
        HandOver(self, field).begin()

    def take_text(self, text: str, told: Sequence[str]) -> None:
        """Make the answer this text, and say so. F7 and Ctrl+Z bring the one before."""
        field, desk = self._prose(), self.desk
        if field is not None:
            field.change_to(text)
            self.set_focus(field.area)
            desk.seen.add(field.ask.field.id)
            self._told_here([*told, *impact_words(desk, desk.answer(field.ask.field.id, field.value))])

    # --- looked over

    def action_readability(self) -> None:
        """How heavy the text reads, and its longest sentences."""
        from wizard.screens.readability import ReadabilityScreen  # noqa: PLC0415  a screen is read when it is first opened

        field = self._prose()
        if field is None:
            self.say_here("prose.only")
            return
        self._keep()
        self.app.push_screen(ReadabilityScreen(self.desk.tools.say, field.text), self._sentence_chosen)

    def _sentence_chosen(self, span: tuple[int, int] | None) -> None:
        """Go to a sentence, and mark it."""
        field = self._prose()
        if field is not None and span is not None:
            self.set_focus(field.area)
            field.area.mark(*span)

    def say_here(self, key: str, /, **values: object) -> None:
        """Say something before the question."""
        self._told_here([self.desk.tools.say(key, **values)])
