"""The sheet: one key lays the step out as a form with all its questions, and back again.

It is the same conversation, at the same question, in the same field: only what stands around the field
is another. So what is being typed, the cursor and the place stay by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from wizard.schema.scheme import Question
from wizard.screens.acts_look import LookActs
from wizard.screens.acts_talk import TalkActs
from wizard.screens.asking import help_of, view_of
from wizard.screens.sheet import sheet_lines
from wizard.screens.telling import step_closing, turns
from wizard.widgets.help import HelpPanel
from wizard.widgets.marked_list import MarkedList
from wizard.widgets.municipality import MunicipalityField
from wizard.widgets.question import QuestionPanel, QuestionView
from wizard.widgets.sheet import SheetPart, TableLine
from wizard.widgets.transcript import Transcript

BROAD: Final = 150
"""Columns from which the help stands beside the sheet."""
PAGE: Final = 6
"""How many questions one goes with PgUp and PgDn."""
MOVES: Final = frozenset({"field", "line", "page"})


class SheetActs(TalkActs, LookActs):
    """Lays the sheet out, and moves in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "field(1)", show=False, priority=True),
        Binding("shift+tab", "field(-1)", show=False, priority=True),
        Binding("down", "line(1)", show=False, priority=True),
        Binding("up", "line(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        # Textual lets a class take a key over whole: without the sheet these do what they always do.
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
        Binding("up,pageup", "above", show=False),
    ]
    sheet = False
    """Whether the step is laid out as a sheet."""
    opened = ""
    """The table that is open in the sheet."""
    _step = ""
    """The step that the sheet showed last."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the sheet are the field's own when there is no sheet, or when a table is open."""
        if action in MOVES:
            return self.sheet and not self.opened and not self._inside(action, parameters[0])
        return super().check_action(action, parameters)

    def _inside(self, action: str, way: object) -> bool:
        """Whether an arrow or a page still moves within the field; Tab never does."""
        from textual.widgets import TextArea  # noqa: PLC0415  most questions have no long text

        focused, down = self.focused, way == 1
        if action != "line":
            return action == "page" and isinstance(focused, TextArea)
        if isinstance(focused, TextArea):
            last = focused.wrapped_document.height - 1
            at = focused.wrapped_document.location_to_offset(focused.cursor_location).y
            return at < last if down else at > 0
        if isinstance(focused, MarkedList) and focused.highlighted is not None:
            return focused.highlighted < focused.option_count - 1 if down else focused.highlighted > 0
        field = self.query_one(QuestionPanel).field
        return isinstance(field, MunicipalityField) and field.query_one(OptionList).option_count > 0

    # --- to the sheet and back

    async def action_sheet(self) -> None:
        """The step as a sheet; or one question at a time again."""
        question = self.desk.interview.question
        if question is None:
            return
        self.sheet, self.opened = not self.sheet, ""
        panel, transcript = self.query_one(QuestionPanel), self.query_one(Transcript)
        if self.sheet:
            self.way.forget()
            self._step = self.desk.definition.step_of[question.id].id
            if not self.query(SheetPart):
                talk = self.query_one("#talk")
                await talk.mount(SheetPart(id="before"), before=panel)
                await talk.mount(SheetPart(id="after"), after=panel)
        else:
            transcript.show(turns(self.desk, question.id))
            for part in self.query(SheetPart):
                part.display = False
        if transcript.has_focus and panel.field is not None:
            panel.field.enter()
        transcript.display = not self.sheet
        self.query_one("#talk").styles.overflow_y = "auto" if self.sheet else "hidden"
        panel.kinds = {"table": TableLine} if self.sheet else {}
        if question.kind == "table":
            await self.show()
            return
        self._around()
        panel.tell(self.view(question))
        self._share_room(question)
        self._lay()

    def view(self, question: Question, notices: Sequence[str] = ()) -> QuestionView:
        """The question with what is said of it; the sheet leaves its explanation to F1."""
        made = view_of(self.desk, question, notices)
        if not self.sheet:
            return made
        intro = " ".join(self.desk.words.step(self.desk.definition.step_of[question.id].id).intro.split())
        return replace(made, explanation="", notices=[told for told in made.notices if told != intro])

    async def show(self, notices: Sequence[str] = (), place: Sequence[str] | None = None) -> None:
        """Show the current question anew; in the sheet among the others of its step."""
        question = self.desk.interview.question
        if not self.sheet or question is None:
            await super().show(notices, place)
            return
        self.way.forget()
        panel = self.query_one(QuestionPanel)
        self.opened = question.id if question.id == self.opened or (place and question.columns) else ""
        panel.kinds = {} if self.opened else {"table": TableLine}
        with self.app.batch_update():
            self._around()
            self.query_one(HelpPanel).show(help_of(self.desk, question))
            view = self.view(question, [*self._passed(), *self._news(), *notices])
            await panel.put(view, place)
            self._share_room(question)
            self._lay()

    def _passed(self) -> list[str]:
        """How the step stands that one has just been through."""
        desk = self.desk
        before, here = self._step, desk.definition.step_of[desk.interview.place].id
        self._step = here
        ids = [step.id for step in desk.definition.steps]
        if not before or ids.index(here) <= ids.index(before):
            return []
        return [text for _, text in step_closing(desk, before)]

    def _lay(self) -> None:
        """Lay the other questions of the step around the one that is answered."""
        place = self.desk.interview.place
        if not self.sheet or place not in self.desk.definition.step_of:
            return
        step = self.desk.definition.step_of[place].id
        lines = sheet_lines(self.desk, step)
        at = next((n for n, line in enumerate(lines) if line.id == place), 0)
        title = self.desk.words.step(step).title
        self.query_one("#before", SheetPart).show(lines[:at], title)
        self.query_one("#after", SheetPart).show(lines[at + 1 :])
        self.call_after_refresh(self._in_sight)

    def _in_sight(self) -> None:
        """Scroll so that the live field is seen whole."""
        if self.sheet:
            talk, panel = self.query_one("#talk"), self.query_one(QuestionPanel)
            self._title_question()
            above = max((talk.size.height - panel.outer_size.height) // 2, 0)
            talk.scroll_to(y=panel.virtual_region.y - above, animate=False, force=True)

    def _share_room(self, question: Question) -> None:
        """In the sheet a long field has a part of the height, so that others are seen too."""
        super()._share_room(question)
        if self.sheet:
            # The form needs the width more than the help beside it; F1 has the help.
            self.query_one(HelpPanel).display = self.size.width >= BROAD
            panel = self.query_one(QuestionPanel)
            panel.styles.height = "75%" if panel.tall else "auto"

    def _told_here(self, notices: Sequence[str]) -> None:
        """What is new of the question, and of the others in the sheet."""
        question = self.desk.interview.question
        if not self.sheet or question is None:
            super()._told_here(notices)
            return
        self._around()
        self.query_one(QuestionPanel).tell(self.view(question, [*self._news(), *notices]))
        self._lay()

    def above(self, room: int) -> str:
        """What the title of the question says: how one leaves the sheet."""
        if not self.sheet:
            return super().above(room)
        if self.opened:
            return self.fitting(room, "sheet.close-table")
        return self.fitting(room, "sheet.leave", "sheet.leave-short")

    async def reword(self) -> None:
        """The lines of the sheet too, in the language that is spoken now."""
        await super().reword()
        question = self.desk.interview.question
        if self.sheet and question is not None:
            self.query_one(QuestionPanel).tell(self.view(question))
            self._lay()

    # --- moving in the sheet

    async def go_up(self, question: str, notices: Sequence[str] = (), place: Sequence[str] = ()) -> None:
        """In the sheet one goes to any question, and on from there."""
        if not self.sheet:
            await super().go_up(question, notices, place)
            return
        self.desk.change(self.desk.interview.go_to(question))
        await self.show(notices, place)

    async def _step_to(self, steps: int) -> None:
        """Keep what is typed, and go so many questions on in the step, or on to the next one."""
        self._keep()
        path, place = self.desk.interview.path, self.desk.interview.place
        here = path.index(place) if place in path else 0
        target = path[max(0, min(here + steps, len(path) - 1))]
        if target == place:
            self.app.bell()
            self._told_here([])
            return
        self.desk.change(self.desk.interview.go_to(target))
        await self.show()

    async def action_field(self, way: int) -> None:
        """The next field, or the one before."""
        await self._step_to(way)

    async def action_line(self, way: int) -> None:
        """The same by the arrows, where they do not move within the field."""
        await self._step_to(way)

    async def action_page(self, way: int) -> None:
        """Some fields on, or back, within the step."""
        step = self.desk.definition.step_of[self.desk.interview.place]
        asked = [q.id for q in step.question if q.id in self.desk.interview.path]
        at = asked.index(self.desk.interview.place)
        await self._step_to(max(0, min(at + way * PAGE, len(asked) - 1)) - at)

    async def action_back(self) -> None:
        """Out of the open table; out of the sheet; or the question before this one."""
        if self.opened:
            self._keep()
            self.opened = ""
            await self.show()
        elif self.sheet:
            await self.action_sheet()
        else:
            await super().action_back()

    @on(SheetPart.Chosen)
    async def _line_chosen(self, event: SheetPart.Chosen) -> None:
        event.stop()
        self._keep()
        await self.go_up(event.question)

    @on(TableLine.Opened)
    async def _table_opened(self, event: TableLine.Opened) -> None:
        event.stop()
        self.opened = event.question
        await self.show()
