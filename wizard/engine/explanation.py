"""What an explanation of a figure holds, and what explanations are made from.

Structure only: inputs, a formula and notes by code, rounding, source and mark. The words for the
codes lie in `content/interface/<language>/figures.toml`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from wizard.engine.budget import BudgetFigures, Kroner
from wizard.schema.scheme import Ceiling, Definition, Mark

Shown = Literal["money", "percent", "number", "choice"]
Rounding = Literal["half_up", "none"]

OWN_SOURCE: Final = "program"
"""Plain sums and products are this program's own; only rates and bases are anyone else's."""


@dataclass(frozen=True, slots=True)
class Input:
    """One thing that a figure is made of: an answer, a rate, or a figure computed before it."""

    name: str
    value: Any
    """None where it is missing."""
    kind: Shown = "money"
    at: str = ""
    """JSON Pointer of the answer; "" for a rate and for a computed figure."""
    row: int | None = None
    """Which row of its table it comes from, from 0."""
    source: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one figure came about."""

    figure: str
    value: Kroner
    formula: str
    """A code: `formula.<code>` in the words."""
    inputs: tuple[Input, ...]
    rounding: Rounding = "none"
    """`half_up` where the figure is rounded itself; `none` where it is a sum of whole kroner."""
    source: str = OWN_SOURCE
    mark: Mark = "J"
    notes: tuple[str, ...] = ()
    """Codes: `note.<code>` in the words."""
    row: int | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the inputs that are not there yet."""
        return tuple(given.name for given in self.inputs if given.value is None)


@dataclass(frozen=True, slots=True)
class Case:
    """What the explanations are made from."""

    definition: Definition
    values: Mapping[str, Any]
    budget: BudgetFigures
    row: int
    refused: Collection[str] = ()
    """JSON Pointers of answers that are not of their kind: what rests on them is missing, and never 0."""

    @property
    def ceiling(self) -> Ceiling:
        """The scheme's ceiling; only to be asked for where there are rows of it."""
        budget = self.definition.budget
        assert budget is not None
        assert budget.ceiling is not None
        return budget.ceiling

    def cell(self, column: str, kind: Shown = "money", empty: Any = None) -> Input:
        """A cell of this row of `salaries`; `empty` is what an optional one counts as."""
        row: Mapping[str, Any] = self.values["salaries"][self.row]
        at = f"/salaries/{self.row}/{column}"
        return Input(column, None if at in self.refused else row.get(column, empty), kind, at, self.row)

    def cost(self, *names: str) -> tuple[Input, ...]:
        """Parts of this row's cost, computed before."""
        return tuple(Input(name, getattr(self.budget.rows[self.row], name), row=self.row) for name in names)

    def total(self, *names: str) -> tuple[Input, ...]:
        """Totals, computed before; `carried_over` is an answer that may be absent."""
        return tuple(
            self.answer(name, 0) if name == "carried_over" else Input(name, self.budget.totals[name])
            for name in names
        )

    def answer(self, name: str, empty: Kroner = None) -> Input:
        """An answer in kroner as it stands; `empty` is what it counts as where it is absent."""
        value = None if f"/{name}" in self.refused else self.values.get(name, empty)
        return Input(name, value, at=f"/{name}")

    def of_table(self, table: str, name: str, inputs: tuple[Input, ...]) -> tuple[Input, ...]:
        """What a table gives; where it is no table at all, that something of it is missing."""
        return (Input(name, None, at=f"/{table}"),) if f"/{table}" in self.refused else inputs
