"""How each figure explains itself."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.engine.trying import POST, bare
from wizard.content.folders import content_root
from wizard.engine.figures import BY_ROW, EXPLAINED, ROW_FIGURES, TOTAL_FIGURES, explain

VALUES: dict[str, Any] = {
    "salaries": [{**POST, "holiday_pay": "accrued_12"}, {**POST, "levy_zone": "Ia", "supplements": 10_000}],
    "positions": [{"percent": 80}, {"percent": 50}],
    "pay_growth_percent": 3.5,
    "costs": [{"amount": 20_000}],
    "grant_sought": 264_000,
    "own_funding": [{"amount": 100_000}, {"amount": 50_000}],
    "other_public": [{"amount": 30_000}],
}


def inputs(figure: str, row: int | None = None, **changes: Any) -> dict[str, Any]:
    return {given.name: given.value for given in explain(bare(), {**VALUES, **changes}, figure, row).inputs}


@pytest.mark.parametrize("figure", ROW_FIGURES)
def test_a_figure_of_a_row_is_the_computed_one_and_names_its_row(figure: str) -> None:
    from wizard.engine.budget import compute

    told = explain(bare(), VALUES, figure, 1)
    assert told.value == getattr(compute(bare(), VALUES).rows[1], figure)
    assert (told.figure, told.row, told.missing) == (figure, 1, ())


@pytest.mark.parametrize(
    ("figure", "formula", "rounding", "source", "mark"),
    [
        ("salary", "salary", "half_up", "program", "J"),
        ("holiday", "holiday_accrued", "half_up", "holiday-pay", "A"),
        ("pension", "pension", "half_up", "program", "J"),
        ("levy", "levy", "half_up", "sticos", "B"),
        ("extra_levy", "extra_levy", "half_up", "skd24", "A"),
        ("cost", "cost", "none", "program", "J"),
        ("ceiling_row", "ceiling_row", "half_up", "fr20", "B"),
    ],
)
def test_a_figure_of_a_row_says_formula_rounding_source_and_mark(
    figure: str, formula: str, rounding: str, source: str, mark: str
) -> None:
    told = explain(bare(), VALUES, figure, 0)
    assert (told.formula, told.rounding, told.source, told.mark) == (formula, rounding, source, mark)


def test_inputs_are_answers_with_pointers_rates_with_sources_and_figures_computed_before() -> None:
    told = {given.name: given for given in explain(bare(), VALUES, "levy", 0).inputs}
    assert told["levy_zone"].at == "/salaries/0/levy_zone"
    assert (told["levy_rate"].value, told["levy_rate"].source, told["levy_rate"].mark) == (5.1, "sticos", "B")
    assert told["salary"].value == 448_000
    assert inputs("salary", 0) == {"annual_salary": 560_000, "percent": 80, "supplements": 0, "months": 12}
    assert inputs("ceiling_row", 1) == {"rate": 330_000, "percent": 50}
    assert inputs("extra_levy", 1)["extra_above"] == 750_000


def test_holiday_pay_in_the_annual_pay_is_nothing_to_compute() -> None:
    told = explain(bare(), VALUES, "holiday", 1)
    assert (told.value, told.formula, told.rounding) == (0, "holiday_included", "none")


def test_an_edition_without_the_extra_levy_says_so() -> None:
    told = explain(bare(above=None), VALUES, "extra_levy", 0)
    assert (told.value, told.formula, told.inputs) == (0, "extra_levy_none", ())


def test_zone_ia_notes_the_free_amount_that_is_not_counted() -> None:
    assert explain(bare(), VALUES, "levy", 0).notes == ("levy_on_pension",)
    assert explain(bare(), VALUES, "levy", 1).notes == ("levy_on_pension", "zone_ia")


def test_a_figure_that_lacks_an_input_says_which() -> None:
    lacking = {"salaries": [{k: v for k, v in POST.items() if k not in ("months", "levy_zone")}]}
    assert explain(bare(), lacking, "salary", 0).missing == ("months",)
    assert explain(bare(), lacking, "levy", 0).missing == (
        "salary",
        "holiday",
        "pension",
        "levy_zone",
        "levy_rate",
    )
    assert explain(bare(), lacking, "cost", 0).value is None


@pytest.mark.parametrize(
    ("figure", "value", "names"),
    [
        ("salary_cost", 1_189_007, ["cost", "cost"]),
        ("pay_growth", 41_615, ["salary_cost", "pay_growth_percent"]),
        ("other_costs", 20_000, ["amount"]),
        ("total_cost", 1_250_622, ["salary_cost", "pay_growth", "other_costs"]),
        ("grant_sought", 264_000, ["grant_sought"]),
        ("own_funds", 150_000, ["amount", "amount"]),
        ("carried_over", 0, ["carried_over"]),
        ("public_funds", 30_000, ["amount"]),
        ("private_funds", 0, []),
        ("ceiling", 429_000, ["ceiling_row", "ceiling_row"]),
        ("difference", -806_622, ["total_financing", "total_cost"]),
    ],
)
def test_a_total_says_what_it_is_the_sum_of(figure: str, value: int, names: list[str]) -> None:
    told = explain(bare(), VALUES, figure)
    assert (told.value, [given.name for given in told.inputs]) == (value, names)


def test_the_financing_counts_money_carried_over_as_an_answer() -> None:
    told = explain(bare(), {**VALUES, "carried_over": 7}, "total_financing")
    assert told.value == 444_007
    assert [(given.name, given.value, given.at) for given in told.inputs if given.at] == [
        ("carried_over", 7, "/carried_over")
    ]


def test_a_difference_that_lacks_a_side_is_unknown() -> None:
    without = {key: value for key, value in VALUES.items() if key != "grant_sought"}
    assert explain(bare(), without, "difference").value is None
    assert explain(bare(), {**VALUES, "costs": [{}]}, "difference").value is None


def test_no_growth_and_no_ceiling_say_so() -> None:
    assert explain(bare(), {**VALUES, "pay_growth_percent": 0}, "pay_growth").formula == "pay_growth_none"
    for definition in (bare(ceiling=False), bare(rate=False)):
        told = explain(definition, VALUES, "ceiling")
        assert (told.value, told.formula) == (None, "ceiling_none")


@pytest.mark.parametrize("figure", ["nothing", "__class__", ""])
def test_a_figure_that_does_not_exist_is_a_key_error(figure: str) -> None:
    with pytest.raises(KeyError):
        explain(bare(), VALUES, figure)


def test_a_scheme_without_a_budget_has_no_figure_to_explain() -> None:
    with pytest.raises(KeyError):
        explain(bare(budget=False), VALUES, "total_cost")


@pytest.mark.parametrize("row", [None, -1, 2])
@pytest.mark.parametrize("figure", sorted(BY_ROW))
def test_a_row_that_is_not_there_is_an_index_error(figure: str, row: int | None) -> None:
    with pytest.raises(IndexError):
        explain(bare(), VALUES, figure, row)


def test_every_figure_has_its_place_in_an_order() -> None:
    assert set(EXPLAINED) == {*ROW_FIGURES, *TOTAL_FIGURES, "ceiling_row"}


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_every_code_has_words(lang: str) -> None:
    words = tomllib.loads((content_root() / "interface" / lang / "figures.toml").read_text("utf-8"))
    assert set(words["name"]) == set(EXPLAINED)
    for definition in (bare(), bare(above=None), bare(ceiling=False)):
        for values in (VALUES, {"salaries": [{**POST, "levy_zone": "Ia"}], "positions": [{"percent": 1}]}):
            for figure in EXPLAINED:
                if figure == "ceiling_row" and definition.budget and definition.budget.ceiling is None:
                    continue
                told = explain(definition, values, figure, 0 if figure in BY_ROW else None)
                assert told.formula in words["formula"]
                assert told.rounding in words["rounding"]
                assert set(told.notes) <= set(words["note"])
                assert {given.name for given in told.inputs} <= {*words["input"], *words["name"]}


@pytest.mark.parametrize(
    ("figure", "row", "refused", "missing"),
    [
        ("salary", 0, "/salaries/0/supplements", "supplements"),
        ("carried_over", None, "/carried_over", "carried_over"),
        ("total_financing", None, "/carried_over", "carried_over"),
        ("pay_growth", None, "/pay_growth_percent", "pay_growth_percent"),
        ("other_costs", None, "/costs", "amount"),
        ("salary_cost", None, "/salaries", "cost"),
        ("ceiling", None, "/positions", "ceiling_row"),
    ],
)
def test_what_was_refused_is_missing_and_never_nothing(
    figure: str, row: int | None, refused: str, missing: str
) -> None:
    gone = {k: v for k, v in VALUES.items() if f"/{k}" != refused}
    told = explain(bare(), gone, figure, row, refused={refused})
    assert told.value is None
    assert told.missing == (missing,)
