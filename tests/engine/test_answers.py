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
        ({}, {}),
    ],
)
def test_a_row_keeps_its_own_id_and_its_good_cells(
    municipal: Definition, row: dict[str, Any], kept: dict[str, Any]
) -> None:
    assert check_answers(municipal, {"costs": [row]}).values == {"costs": [kept]}


def test_a_scheme_that_does_not_ask_for_a_municipality_has_none() -> None:
    assert municipality_of(bare(), {"municipality": "1826"}) is None
