"""Every labelled sentence is judged as it is marked, and each rule's precision is what the contract asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine.labelled_table import PASSED_OVER, SETS, Row, judged, rows, table
from wizard.schema.scheme import Definition

MEASURED = Path(__file__).parents[2] / "docs" / "measured.md"
HITS = [(rule, text) for some in SETS for rule, texts in some.HIT.items() for text in texts]
MISSES = [(rule, text) for some in SETS for rule, texts in some.MISS.items() for text in texts]


@pytest.fixture(scope="module")
def counted(municipal: Definition) -> list[Row]:
    return list(rows(municipal))


@pytest.mark.parametrize(("rule", "text"), [one for one in HITS if one[1] not in PASSED_OVER])
def test_a_sentence_marked_as_a_hit_is_found(municipal: Definition, rule: str, text: str) -> None:
    assert judged(municipal, rule, text)


@pytest.mark.parametrize(("rule", "text"), MISSES)
def test_a_sentence_marked_as_a_miss_is_passed_over(municipal: Definition, rule: str, text: str) -> None:
    assert not judged(municipal, rule, text)


@pytest.mark.parametrize(("rule", "text"), [one for one in HITS if one[1] in PASSED_OVER])
def test_what_is_said_to_be_passed_over_is(municipal: Definition, rule: str, text: str) -> None:
    assert not judged(municipal, rule, text)


def test_the_labelled_set_is_large_and_every_rule_has_both_marks() -> None:
    for some in SETS:
        assert some.HIT.keys() == some.MISS.keys() == SETS[0].HIT.keys()
    assert len({*HITS, *MISSES}) == len(HITS) + len(MISSES) >= 600


def test_what_a_rule_finds_is_right_nineteen_times_of_twenty(counted: list[Row]) -> None:
    assert {row.rule: row.precision for row in counted if row.precision < 0.95} == {}
    assert {row.rule: row.recall for row in counted if row.recall < 0.95} == {}


def test_the_table_in_the_documents_is_the_one_that_the_rules_give(counted: list[Row]) -> None:
    assert table(counted) in MEASURED.read_text(encoding="utf-8")
