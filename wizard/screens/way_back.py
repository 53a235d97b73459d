"""The way back from an earlier answer: to where one was, after what the change newly opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from wizard.engine.interview import REVIEW, Interview


@dataclass
class WayBack:
    """Where one was before one went up to an earlier answer; nothing while one goes straight on."""

    home: str = ""
    """The place to return to: a question or the review; or ""."""
    first: list[str] = field(default_factory=list)
    """Questions that a change opened on the way, to be asked before."""

    def leave(self, interview: Interview, to: str) -> None:
        """One goes from where the interview stands to a question; only a way up is remembered."""
        every = [*interview.definition.questions, REVIEW]
        home = self.home or interview.place
        if every.index(to) < every.index(home):
            self.home = home
        else:
            self.forget()

    def forget(self) -> None:
        """One goes on from where one is."""
        self.home, self.first = "", []

    def opened(self, questions: Sequence[str]) -> None:
        """A change opened these."""
        self.first += [q for q in questions if q not in self.first]

    def onward(self, interview: Interview) -> Interview:
        """Where an answer leads: to what was newly opened, and then to where one was."""
        kept = interview.application.answers.keys() | interview.application.not_clarified.keys()
        asked = set(interview.path) - kept
        self.first = [q for q in self.first if q in asked and q not in (interview.place, self.home)]
        if self.first:
            return interview.go_to(self.first[0])
        home = self.home
        self.forget()
        if home == REVIEW or home in interview.path:
            return interview.go_to(home)
        # It is not asked any more: what comes after it is.
        return replace(interview, place=home).next()
