"""Help and finding one's way in the conversation: on the question, through all help, to any question."""

from __future__ import annotations

from wizard.engine.interview import REVIEW
from wizard.screens.talk import Talk
from wizard.widgets.question import QuestionPanel


class HelpActs(Talk):
    """What leads to help, and to any question."""

    def action_help(self) -> None:
        """Help on the question, a search in it, and all the keys."""
        from wizard.screens.help_screen import HelpScreen  # noqa: PLC0415  a screen is read when it is first opened

        if self.desk.interview.question is not None:
            field = self.query_one(QuestionPanel).field
            keys = (*getattr(field, "KEYS", ()), *getattr(field, "MOVES", ()), *self.KEYS)
            screen = HelpScreen(self.desk, keys, self.desk.interview.place)
            self.app.push_screen(screen, self._found)

    def action_search_help(self) -> None:
        """Search through all the help there is."""
        from wizard.screens.help_screen import HelpScreen  # noqa: PLC0415  a screen is read when it is first opened

        self.app.push_screen(HelpScreen(self.desk, self.KEYS), self._found)

    def action_steps(self) -> None:
        """Go to any question, by number or words."""
        from wizard.screens.go_to import GoToScreen  # noqa: PLC0415  a screen is read when it is first opened

        self._keep()
        self.app.push_screen(GoToScreen(self.desk), self._found)

    async def _found(self, place: str | None) -> None:
        """Go where one chose to; what is being typed is kept."""
        if place is None:
            return
        self._keep()
        if place == REVIEW:
            await self._at_review()
        else:
            await self.go_to(f"/{place}")
