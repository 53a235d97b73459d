"""Notes on rows go where their rows go, and are marked as dealt with there too."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.engine.interview import Interview
from wizard.engine.notes import follow, still_closed
from wizard.schema.application import Application
from wizard.schema.scheme import Definition

A, B, C, D = ({"title": letter} for letter in "ABCD")
NOTES = {"/costs": "tabellen", "/costs/1": "om B", "/costs/1/title": "cellen", "/need": "behovet"}


@pytest.mark.parametrize(
    ("after", "row"),
    [
        ([A, B, C], 1),
        ([B, A, C], 0),
        ([A, C, B], 2),
        ([C, B, A], 1),
        ([A, D, C], 1),
        ([A, {**B, "amount": 1}, C], 1),
        ([B, C], 0),
        ([D, A, B, C], 2),
        ([A, B, B, C], 1),
        ([A, B, C, D], 1),
        ([D, D, B, D], 2),
    ],
)
def test_a_note_follows_its_row(after: list[object], row: int) -> None:
    kept = follow(NOTES, "costs", [A, B, C], after)
    assert kept == {
        "/costs": "tabellen",
        f"/costs/{row}": "om B",
        f"/costs/{row}/title": "cellen",
        "/need": "behovet",
    }


@pytest.mark.parametrize("after", [[A, C], [], None, "ikke en tabell"])
def test_a_row_that_is_deleted_takes_its_notes_along(after: object) -> None:
    assert follow(NOTES, "costs", [A, B, C], after) == {"/costs": "tabellen", "/need": "behovet"}


def test_what_has_no_notes_on_rows_is_left_as_it_is() -> None:
    notes = {"/costs": "x", "/salaries/0": "y"}
    assert follow(notes, "costs", [A], [B, A]) == notes


def test_closed_notes_follow_and_are_marked_still_when_an_undo_brings_them_back() -> None:
    before = {"/costs/1": "om B", "/need": "behovet", "/title": "navnet"}
    after = {"/costs/0": "om B", "/need": "behovet", "/title": "et annet"}
    closed = ("/costs/1", "/need", "/title", "/gone")
    assert still_closed(closed, before, after) == ("/costs/0", "/need", "/title", "/gone")
    assert still_closed(("/costs/0",), after, before) == ("/costs/1",)


def test_an_interview_takes_notes_along_and_undo_brings_them_back(municipal: Definition) -> None:
    rows = [{"description": "en", "amount": 1}, {"description": "to", "amount": 2}]
    given_ = Application(
        scheme=municipal.scheme,
        edition=municipal.edition.id,
        answers={"costs": rows},
        notes={"/costs/1": "sjekk"},
    )
    start = Interview(municipal, given_, date(2023, 1, 16))
    moved = start.answer("costs", rows[::-1])
    assert moved.application.notes == {"/costs/0": "sjekk"}
    assert moved.answer("costs", rows[:1]).application.notes == {}
    assert moved.undo().application.notes == {"/costs/1": "sjekk"}


ROWS = st.lists(st.integers(0, 4).map(lambda n: {"n": n}), max_size=6)


@given(ROWS, ROWS)
def test_no_two_notes_land_on_one_row_and_none_beside_the_table(
    before: list[object], after: list[object]
) -> None:
    notes = {f"/t/{n}": str(n) for n in range(len(before))}
    kept = follow(notes, "t", before, after)
    assert len(set(kept.values())) == len(kept)
    assert all(0 <= int(p.rsplit("/", 1)[1]) < len(after) for p in kept)
    assert len(kept) == min(len(before), len(after))
