"""A block of cells laid on a table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.costs_table import NAMES, ROWS, TABLE
from wizard.engine.blocks import Fitted, fit, is_heads, known_heads
from wizard.engine.delimited import clipboard_cells
from wizard.schema.application import MOST_ROWS


@pytest.mark.parametrize(
    ("row", "known"),
    [
        (["Post", "Beløp"], True),
        (["beløp: ", "ITEM", "Konto"], True),
        (["Stillingsprosent"], True),
        (["description", "", "amount", "noe", "annet"], True),
        (["Post", "noe", "annet"], False),
        (["Reise", "Tog", "10"], False),
        (["", ""], False),
        ([], False),
    ],
)
def test_a_row_of_heads_is_recognised_by_the_names_of_columns(row: list[str], known: bool) -> None:
    assert is_heads(NAMES, row) is known


def test_each_column_is_named_once() -> None:
    assert known_heads(NAMES, ["Beløp", "Amount", "Post"]) == ["amount", None, "post"]


def test_a_block_is_laid_from_the_cursor_to_the_right_and_down() -> None:
    done = fit(TABLE, [["Buss", "30"], ["Kurs", ""], ["Fly", "1 000"]], at=(1, 1))
    assert done.rows == [
        ROWS[0],
        {"id": "r3", "post": "training", "description": "Buss", "amount": 30},
        {"id": "r2", "zone": "I", "description": "Kurs"},
        {"id": "r4", "zone": "I", "description": "Fly", "amount": 1000},
    ]
    assert (done.first, done.count, done.new, done.overwritten) == (1, 3, 2, 1)
    assert done.columns == ("description", "amount")
    assert done.possible
    assert not done.heads
    assert not done.faults
    assert ROWS[1] == {"id": "r3", "post": "training", "amount": 20}, "nothing happens to the answers"


def test_heads_map_the_columns_in_any_order_and_language() -> None:
    done = fit(TABLE, [["Amount", "Noe", "post", ""], ["5", "x", "Reise", "y"]], "below", at=(0, 3))
    assert done.rows == [*ROWS, {"id": "r2", "zone": "I", "amount": 5, "post": "travel"}]
    assert done.heads
    assert done.unknown == ("Noe",)
    assert done.columns == ("post", "amount")
    assert done.first == 2
    assert done.outside == 0


def test_a_block_instead_of_the_rows_takes_them_away() -> None:
    done = fit(TABLE, [["Reise", "Tog"], ["", ""], ["Annet"]], "instead")
    assert done.rows == [
        {"id": "r1", "post": "travel", "description": "Tog"},
        {"id": "r2", "post": "Annet"},
    ]
    assert (done.gone, done.new, done.count) == (2, 2, 2)
    assert [(f.row, f.column, f.refused.reason) for f in done.faults] == [(1, "post", "unknown")]


def test_empty_cells_empty_those_they_are_laid_on_and_make_no_row() -> None:
    done = fit(TABLE, [["1"], [""], ["3"], [""], ["4"]], at=(0, 2))
    assert [row.get("amount") for row in done.rows] == [1, None, 3, 4]
    assert done.overwritten == 2


def test_what_lies_to_the_right_of_the_last_column_is_told() -> None:
    done = fit(TABLE, [["Ja", "Ia", "x", "y"]], at=(2, 6))
    assert done.outside == 2
    assert done.rows[2] == {"id": "r2", "sure": True, "zone": "Ia"}


def test_a_table_that_follows_another_takes_no_new_rows_and_keeps_its_locked_cells() -> None:
    table = replace(TABLE, locked=frozenset({"description"}), fixed=True)
    cells = [["Reise", "Tog", "1"], ["Reise", "Fly", "2"], ["Reise", "", "3"]]
    for way in ("over", "instead"):
        done = fit(table, cells, way)
        assert done.rows == [
            {"id": "r1", "post": "travel", "description": "Tog", "amount": 1, "zone": "I"},
            {"id": "r3", "post": "travel", "amount": 2},
        ]
        assert done.locked == ("description",)
        assert (done.left, done.differing, done.gone) == (1, 1, 0)


def test_a_table_never_gets_more_rows_than_it_can_have() -> None:
    cells = [[f"rad {n}"] for n in range(MOST_ROWS - 1)]
    done = fit(TABLE, cells, "below", at=(0, 1))
    assert done.too_many == MOST_ROWS + 1
    assert not done.possible
    assert fit(TABLE, cells[1:], "below", at=(0, 1)).possible


@pytest.mark.parametrize("cells", [[], [["Post", "Beløp"]]])
def test_a_block_of_nothing_does_nothing(cells: list[list[str]]) -> None:
    done = fit(TABLE, cells)
    assert not done.possible or done.rows == ROWS


@given(
    st.lists(st.lists(st.text() | st.sampled_from(["Reise", "10", "Post", ""]), max_size=9), max_size=5),
    st.sampled_from(["over", "below", "instead"]),
    st.integers(0, 3),
    st.integers(0, 7),
)
def test_any_block_is_laid_without_losing_a_row_or_an_id(
    cells: list[list[str]], way: Any, row: int, at: int
) -> None:
    done: Fitted = fit(TABLE, cells, way, (row, at))
    ids = [r["id"] for r in done.rows]
    assert len(ids) == len(set(ids))
    if way != "instead":
        assert ids[:2] == ["r1", "r3"]
    assert done.count <= len(cells)
    assert all(f.row < len(done.rows) and f.column in done.columns for f in done.faults)


def test_a_block_of_a_spreadsheet_goes_the_whole_way() -> None:
    text = 'Post\tBeskrivelse\tBeløp\r\nReise\t"Tog\r\nog buss"\t330.000,-\r\nTravel\tFly\tmye\r\n'
    done = fit(replace(TABLE, rows=[]), clipboard_cells(text))
    assert done.rows == [
        {"id": "r1", "post": "travel", "description": "Tog og buss", "amount": 330_000},
        {"id": "r2", "post": "travel", "description": "Fly", "amount": "mye"},
    ]
    assert [(f.row, f.column) for f in done.faults] == [(1, "amount")]
