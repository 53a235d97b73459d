"""From the kind of a question to the field that one answers it with.

A field is imported when a question first needs one of its kind: most are not on the first screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

from wizard.widgets.ask import AnswerField, Ask

if TYPE_CHECKING:
    from wizard.schema.scheme import Kind

_WHERE: Final[Mapping[Kind, tuple[str, str]]] = {
    "yes_no": ("choose", "ChoiceField"),
    "choice": ("choose", "ChoiceField"),
    "choices": ("choose", "ChoicesField"),
    "text": ("line", "LineField"),
    "prose": ("prose", "ProseField"),
    "integer": ("line", "LineField"),
    "number": ("line", "LineField"),
    "money": ("line", "LineField"),
    "percent": ("line", "LineField"),
    "date": ("line", "LineField"),
    "year": ("line", "LineField"),
    "municipality": ("municipality", "MunicipalityField"),
    "orgnr": ("line", "LineField"),
    "account_number": ("line", "LineField"),
    "phone": ("line", "LineField"),
    "email": ("line", "LineField"),
    "postcode": ("line", "LineField"),
    "table": ("cell_table", "CellTable"),
}
"""The module and the class of each kind's field."""


class _Fields(Mapping["Kind", type[AnswerField]]):
    """The fields by kind."""

    def __getitem__(self, kind: Kind) -> type[AnswerField]:
        """The field of a kind, imported if it is the first of its kind."""
        module, name = _WHERE[kind]
        found: type[AnswerField] = getattr(import_module(f"wizard.widgets.{module}"), name)
        return found

    def __iter__(self) -> Iterator[Kind]:
        return iter(_WHERE)

    def __len__(self) -> int:
        return len(_WHERE)


FIELDS: Final[Mapping[Kind, type[AnswerField]]] = _Fields()


def answer_field(ask: Ask) -> AnswerField:
    """The field of a question."""
    return FIELDS[ask.field.kind](ask)


def cell_field(ask: Ask) -> AnswerField:
    """The field of a cell: a long text is edited on one line there."""
    return FIELDS["text" if ask.field.kind in ("prose", "table") else ask.field.kind](ask)
