"""Every labelled sentence is judged as it is marked, and each rule's precision is what the contract asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.engine.labelled_texts import HIT, MISS
from wizard.engine.budget import compute
from wizard.engine.facts import Facts
from wizard.engine.rules.texts import CHECKS
from wizard.schema.application import Application
from wizard.schema.scheme import Definition

BUDGET: dict[str, Any] = {
    "municipality": "1826",
    "grant_sought": 264_000,
    "salaries": [
        {
            "position": name,
            "annual_salary": 560_000,
            "percent": percent,
            "months": 12.0,
            "pension_percent": 14,
            "levy_zone": "IV",
        }
        for name, percent in (("Ruskonsulent", 80), ("Miljøarbeider", 50))
    ],
    "own_funding": [{"kind": "adopted_budget", "amount": 150_000}],
    "partner_municipalities": [{"municipality": "1825"}],
    "partners": [{"name": "Vefsn kommune", "kind": "municipality", "role": "Vert"}],
}
LATE = date(2024, 3, 1)

Judge = Callable[[str, str], list[Any]]


@pytest.fixture(scope="module")
def judge(municipal: Definition) -> Judge:
    def findings(rule: str, text: str) -> list[Any]:
        values = {**BUDGET, "description": text}
        facts = Facts(
            definition=municipal,
            application=Application(scheme=municipal.scheme, edition="2023"),
            values=values,
            relevance={},
            budget=compute(municipal, values),
            today=LATE,
        )
        wanted = municipal.rule[rule]
        return [hit for hit in CHECKS[wanted.check or ""](facts, wanted) if hit.at == "/description"]

    return findings


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, some in HIT.items() for text in some])
def test_a_sentence_marked_as_a_hit_is_found(judge: Judge, rule: str, text: str) -> None:
    assert judge(rule, text)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, some in MISS.items() for text in some])
def test_a_sentence_marked_as_a_miss_is_passed_over(judge: Judge, rule: str, text: str) -> None:
    assert not judge(rule, text)


def test_the_labelled_set_is_large_and_every_rule_has_both_marks() -> None:
    assert HIT.keys() == MISS.keys()
    assert sum(map(len, (*HIT.values(), *MISS.values()))) >= 300
