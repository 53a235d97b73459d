"""The rules of the transition scheme on positions, capacity and the economy plan."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.engine.trying import findings, places
from wizard.content.library import Library
from wizard.engine.rules.positions import half_months_left
from wizard.schema.scheme import Definition


def of_rows(
    definition: Definition, rule: str, table: str, rows: list[dict[str, Any]], **more: Any
) -> list[str]:
    return places(definition, rule, {"purpose": "grant", table: rows, **more})


@pytest.mark.parametrize(
    ("edition", "first", "variant"),
    [
        ("2023", 2019, "long"),
        ("2023", 2020, None),
        ("2023", 2021, None),
        ("2023", 2022, "late"),
        ("2024", 2020, "long"),
        ("2024", 2021, None),
    ],
)
def test_a_position_has_four_years_and_had_a_grant_in_2021(
    library: Library, edition: str, first: int, variant: str | None
) -> None:
    definition = library.definition("overgangsordning", edition)
    rows = [{"title": "Uten år"}, {"first_grant_year": first}]
    found = findings(definition, "positions.max-years", {"purpose": "grant", "positions": rows})
    expected = [("/positions/1/first_grant_year", variant)] if variant else []
    assert [(finding.at, finding.values["variant"]) for finding in found] == expected


@pytest.mark.parametrize("answers", [{}, {"purpose": "carry_over"}])
def test_the_years_of_a_position_wait_for_the_purpose(
    transition: Definition, answers: dict[str, Any]
) -> None:
    rows = [{"first_grant_year": 2017}]
    assert places(transition, "positions.max-years", {"positions": rows, **answers}) == []


@pytest.mark.parametrize(
    ("rule", "bad", "good", "cell"),
    [
        (
            "positions.percent-increase",
            {"percent_2021": 80, "percent": 80.01},
            {"percent_2021": 80, "percent": 80},
            "percent",
        ),
        ("positions.percent-increase", {"percent_2021": 0, "percent": 1}, {"percent": 100}, "percent"),
        ("positions.not-permanent", {"permanent": False}, {"permanent": True}, "permanent"),
        ("positions.not-permanent", {"permanent": False}, {"title": "Ukjent"}, "permanent"),
        ("positions.not-staffed", {"staffed": False}, {"staffed": True}, "staffed"),
        ("positions.not-staffed", {"staffed": False}, {"title": "Ukjent"}, "staffed"),
    ],
)
def test_a_position_is_judged_by_its_cells(
    transition: Definition, rule: str, bad: dict[str, Any], good: dict[str, Any], cell: str
) -> None:
    assert of_rows(transition, rule, "positions", [good, bad]) == [f"/positions/1/{cell}"]


@pytest.mark.parametrize(
    ("start", "months", "left"),
    [
        ("2023-01-01", 12, None),
        ("2023-02-01", 11, None),
        ("2023-02-01", 11.5, 11.0),
        ("2023-02-01", 12, 11.0),
        ("2023-07-01", 6, None),
        ("2023-12-31", 0.5, 0.0),
        ("2023-12-10", 0.5, None),
        ("2022-07-01", 12, None),
        ("2024-07-01", 12, None),
    ],
)
def test_a_late_start_leaves_fewer_months(
    transition: Definition, start: str, months: float, left: float | None
) -> None:
    answers = {"purpose": "grant", "positions": [{"expected_start": start}], "salaries": [{"months": months}]}
    found = findings(transition, "positions.start-months", answers)
    expected = [] if left is None else [("/positions/0/expected_start", left)]
    assert [(finding.at, finding.values["left"]) for finding in found] == expected


@pytest.mark.parametrize("salaries", [[], [{}], [{"months": 12}]])
def test_a_start_is_weighed_against_the_months_of_the_same_row(
    transition: Definition, salaries: list[dict[str, Any]]
) -> None:
    rows = [{"title": "Uten start"}, {"expected_start": "2023-07-01"}]
    assert of_rows(transition, "positions.start-months", "positions", rows, salaries=salaries) == []


@pytest.mark.parametrize(
    ("day", "left"),
    [("2023-01-01", 12), ("2023-04-03", 9), ("2023-04-16", 8.5), ("2024-02-15", 10.5), ("2023-12-24", 0.5)],
)
def test_months_left_are_to_the_nearest_half(day: str, left: float) -> None:
    assert half_months_left(date.fromisoformat(day)) / 2 == left


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"title": "Ruskonsulent", "service": "Rustjenesten"}, []),
        ({"title": "Prosjektleder"}, ["title"]),
        ({"title": "Ruskonsulent", "service": "UNGDOMSPILOTEN"}, ["service"]),
        ({"title": "Rusengasjement", "service": "Prosjektet"}, ["title", "service"]),
        ({}, []),
    ],
)
def test_words_of_projects_are_noticed_inside_words_too(
    transition: Definition, cells: dict[str, Any], expected: list[str]
) -> None:
    found = of_rows(transition, "positions.project-words", "positions", [cells])
    assert found == [f"/positions/0/{cell}" for cell in expected]


@pytest.mark.parametrize(
    ("years", "missing"),
    [
        ([2021, 2023, 2024], []),
        ([2024, 2023, 2022, 2021], []),
        ([2021, 2023], [2024]),
        ([2022], [2021, 2023, 2024]),
        ([None, 2021, 2023, 2024], []),
    ],
)
def test_capacity_is_told_for_2021_the_edition_s_year_and_the_next(
    transition: Definition, years: list[int | None], missing: list[int]
) -> None:
    rows = [{"year": year} if year else {"fte_total": 4.5} for year in years]
    found = findings(transition, "capacity.years", {"purpose": "grant", "capacity_numbers": rows})
    assert [finding.values["missing"] for finding in found] == ([missing] if missing else [])


@pytest.mark.parametrize(
    ("edition", "firsts", "years", "missing"),
    [
        ("2023", [2020], [2023, 2024], []),
        ("2023", [2020], [2023], [2024]),
        ("2023", [2020, 2021], [2023, 2024], [2025]),
        ("2023", [2021], [2023, 2024, 2025, 2026], []),
        ("2023", [2022], [2023, 2024, 2025], []),
        ("2023", [2017], [2024], [2023]),
        ("2023", [None, 2020], [2024, 2023], []),
        ("2023", [None], [2024], []),
        ("2023", [2020], [None], [2023, 2024]),
        ("2024", [2021], [2024], [2025]),
    ],
)
def test_the_plan_reaches_the_first_year_without_a_grant(
    library: Library, edition: str, firsts: list[int | None], years: list[int | None], missing: list[int]
) -> None:
    answers = {
        "purpose": "grant",
        "positions": [{"first_grant_year": first} if first else {} for first in firsts],
        "incorporation_plan": [{"year": year} if year else {} for year in years],
    }
    found = findings(library.definition("overgangsordning", edition), "plan.years", answers)
    assert [(f.at, f.values["missing"]) for f in found] == (
        [("/incorporation_plan", missing)] if missing else []
    )


@pytest.mark.parametrize(
    ("years", "count"),
    [([2023, 2024, 2025, 2026], None), ([2023, 2024, 2025], 3), ([2023, 2023, 2024, 2025], 3)],
)
def test_an_economy_plan_has_four_years(transition: Definition, years: list[int], count: int | None) -> None:
    answers = {"purpose": "grant", "incorporation_plan": [{"year": year} for year in years]}
    found = findings(transition, "plan.horizon", answers)
    assert [finding.values["count"] for finding in found] == ([] if count is None else [count])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(2023, 100), (2024, 100), (2025, 150)], []),
        ([(2023, 100), (2024, 99)], [1]),
        ([(2024, 99), (2023, 100)], [0]),
        ([(2023, 100), (2024, 90), (2025, 80)], [1, 2]),
        ([(2023, 100), (2023, 90)], []),
        ([(2023, 100), (2024, None), (2025, 50)], [2]),
    ],
)
def test_own_funds_do_not_fall_from_year_to_year(
    transition: Definition, rows: list[tuple[int, int | None]], expected: list[int]
) -> None:
    plan = [{"year": year} | ({} if own is None else {"own_funds": own}) for year, own in rows]
    found = of_rows(transition, "plan.own-funds-fall", "incorporation_plan", plan)
    assert found == [f"/incorporation_plan/{number}/own_funds" for number in expected]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(2023, 180), (2024, 100), (2025, 180)], []),
        ([(2023, 180), (2025, 179.5)], [1]),
        ([(2025, 100), (2023, 180)], [0]),
        ([(2023, 180)], []),
        ([(2024, 180), (2025, 100)], []),
        ([(2022, 180)], []),
    ],
)
def test_capacity_in_the_last_year_is_that_of_the_edition_s(
    transition: Definition, rows: list[tuple[int, float]], expected: list[int]
) -> None:
    plan = [{"year": year, "total_percent": percent} for year, percent in rows]
    found = of_rows(transition, "plan.capacity-falls", "incorporation_plan", plan)
    assert found == [f"/incorporation_plan/{number}/total_percent" for number in expected]


@pytest.mark.parametrize(
    ("rows", "own", "expected"),
    [
        ([(2023, 200)], 200, []),
        ([(2023, 250)], 200, [("/incorporation_plan/0/own_funds", "plan_higher", 50)]),
        ([(2024, 9), (2023, 150)], 200, [("/incorporation_plan/1/own_funds", "budget_higher", 50)]),
        ([(2023, 1)], None, [("/incorporation_plan/0/own_funds", "plan_higher", 1)]),
        ([(2024, 250)], 200, []),
        ([(2023, None)], 200, []),
    ],
)
def test_the_plan_and_the_budget_have_the_same_own_funds(
    transition: Definition,
    rows: list[tuple[int, int | None]],
    own: int | None,
    expected: list[tuple[str, str, int]],
) -> None:
    plan = [{"year": year} | ({} if funds is None else {"own_funds": funds}) for year, funds in rows]
    answers = {"purpose": "grant", "incorporation_plan": plan}
    answers |= {} if own is None else {"own_funding": [{"amount": own}]}
    found = findings(transition, "plan.budget-mismatch", answers)
    assert [(f.at, f.values["variant"], f.values["over"]) for f in found] == expected
    unknown = {**answers, "own_funding": [{}]}
    assert findings(transition, "plan.budget-mismatch", unknown) == []


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({"purpose": "grant"}, True),
        ({"purpose": "both"}, True),
        ({"purpose": "grant", "framework_grant_use": "En stilling til."}, False),
        ({"purpose": "carry_over"}, False),
        ({}, False),
    ],
)
def test_the_use_of_the_block_grant_is_expected(
    transition: Definition, answers: dict[str, Any], found: bool
) -> None:
    assert places(transition, "plan.framework-use", answers) == (["/framework_grant_use"] if found else [])


@pytest.mark.parametrize(
    "rule", ["plan.years", "plan.horizon", "plan.own-funds-fall", "plan.capacity-falls", "capacity.years"]
)
@pytest.mark.parametrize("purpose", ["grant", "carry_over"])
def test_a_plan_that_is_not_there_is_no_fault_of_the_rules_on_it(
    transition: Definition, rule: str, purpose: str
) -> None:
    answers: dict[str, Any] = {"purpose": purpose, "positions": [{"first_grant_year": 2020}]}
    if purpose == "carry_over":
        answers |= {"incorporation_plan": [{"year": 2022}], "capacity_numbers": [{"year": 2022}]}
    assert places(transition, rule, answers) == []


@pytest.mark.parametrize(("answer", "found"), [("sent", False), ("same_form", False), ("not_sent", True)])
def test_a_report_that_is_not_sent_is_a_warning(library: Library, answer: str, found: bool) -> None:
    for scheme in ("overgangsordning", "kommunalt-rusarbeid"):
        definition = library.definition(scheme, "2024")
        expected = ["/former_report"] if found else []
        assert places(definition, "report.not-sent", {"former_report": answer}) == expected
