"""How each figure of a row of `salaries` came about, and of a row of the ceiling."""

from __future__ import annotations

from typing import Final, NamedTuple

from wizard.engine.budget import HOLIDAY_PERCENT, HOLIDAY_SOURCE
from wizard.engine.explanation import OWN_SOURCE, Case, Explanation, Input
from wizard.schema.scheme import Mark


class _Basis(NamedTuple):
    """What a figure rests on, and how sure that is."""

    source: str
    mark: Mark


_OWN: Final = _Basis(OWN_SOURCE, "J")
_HOLIDAY: Final = _Basis(HOLIDAY_SOURCE, "A")
_SUMS: Final = frozenset({"cost", "holiday_included", "extra_levy_none"})
"""The formulas of rows that round nothing."""


def salary(case: Case) -> Explanation:
    """A year's pay in this part of a post, for the months it is for."""
    return _of_row(case, "salary", (*_pay(case), case.cell("months", "number")))


def holiday(case: Case) -> Explanation:
    """Holiday pay, where it is not in the annual pay."""
    way = case.cell("holiday_pay", "choice", "in_annual_pay")
    if way.value != "accrued_12":
        return _of_row(case, "holiday", (way,), "holiday_included", _HOLIDAY)
    rate = Input("holiday_percent", HOLIDAY_PERCENT, "percent", source=_HOLIDAY.source, mark=_HOLIDAY.mark)
    return _of_row(case, "holiday", (way, *case.cost("salary"), rate), "holiday_accrued", _HOLIDAY)


def pension(case: Case) -> Explanation:
    """The employer's share of pension and insurance."""
    inputs = (*case.cost("salary"), case.cell("pension_percent", "percent"))
    return _of_row(case, "pension", inputs, notes=("pension_share",))


def levy(case: Case) -> Explanation:
    """The employer's levy, owed on pension too."""
    rates = case.definition.levy
    zone = case.cell("levy_zone", "choice")
    rate = Input("levy_rate", rates.zones.get(zone.value), "percent", source=rates.source, mark=rates.mark)
    inputs = (*case.cost("salary", "holiday", "pension"), zone, rate)
    notes = ("levy_on_pension", "zone_ia") if zone.value == "Ia" else ("levy_on_pension",)
    return _of_row(case, "levy", inputs, basis=_Basis(rates.source, rates.mark), notes=notes)


def extra_levy(case: Case) -> Explanation:
    """The extra levy of the edition on high pay, if it has one."""
    extra = case.definition.edition.extra_levy
    if extra is None:
        return _of_row(case, "extra_levy", (), "extra_levy_none")
    basis = _Basis(extra.source, extra.mark)
    inputs = (
        *_pay(case),
        *case.cost("holiday"),
        Input("extra_above", extra.above, source=extra.source, mark=extra.mark),
        Input("extra_percent", extra.percent, "percent", source=extra.source, mark=extra.mark),
    )
    return _of_row(case, "extra_levy", inputs, basis=basis, notes=("extra_not_on_pension",))


def cost(case: Case) -> Explanation:
    """The sum of the row's parts."""
    return _of_row(case, "cost", case.cost("salary", "holiday", "pension", "levy", "extra_levy"))


def ceiling_row(case: Case) -> Explanation:
    """What one row of the ceiling's table adds; only a scheme with a ceiling has such rows."""
    edition, rule = case.definition.edition, case.ceiling
    percent = case.values[rule.table][case.row].get(rule.percent)
    inputs = (
        Input("rate", edition.rates[rule.rate], source=edition.rate_source, mark=edition.rate_mark),
        Input("percent", percent, "percent", f"/{rule.table}/{case.row}/{rule.percent}", case.row),
    )
    value = case.budget.ceiling_rows[case.row]
    return Explanation(
        "ceiling_row", value, "ceiling_row", inputs, "half_up", rule.source, rule.mark, row=case.row
    )


def _pay(case: Case) -> tuple[Input, ...]:
    """What a year's pay is made of."""
    return (
        case.cell("annual_salary"),
        case.cell("percent", "percent"),
        case.cell("supplements", empty=0),
    )


def _of_row(
    case: Case,
    figure: str,
    inputs: tuple[Input, ...],
    formula: str = "",
    basis: _Basis = _OWN,
    notes: tuple[str, ...] = (),
) -> Explanation:
    """The explanation of a part of this row's cost; the formula is the figure's own unless named."""
    code = formula or figure
    return Explanation(
        figure=figure,
        value=getattr(case.budget.rows[case.row], figure),
        formula=code,
        inputs=inputs,
        rounding="none" if code in _SUMS else "half_up",
        source=basis.source,
        mark=basis.mark,
        notes=notes,
        row=case.row,
    )
