"""The question that is put now: its words, what is said about it, and the field it is answered in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from wizard.widgets.ask import AnswerField, Ask, Problem
from wizard.widgets.fields import FIELDS
from wizard.widgets.go_on import GoOn
from wizard.widgets.light_markdown import blocks
from wizard.widgets.paragraphs import Block, Paragraphs, literal
from wizard.widgets.told import Told

LOW: Final = 30
"""A screen of fewer lines than this is low."""
LOWEST: Final = 24
"""A screen of fewer lines than this is very low."""
WRITING: Final = 14
"""Lines that a long text takes with the question and all that stands around them."""


@dataclass(frozen=True)
class QuestionView:
    """Everything that is shown of one question."""

    ask: Ask
    question: str
    explanation: str
    marks: Sequence[str] = ()
    """Short remarks beside the question: «må besvares», «forhåndsutfylt»."""
    notices: Sequence[str] = ()
    """What the wizard says before the question: an impact, a note that it is left open."""
    problems: Sequence[Problem] = ()
    figures: Sequence[str] = ()
    """Of a table: the computed column, row by row."""


class QuestionPanel(VerticalScroll, can_focus=False):
    """Shows one question at a time; a field stays mounted and is put the next question of its kinds."""

    DEFAULT_CSS = """
    QuestionPanel { height: auto; }
    QuestionPanel > Told { height: auto; }
    QuestionPanel > .question { text-style: bold; margin: 0; }
    QuestionPanel > .problems { color: $text-error; }
    """

    kinds: Mapping[str, type[AnswerField]] = {}
    """Fields that stand for those of the registry: in the sheet a table is a line."""
    resized: Callable[[], None] | None = None
    """What is to be done when it has another width: how much its title can say depends on it."""
    tall = False
    """Whether the field in use wants all the room that it can get."""

    def compose(self) -> ComposeResult:
        """The words; fields are mounted when a question first needs one."""
        for part in ("notices", "question", "explanation", "problems"):
            yield Told(classes=part)

    def on_resize(self) -> None:
        """The title may say more, or less."""
        if self.resized is not None:
            self.resized()

    @property
    def field(self) -> AnswerField | None:
        """The field in use."""
        return next(
            (field for field in self.query(AnswerField) if field.display and field.parent is self), None
        )

    async def put(self, view: QuestionView, place: Sequence[str] | None = None) -> None:
        """Show a question, and put the cursor in its field (at a place inside it, if one is named)."""
        with self.app.batch_update():
            self._tell(view)
            field = await self._fitting(view.ask)
            field.show_problems(view.problems)
            field.show_figures(view.figures)
            self.tall = field.TALL
            self.scroll_home(animate=False)
        field.enter(place or ())
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """Scroll to the field, if what is said above it leaves it no room."""
        field = self.field
        if field is not None and not field.TALL:
            self.scroll_to_widget(field, animate=False)

    def tell(self, view: QuestionView) -> None:
        """Show what is newly said of the same question; what stands in the field is not touched."""
        self._tell(view)
        field = self.field
        if field is not None:
            field.show_problems(view.problems)
            field.show_figures(view.figures)
            self.call_after_refresh(self._keep_in_sight)

    def reword(self, view: QuestionView) -> None:
        """Say the same question in another language; what stands in the field stays."""
        self._tell(view)
        for button in self.query(GoOn):
            button.say(view.ask.say("app.go-on"))
        if self.field is not None:
            self.field.reword(view.ask)

    def _tell(self, view: QuestionView) -> None:
        marks = "".join(f" ({mark})" for mark in view.marks)
        ask = Content.assemble(literal(view.question), literal(marks, "not bold italic"))
        explanation = list(blocks(view.explanation))
        # On a low screen the field must stay in sight; the help has all of the explanation, the review
        # all of what is wrong.
        whole = [p for p in view.problems if p.row is None]
        most_room = FIELDS[view.ask.field.kind].TALL
        low = self.app.size.height < LOW and (most_room or bool(whole))
        rows = low and view.ask.field.kind == "table"
        lines = None
        if rows:
            # Rows need the room: the explanation goes on behind the question, as far as the line goes.
            lines = len(Paragraphs([Block(ask)]).at(self.size.width or self.app.size.width))
            more = [part for b in explanation[:1] for part in (" ", b.body.stylize("not bold"))]
            ask = Content.assemble(ask, *more)
            explanation = []
        notices = [Block(literal(text), Content("› "), "  ") for text in view.notices]
        few = 1 if self.app.size.height < LOWEST else 2
        # A text of no line at all cannot be written: what is said above it shares what else there is.
        text = most_room and view.ask.field.kind != "table"
        share = max(1, (self.app.size.height - WRITING) // 3) if text else None
        self._set(".notices", notices, 2 * few if rows else share)
        self._set(".question", [Block(ask)], lines)
        self._set(".explanation", explanation, min(2, share or 2) if low else share)
        told = [Block(literal(p.text), Content("! "), "  ") for p in whole]
        self._set(".problems", told, few if rows else share or (4 if low else None))

    def _set(self, selector: str, shown: Sequence[Block], most: int | None = None) -> None:
        part = self.query_one(selector, Told)
        part.display = bool(shown)
        part.tell(shown, most)

    async def _fitting(self, ask: Ask) -> AnswerField:
        """The field of the question's kind, mounted and put the question."""
        kind = self.kinds.get(ask.field.kind, FIELDS[ask.field.kind])
        found: AnswerField | None = None
        for field in self.query(AnswerField):
            if field.parent is self:
                field.display = type(field) is kind
                found = field if field.display else found
        if found is not None:
            found.put(ask)
            return found
        made = kind(ask)
        await self.mount(made)
        return made
