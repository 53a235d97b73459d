"""Answers checked against their kinds, and what follows from a municipality."""

from __future__ import annotations

from typing import Any

import pytest

from tests.engine.trying import bare
from wizard.engine.answers import check_answers
from wizard.engine.prefill import municipality_of
from wizard.schema.scheme import Definition


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        ({"id": "r1", "description": "Reiser"}, {"id": "r1", "description": "Reiser"}),
        ({"id": "", "description": "Reiser"}, {"description": "Reiser"}),
        ({"description": "Reiser", "amount": "mye"}, {"description": "Reiser"}),
        ({"description": " ", "amount": 7}, {"amount": 7}),
        ({}, {}),
    ],
)
def test_a_row_keeps_its_own_id_and_its_good_cells(
    municipal: Definition, row: dict[str, Any], kept: dict[str, Any]
) -> None:
    assert check_answers(municipal, {"costs": [row]}).values == {"costs": [kept]}


def test_however_many_values_a_field_has_had_each_is_judged_as_the_first(municipal: Definition) -> None:
    rows = [{"amount": number} for number in (*range(600), 1.5, True, 0)]
    checked = check_answers(municipal, {"costs": rows})
    assert [row.get("amount") for row in checked.values["costs"]] == [*range(600), None, None, 0]
    assert list(checked.refusals) == ["/costs/600/amount", "/costs/601/amount"]


def test_a_scheme_that_does_not_ask_for_a_municipality_has_none() -> None:
    assert municipality_of(bare(), {"municipality": "1826"}) is None
