"""The cell under the cursor in words: what it is, what stands in it, what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from textual.content import Content

from wizard.schema.scheme import Column
from wizard.widgets.ask import Ask, ColumnText, Problem
from wizard.widgets.paragraphs import Block, literal

SHORT: Final = 20
"""A cell longer than this is shown whole below the grid."""


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
    return [Block(literal(ask.say("app.table.computed", label=ask.figure)))]


def of_cell(ask: Ask, column: Column, shown: str, found: Sequence[Problem], *, locked: bool) -> list[Block]:
    """A cell with its help, and its faults or else the whole of a long value."""
    text = text_of(ask, column)
    head = [literal(text.label, "bold")]
    if column.required:
        head.append(literal(f" ({ask.say('app.required')})"))
    if text.help:
        head.append(literal(f" · {text.help}"))
    blocks = [Block(Content.assemble(*head))]
    blocks += [Block(literal(ask.say("app.table.followed")))] if locked else []
    blocks += [Block(literal(p.text, "bold"), Content("! "), "  ") for p in found if not p.missing]
    if not found and len(shown) > SHORT:
        blocks.append(Block(literal(shown)))
    return blocks
