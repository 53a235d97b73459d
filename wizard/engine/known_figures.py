"""The figures of a budget that a text may name, and the search for the one that a text means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, Final, NamedTuple, TypeAlias

from wizard.engine.derived_figures import derived_amounts, derived_fte
from wizard.engine.facts import Facts
from wizard.engine.text_numbers import FigureKind, Found
from wizard.engine.text_places import text_places

_SHOWN_BY: Final = {
    "grant_sought": "grant_sought",
    "pay_growth": "pay_growth_percent",
    "salary_cost": "salaries",
    "other_costs": "costs",
    "own_funds": "own_funding",
    "public_funds": "other_public",
    "private_funds": "other_private",
}
"""The question that shows a total; the other totals are sums over several."""
_MOST_ROWS: Final = 10
"""In a longer table, sums of some of its rows are not tried."""
_SCALE: Final = 10
"""An amount so many times the greatest of the budget is about something larger."""


class Known(NamedTuple):
    """One figure of the budget, and the question that shows it ("" for a sum over several)."""

    value: float
    question: str


_Group: TypeAlias = tuple[Sequence[float | None], str]
"""Figures, and the question that shows them; None and 0 are none."""


class KnownFigures:
    """The figures of one kind, and the columns of which some rows together may be meant."""

    def __init__(
        self,
        groups: Iterable[_Group],
        columns: Iterable[Sequence[float]] = (),
        derived: Callable[[], Iterable[float]] = tuple,
    ) -> None:
        """Take what is known; a column too long to try is left out.

        `derived` is asked for more once a figure is not among these.
        """
        self._groups: Final = tuple(groups)
        self._derived: Final = derived
        self._columns: Final = [column for column in columns if len(column) <= _MOST_ROWS]
        values = set[float | None]().union(*[some for some, _ in self._groups])
        self._values: Final = sorted(filter(None, values))

    @cached_property
    def sums(self) -> list[float]:
        """The sums of two or more rows of each column, and what else is derived, sorted."""
        return sorted(set(self._derived()).union(*map(_sums, self._columns)))

    @property
    def most(self) -> float:
        """The greatest figure; 0 where there is none."""
        return self._values[-1] if self._values else 0

    def has(self, low: float, high: float) -> bool:
        """Whether a figure, or the sum of some rows of a column, is at least `low` and under `high`."""
        return _is_between(self._values, low, high) or _is_between(self.sums, low, high)

    def nearest(self, value: float) -> Known:
        """The figure that is nearest; the first of several. Raises ValueError where there is none."""
        place = bisect_left(self._values, value)
        beside = self._values[max(0, place - 1) : place + 1]
        least = min(abs(one - value) for one in beside)
        wanted = {one for one in beside if abs(one - value) == least}
        some, question = next(group for group in self._groups if not wanted.isdisjoint(group[0]))
        return Known(float(next(one for one in some if one in wanted)), question)


def _sums(column: Sequence[float]) -> list[float]:
    """The sums of two or more of these, each added up from the first to the last."""
    sums: list[float] = []
    for place, value in enumerate(column):
        sums += [one + value for one in sums] + [one + value for one in column[:place]]
    return sums


def _is_between(values: list[float], low: float, high: float) -> bool:
    """Whether one of these, which are sorted, is at least `low` and under `high`."""
    place = bisect_left(values, low)
    return place < len(values) and values[place] < high


class BudgetOfTexts:
    """What an application's texts are compared with, by the kind of figure, and the years it is for."""

    def __init__(self, facts: Facts, params: Mapping[str, Any]) -> None:
        """Take the answers and the budget; `params` are those that `budget_of_texts` tells of."""
        self._facts: Final = facts
        self._params: Final = params
        self._of: Final[dict[FigureKind, KnownFigures]] = {}

    def of(self, kind: FigureKind) -> KnownFigures:
        """The figures of a kind, looked up when a text first has one of it."""
        if kind not in self._of:
            self._of[kind] = self._known(kind)
        return self._of[kind]

    def _known(self, kind: FigureKind) -> KnownFigures:
        if kind == "amount":
            if not _has_budget(self._facts):
                return KnownFigures(())
            return KnownFigures(*_money(self._facts), partial(derived_amounts, self._facts))
        if kind == "percent":
            return KnownFigures(*self._percents)
        if kind == "posts":
            rows = [(table, len(self._facts.rows(table))) for table in self._params.get("posts", ())]
            return KnownFigures(((count,), table) for table, count in rows)
        percents, columns = self._percents
        fte, _ = _cells(self._facts, self._params.get("fte", ()))
        hundredths = [([value / 100 for value in some], question) for some, question in percents]
        parts = [[value / 100 for value in column] for column in columns]
        return KnownFigures([*hundredths, *fte], parts, partial(derived_fte, self._facts))

    @cached_property
    def _percents(self) -> tuple[list[tuple[list[float], str]], list[list[float]]]:
        return _cells(self._facts, self._params.get("percents", ()))

    @cached_property
    def years(self) -> frozenset[int]:
        """The edition's year and the later years of the tables."""
        return frozenset(_years(self._facts))

    def confirms(self, figure: Found) -> bool:
        """Whether the budget has this figure, or nothing that it could be compared with."""
        known = self.of(figure.kind)
        if not known.most:
            return True
        if figure.kind == "posts":
            return figure.value <= known.most or self.of("fte").has(figure.low, figure.high)
        if figure.kind == "amount" and figure.value > _SCALE * known.most:
            return True
        return known.has(figure.low, figure.high)


