"""What changed from one state to another can be told, taken back and merged."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.engine.changes import (
    ABSENT,
    Edit,
    Merged,
    applied,
    backwards,
    difference,
    merge,
    reverted,
    same,
)

KEYS = st.sampled_from(["a", "b", "c", "d/e~f"])
SCALARS = st.none() | st.booleans() | st.integers(-2, 2) | st.sampled_from([1.0, "", "x", "1"])
TABLES = st.lists(st.dictionaries(KEYS, SCALARS, max_size=3), max_size=3)
VALUES = SCALARS | TABLES | st.lists(SCALARS, max_size=3)
STATES = st.dictionaries(st.sampled_from(["answers", "notes"]), st.dictionaries(KEYS, VALUES), max_size=2)


def text(state: Any) -> str:
    """A state as JSON: true and 1, 1 and 1.0 differ in it. A part without keys is no part."""
    return json.dumps({part: keys for part, keys in state.items() if keys}, sort_keys=True)


@given(STATES, STATES)
def test_edits_lead_from_one_state_to_the_other_and_back(before: Any, after: Any) -> None:
    edits = difference(before, after)
    assert text(applied(before, edits)) == text(after)
    assert text(reverted(after, edits)) == text(before)


@given(STATES, STATES)
def test_edits_survive_being_written_down(before: Any, after: Any) -> None:
    edits = difference(before, after)
    assert tuple(Edit.from_json(json.loads(json.dumps(e.as_json()))) for e in edits) == edits


@given(STATES)
def test_a_state_does_not_differ_from_itself(state: Any) -> None:
    assert difference(state, json.loads(json.dumps(state))) == ()


def test_a_changed_cell_is_told_as_a_cell_and_a_new_row_as_a_table() -> None:
    rows = [{"title": "A", "percent": 50}, {"title": "B", "percent": 100}]
    cell = [rows[0], {"title": "B", "percent": 80, "more": True}]
    assert difference({"answers": {"positions": rows}}, {"answers": {"positions": cell}}) == (
        Edit("answers", "positions", ABSENT, True, 1, "more"),
        Edit("answers", "positions", 100, 80, 1, "percent"),
    )
    fewer = rows[:1]
    assert difference({"answers": {"positions": rows}}, {"answers": {"positions": fewer}}) == (
        Edit("answers", "positions", rows, fewer),
    )


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (1, True, False),
        (1, 1.0, False),
        ([1], [True], False),
        ([1, 2], [1], False),
        ({"a": 1}, {"a": 1}, True),
        ({"a": 1}, {"b": 1}, False),
        ({"a": [None]}, {"a": [None]}, True),
        ("x", "x", True),
        ("x", "y", False),
        (ABSENT, None, False),
    ],
)
def test_values_are_the_same_only_where_json_is(one: Any, other: Any, alike: bool) -> None:
    assert same(one, other) is alike


@pytest.mark.parametrize("table", [None, "text", [1], [], [{"a": 1}]])
def test_a_cell_that_is_not_there_is_left_as_it_is(table: Any) -> None:
    state = {"answers": {} if table is None else {"t": table}}
    edit = Edit("answers", "t", ABSENT, 5, 7, "a")
    assert applied(state, [edit]) == state


def test_a_cell_is_changed_back_and_written_down_by_itself() -> None:
    before = {"answers": {"t": [{"a": 1}, {"a": 2}]}}
    after = {"answers": {"t": [{"a": 1}, {"a": 3, "b": True}]}}
    edits = difference(before, after)
    assert [edit.row for edit in edits] == [1, 1]
    assert applied(before, edits) == after
    assert reverted(after, edits) == before
    assert edits[0].as_json() == {
        "part": "answers", "key": "t", "row": 1, "column": "a", "before": 2, "after": 3,
    }  # fmt: skip
    assert [Edit.from_json(edit.as_json()) for edit in edits] == list(edits)


def test_a_cell_can_be_emptied() -> None:
    assert applied({"answers": {"t": [{"a": 1}]}}, [Edit("answers", "t", 1, ABSENT, 0, "a")]) == {
        "answers": {"t": [{}]}
    }


@pytest.mark.parametrize(
    "written",
    [
        {"part": 1, "key": "a"},
        {"part": "answers", "key": None},
        {"part": "answers", "key": "a", "row": 1},
        {"part": "answers", "key": "a", "row": "1", "column": "b"},
    ],
)
def test_what_is_no_edit_is_refused(written: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not an edit"):
        Edit.from_json(written)
    with pytest.raises(KeyError):
        Edit.from_json({})


def test_backwards_twice_is_the_edit() -> None:
    edit = Edit("answers", "a", ABSENT, 1)
    assert backwards(backwards(edit)) == edit
    assert repr(backwards(edit).after) == "ABSENT"


def test_changes_to_different_questions_are_brought_together() -> None:
    base = {"answers": {"a": 1, "b": 2}}
    ours = {"answers": {"a": 5, "b": 2}}
    theirs = {"answers": {"a": 1, "c": 3}}
    assert merge(base, ours, theirs) == Merged({"answers": {"a": 5, "c": 3}})


def test_two_changes_of_one_question_collide_and_the_same_change_does_not() -> None:
    base = {"answers": {"a": 1, "t": [{"x": 1}, {"x": 2}]}}
    ours = {"answers": {"a": 2, "t": [{"x": 9}, {"x": 2}]}}
    theirs = {"answers": {"a": 2, "t": [{"x": 1}, {"x": 8}]}}
    assert merge(base, ours, theirs) == Merged(theirs, (("answers", "t"),))


@given(STATES, STATES, STATES)
def test_a_merge_keeps_what_only_one_side_changed(base: Any, ours: Any, theirs: Any) -> None:
    merged = merge(base, ours, theirs)
    mine = {(e.part, e.key) for e in difference(base, ours)}
    other = {(e.part, e.key) for e in difference(base, theirs)}
    for part, key in mine | other:
        source = ours if (part, key) in mine - other else theirs
        found = merged.state.get(part, {}).get(key, ABSENT)
        assert same(found, source.get(part, {}).get(key, ABSENT))
    assert set(merged.collided) <= mine & other
