"""The budget as series: costs by post, financing by source, year by year."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import EDITIONS, TODAY
from tests.given import answers
from wizard.content.library import Library
from wizard.engine.assess import assess
from wizard.engine.budget import add
from wizard.engine.pictures import Bar, Picture, Share, Year, picture
from wizard.schema.application import Application
from wizard.schema.scheme import Definition

LIBRARY = Library()
DEFINITIONS = [LIBRARY.definition(*edition) for edition in EDITIONS]


def drawn(definition: Definition, given_answers: dict[str, Any]) -> Picture:
    application = Application(scheme=definition.scheme, edition=definition.edition.id, answers=given_answers)
    judged = assess(definition, application, TODAY)
    return picture(definition, judged.values, judged.refused)


def example(library: Library, name: str) -> dict[str, Any]:
    case = next(case for case in library.cases() if case.id == name)
    found: dict[str, Any] = json.loads(case.application.read_text("utf-8"))["answers"]
    return found


def test_costs_stand_by_post_in_the_order_of_the_scheme(municipal: Definition) -> None:
    costs = [
        {"post": "equipment", "amount": 5},
        {"post": "travel", "amount": 1},
        {"post": "equipment", "amount": 7},
        {"amount": 2},
        {"post": "other", "description": "uten beløp"},
    ]
    found = drawn(municipal, {"costs": costs})
    named = {bar.name: bar.amount for bar in found.costs}
    assert list(named) == ["salary_cost", "pay_growth", "travel", "equipment", "other", "other_costs"]
    assert (named["travel"], named["equipment"], named["other_costs"]) == (1, 12, 2)
    assert named["other"] is None
    assert found.total_cost is None


def test_what_was_refused_is_not_known_and_never_nothing(municipal: Definition) -> None:
    found = drawn(municipal, {"costs": "mye", "carried_over": "litt"})
    assert found.costs[2:] == (Bar("other_costs", None, "other_costs"),)
    assert {bar.name: bar.amount for bar in found.financing}["carried_over"] is None


def test_the_good_municipal_example_shows_own_funds_take_over(
    library: Library, municipal: Definition
) -> None:
    found = drawn(municipal, example(library, "kommunalt-rusarbeid-god"))
    assert [year.year for year in found.years] == [2023, 2024, 2025, 2026, 2027]
    last = found.years[-1]
    assert [bar.name for bar in last.sources] == ["own_funds", "other"]
    assert (last.cost, last.missing, last.at) == (1_840_000, 0, "/outlook/3")
    assert found.years[0].cost == found.total_cost == found.total_financing
    assert found.shares == ()


def test_the_good_transition_example_shows_the_share_of_the_positions(
    library: Library, transition: Definition
) -> None:
    found = drawn(transition, example(library, "overgangsordning-god"))
    assert [(year.year, len(year.sources)) for year in found.years][1:] == [(2024, 1), (2025, 1), (2026, 1)]
    assert [share.rest for share in found.shares] == [63.7, 21.1, 0.0, 0.0]


def test_a_cost_without_cover_is_missing_and_an_unknown_amount_is_not(municipal: Definition) -> None:
    rows = [
        {"year": 2025, "total_cost": 100, "grant": 10, "own_funds": 20, "other": "x"},
        {"year": 2024, "total_cost": 100, "grant": 10, "own_funds": 20},
        {"year": 2026, "grant": 10},
        {"total_cost": 5},
        {"year": 2023, "total_cost": 5, "grant": 5, "own_funds": 0},
    ]
    found = drawn(municipal, {"outlook": rows})
    assert [year.year for year in found.years] == [2023, 2024, 2025, 2026]
    own, first, second, third = found.years
    assert (own.at, own.covered, own.missing) == ("", None, 0)
    assert (first.covered, first.missing) == (30, 70)
    assert (second.covered, second.missing) == (None, 0)
    assert second.sources[-1] == Bar("other", None, at="/outlook/0/other")
    assert (third.cost, third.missing) == (None, 0)


def test_a_share_needs_both_its_figures(transition: Definition) -> None:
    rows = [
        {"year": 2024, "own_funded_percent": 120.0, "total_percent": 100.0},
        {"year": 2023, "total_percent": 100.0},
    ]
    found = drawn(transition, {"purpose": "grant", "incorporation_plan": rows})
    assert found.shares == (
        Share(2023, None, 100, "/incorporation_plan/1"),
        Share(2024, 120, 100, "/incorporation_plan/0"),
    )
    assert [share.rest for share in found.shares] == [None, 0]


def test_there_is_nothing_to_draw_of_nothing(municipal: Definition) -> None:
    assert drawn(municipal, {}).years == ()
    assert picture(municipal.model_copy(update={"budget": None}), {}, frozenset()) == Picture()
    assert drawn(municipal, {"grant_sought": 1}).years == (
        Year(2023, (Bar("grant_sought", 1, "grant_sought"),), 0, ""),
    )


@pytest.mark.no_cover
@settings(max_examples=25)
@given(st.data())
def test_the_bars_add_up_to_the_totals(data: st.DataObject) -> None:
    definition = data.draw(st.sampled_from(DEFINITIONS))
    found = drawn(definition, data.draw(answers(definition)))
    assert add(bar.amount for bar in found.costs) == found.total_cost
    assert add(bar.amount for bar in found.financing) == found.total_financing
    assert all(year.missing >= 0 for year in found.years)
    assert sorted(year.year for year in found.years) == [year.year for year in found.years]
