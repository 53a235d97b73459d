"""A block or a file for a table: what it is read as, and all of that in words, before anything is done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from platformdirs import user_documents_path

from wizard.content.library import LANGUAGES
from wizard.content.sentences import sentence
from wizard.engine.blocks import CellFault, Fitted, Way, fit, known_heads
from wizard.engine.delimited import Cells, decoded, file_cells, written
from wizard.engine.table_cells import Table, exported
from wizard.export.escape import visible
from wizard.export.table_files import ENDING, FileRefused, table_file, there, typed_path, write_table
from wizard.schema.application import MOST_ROWS
from wizard.schema.assessment import Finding, Refused
from wizard.schema.scheme import Question
from wizard.screens.desk import Desk
from wizard.screens.telling import KIND
from wizard.widgets.cell_words import text_of
from wizard.widgets.shown_table import ShownTable

NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")
LETTERS: Final = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
TOLD: Final = 100
"""How many faults are listed; the others are found in the table, with F8."""


class Look(NamedTuple):
    """What there is to look at."""

    cells: Sequence[Sequence[str]]
    """The rows that a block fills, as they would be shown."""
    faults: Sequence[tuple[str, int, str]]
    """What cannot be read: in words, with row and column."""


@dataclass(frozen=True)
class Offer:
    """One way to take a block in, and what would come of it."""

    way: str
    label: str
    told: Sequence[str] = ()
    """What would happen, in words."""
    cautions: Sequence[str] = ()
    """What one should know before it does."""
    fitted: Fitted | None = None
    """None where the block becomes the text of one cell."""
    look: Callable[[], Look] = lambda: Look((), ())
    """The rows and the faults, made when they are first looked at."""

    @property
    def possible(self) -> bool:
        """Whether it can be chosen."""
        return self.fitted is None or self.fitted.possible


def table_of(desk: Desk, field: ShownTable) -> Table:
    """The table as blocks are laid on it: its columns and choices by their names in every language."""
    question, library = field.ask.field.id, desk.tools.library
    words = [library.words(desk.definition.scheme, lang).question(question) for lang in LANGUAGES]
    told = [w.columns for w in words]
    names = {c.id: [w[c.id].label for w in told if c.id in w] for c in field.columns}
    choices = {
        c.id: [(label, id_) for w in told if c.id in w for id_, label in w[c.id].choices.items()]
        for c in field.columns
    }
    return Table(
        columns=field.columns,
        rows=field.rows,
        names=names,
        choices=choices,
        locked=field.locked,
        fixed=field.ask.followed is not None,
        registry=desk.definition.registry,
    )


def offers(
    desk: Desk, field: ShownTable, cells: Cells, ways: Sequence[Way], at: tuple[int, int], *, one: bool
) -> list[Offer]:
    """The ways in which a block can be taken in; `one` if it could also be the text of one cell."""
    table, say = table_of(desk, field), desk.tools.say
    found = [_offer(desk, field, way, fit(table, cells, way, at)) for way in ways]
    return [*found, Offer("one", say("tables.offer.one"), [say("tables.offer.one-text")])] if one else found


def _offer(desk: Desk, field: ShownTable, way: Way, fitted: Fitted) -> Offer:
    """One way to lay a block."""

    @cache
    def look() -> Look:
        rows = fitted.rows[fitted.first : fitted.first + fitted.count]
        columns = [c for c in field.columns if c.id in fitted.columns]
        cells = [[field.shown_cell(row, c) for c in columns] for row in rows]
        return Look(cells, [_fault(desk, field, fault) for fault in fitted.faults[:TOLD]])

    told, cautions = _told(desk, field, fitted), _cautions(desk, field, fitted)
    return Offer(way, _label(desk, field, way, fitted), list(told), list(cautions), fitted, look)


def _label(desk: Desk, field: ShownTable, way: Way, fitted: Fitted) -> str:
    """What one chooses."""
    say = desk.tools.say
    if way == "over":
        named = _names(field, fitted.columns[:1])
        return say("tables.offer.over", row=fitted.first + 1, column=", ".join(named))
    if way == "below":
        return say("tables.offer.below", count=fitted.new)
    if fitted.gone:
        return say("tables.offer.instead", count=fitted.gone)
    return say("tables.offer.fill")


def _names(field: ShownTable, columns: Sequence[str]) -> list[str]:
    return [text_of(field.ask, c).label for c in field.columns if c.id in columns]


def _told(desk: Desk, field: ShownTable, fitted: Fitted) -> Iterator[str]:
    """What would happen, a sentence each."""
    say = desk.tools.say
    rows, columns = say("tables.rows", count=fitted.count), _names(field, fitted.columns)
    counted = say("tables.columns", count=len(columns))
    yield say("tables.note.size", rows=rows, columns=counted, names=", ".join(columns))
    if fitted.heads:
        yield say("tables.note.heads")
    if fitted.new and fitted.possible and not fitted.gone:
        yield say("tables.note.new", count=fitted.new)


def _cautions(desk: Desk, field: ShownTable, fitted: Fitted) -> Iterator[str]:
    """What one should know first, a sentence each."""
    say = desk.tools.say
    if fitted.too_many:
        yield say("tables.note.too-many", rows=fitted.too_many, most=MOST_ROWS)
    elif not fitted.possible:
        yield say("tables.note.nothing")
    counts = {"overwritten": fitted.overwritten, "gone": fitted.gone}
    counts |= {"outside": fitted.outside, "left": fitted.left}
    for code, count in counts.items():
        if count:
            yield say(f"tables.note.{code}", count=count)
    if fitted.unknown:
        yield say("tables.note.unknown", names=", ".join(map(visible, fitted.unknown)))
    if fitted.locked:
        yield say("tables.note.locked", names=", ".join(_names(field, fitted.locked)))
    if fitted.differing:
        yield say("tables.note.differing", count=fitted.differing)
    if fitted.faults:
        yield say("tables.note.faults", count=len(fitted.faults))


def _fault(desk: Desk, field: ShownTable, fault: CellFault) -> tuple[str, int, str]:
    """«rad 7, kolonne Beløp: …», with the place."""
    kind = desk.definition.rule[KIND]
    at = f"/{field.ask.field.id}/{fault.row}/{fault.column}"
    values = {"reason": fault.refused.reason, **fault.refused.values}
    finding = Finding(rule=kind.id, severity=kind.severity, at=at, values=values)
    words = sentence(desk.definition, desk.words, desk.tools.interface, finding, named=False)
    column = ", ".join(_names(field, [fault.column]))
    told = desk.tools.say("tables.fault", row=fault.row + 1, column=column, message=words.message)
    return told, fault.row, fault.column


# --- files


def cells_of_file(desk: Desk, field: ShownTable, typed: str) -> tuple[Cells, str]:
    """The cells of a file and its name. Raises FileRefused."""
    data = table_file(typed)
    text = decoded(data)
    names = table_of(desk, field).names
    cells = text if isinstance(text, Refused) else file_cells(text, lambda row: _known(names, row))
    if isinstance(cells, Refused):
        raise FileRefused(cells.reason, **cells.values)
    return cells, visible(typed_path(typed).name)


def _known(names: Mapping[str, Sequence[str]], row: Sequence[str]) -> int:
    return sum(column is not None for column in known_heads(names, row))


def default_file(desk: Desk) -> str:
    """A file that is not there yet, in the user's documents, or where one stands."""
    question = desk.interview.place
    found = desk.definition.registry.by_number.get(str(desk.application.answers.get("municipality")))
    named = f"{found.name if found else ''} {desk.words.label(question)} {desk.definition.edition.id}"
    stem = NOT_PLAIN.sub("-", named.lower().translate(LETTERS)).strip("-")
    documents = user_documents_path()
    parent = documents if documents.is_dir() else Path.cwd()
    file, number = parent / f"{stem}{ENDING}", 2
    while there(file):
        file, number = parent / f"{stem}-{number}{ENDING}", number + 1
    return str(file)


def save_table(desk: Desk, field: ShownTable, typed: str, *, over: bool = False) -> str:
    """Write the rows to a file; what was done, in words. Raises FileRefused and FileExistsError."""
    path = typed_path(typed)
    path = path if path.suffix else path.with_name(f"{path.name}{ENDING}")
    question = field.ask.field
    assert isinstance(question, Question), "a table is a question"
    labels = {c.id: text_of(field.ask, c).choices for c in field.columns}
    heads = [text_of(field.ask, c).label for c in field.columns]
    data = written([heads, *exported(table_of(desk, field), labels, desk.tools.lang)])
    write_table(path, data, over=over)
    say = desk.tools.say
    return say("tables.saved", rows=say("tables.rows", count=len(field.rows)), file=visible(str(path)))
