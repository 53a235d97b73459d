"""The cell under the cursor in words: what it is, what stands in it, what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from textual.content import Content
from textual.widget import Widget

from wizard.widgets.ask import Ask, ColumnText, Problem
from wizard.widgets.paragraphs import Block, Paragraphs, literal

if TYPE_CHECKING:
    from wizard.schema.scheme import Column

SHORT: Final = 20
"""A cell longer than this is shown whole below the grid."""
MOST: Final = 4
"""Lines that a fault may take."""


class CellWords(Widget):
    """A few lines below the grid. What changes is drawn anew; only a long fault makes it higher."""

    DEFAULT_CSS = "CellWords { height: 1; color: $text-muted; }"

    def __init__(self) -> None:
        """Nothing is told yet."""
        super().__init__()
        self._blocks: tuple[Block, ...] = ()
        self._least = 1
        self._whole = False

    def keep(self, columns: Sequence[Sequence[Block]], width: int, most: int) -> None:
        """Keep room for the words of each of these columns at a width, but no more lines than `most`."""
        if width:
            self._least = min(most, max([1, *(len(Paragraphs(words).at(width)) for words in columns)]))
            self._fit()

    def tell(self, blocks: Sequence[Block], *, whole: bool = False) -> None:
        """Tell this; `whole` where it must not be cut as long as there is room at all."""
        self._blocks, self._whole = tuple(blocks), whole
        self._fit()
        self.refresh()

    def _fit(self) -> None:
        needed = len(Paragraphs(self._blocks).at(max(self.size.width, 1))) if self._whole else 0
        height = max(self._least, min(needed, MOST))
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    def render(self) -> Paragraphs:
        """The words, cut with «…» at the last line."""
        return Paragraphs(self._blocks, max(self.size.height, 1))


def text_of(ask: Ask, column: Column) -> ColumnText:
    """The words of a column."""
    return ask.columns.get(column.id) or ColumnText(column.id)


def cell_ask(ask: Ask, column: Column, value: Any) -> Ask:
    """What is asked in one cell of a table."""
    text = text_of(ask, column)
    return Ask(
        field=column,
        value=value,
        say=ask.say,
        show=ask.show,
        refusal=ask.refusal,
        registry=ask.registry,
        cell=True,
        label=text.label,
        choices=text.choices,
    )


def of_figure(ask: Ask) -> list[Block]:
    """A computed cell."""
    return [Block(literal(ask.say("tables.computed", label=ask.figure)))]


def of_column(ask: Ask, column: Column, *, locked: bool) -> list[Block]:
    """What a column is for."""
    text = text_of(ask, column)
    head = [literal(text.label, "bold")]
    if column.required:
        head.append(literal(f" ({ask.say('app.required')})"))
    if text.help:
        head.append(literal(f" · {text.help}"))
    blocks = [Block(Content.assemble(*head))]
    return [*blocks, Block(literal(ask.say("app.table.followed")))] if locked else blocks


def of_faults(ask: Ask, column: Column, found: Sequence[Problem]) -> list[Block]:
    """What is wrong with a cell, or with its row."""
    label = literal(f"{text_of(ask, column).label}: ", "bold $text-error")
    first, *rest = [literal(p.text, "$text-error") for p in found]
    blocks = [Block(Content.assemble(label, first), Content("! "), "  ")]
    return blocks + [Block(text, Content("! "), "  ") for text in rest]
