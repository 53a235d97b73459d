"""Find the faults: an application is read, places in it are marked, and each mark has a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList

from wizard.engine.pointers import spot
from wizard.screens import training_places as places
from wizard.screens.dialogs import Confirm, Pick, Reading
from wizard.screens.telling import place_words
from wizard.screens.training_base import ExerciseScreen, Key, bound
from wizard.screens.training_reasons import ReasonsScreen
from wizard.screens.training_session import CaseDesk, Session
from wizard.screens.training_words import choices_at, every_reason, reason_words
from wizard.training.marks import Mark
from wizard.widgets.bars import StatusLine
from wizard.widgets.paragraphs import Block, Paragraphs, literal
from wizard.widgets.parted_list import PartedList
from wizard.widgets.place_list import PlaceList
from wizard.widgets.told import Told

KEYS: Final[tuple[Key, ...]] = (
    ("f1", "F1", "help-here", "help"),
    ("enter", "Enter", "mark", "choose"),
    ("f2", "F2", "papers", "papers"),
    ("f4", "F4", "hint", "hint"),
    ("f9", "F9", "finish", "finish"),
    ("", "←→", "cell", "aside(1)"),
    ("plus,space", "+", "whole-answer", "whole"),
    ("f3", "F3", "marks", "marks"),
    ("", "Tab", "next-part", "next_part"),
    ("delete,backspace", "Delete", "unmark", "unmark"),
    ("escape", "Esc", "back", "back"),
    ("ctrl+q", "Ctrl+Q", "quit", "app.leave"),
)


class FaultsScreen(ExerciseScreen):
    """The application to walk through with the arrows; Enter marks the place under the cursor."""

    KEYS = KEYS
    NAME = "faults"
    BINDINGS: ClassVar[list[BindingType]] = bound(KEYS)

    def __init__(self, session: Session) -> None:
        """An exercise with an application; one begins where one left it."""
        super().__init__(session)
        self.desk = desk_of(session)
        self._row = self._here = ""
        """The row whose cell has the cursor, and the line that has it."""
        self._column = -1

    def parts(self) -> ComposeResult:
        """Where one is; the application; the place under the cursor from beginning to end."""
        yield StatusLine(id="where")
        with Horizontal(id="reading"):
            yield PlaceList()
            with VerticalScroll(id="place", can_focus=False):
                yield Told()

    def show(self) -> None:
        """The application with its marks, the cursor where it was."""
        super().show()
        self.desk.reword()
        lines = self.query_one(PlaceList)
        first, place = not lines.here, self.session.sitting.place
        lines.put(places.entries(self.desk, self.marks, (self._row, self._column)), lines.here)
        lines.focus()
        if first and place:
            self.go(place)
        self.tell_where()
        self._tell_place()

    def status(self) -> str:
        """How many places are marked."""
        session = self.session
        told = [session.say("training.faults.count", count=len(session.sitting.marks))]
        if session.sitting.hints:
            told.append(session.say("training.hint.seen", count=session.sitting.hints))
        return " · ".join(told)

    @property
    def marks(self) -> list[places.Marked]:
        """The marks with their reasons in words."""
        return [places.Marked(m.at, reason_words(self.desk, m.rule)) for m in self.session.sitting.marks]

    @property
    def at(self) -> str:
        """The pointer of the place under the cursor: a cell, a row, a question, or the whole."""
        here = self.query_one(PlaceList).here
        if here == places.WHOLE:
            return ""
        if here and here == self._row and self._column >= 0:
            question = self.desk.definition.questions[spot(here).question]
            return f"{here}/{question.columns[self._column].id}"
        return here

    # --- moving

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another line: a cell's cursor goes along in its column, as in a spreadsheet."""
        event.stop()
        self.session.pass_time()
        here = self.query_one(PlaceList).here
        if here != self._here:
            before, self._here = self._here, here
            same = spot(here).row is not None and spot(here).question == spot(self._row).question
            in_cell, self._column = self._column, self._column if same else -1
            self._row = here if spot(here).row is not None else ""
            # To draw a line anew draws the whole list; most have no cell with a cursor.
            if in_cell >= 0:
                self._redraw(before)
            if self._column >= 0:
                self._redraw(here)
            self.tell()
            self.tell_keys()
        self._tell_place()

    def keys(self) -> Sequence[Key]:
        """The key that goes from cell to cell stands there only where there are cells."""
        cell = [key for key in KEYS if key[2] == "cell" and self._row]
        others = [key for key in KEYS if key[2] != "cell"]
        return [*others[:4], *cell, *others[4:]]

    @on(PartedList.Moved)
    def _moved(self, event: PartedList.Moved) -> None:
        event.stop()
        self.tell_where()

    @on(PlaceList.Aside)
    def _aside(self, event: PlaceList.Aside) -> None:
        """From a row to its cells, and from cell to cell; left of the first one is the whole row again."""
        event.stop()
        if not self._row:
            self.tell(self.session.say("training.faults.no-cells"))
            return
        columns = self.desk.definition.questions[spot(self._row).question].columns
        self._column = max(-1, min(self._column + event.way, len(columns) - 1))
        self._redraw(self._row)
        self._tell_place()

    def _redraw(self, line: str) -> None:
        if line:
            column = self._column if line == self._row else -1
            self.query_one(PlaceList).redraw(line, places.line_of(self.desk, line, self.marks, column))

    def _tell_place(self) -> None:
        """The place under the cursor, beside the list or below it."""
        pane = self.query_one("#place", VerticalScroll)
        pane.query_one(Told).tell(places.whole_blocks(self.desk, self.at, self.marks, rows=False))
        pane.scroll_home(animate=False)

    # --- marking

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._ask_why()

    def action_choose(self) -> None:
        """Mark what the cursor is on."""
        self.query_one(PlaceList).action_select()

    def _ask_why(self) -> None:
        """What is wrong here? A reason that is marked already is taken back."""
        at, desk, session = self.at, self.desk, self.session
        known = choices_at(desk, at)
        if not known:
            self.tell(session.say("training.faults.nothing-here"))
            return
        marked = [mark.rule for mark in session.sitting.marks if mark.at == at]

        def chosen(rule: str | None) -> None:
            if rule is None:
                return
            mark = Mark(at=at, rule=rule)
            if mark in session.sitting.marks:
                self._take_back(mark)
            else:
                session.go_to(at)
                session.mark(at, rule)
                self._redraw(self._here)
                self._tell_place()
                self.tell(session.say("training.faults.noted", reason=reason_words(desk, rule)))

        place = place_words(desk, at)
        self.app.push_screen(ReasonsScreen(session.say, place, known, marked, every_reason(desk)), chosen)

    def _take_back(self, mark: Mark) -> None:
        self.session.unmark(mark)
        self._redraw(self._here)
        self._tell_place()
        self.tell(self.session.say("training.faults.taken-back", reason=reason_words(self.desk, mark.rule)))

    def action_unmark(self) -> None:
        """Take back what is marked under the cursor; where there is more than one, ask which."""
        mine = [m for m in self.session.sitting.marks if places.place_id(m.at) == self._here]
        here = [m for m in mine if m.at == self.at] or mine
        if len(here) == 1:
            self._take_back(here[0])
        elif here:
            self.action_marks()
        else:
            self.tell(self.session.say("training.faults.none-here"))

    def action_marks(self) -> None:
        """All that is marked; Enter goes there."""
        session, desk = self.session, self.desk
        lines = [
            (str(n), Paragraphs([Block(literal(place_words(desk, m.at), "bold")), self._line(m)]))
            for n, m in enumerate(session.sitting.marks)
        ]
        if not lines:
            self.tell(session.say("training.faults.no-marks"))
            return

        def picked(chosen: str | None) -> None:
            if chosen is not None:
                self.go(session.sitting.marks[int(chosen)].at)

        say = session.say
        title = say("training.marks.title", count=len(lines))
        self.app.push_screen(Pick(say, title, lines, text=say("training.marks.text")), picked)

    def _line(self, mark: Mark) -> Block:
        return Block(literal(reason_words(self.desk, mark.rule)), literal(f"  {places.MARK} "), "    ")

    def go(self, at: str) -> None:
        """The cursor to a place, in its cell where it has one."""
        place, lines = spot(at), self.query_one(PlaceList)
        self._row = places.place_id(at) if place.row is not None else ""
        columns = self.desk.definition.questions[place.question].columns if place.question else ()
        self._column = next((n for n, c in enumerate(columns) if c.id == place.column), -1)
        lines.go(places.place_id(at))
        before, self._here = self._here, lines.here
        for line in {before, self._here}:
            self._redraw(line)
        self.tell_keys()
        self._tell_place()

    # --- reading, leaving, finishing

    def action_aside(self, way: int) -> None:
        """To the cell beside."""
        self.query_one(PlaceList).action_aside(way)

    def action_next_part(self) -> None:
        """To the next part."""
        self.query_one(PlaceList).action_jump(1)

    def action_whole(self) -> None:
        """Read the whole of the answer under the cursor."""
        blocks = list(places.whole_blocks(self.desk, self.at, self.marks))
        self.app.push_screen(Reading(self.session.say, place_words(self.desk, self.at), blocks[1:]))

    def action_finish(self) -> None:
        """Hand it in, after one question."""
        session = self.session
        say, count = session.say, len(session.sitting.marks)

        def answered(yes: bool | None) -> None:
            if not yes:
                return
            if session.finish() is None:
                self.tell(say("training.not-finished", folder=str(session.store.folder)))
                return
            from wizard.screens.training_debriefing import DebriefingScreen  # noqa: PLC0415  read when opened

            self.app.switch_screen(DebriefingScreen(session))

        text = say("training.finish.faults" if count else "training.finish.none", count=count)
        asked = Confirm(
            say("training.finish.title"), text, say("training.finish.no"), say("training.finish.yes")
        )
        self.app.push_screen(asked, answered)

    def action_back(self) -> None:
        """Back to the list; what is marked is kept, and where one was."""
        self.session.go_to(self.at)
        super().action_back()


def desk_of(session: Session) -> CaseDesk:
    """The application of the exercise, to be read."""
    application = session.exercise.application
    assert application is not None
    return CaseDesk(session.tools, session.exercise, application)
