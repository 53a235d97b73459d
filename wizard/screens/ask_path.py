"""Asks for the path of a file, and says in words why it cannot be read or written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from wizard.export.table_files import FileRefused
from wizard.screens.dialogs import Confirm
from wizard.widgets.ask import Say
from wizard.widgets.line import Line
from wizard.widgets.paragraphs import literal

Found = TypeVar("Found")


class AskPath(ModalScreen[Any], Generic[Found]):
    """Enter tries the path; where that fails the path stays, and the reason stands below it."""

    CSS_PATH = ["dialogs.tcss", "tables.tcss"]  # noqa: RUF012  (mypy knows the type of Screen)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def __init__(
        self,
        say: Say,
        what: str,
        path: str,
        attempt: Callable[[str], Found],
        again: Callable[[str], Found] | None = None,
    ) -> None:
        """`what` is the part of `tables` with its words. `attempt` gives what the dialog ends with.

        It raises FileRefused, or FileExistsError; after that, and a yes, `again` is tried.
        """
        super().__init__()
        self._say, self._what, self._path = say, what, path
        self._attempt, self._again = attempt, again

    def compose(self) -> ComposeResult:
        """The question, the line, what is wrong, and the keys."""
        say, what = self._say, self._what
        with Vertical(classes="dialog"):
            yield Static(literal(say(f"tables.{what}.title"), "bold"), markup=False)
            yield Static(literal(say(f"tables.{what}.text")), markup=False, classes="text")
            yield Line()
            yield Static(classes="needed", markup=False)
            yield Static(literal(say(f"tables.{what}.keys")), markup=False, classes="keys")

    def on_mount(self) -> None:
        """Begin with what is suggested."""
        self.query_one(Line).put(self._path)

    @on(Input.Changed)
    def _typed(self) -> None:
        """What was wrong with another path is gone."""
        self.query_one(".needed", Static).update("")

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        self._path = event.value
        self._try(self._attempt)

    def _try(self, attempt: Callable[[str], Found]) -> None:
        try:
            found = attempt(self._path)
        except FileExistsError:
            say = self._say
            text = say("tables.exists.text", file=self._path.strip())
            asked = Confirm(
                say("tables.exists.title"), text, say("tables.exists.no"), say("tables.exists.yes")
            )
            self.app.push_screen(asked, self._answered)
        except FileRefused as refused:
            told = self._say(f"tables.file.{refused.code}", **refused.values)
            self.query_one(".needed", Static).update(literal(f"! {told}"))
        else:
            self.dismiss(found)

    def _answered(self, yes: bool | None) -> None:
        if yes and self._again is not None:
            self._try(self._again)

    def action_cancel(self) -> None:
        """Nothing is read or written."""
        self.dismiss(None)
