"""Patterns of CEL made into Python's find the same, or are left to CEL."""

from __future__ import annotations

import pytest

from tests.engine.cel_values import SMALL
from wizard.engine.expressions import expressions_of
from wizard.engine.matching import pattern_of


@pytest.mark.parametrize(
    "text", ["(?i)kiss|å+", "(?i)^not +(mål|s[. -]*x)", "^k", "s?", "(?i)I", "i", "[ix]"]
)
def test_patterns_find_what_those_of_cel_find(text: str) -> None:
    pattern = pattern_of(text)
    assert pattern is not None
    matches = expressions_of(SMALL).compile(f"purpose.matches('{text}')")
    alike = "kKſKsSåÅ\u212biIıİ\u0307 .-x\n"
    tried = [f"{a}{b}" for a in alike for b in alike] + [
        "kiss",
        "KISS",
        "\u212aıſſ",
        "not mål",
        "ikke not  s. -X",
    ]
    for written in tried:
        assert (pattern.search(written) is not None) is matches.value({"purpose": written}), (text, written)


@pytest.mark.parametrize(
    "text", ["a++", "(?s)a", "a{2}", "[a-z]", "a.b", "x$", "(a", "*", "(?i)[i]", "a(?:b)"]
)
def test_patterns_that_may_mean_something_else_are_left_to_cel(text: str) -> None:
    assert pattern_of(text) is None