def budget_of_texts(facts: Facts, params: Mapping[str, Any]) -> BudgetOfTexts:
    """Every figure that an application's budget and tables hold.

    `params` name the `table.column`s that hold `percents` of positions and `fte` (årsverk), and the
    tables with a row a post (`posts`).
    """
    return BudgetOfTexts(facts, params)


def _has_budget(facts: Facts) -> bool:
    """Whether there is anything to compare amounts with."""
    return bool(facts.budget.totals.get("total_cost") or facts.budget.totals.get("grant_sought"))


def _cells(facts: Facts, columns: Sequence[str]) -> tuple[list[tuple[list[float], str]], list[list[float]]]:
    """The cells of these `table.column`s and the sum of each column, and the columns themselves.

    Where a row is a year its cells are known one by one: nobody adds up posts over the years.
    """
    known: list[tuple[list[float], str]] = []
    parts: list[list[float]] = []
    by_year = text_places(facts.definition).by_year
    for name in columns:
        table, _, column = name.partition(".")
        values = [value for row in facts.rows(table) if (value := row.get(column))]
        known.append((values, table))
        if table in by_year:
            continue
        parts.append(values)
        if len(values) > 1:
            known.append(([sum(values)], table))
    return known, parts


def _money(facts: Facts) -> tuple[list[_Group], list[list[float]]]:
    """Every amount of the budget and of the answers, and the columns of amounts."""
    columns: dict[str, list[float]] = {}
    for name, is_amount, cells in text_places(facts.definition).money:
        value = facts.values.get(name)
        if value and is_amount:
            columns[name] = [value]
        elif value and cells:
            columns[name] = [amount for cell in cells for row in value if (amount := row.get(cell))]
    budget = facts.budget
    known: list[_Group] = [((total,), _SHOWN_BY.get(name, "")) for name, total in budget.totals.items()]
    known += [(values, question) for question, values in columns.items()]
    known += [(row, "salaries") for row in budget.rows]
    known += [(budget.ceiling_rows, ""), (tuple(facts.definition.edition.rates.values()), "")]
    return known, [*columns.values(), [row.cost for row in budget.rows if row.cost]]


def _years(facts: Facts) -> Iterator[int]:
    """The edition's year, and each later year of a `year` column."""
    edition = facts.definition.edition.year
    yield edition
    for name, columns in text_places(facts.definition).years:
        for column in columns:
            years = (row.get(column, 0) for row in facts.rows(name))
            yield from (year for year in years if year > edition)
