"""How each figure of a row of `salaries` came about, and of a row of the ceiling."""

from __future__ import annotations

from wizard.engine.budget import HOLIDAY_PERCENT, Kroner
from wizard.engine.explanation import OWN_SOURCE, Case, Explanation, Input, Rounding
from wizard.schema.scheme import Mark


def salary(case: Case) -> Explanation:
    """A year's pay in this part of a post, for the months it is for."""
    inputs = (
        case.cell("annual_salary"),
        case.cell("percent", "percent"),
        case.cell("supplements", empty=0),
        case.cell("months", "number"),
    )
    return _of_row(case, "salary", "salary", inputs, rounding="half_up")


def holiday(case: Case) -> Explanation:
    """Holiday pay, where it is not in the annual pay."""
    way = case.cell("holiday_pay", "choice", "in_annual_pay")
    if way.value != "accrued_12":
        return _of_row(case, "holiday", "holiday_included", (way,), source="holiday-pay", mark="A")
    rate = Input("holiday_percent", HOLIDAY_PERCENT, "percent", source="holiday-pay", mark="A")
    inputs = (way, *case.cost("salary"), rate)
    return _of_row(
        case, "holiday", "holiday_accrued", inputs, rounding="half_up", source="holiday-pay", mark="A"
    )


def pension(case: Case) -> Explanation:
    """The employer's share of pension and insurance."""
    inputs = (*case.cost("salary"), case.cell("pension_percent", "percent"))
    return _of_row(case, "pension", "pension", inputs, rounding="half_up", notes=("pension_share",))


def levy(case: Case) -> Explanation:
    """The employer's levy, owed on pension too."""
    levy = case.definition.levy
    zone = case.cell("levy_zone", "choice")
    rate = Input("levy_rate", levy.zones.get(zone.value), "percent", source=levy.source, mark=levy.mark)
    notes = ("levy_on_pension", "zone_ia") if zone.value == "Ia" else ("levy_on_pension",)
    inputs = (*case.cost("salary", "holiday", "pension"), zone, rate)
    return _of_row(
        case, "levy", "levy", inputs, rounding="half_up", source=levy.source, mark=levy.mark, notes=notes
    )


def extra_levy(case: Case) -> Explanation:
    """The extra levy of the edition on high pay, if it has one."""
    extra = case.definition.edition.extra_levy
    if extra is None:
        return _of_row(case, "extra_levy", "extra_levy_none", ())
    inputs = (
        case.cell("annual_salary"),
        case.cell("percent", "percent"),
        case.cell("supplements", empty=0),
        *case.cost("holiday"),
        Input("extra_above", extra.above, source=extra.source, mark=extra.mark),
        Input("extra_percent", extra.percent, "percent", source=extra.source, mark=extra.mark),
    )
    return _of_row(
        case,
        "extra_levy",
        "extra_levy",
        inputs,
        rounding="half_up",
        source=extra.source,
        mark=extra.mark,
        notes=("extra_not_on_pension",),
    )


def cost(case: Case) -> Explanation:
    """The sum of the row's parts."""
    return _of_row(case, "cost", "cost", case.cost("salary", "holiday", "pension", "levy", "extra_levy"))


def _of_row(
    case: Case,
    figure: str,
    formula: str,
    inputs: tuple[Input, ...],
    *,
    rounding: Rounding = "none",
    source: str = OWN_SOURCE,
    mark: Mark = "J",
    notes: tuple[str, ...] = (),
) -> Explanation:
    value: Kroner = getattr(case.budget.rows[case.row], figure)
    return Explanation(figure, value, formula, inputs, rounding, source, mark, notes, case.row)


def ceiling_row(case: Case) -> Explanation:
    """What one row of the ceiling's table adds to the ceiling."""
    budget, edition = case.definition.budget, case.definition.edition
    assert budget is not None and budget.ceiling is not None, "only a scheme with a ceiling has its rows"
    rule = budget.ceiling
    percent = case.values[rule.table][case.row].get(rule.percent)
    inputs = (
        Input("rate", edition.rates[rule.rate], source=edition.rate_source, mark=edition.rate_mark),
        Input("percent", percent, "percent", f"/{rule.table}/{case.row}/{rule.percent}", case.row),
    )
    value = case.budget.ceiling_rows[case.row]
    return Explanation(
        "ceiling_row", value, "ceiling_row", inputs, "half_up", rule.source, rule.mark, row=case.row
    )
