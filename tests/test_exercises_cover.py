"""Together the shipped exercises train all that stops an application, from easy to hard."""

from __future__ import annotations

from typing import get_args

import pytest

from wizard.content.library import Library
from wizard.schema.exercise import Theme
from wizard.schema.scheme import Severity

LIBRARY = Library()
EXERCISES = LIBRARY.exercises()
SCHEMES = [info.id for info in LIBRARY.schemes()]
STOPS = (Severity.BLOCKER, Severity.ERROR)
LEAST = 12


def planted(scheme: str = "") -> set[str]:
    """The rules that are planted, in any scheme or in one."""
    chosen = [exercise for exercise in EXERCISES if not scheme or exercise.scheme == scheme]
    return {one.rule for exercise in chosen for one in exercise.planted}


def test_every_rule_that_stops_an_application_is_planted_somewhere() -> None:
    stopping = {
        rule.id
        for info in LIBRARY.schemes()
        for edition in info.editions
        for rule in LIBRARY.definition(info.id, edition.id).rules
        if rule.severity in STOPS
    }
    assert sorted(stopping - planted()) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_condition_of_a_scheme_is_unmet_in_some_application(scheme: str) -> None:
    editions = next(info.editions for info in LIBRARY.schemes() if info.id == scheme)
    conditions = {
        f"eligibility.{condition.id}"
        for edition in editions
        for condition in LIBRARY.definition(scheme, edition.id).conditions
    }
    assert sorted(conditions - planted(scheme)) == []


def test_there_are_at_least_twelve_over_both_schemes_all_themes_and_from_easy_to_hard() -> None:
    assert len(EXERCISES) >= LEAST
    assert {exercise.scheme for exercise in EXERCISES} == set(SCHEMES)
    assert {theme for exercise in EXERCISES for theme in exercise.themes} == set(get_args(Theme))
    assert {exercise.level for exercise in EXERCISES} >= {1, 2, 3, 4}
    assert {"nb", "nn"} <= {
        exercise.application.answers["application_language"]
        for exercise in EXERCISES
        if exercise.application is not None
    }
