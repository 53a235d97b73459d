"""How the conversation is dressed: the titles of its panels, the keys most needed, its language."""

from __future__ import annotations

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
from wizard.widgets.transcript import Transcript


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
        self.query_one(StepPanel).border_title = literal(say("look.panel.steps"))
        self.query_one(HelpPanel).border_title = literal(say("look.panel.help"))
        self.query_one(BudgetFoot).border_title = _titled(say("look.panel.budget"))
        if step is not None:
            asked = [q.id for q in step.question if q.id in desk.interview.path]
            title = desk.words.step(step.id).title
            number = asked.index(place) + 1 if place in asked else 1
            named = say("look.panel.question", step=title, number=number, count=len(asked))
            panel = self.query_one(QuestionPanel)
            above = self.above(panel.size.width - cell_len(named) - 4)
            framed = self.size.height >= HIGH
            panel.border_title = (literal if framed else _titled)(f"{named}{above}")
        self.query_one(KeyBar).tell(hints(say, by_need(desk, self.KEYS, step.id if step else "")))
