"""The field of a table, its cells edited with the fields of their kinds."""

from __future__ import annotations

from wizard.widgets.ask import Ask
from wizard.widgets.fields import cell_field
from wizard.widgets.table import TableField


class CellTable(TableField):
    """A table whose cells are edited with the fields of their kinds."""

    def __init__(self, ask: Ask) -> None:
        """A table whose editor comes from the registry of fields."""
        super().__init__(ask, cell_field)
