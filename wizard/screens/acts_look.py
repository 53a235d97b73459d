"""How the conversation is dressed: the titles of its panels, the keys most needed, its language."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from textual.content import Content

from wizard.screens.asking import help_of, view_of
from wizard.screens.keys import by_need, hints
from wizard.screens.talk import Talk
from wizard.screens.telling import turns
from wizard.widgets.bars import HIGH, KeyBar
from wizard.widgets.foot import BudgetFoot
from wizard.widgets.help import HelpPanel
from wizard.widgets.paragraphs import literal
from wizard.widgets.question import QuestionPanel
from wizard.widgets.steps import StepPanel
from wizard.widgets.told import entitle
from wizard.widgets.transcript import Transcript

FRAME: Final = 6
"""Cells of a frame that no title can have: its corners and the air around it."""
TITLES: Final = ("question", "question-short", "question-least")
"""The title of the question, the longest first."""


def _titled(title: str) -> Content:
    """A title with a little air around it, which a whole frame gives it by itself."""
    return literal(f" {title} ")


class LookActs(Talk):
    """Titles the panels, and says everything anew when another language is chosen."""

    async def reword(self) -> None:
        """Say everything in the language that is spoken now; place, focus and what is typed stay."""
        desk, question = self.desk, self.desk.interview.question
        self._around()
        if question is None:
            return
        transcript = self.query_one(Transcript)
        at = transcript.highlighted
        transcript.show(turns(desk, question.id))
        if transcript.has_focus:
            transcript.highlighted = at
        self.query_one(HelpPanel).show(help_of(desk, question))
        self.query_one(QuestionPanel).reword(view_of(desk, question))

    def _around(self) -> None:
        """The titles and the keys too."""
        super()._around()
        desk = self.desk
        say, place = desk.tools.say, desk.interview.place
        step = desk.definition.step_of.get(place)
        entitle(self.query_one(StepPanel), literal(say("look.panel.steps")))
        entitle(self.query_one(HelpPanel), literal(say("look.panel.help")))
        entitle(self.query_one(BudgetFoot), _titled(say("look.panel.budget")))
        self._title_question()
        self.query_one(KeyBar).tell(hints(say, by_need(desk, self.KEYS, step.id if step else "")))

    def _title_question(self) -> None:
        """The title over the question: its part, its number, and how one gets to the answers above."""
        desk, panel = self.desk, self.query_one(QuestionPanel)
        step = desk.definition.step_of.get(desk.interview.place)
        if step is None:
            return
        panel.resized = self._title_question
        if not panel.size.width:
            return
        asked = [q.id for q in step.question if q.id in desk.interview.path]
        place, title = desk.interview.place, desk.words.step(step.id).title
        numbers = {"number": asked.index(place) + 1 if place in asked else 1, "count": len(asked)}
        room = panel.outer_size.width - FRAME
        names = [desk.tools.say(f"look.panel.{code}", step=title, **numbers) for code in TITLES]
        named = next((name for name in names if cell_len(name) <= room), names[-1])
        above = self.above(room - cell_len(named))
        text = f"{named}{above}" if cell_len(named) + cell_len(above) <= room else named
        entitle(panel, (literal if self.size.height >= HIGH else _titled)(text))
