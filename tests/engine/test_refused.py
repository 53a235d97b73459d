"""What is not of its kind is neither given nor empty: it gives `answer.kind`, and nothing else is known of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.engine.contract_base import BASES, TODAY, changed, found
from wizard.content.library import Library
from wizard.engine.assess import assess
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment

LIBRARY = Library()
BAD: dict[str, Any] = {"a": 1}
"""Of no kind at all."""


def judged(base: str, edition: str, pointer: str, value: Any) -> Assessment:
    scheme, make = BASES[base]
    answers = changed(make(edition), {pointer: value})
    application = Application(scheme=scheme, edition=edition, answers=answers)
    return assess(LIBRARY.definition(scheme, edition), application, TODAY)


def pointers(base: str, edition: str) -> list[str]:
    """Every question, and every row and cell of the tables that are filled in."""
    scheme, make = BASES[base]
    answers, all_of_them = make(edition), []
    for question in LIBRARY.definition(scheme, edition).questions.values():
        all_of_them.append(f"/{question.id}")
        for n, _ in enumerate(answers.get(question.id, ()) if question.kind == "table" else ()):
            all_of_them.append(f"/{question.id}/{n}")
            all_of_them.extend(f"/{question.id}/{n}/{column.id}" for column in question.columns)
    return all_of_them


@pytest.mark.parametrize(
    ("base", "edition"), [("kr", "2023"), ("kr", "2025"), ("oo", "2023"), ("carry", "2024")]
)
def test_a_value_of_another_kind_is_one_finding_alone(base: str, edition: str) -> None:
    for at in pointers(base, edition):
        value = "rad" if at.count("/") == 2 else BAD
        assessment = judged(base, edition, at, value)
        asked = assessment.relevance[at.split("/")[1]]
        assert found(assessment) == ({("answer.kind", at, "error")} if asked else set()), at


@pytest.mark.parametrize(
    ("pointer", "unknown"),
    [
        ("/carried_over", {"total_financing"}),
        ("/pay_growth_percent", {"total_cost"}),
        ("/salaries", {"total_cost"}),
        ("/salaries/0/supplements", {"total_cost"}),
        ("/salaries/0/holiday_pay", {"total_cost"}),
        ("/salaries/0/note", set()),
        ("/costs", {"total_cost"}),
        ("/costs/0/amount", {"total_cost"}),
        ("/costs/0/post", set()),
        ("/own_funding", {"own_funds", "total_financing"}),
        ("/other_public", {"total_financing"}),
        ("/other_private", {"total_financing"}),
        ("/grant_sought", {"grant_sought", "total_financing"}),
    ],
)
def test_a_total_that_rests_on_it_is_not_known(pointer: str, unknown: set[str]) -> None:
    totals = judged("kr", "2023", pointer, BAD).totals
    names = ("total_cost", "total_financing", "grant_sought", "own_funds")
    assert {name for name in names if totals[name] is None} == unknown


@pytest.mark.parametrize("pointer", ["/positions", "/positions/0", "/positions/0/percent"])
def test_the_ceiling_rests_on_every_position(pointer: str) -> None:
    assert judged("oo", "2023", pointer, "to").totals["ceiling"] is None


def test_only_what_is_asked_is_refused() -> None:
    assert judged("kr", "2023", "/district_name", 5).refused == frozenset()
    assert judged("kr", "2023", "/contact_title", 5).refused == {"/contact_title"}


def test_a_promise_to_a_partner_that_cannot_be_read_is_not_weighed() -> None:
    rows = [{"name": "Bo", "kind": "other", "role": "Gir råd", "agreement": "oral", "applied_amount": "mye"}]
    assert found(judged("kr", "2023", "/partners", rows)) == {
        ("answer.kind", "/partners/0/applied_amount", "error")
    }


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"goal": "Flere", "indicator": 5, "baseline": "3", "target": "9"}, set()),
        ({"goal": "Flere", "indicator": 5, "baseline": "3"}, {("goals.incomplete", "/goals/1", "warning")}),
    ],
)
def test_a_row_is_incomplete_for_what_is_empty_in_it(row: dict[str, Any], expected: set[Any]) -> None:
    kind = {("answer.kind", "/goals/1/indicator", "error")}
    assert found(judged("kr", "2023", "/goals/-", row)) == kind | expected


def plan(*rows: tuple[int | None, int | None]) -> set[str]:
    """The rules that fail on a plan of these years and percentages."""
    table = [
        {"year": year, "total_percent": percent, "own_funded_percent": 50, "own_funds": 272_767}
        for year, percent in rows
    ]
    return {rule for rule, _, _ in found(judged("oo", "2023", "/incorporation_plan", table))}


@pytest.mark.parametrize(
    ("years", "fails"), [((2023, None, 2025), False), ((2023, None), True), ((None, None, None), False)]
)
def test_a_row_without_its_year_may_be_the_year_that_is_missing(
    years: tuple[int | None, ...], fails: bool
) -> None:
    assert ("plan.years" in plan(*((year, 80) for year in years))) == fails


@pytest.mark.parametrize(
    ("rows", "fails"),
    [
        ([(2023, 80), (2024, 50)], True),
        ([(2023, 80), (2024, 50), (None, 80)], False),
        ([(2023, 80), (2024, 50), (2025, None)], False),
        ([(2023, 80), (2024, None), (2025, 50)], True),
    ],
)
def test_the_last_year_of_the_plan_must_be_known(
    rows: list[tuple[int | None, int | None]], fails: bool
) -> None:
    assert ("plan.capacity-falls" in plan(*rows)) == fails


@pytest.mark.parametrize(("years", "fails"), [((2023, None, 2025, 2026), False), ((2023, None, 2025), True)])
def test_a_row_without_its_year_counts_as_a_year_of_the_horizon(
    years: tuple[int | None, ...], fails: bool
) -> None:
    assert ("plan.horizon" in plan(*((year, 80) for year in years))) == fails
