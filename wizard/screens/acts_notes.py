"""Notes in the conversation: one at the question, or at the row under the cursor."""

from __future__ import annotations

from wizard.screens.talk import Talk
from wizard.widgets.question import QuestionPanel


class NoteActs(Talk):
    """What can be done about notes."""

    def action_note(self) -> None:
        """Write a note for oneself and colleagues."""
        from wizard.screens.note import NoteScreen  # noqa: PLC0415  a screen is read when it is first opened

        self._keep()
        question = self.desk.interview.question
        if question is not None:
            self.app.push_screen(NoteScreen(self.desk, self._note_place(question.id)), self._noted)

    def _note_place(self, question: str) -> str:
        """The row under the cursor of a table, else the question."""
        from wizard.widgets.table import TableField  # noqa: PLC0415  most questions have no table

        field = self.query_one(QuestionPanel).field
        if isinstance(field, TableField):
            row = field.grid.cursor[0]
            if row < len(field.rows) and question in self.desk.application.answers:
                return f"/{question}/{row}"
        return f"/{question}"

    def _noted(self, _: None) -> None:
        """The note stands beside its question at once."""
        self._told_here([])
