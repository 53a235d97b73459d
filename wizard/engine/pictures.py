"""The budget as series that can be drawn: costs by post, financing by source, and year by year.

Kroner and per cent only; how it is drawn is the screen's. An amount that lacks something it needs is
None, and is never drawn as 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, NamedTuple

from wizard.engine.budget import FINANCING, Kroner, add, compute, exact
from wizard.engine.pointers import spot
from wizard.schema.scheme import Definition, Question

YEAR: Final = "year"
OWN: Final = "own_funds"
"""A table with these two columns says how the years after are paid for."""
PARTS: Final[Mapping[str, str]] = {"grant": "grant_sought", "own_funds": "own_funds", "other": "other"}
"""Column of such a table -> source of the financing."""
WHOLE: Final = "total_cost"
PERCENT: Final = ("own_funded_percent", "total_percent")
"""Columns of such a table: how much of the positions is own-funded, and how much there is in all."""


class Bar(NamedTuple):
    """One amount with its name."""

    name: str
    """A total (`salary_cost`), an answer (`carried_over`), a post (`travel`), or a source."""
    amount: Kroner
    figure: str = ""
    """The figure that explains it; "" where it is a cell as it stands."""
    at: str = ""
    """JSON Pointer of that cell."""


class Year(NamedTuple):
    """How one year is paid for."""

    year: int
    sources: tuple[Bar, ...]
    """In the order of `FINANCING`; only those that the year tells of."""
    cost: Kroner
    """What the year costs; None where nothing says so."""
    at: str
    """JSON Pointer of the row that says so; "" for the budget's own year."""

    @property
    def covered(self) -> Kroner:
        """The sum of the sources."""
        return add(bar.amount for bar in self.sources)

    @property
    def missing(self) -> int:
        """Kroner of the cost that no source covers; 0 where that is not known."""
        covered = self.covered
        return 0 if self.cost is None or covered is None else max(self.cost - covered, 0)


class Share(NamedTuple):
    """How much of the positions the municipality pays for itself in one year, in per cent of a post."""

    year: int
    own: float | None
    total: float | None
    at: str

    @property
    def rest(self) -> float | None:
        """What others pay for: the grant, as long as there is one."""
        if self.own is None or self.total is None:
            return None
        return float(max(exact(self.total) - exact(self.own), Fraction(0)))


class Picture(NamedTuple):
    """Everything that is drawn of one budget."""

    costs: tuple[Bar, ...] = ()
    total_cost: Kroner = None
    financing: tuple[Bar, ...] = ()
    total_financing: Kroner = None
    years: tuple[Year, ...] = ()
    shares: tuple[Share, ...] = ()


def picture(definition: Definition, values: Mapping[str, Any], refused: frozenset[str]) -> Picture:
    """The series of a budget, from its relevant, well-formed answers and what was refused."""
    totals = compute(definition, values, refused).totals
    if not totals:
        return Picture()
    tables = [q for q in definition.questions.values() if _tells_years(q)]
    return Picture(
        costs=(
            Bar("salary_cost", totals["salary_cost"], "salary_cost"),
            Bar("pay_growth", totals["pay_growth"], "pay_growth"),
            *_posts(definition, values, refused),
        ),
        total_cost=totals["total_cost"],
        financing=tuple(_financing(totals, values, refused)),
        total_financing=totals["total_financing"],
        years=_years(definition, tables, values, refused),
        shares=_shares(tables, values),
    )


def _posts(definition: Definition, values: Mapping[str, Any], refused: frozenset[str]) -> Iterator[Bar]:
    """The other costs by post, in the scheme's order; those without a post last, as `other_costs`."""
    if "/costs" in refused:
        yield Bar("other_costs", None, "other_costs")
        return
    sums: dict[str, Kroner] = {}
    for row in values.get("costs") or ():
        post = row.get("post", "other_costs")
        sums[post] = add((sums.get(post, 0), row.get("amount")))
    columns = [c for q in definition.questions.values() if q.id == "costs" for c in q.columns]
    posts = [post for column in columns if column.id == "post" for post in column.choices]
    for post in (*posts, "other_costs"):
        if post in sums:
            yield Bar(post, sums[post], "other_costs")


def _financing(
    totals: Mapping[str, Kroner], values: Mapping[str, Any], refused: frozenset[str]
) -> Iterator[Bar]:
    """What pays for it this year, source by source."""
    for name in FINANCING:
        if name in totals:
            yield Bar(name, totals[name], name)
        else:
            yield Bar(name, None if f"/{name}" in refused else values.get(name) or 0, name)


def _tells_years(question: Question) -> bool:
    """Whether a question is a table of years and what is paid by oneself in each."""
    return {YEAR, OWN} <= {column.id for column in question.columns}


def _rows(question: Question, values: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The rows that have a year, with their pointers."""
    for number, row in enumerate(values.get(question.id) or ()):
        if row.get(YEAR) is not None:
            yield f"/{question.id}/{number}", row


def _years(
    definition: Definition, tables: Sequence[Question], values: Mapping[str, Any], refused: frozenset[str]
) -> tuple[Year, ...]:
    """The budget's own year, and the years that tables tell of, in their order."""
    totals, own = compute(definition, values, refused).totals, definition.edition.year
    told = tuple(bar for bar in _financing(totals, values, refused) if bar.amount != 0)
    years = [Year(own, told, totals["total_cost"], "")]
    for table in tables:
        columns = [column.id for column in table.columns if column.id in PARTS]
        for at, row in _rows(table, values):
            if row[YEAR] != own:
                years.append(_year(table, columns, at, row, refused))
    # An own year without a figure says nothing where no table tells of years either.
    if len(years) == 1 and not any(bar.amount for bar in told):
        return ()
    return tuple(sorted(years, key=lambda year: (year.year, spot(year.at).row or 0)))


def _year(
    table: Question, columns: Sequence[str], at: str, row: Mapping[str, Any], refused: frozenset[str]
) -> Year:
    """One row as a year; an amount that must be there and is not is not known, an optional one is 0."""
    needed = {column.id for column in table.columns if column.required}
    unknown = {column for column in columns if column in needed or f"{at}/{column}" in refused}
    bars = [
        Bar(PARTS[column], row.get(column, None if column in unknown else 0), at=f"{at}/{column}")
        for column in columns
    ]
    return Year(row[YEAR], tuple(bar for bar in bars if bar.amount != 0), row.get(WHOLE), at)


def _shares(tables: Sequence[Question], values: Mapping[str, Any]) -> tuple[Share, ...]:
    """Per cent of the positions that is own-funded, where a table tells of it."""
    own, total = PERCENT
    found = [
        Share(row[YEAR], row.get(own), row.get(total), at)
        for table in tables
        if {own, total} <= {column.id for column in table.columns}
        for at, row in _rows(table, values)
    ]
    return tuple(sorted(found, key=lambda share: share.year))
