"""What a named check sees, and what it answers with.

A check is a function of facts and its rule: it reads no file and no clock, and yields a hit for
each fault. Severity, source and words belong to the rule, which is content.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple, TypeAlias

from wizard.engine.budget import BudgetFigures
from wizard.engine.pointers import spot
from wizard.schema.application import Application
from wizard.schema.scheme import Definition, Rule, Severity

_REFUSED: Final = "refused cells"
_NOTHING: Final[Mapping[str, Any]] = {}


class Hit(NamedTuple):
    """One fault that a check found: where, and the values its message needs."""

    at: str = ""
    values: Mapping[str, Any] = _NOTHING
    severity: Severity | None = None
    """Set where one rule weighs some of its faults differently (see `text.personal-number`)."""


@dataclass(slots=True)
class Facts:
    """One application as it counts: relevant, well-formed answers and the figures of its budget."""

    definition: Definition
    application: Application
    values: Mapping[str, Any]
    """Question id -> normalised value; a row lacks the cells that are empty or not of their kind."""
    relevance: Mapping[str, bool | None]
    budget: BudgetFigures
    today: date
    refused: Collection[str] = ()
    """JSON Pointers of the relevant answers that are not of their kind: neither given nor empty."""
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What one check has worked out of these facts and others need too, by a name of their own."""

    def rows(self, table: str) -> Sequence[dict[str, Any]]:
        """The rows of a table question; none where it is unanswered or not relevant."""
        return self.values.get(table) or ()

    def unclear(self, table: str) -> bool:
        """Whether the table as a whole is not one: then nobody knows what rows it has."""
        return bool(self.refused) and f"/{table}" in self.refused

    def refused_cells(self, table: str, row: int) -> Collection[str]:
        """The columns in which this row holds something that is not of its kind; all, if it is no row."""
        refused = self.memo.get(_REFUSED)
        if refused is None:
            refused = self.memo[_REFUSED] = self._refused_by_row()
        found: Collection[str] = refused.get(f"/{table}/{row}", ())
        return found

    def _refused_by_row(self) -> dict[str, set[str]]:
        """The same of every row in which something is."""
        found: dict[str, set[str]] = {}
        for question, row, column in map(spot, self.refused):
            if row is not None:
                columns = self.definition.columns[question] if column is None else (column,)
                found.setdefault(f"/{question}/{row}", set()).update(columns)
        return found


Check: TypeAlias = Callable[[Facts, Rule], Iterator[Hit]]
