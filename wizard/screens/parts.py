"""The parts of the conversation's screen and the room that each has; what they say is others' affair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from wizard.screens.frame import BESIDE, FULL, Frame
from wizard.widgets.bars import KeyBar, KeyHint, StatusLine, TitleBar
from wizard.widgets.foot import BudgetFoot
from wizard.widgets.help import HelpPanel
from wizard.widgets.question import QuestionPanel
from wizard.widgets.steps import StepPanel
from wizard.widgets.transcript import Transcript

MANY: Final = 4
"""A table of more columns than this is wide."""
HIGH: Final = 32
"""Lines from which a long text leaves room for more than the last turn."""


class Parts(Frame):
    """Title; steps, talk and help; the budget's foot, the status, the keys."""

    def compose(self) -> ComposeResult:
        """The parts, from the top."""
        yield TitleBar()
        with Horizontal(id="body"):
            yield StepPanel(id="steps")
            with Vertical(id="talk"):
                yield Transcript()
                yield QuestionPanel()
            yield HelpPanel(id="help")
        yield BudgetFoot(id="foot")
        yield StatusLine(id="status")
        yield KeyBar(self.hints())

    def hints(self) -> Sequence[KeyHint]:
        """The keys that are shown at the foot."""
        return ()

    def share_room(self, columns: int) -> None:
        """Give a question of so many columns its room; a class on the screen would style all of it anew."""
        high, wide = self.size.height >= HIGH, self.size.width >= FULL
        transcript, panel = self.query_one(Transcript), self.query_one(QuestionPanel)
        if panel.tall:
            transcript.styles.height = 5 if high else 2
            panel.styles.height, panel.styles.max_height = "1fr", "100%"
        else:
            transcript.styles.height = "1fr"
            panel.styles.height, panel.styles.max_height = "auto", "85%"
        # A wide table needs the room more than the help beside it; F1 has the help. Beside a long text
        # one needs what a good answer holds more than the steps; F2 has the steps.
        text = panel.tall and not columns and self.size.width >= BESIDE
        self.query_one(HelpPanel).display = text or (wide and columns <= MANY)
        self.query_one(StepPanel).display = wide or (self.size.width >= BESIDE and not text)
