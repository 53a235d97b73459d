"""What a trainee filled in beside the good application: question by question, and what differs."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList

from wizard.screens.dialogs import Reading
from wizard.screens.review_parts import ruled
from wizard.screens.training_base import ExerciseScreen, Key, bound
from wizard.screens.training_beside import Beside, Side
from wizard.screens.training_session import CaseDesk, Session
from wizard.training.filling import Compared, State, compare
from wizard.training.scores import Item
from wizard.widgets.bars import StatusLine
from wizard.widgets.paragraphs import Block, Paragraphs, literal
from wizard.widgets.parted_list import Entry, PartedList

KEYS: Final[tuple[Key, ...]] = (
    ("f1", "F1", "help-here", "help"),
    ("f4", "F4", "only-other", "filter"),
    ("enter", "Enter", "read-line", "choose"),
    ("", "Tab", "next-part", "next_part"),
    ("f2", "F2", "papers", "papers"),
    ("escape", "Esc", "back", "back"),
    ("ctrl+q", "Ctrl+Q", "quit", "app.leave"),
)
SIGNS: Final[dict[State, str]] = {"same": "✓", "differs": "≠", "missing": "○", "added": "+"}


class ComparisonScreen(ExerciseScreen):
    """Two applications side by side where there is room, else one above the other."""

    KEYS = KEYS
    NAME = "comparison"
    BINDINGS: ClassVar[list[BindingType]] = bound(KEYS)

    def __init__(self, session: Session) -> None:
        """A sitting that is handed in."""
        super().__init__(session)
        exercise, tools = session.exercise, session.tools
        self.own = CaseDesk(tools, exercise, session.answered())
        self.good = CaseDesk(tools, exercise, exercise.application or session.answered())
        definition = self.own.definition
        self.compared = {
            c.question: c for c in compare(definition, self.good.application, self.own.application)
        }
        self.items: dict[str, Item] = {item.at.strip("/"): item for item in session.score().items}
        self._every = False
        """Whether the answers that are the same are listed too."""

    def parts(self) -> ComposeResult:
        """The heading one is under, and the list."""
        yield StatusLine(id="where")
        yield PartedList()

    def show(self) -> None:
        """Everything, the cursor where it was."""
        super().show()
        self.own.reword()
        self.good.reword()
        lines = self.query_one(PartedList)
        lines.put(self.entries(), lines.here, lines.highlighted)
        lines.focus()
        self.tell_where()

    def todo(self) -> str:
        """What is listed, and how one sees the rest."""
        return self.session.say("training.comparison.todo-all" if self._every else "training.comparison.todo")

    def status(self) -> str:
        """How many answers stand how."""
        counts = Counter(c.state for c in self.compared.values())
        say = self.session.say
        return " · ".join(say(f"training.same.{s}", count=counts[s]) for s in SIGNS if counts[s])

    def entries(self) -> list[Entry]:
        """The questions by step."""
        found: list[Entry] = []
        say, desk = self.session.say, self.own
        for step in desk.definition.steps:
            mine = [self.compared[q.id] for q in step.question if q.id in self.compared]
            shown = [c for c in mine if self._every or c.state != "same"]
            if shown:
                title = desk.words.step(step.id).title
                found.append(Entry("", ruled(title), title, part=True))
                found += [Entry(f"/{c.question}", self._beside(c)) for c in shown]
        if not found:
            found.append(Entry("none", Paragraphs([Block(literal(say("training.comparison.none")))])))
        return found

    def _beside(self, compared: Compared) -> Beside:
        """One question as it is drawn."""
        say, question = self.session.say, self.own.definition.questions[compared.question]
        state = say(f"training.state.{compared.state}")
        head = Content.assemble(
            literal(f"{self.own.words.label(question.id)} – {state}", "bold"),
            literal(self._points(question.id)),
        )
        sides = (
            Side(say("training.comparison.own"), self.own, self.good),
            Side(say("training.comparison.good"), self.good, self.own),
        )
        return Beside(Block(head, Content(f"{SIGNS[compared.state]} "), "  "), question, sides)

    def _points(self, question: str) -> str:
        """The points of an answer that is judged."""
        item = self.items.get(question)
        if item is None:
            return ""
        told = self.session.say("training.item.points", points=item.points, most=item.most)
        return f" ({told})"

    @on(PartedList.Moved)
    def _moved(self, event: PartedList.Moved) -> None:
        event.stop()
        self.tell_where()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        """Read the whole of one question, from the top."""
        event.stop()
        compared = self.compared.get((event.option_id or "").strip("/"))
        if compared is not None:
            title = self.own.words.question(compared.question).ask
            self.app.push_screen(Reading(self.session.say, title, self._beside(compared).stacked()))

    def action_choose(self) -> None:
        """Read the whole of the question under the cursor."""
        self.query_one(PartedList).action_select()

    def action_next_part(self) -> None:
        """To the next heading."""
        self.query_one(PartedList).action_jump(1)

    def action_filter(self) -> None:
        """List the answers that are the same too, or only the others."""
        self._every = not self._every
        self.show()
