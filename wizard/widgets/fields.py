"""From the kind of a question to the field that one answers it with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from wizard.schema.scheme import Kind
from wizard.widgets.ask import AnswerField, Ask
from wizard.widgets.choose import ChoiceField, ChoicesField
from wizard.widgets.line import LineField
from wizard.widgets.municipality import MunicipalityField
from wizard.widgets.prose import ProseField
from wizard.widgets.table import TableField


class CellTable(TableField):
    """A table whose cells are edited with the fields of their kinds."""

    def __init__(self, ask: Ask) -> None:
        """A table whose editor comes from this registry."""
        super().__init__(ask, cell_field)


FIELDS: Final[Mapping[Kind, type[AnswerField]]] = {
    "yes_no": ChoiceField,
    "choice": ChoiceField,
    "choices": ChoicesField,
    "text": LineField,
    "prose": ProseField,
    "integer": LineField,
    "number": LineField,
    "money": LineField,
    "percent": LineField,
    "date": LineField,
    "year": LineField,
    "municipality": MunicipalityField,
    "orgnr": LineField,
    "account_number": LineField,
    "phone": LineField,
    "email": LineField,
    "postcode": LineField,
    "table": CellTable,
}


def answer_field(ask: Ask) -> AnswerField:
    """The field of a question."""
    return FIELDS[ask.field.kind](ask)


def cell_field(ask: Ask) -> AnswerField:
    """The field of a cell: a long text is edited on one line there."""
    return LineField(ask) if ask.field.kind in ("prose", "table") else FIELDS[ask.field.kind](ask)
