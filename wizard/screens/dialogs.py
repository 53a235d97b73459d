"""Small screens that only ask and return: a line of text, a yes, something to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from wizard.widgets.ask import Say
from wizard.widgets.line import Line
from wizard.widgets.paragraphs import Block, Paragraphs, literal

FEW = 5
"""Lines up to which a list is no higher than they are."""


class AskLine(ModalScreen[str | None]):
    """Asks for one line of text. Enter gives it, Escape gives None."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def __init__(  # noqa: PLR0913  what a line is asked for with is told in one breath
        self,
        say: Say,
        title: str,
        text: str,
        value: str = "",
        *,
        needed: str = "",
        check: Callable[[str], str] | None = None,
        keys: str = "app.dialog.line-keys",
    ) -> None:
        """A title, an explanation and what to begin with; `needed` is said where the line is left empty.

        `check` says what is wrong with what is given, or "": then the line is asked for again.
        """
        super().__init__()
        self._say, self._title, self._text, self._value, self._needed = say, title, text, value, needed
        self._check, self._keys = check, keys

    def compose(self) -> ComposeResult:
        """The question, the line and the keys."""
        with Vertical(classes="dialog"):
            yield Static(literal(self._title, "bold"), markup=False)
            yield Static(literal(self._text), markup=False, classes="text")
            yield Line()
            yield Static(classes="needed", markup=False)
            yield Static(literal(self._say(self._keys)), markup=False, classes="keys")

    def on_mount(self) -> None:
        """Begin with what there is."""
        self.query_one(Line).put(self._value)

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        given = event.value.strip()
        wrong = self._needed if not given else self._check(given) if self._check is not None else ""
        if wrong:
            self.query_one(".needed", Static).update(literal(f"! {wrong}"))
        else:
            self.dismiss(given)

    def action_cancel(self) -> None:
        """Leave without a line."""
        self.dismiss(None)


class Confirm(ModalScreen[bool]):
    """Asks once before something that cannot be taken back. The safe answer stands first."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def __init__(self, title: str, text: str, no: str, yes: str, *, keys: str = "") -> None:
        """A title, what will happen, the labels of the two answers, and the keys in words."""
        super().__init__()
        self._title, self._text, self._answers, self._keys = title, text, {"no": no, "yes": yes}, keys

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical(classes="dialog"):
            yield Static(literal(self._title, "bold"), markup=False)
            yield Static(literal(self._text), markup=False, classes="text")
            yield OptionList(*(Option(literal(t), id=k) for k, t in self._answers.items()), markup=False)
            if self._keys:
                yield Static(literal(self._keys), markup=False, classes="keys")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id == "yes")

    def action_cancel(self) -> None:
        """The safe answer."""
        self.dismiss(False)


class Reading(ModalScreen[None]):
    """Something to read, in a scroll; Escape or F1 closes it."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,enter", "close", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

    def __init__(self, say: Say, title: str, blocks: Iterable[Block]) -> None:
        """A title and what stands under it."""
        super().__init__()
        self._say, self._title, self._blocks = say, title, tuple(blocks)

    def compose(self) -> ComposeResult:
        """The text and the keys."""
        with Vertical(classes="dialog -tall"):
            yield Static(literal(self._title, "bold"), markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(Paragraphs(self._blocks), markup=False)
            yield Static(literal(self._say("app.dialog.reading-keys")), markup=False, classes="keys")

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll the text."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


class Pick(ModalScreen[str | None]):
    """A list to choose from; Escape gives None."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f2,f3", "cancel", show=False)]

    def __init__(
        self,
        say: Say,
        title: str,
        lines: Sequence[tuple[str, Paragraphs]],
        here: str = "",
        text: str = "",
        *,
        keys: str = "app.dialog.pick-keys",
    ) -> None:
        """Lines by id; an id that is "" is a heading. The cursor begins at `here`."""
        super().__init__()
        self._say, self._title, self._lines, self._here, self._text = say, title, lines, here, text
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The list and the keys."""
        with Vertical(classes="dialog" if len(self._lines) <= FEW else "dialog -tall"):
            yield Static(literal(self._title, "bold"), markup=False)
            if self._text:
                yield Static(literal(self._text), markup=False, classes="text")
            yield OptionList(
                *(Option(line, id=id_ or None, disabled=not id_) for id_, line in self._lines), markup=False
            )
            yield Static(literal(self._say(self._keys)), markup=False, classes="keys")

    def on_mount(self) -> None:
        """Put the cursor where one is."""
        found = [n for n, (id_, _) in enumerate(self._lines) if id_ and (id_ == self._here or not self._here)]
        self.query_one(OptionList).highlighted = found[0] if found else None

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)

    def action_cancel(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
