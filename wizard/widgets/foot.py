"""The foot of the budget: what it costs, what covers it, what is over or missing, in words."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from wizard.widgets.paragraphs import Block, literal
from wizard.widgets.told import Told


class BudgetFoot(Told):
    """The totals of the budget on a line or two, and under them how they agree."""

    DEFAULT_CSS = "BudgetFoot { height: auto; padding: 0 1; }"

    def show(self, figures: Sequence[tuple[str, str]], verdicts: Sequence[tuple[str, str]]) -> None:
        """Figures by label, and verdicts with their signs before them."""
        parts = [Content.assemble(literal(f"{label} "), literal(value, "bold")) for label, value in figures]
        lines = [Block(Content("  ").join(parts))]
        lines += [Block(literal(text), Content(f"{sign} "), "  ") for sign, text in verdicts]
        self.tell(lines)
