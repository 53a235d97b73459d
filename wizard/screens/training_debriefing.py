"""After an exercise: the points, how each part went and why, what the case wants to have said, what next."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList

from wizard.screens.dialogs import Reading
from wizard.screens.training_base import ExerciseScreen, Key, bound
from wizard.screens.training_outcomes import COMPARE, NEXT, Debriefing
from wizard.screens.training_session import Session
from wizard.widgets.bars import StatusLine
from wizard.widgets.parted_list import PartedList

KEYS: Final[tuple[Key, ...]] = (
    ("f1", "F1", "help-here", "help"),
    ("enter", "Enter", "read-line", "choose"),
    ("", "Tab", "next-part", "next_part"),
    ("f9", "F9", "practise", "practise"),
    ("f2", "F2", "papers", "papers"),
    ("escape", "Esc", "to-exercises", "back"),
    ("ctrl+q", "Ctrl+Q", "quit", "app.leave"),
)
COMPARED: Final[Key] = ("f4", "F4", "compare", "compare")


class DebriefingScreen(ExerciseScreen):
    """The whole score as a list in parts; Enter reads a line with its rule and source."""

    KEYS = KEYS
    NAME = "debriefing"
    BINDINGS: ClassVar[list[BindingType]] = bound((*KEYS, COMPARED))

    def __init__(self, session: Session) -> None:
        """A sitting that is handed in."""
        super().__init__(session)
        if session.exercise.kind == "fill_in":
            self.KEYS = (*KEYS[:3], COMPARED, *KEYS[3:])  # type: ignore[misc]
        self.debriefing = Debriefing(session)

    def parts(self) -> ComposeResult:
        """The heading one is under, and the list."""
        yield StatusLine(id="where")
        yield PartedList()

    def show(self) -> None:
        """Everything, the cursor where it was."""
        super().show()
        self.debriefing.reword()
        lines = self.query_one(PartedList)
        lines.put(self.debriefing.entries(), lines.here, lines.highlighted)
        lines.focus()
        self.tell_where()

    def status(self) -> str:
        """The points again, wherever one is in the list."""
        return self.debriefing.points()

    @on(PartedList.Moved)
    def _moved(self, event: PartedList.Moved) -> None:
        event.stop()
        self.tell_where()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        id_ = event.option_id or ""
        if id_ == NEXT:
            self.action_practise()
        elif id_ == COMPARE:
            self.action_compare()
        else:
            title, blocks = self.debriefing.whole(id_)
            if title:
                self.app.push_screen(Reading(self.session.say, title, blocks))

    def action_choose(self) -> None:
        """Read the line under the cursor, or do what it says."""
        self.query_one(PartedList).action_select()

    def action_next_part(self) -> None:
        """To the next heading."""
        self.query_one(PartedList).action_jump(1)

    def action_compare(self) -> None:
        """Of an exercise of filling in: the answers beside the good ones."""
        if self.session.exercise.kind == "fill_in":
            from wizard.screens.training_comparison import ComparisonScreen  # noqa: PLC0415  when first opened

            self.app.push_screen(ComparisonScreen(self.session))

    def action_practise(self) -> None:
        """On to the exercise that is the next to do."""
        following = self.debriefing.next
        if following is None:
            self.action_back()
            return
        from wizard.screens.training_case import CaseScreen  # noqa: PLC0415  it leads here itself

        self.app.switch_screen(CaseScreen(Session.open(self.session.tools, following)))
