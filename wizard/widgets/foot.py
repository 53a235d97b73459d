"""The foot of the budget: what it costs, what covers it, what is over or missing, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from wizard.widgets.paragraphs import Block, literal
from wizard.widgets.told import Told

NBSP: Final = "\N{NO-BREAK SPACE}"


class BudgetFoot(Told):
    """The totals of the budget on a line or two, and under them how they agree."""

    DEFAULT_CSS = "BudgetFoot { height: auto; padding: 0 1; }"

    def show(self, figures: Sequence[tuple[str, str]], verdicts: Sequence[tuple[str, str]]) -> None:
        """Figures by label, and verdicts with their signs before them."""
        # A figure and its name are never parted by the end of a line.
        named = [(f"{label} ".replace(" ", NBSP), value.replace(" ", NBSP)) for label, value in figures]
        parts = [Content.assemble(literal(label), literal(value, "bold")) for label, value in named]
        lines = [Block(Content("  ").join(parts))]
        lines += [Block(literal(text), Content(f"{sign} "), "  ") for sign, text in verdicts]
        self.tell(lines)
