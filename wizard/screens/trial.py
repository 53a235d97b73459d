"""A desk on which nothing is kept: other answers are tried, and the draft is left as it is."""

from __future__ import annotations

from wizard.engine.interview import Interview
from wizard.screens.desk import Desk


class Trial(Desk):
    """Holds the interview as it would be. It changes as on any desk, and is never saved."""

    def __init__(self, desk: Desk, interview: Interview | None = None) -> None:
        """Begin with the answers of a desk, or with an interview over the same draft."""
        super().__init__(desk.tools, desk.draft, interview or desk.interview)
        self.seen = set(self.definition.questions)

    def save(self, *_: object) -> None:
        """Keep nothing."""
