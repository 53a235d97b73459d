"""A block before it is taken in: what would happen, what cannot be read, and the rows as they would be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from wizard.widgets.ask import Say
from wizard.widgets.grid import Grid
from wizard.widgets.grid_drawing import FAULT, GridColumn
from wizard.widgets.paragraphs import Block, Paragraphs, literal
from wizard.widgets.told import Told

if TYPE_CHECKING:
    from wizard.screens.block_words import Offer

CANCEL: Final = "cancel"
FAULT_LINES: Final = 2
"""Lines that each fault may take; the whole of it is told in the table."""
LOWEST: Final = 24
LEAST_LINES: Final = 5
"""Lines for what would happen, on a screen of fewer lines than that."""


class BlockPreview(ModalScreen[str | None]):
    """Gives the way that was chosen, or None. The rows follow the way under the cursor."""

    CSS_PATH = ["dialogs.tcss", "tables.tcss"]  # noqa: RUF012  (mypy knows the type of Screen)
    AUTO_FOCUS = ""
    # Textual declares this so that mypy takes it for a variable of the instance.
    VERTICAL_BREAKPOINTS = [(0, "-lowest"), (LOWEST, "-low"), (30, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("right", "side(1)", show=False, priority=True),
        Binding("left", "side(-1)", show=False, priority=True),
    ]

    def __init__(self, say: Say, title: str, offers: Sequence[Offer], columns: Sequence[GridColumn]) -> None:
        """The ways to take the block in, the first of them under the cursor; `columns` of the table."""
        super().__init__()
        self._say, self._title, self._offers, self._columns = say, title, offers, columns
        self._here: Offer | None = None

    def compose(self) -> ComposeResult:
        """What would happen, the faults, the rows, the ways, the keys."""
        with Vertical(classes="dialog -tall"):
            yield Static(literal(self._title, "bold"), markup=False)
            yield Told(classes="would")
            yield OptionList(classes="faults", markup=False)
            grid = Grid()
            grid.can_focus = False
            yield grid
            yield OptionList(*self._ways(), classes="ways", markup=False)
            yield Static(literal(self._say("tables.preview.keys")), markup=False, classes="keys")

    def _ways(self) -> list[Option]:
        ways = [Option(literal(o.label), id=o.way, disabled=not o.possible) for o in self._offers]
        return [*ways, Option(literal(self._say("tables.offer.cancel")), id=CANCEL)]

    def on_mount(self) -> None:
        """Begin with the first way that can be chosen."""
        self._show(self._offers[0])
        ways = self.query_one(".ways", OptionList)
        possible = [n for n, offer in enumerate(self._offers) if offer.possible]
        ways.highlighted = possible[0] if possible else len(self._offers)
        ways.focus()

    def _show(self, offer: Offer) -> None:
        """Show what would come of one way."""
        if offer is self._here:
            return
        self._here = offer
        # Why the first way cannot be chosen is said with whatever can.
        first = self._offers[0]
        reasons = first.cautions[:1] if offer is not first and not first.possible else []
        cautions = [*reasons, *offer.cautions]
        told = [Block(literal(" ".join(offer.told)))]
        told += [Block(literal(" ".join(cautions)), literal("! "), "  ")] if cautions else []
        self.query_one(".would", Told).tell(told, LEAST_LINES if self.app.size.height < LOWEST else None)
        faults = self.query_one(".faults", OptionList)
        faults.set_options(
            Option(Paragraphs([Block(literal(text), literal("! "), "  ")], FAULT_LINES))
            for text, _, _ in offer.look().faults
        )
        faults.display = bool(offer.look().faults)
        grid, fitted = self.query_one(Grid), offer.fitted
        grid.display = fitted is not None
        if fitted is None:
            return
        columns = [column for column in self._columns if column.id in fitted.columns]
        at = {column.id: number for number, column in enumerate(columns)}
        grid.put(columns, "")
        grid.first_number = fitted.first + 1
        grid.fill(offer.look().cells, {(f.row - fitted.first, at[f.column]): FAULT for f in fitted.faults})

    @on(OptionList.OptionHighlighted, ".ways")
    def _way_shown(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        for offer in self._offers:
            if offer.way == event.option_id:
                self._show(offer)

    @on(OptionList.OptionSelected, ".ways")
    def _way_chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(None if event.option_id == CANCEL else event.option_id)

    @on(OptionList.OptionHighlighted, ".faults")
    @on(OptionList.OptionSelected, ".faults")
    def _fault_shown(self, event: OptionList.OptionMessage) -> None:
        """Show the cell that a fault is in."""
        event.stop()
        if self.query_one(".faults").has_focus:
            self._go_to_fault(event.option_index)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """To come to the faults is to look at the one under the cursor."""
        if isinstance(event.widget, OptionList) and event.widget.has_class("faults"):
            event.widget.highlighted = event.widget.highlighted or 0
            self._go_to_fault(event.widget.highlighted or 0)

    def _go_to_fault(self, number: int) -> None:
        offer, grid = self._here, self.query_one(Grid)
        if offer is not None and offer.fitted is not None and offer.fitted.faults:
            _, row, column = offer.look().faults[number]
            grid.move_to(row - offer.fitted.first, [c.id for c in grid.columns].index(column))

    def action_page(self, way: int) -> None:
        """A screenful of rows up or down."""
        self.query_one(Grid).action_page(way)

    def action_side(self, way: int) -> None:
        """A column to the right or left."""
        self.query_one(Grid).action_move(0, way)

    def action_cancel(self) -> None:
        """Nothing happens."""
        self.dismiss(None)
