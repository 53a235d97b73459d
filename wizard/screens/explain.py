"""How a figure of the budget came about: what goes into it, the sum, the rounding, the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from wizard.engine.explanation import Explanation, Input
from wizard.engine.figures import ROW_FIGURES, TOTAL_FIGURES, explain
from wizard.engine.formats import money, number, percent
from wizard.screens.asking import CEILING_ROW, row_figure, source_words
from wizard.screens.desk import Desk
from wizard.widgets.light_markdown import blocks
from wizard.widgets.paragraphs import Block, Paragraphs, literal

ASKED: Final[Mapping[str, str]] = {
    "positions": "ceiling",
    "pay_growth_percent": "pay_growth",
    "salaries": "salary_cost",
    "costs": "other_costs",
    "grant_sought": "grant_sought",
    "own_funding": "own_funds",
    "carried_over": "carried_over",
    "other_public": "public_funds",
    "other_private": "private_funds",
}
"""The figure that one asks about first, by the question that one is at."""
NO_CEILING: Final = "ceiling_none"
"""The formula of the ceiling where a scheme has none: nothing to explain."""


class ExplainScreen(ModalScreen[None]):
    """The figures at the top, how the one under the cursor came about below."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "close", show=False),
        Binding("f10", "picture", show=False),
        Binding("pagedown", "read(8)", show=False, priority=True),
        Binding("pageup", "read(-8)", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, table: str = "", row: int | None = None, figure: str = "") -> None:
        """The draft whose budget it is; with a table and a row, the figures of that row come first.

        The cursor begins at the row's own figure, at `figure`, or at that of the question one is at.
        """
        super().__init__()
        self.desk, self.row = desk, row
        of_row = row_figure(desk, table) if table and row is not None else ""
        self._figure = figure or ("" if of_row else ASKED.get(desk.interview.place, ""))
        self.explained = list(self._explanations(of_row))

    def _explanations(self, of_row: str) -> Iterator[Explanation]:
        """Every figure that can be explained: those of the row, then those of the whole."""
        judged = self.desk.interview.assessment
        values, refused = judged.values, judged.refused
        names = {CEILING_ROW: [CEILING_ROW], "": []}.get(of_row, [*reversed(ROW_FIGURES)])
        for name in names:
            try:
                yield explain(self.desk.definition, values, name, self.row, refused)
            except (KeyError, IndexError):
                continue
        for name in TOTAL_FIGURES:
            made = explain(self.desk.definition, values, name, refused=refused)
            if made.formula != NO_CEILING:
                yield made

    def compose(self) -> ComposeResult:
        """The figures, and the explanation of one."""
        say = self.desk.tools.say
        with Vertical(classes="dialog -tall -explain"):
            yield Static(literal(say("app.explain.title"), "bold"), markup=False)
            yield OptionList(*(Option(self._line(e)) for e in self.explained), markup=False)
            with VerticalScroll(can_focus=False):
                # The first at once: what is told of the cursor may come before the screen has its size.
                first = [b for explained in self.explained[:1] for b in self._blocks(explained)]
                yield Static(Paragraphs(first), markup=False)
            yield Static(literal(say("app.explain.keys")), markup=False, classes="keys")

    def _line(self, explained: Explanation) -> Content:
        """A figure and its value."""
        value = (
            self.desk.tools.say("app.figure.unknown") if explained.value is None else money(explained.value)
        )
        row = f" ({self._row(explained.row)})" if explained.row is not None else ""
        return Content.assemble(literal(f"{self._named(explained.figure)}{row}: "), literal(value, "bold"))

    def _row(self, row: int) -> str:
        """A row as people count."""
        return self.desk.tools.say("figures.row", number=row + 1)

    def _named(self, name: str) -> str:
        """The name of a figure or of something that goes into one."""
        interface = self.desk.tools.interface
        for code in (f"figures.name.{name}", f"figures.input.{name}"):
            if interface.has(code):
                return interface.say(code)
        return name

    def on_mount(self) -> None:
        """Begin with the first figure, or with the one that was asked for."""
        lines = self.query_one(OptionList)
        named = [explained.figure for explained in self.explained]
        lines.highlighted = named.index(self._figure) if self._figure in named else 0
        lines.focus()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        shown = Paragraphs(self._blocks(self.explained[event.option_index]))
        self.query_one(VerticalScroll).query_one(Static).update(shown)
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def _blocks(self, explained: Explanation) -> Iterator[Block]:
        """The explanation as it is drawn."""
        say = self.desk.tools.say
        yield Block(Content(""))
        yield Block(literal(say("figures.title", name=self._named(explained.figure)), "bold underline"))
        yield Block(literal(say(f"figures.formula.{explained.formula}")))
        yield Block(Content(""))
        for given in explained.inputs:
            yield Block(self._input(given), Content("  • "), "    ")
        if explained.missing:
            names = [self._named(name) for name in dict.fromkeys(explained.missing)]
            told = say("figures.unknown", name=self._named(explained.figure), missing=names)
            yield Block(literal(told), Content("! "), "  ")
        elif explained.value is not None:
            value = say("figures.is", name=self._named(explained.figure), value=explained.value)
            yield Block(literal(value, "bold"))
        yield Block(Content(""))
        yield Block(literal(say(f"figures.rounding.{explained.rounding}")))
        for note in explained.notes:
            yield Block(literal(say(f"figures.note.{note}")))
        source = source_words(self.desk, explained.source, explained.mark)
        yield from blocks(say("figures.source", source=source))

    def _input(self, given: Input) -> Content:
        """One thing that goes into a figure, with its value."""
        name = self._named(given.name)
        if given.row is not None and not given.at:
            name = f"{name}, {self._row(given.row)}"
        return Content.assemble(literal(f"{name}: "), literal(self._value(given), "bold"))

    def _value(self, given: Input) -> str:
        if given.value is None:
            return self.desk.tools.say("app.figure.unknown")
        shows: dict[str, Any] = {"money": money, "percent": percent, "number": number}
        if given.kind in shows:
            return str(shows[given.kind](given.value))
        return self.desk.words.choice("salaries", str(given.value), given.name)

    def action_read(self, lines: int) -> None:
        """Scroll the explanation."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_picture(self) -> None:
        """The same figures as a picture, in the place of this."""
        # Far from the first question, which must not wait for it.
        from wizard.screens.budget_picture import PictureScreen  # noqa: PLC0415

        self.app.switch_screen(PictureScreen(self.desk))

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)
