"""«What is wrong here?»: the reasons that can be given at a place, found by typing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from wizard.engine.search import entry, find
from wizard.widgets.ask import Say
from wizard.widgets.line import Line
from wizard.widgets.paragraphs import Block, Paragraphs, literal
from wizard.widgets.search_list import page


class ReasonsScreen(ModalScreen[str | None]):
    """Lists the reasons. Dismissed with the one that was chosen, or None; one that is marked is unmarked."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def __init__(
        self,
        say: Say,
        place: str,
        reasons: Mapping[str, str],
        marked: Sequence[str],
        every: Mapping[str, str],
    ) -> None:
        """The place in words, the reasons by rule with their titles, and the rules marked there already.

        `every` are the reasons of all places, to search where none of this place is what is typed.
        """
        super().__init__()
        self._say, self._place, self._marked = say, place, frozenset(marked)
        self._reasons = {**every, **reasons}
        # What is marked may be a reason of another place: it must be there to be taken back.
        here = {**reasons, **{rule: self._reasons[rule] for rule in marked if rule in self._reasons}}
        self._entries = [entry(rule, [[title]]) for rule, title in here.items()]
        self._every = [entry(rule, [[title]]) for rule, title in every.items()]

    def compose(self) -> ComposeResult:
        """Where it is, what is looked for, the reasons, the keys."""
        say = self._say
        with Vertical(classes="dialog -tall"):
            yield Static(literal(say("training.why.title"), "bold"), markup=False)
            yield Static(literal(self._place), markup=False)
            yield Line()
            yield Static(markup=False, classes="none")
            reasons = OptionList(markup=False)
            reasons.can_focus = False
            yield reasons
            yield Static(literal(say("training.why.keys")), markup=False, classes="keys")

    def on_mount(self) -> None:
        """List everything."""
        line = self.query_one(Line)
        line.placeholder = self._say("training.why.search")
        line.focus()
        self._list("")

    def _list(self, typed: str) -> None:
        """List what fits, those that are marked first; of all the reasons where none of this place does."""
        here = [e.id for e in find(self._entries, typed)]
        found = here or [e.id for e in find(self._every, typed)]
        if typed.strip() and not any(self._says(rule, typed) for rule in here):
            # What is said in these very words elsewhere goes before what is only like them here.
            said = [rule for rule in self._reasons if self._says(rule, typed)]
            here, found = ([], said) if said else (here, found)
        code = "training.why.elsewhere" if found else "search.nothing"
        none = self.query_one(".none", Static)
        none.update(literal(self._say(code)))
        none.display = not here
        ordered = sorted(found, key=lambda rule: rule not in self._marked)
        lines = self.query_one(OptionList)
        lines.set_options(Option(self._line(rule), id=rule) for rule in ordered)
        lines.highlighted = 0 if ordered else None
        lines.display = bool(ordered)

    def _says(self, rule: str, typed: str) -> bool:
        """Whether the words of a reason hold just what is typed."""
        return typed.strip().casefold() in self._reasons[rule].casefold()

    def _line(self, rule: str) -> Paragraphs:
        """A reason with its mark."""
        on_ = rule in self._marked
        more = f" – {self._say('training.why.take-back')}" if on_ else ""
        body = Content.assemble(literal(self._reasons[rule], "bold" if on_ else ""), literal(more, "italic"))
        return Paragraphs([Block(body, Content("[x] " if on_ else "[ ] "), "    ")])

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._list(event.value)

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)

    def action_move(self, way: int) -> None:
        """Move the cursor in the list while one types."""
        lines = self.query_one(OptionList)
        if lines.highlighted is not None:
            lines.highlighted = max(0, min(lines.highlighted + way, lines.option_count - 1))

    def action_page(self, way: int) -> None:
        """A screenful up or down."""
        page(self.query_one(OptionList), way)

    def action_cancel(self) -> None:
        """Mark nothing."""
        self.dismiss(None)
