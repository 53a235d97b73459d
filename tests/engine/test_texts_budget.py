"""Figures in the texts of an application, compared with those of its budget, positions and plan."""

from __future__ import annotations

from typing import Any

import pytest

from tests.engine.labelled_table import BUDGET
from tests.engine.text_hits import TRANSITION, facts_of, hits, only
from wizard.engine.known_figures import KnownFigures, budget_of_texts
from wizard.engine.text_numbers import Found


def compared(text: str, **more: Any) -> dict[str, Any]:
    return dict(only("budget.text-amount", {**BUDGET, **more, "description": text}).values)


@pytest.mark.parametrize(
    ("text", "figure", "nearest", "place", "variant"),
    [
        ("Vi søker om 265 000 kr.", "265 000 kr", 264_000, "grant_sought", "amount"),
        ("Lønnsbudsjettet er 900 000 kr.", "900 000 kr", 872_246, "salaries", "amount"),
        ("Egenandelen er 120 000 kr.", "120 000 kr", 150_000, "own_funding", "amount"),
        ("Vi søker om 78 prosent stilling.", "78 prosent stilling", 80, "salaries", "percent"),
        ("Vi søker om 1,1 årsverk.", "1,1 årsverk", 1.3, "salaries", "fte"),
        ("Vi søker om fem stillinger.", "fem stillinger", 2, "salaries", "posts"),
    ],
)
def test_the_nearest_figure_of_the_budget_is_named_with_its_place(
    text: str, figure: str, nearest: float, place: str, variant: str
) -> None:
    found = compared(text)
    assert found["figure"] == figure
    assert (found["nearest"], found["nearest_in"], found["variant"]) == (nearest, place, variant)


def test_a_sum_over_several_tables_is_named_without_a_place() -> None:
    values = compared("Budsjettet er 990 000 kr.", costs=[{"post": "travel", "amount": 100_000}])
    assert (values["nearest"], values["nearest_in"], values["variant"]) == (972_246, "", "amount_sum")


@pytest.mark.parametrize(
    "text",
    [
        "Lønnen er 44 800 kr i pensjon og 62 720 kr i pensjon.",
        "Reiser og kurs i budsjettet er 70 000 kr.",
        "Vi søker om 330 000 000 kr.",
    ],
)
def test_figures_that_the_budget_has_or_that_are_beyond_it_are_passed_over(text: str) -> None:
    costs = [{"post": "travel", "amount": 30_000}, {"post": "training", "amount": 40_000}, {"amount": 44_800}]
    assert not hits("budget.text-amount", {**BUDGET, "costs": costs, "description": text})


def test_a_later_year_counts_where_the_outlook_speaks_of_it() -> None:
    text = {"description": "I 2024 er lønnen 999 000 kr."}
    outlook = [{"year": 2024, "total_cost": 900_000}, {"year": 2022}]
    assert not hits("budget.text-amount", {**BUDGET, **text})
    assert hits("budget.text-amount", {**BUDGET, **text, "outlook": outlook})


def test_texts_with_figures_of_their_own_are_not_compared() -> None:
    assert not hits("budget.text-amount", {**BUDGET, "need": "Vi søker om 999 000 kr."})


def test_without_a_budget_there_is_nothing_to_compare_with() -> None:
    text = {"description": "Vi søker om 999 000 kr til 60 prosent stilling, 3 årsverk og fire stillinger."}
    assert not hits("budget.text-amount", text)


def test_the_transition_scheme_knows_its_ceiling_rate_positions_and_plan() -> None:
    values = {
        "grant_sought": 500_000,
        "positions": [{"title": "A", "percent": 80}, {"title": "B", "percent": 50, "percent_2021": 60}],
        "incorporation_plan": [{"year": 2024, "total_percent": 130.0, "own_funds": 210_000}],
        "capacity_numbers": [{"year": 2021, "fte_total": 4.5}],
    }
    fine = "Vi søker 330 000 kr og 264 000 kr i tilskudd, 210 000 kr i budsjett. 60 % stilling. 4,5 årsverk. 1,3 årsverk."
    assert not hits("budget.text-amount", {**values, "summary": fine}, definition=TRANSITION)
    wrong = "Vi søker 340 000 kr i tilskudd og en 70 % stilling."
    hit = only("budget.text-amount", {**values, "summary": wrong}, definition=TRANSITION)
    assert hit.values["figures"] == ["340 000 kr", "70 % stilling"]
    assert (hit.values["nearest"], hit.values["variant"]) == (330_000, "amount_sum")


def test_posts_may_also_be_a_number_of_full_posts() -> None:
    rows = [{"position": str(n), "percent": 100} for n in range(2)]
    salaries = {
        "salaries": rows,
        "capacity_numbers": [{"fte_total": 7.0}],
        "summary": "Vi lønner sju stillinger.",
    }
    assert not hits("budget.text-amount", salaries, definition=TRANSITION)


def test_in_a_long_table_sums_of_some_rows_are_not_tried() -> None:
    assert KnownFigures((), [[1, 2, 4]]).sums == [3, 5, 6, 7]
    assert KnownFigures((), [[1] * 11]).sums == []
    assert KnownFigures(()).most == 0
    assert not KnownFigures(()).has(0, 1)


def test_without_anything_known_every_figure_is_confirmed() -> None:
    known = budget_of_texts(facts_of({}), {})
    assert known.confirms(Found("amount", 5, 5, 6, 0, 1))
    assert known.years == {2023}


def test_a_post_without_all_its_cells_has_no_cost_of_a_year_and_what_is_known_still_counts() -> None:
    rows = [
        {"position": "A", "annual_salary": 500_000, "percent": 40},
        {
            "position": "B",
            "annual_salary": 600_000,
            "percent": 50,
            "months": 6,
            "pension_percent": 10,
            "levy_zone": "V",
        },
    ]
    values = {
        "grant_sought": 300_000,
        "salaries": rows,
        "summary": "Lønn for A er 200 000 kr i 40 % stilling.",
    }
    assert not hits("budget.text-amount", values)
    assert not hits("budget.text-amount", {**values, "summary": "Lønn for B er 330 000 kr i et helt år."})
    assert hits("budget.text-amount", {**values, "summary": "Lønn for B er 340 000 kr i et helt år."})
