"""A block of cells laid on a table, and a table written out and taken in again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.kinds_fields import REGISTER
from tests.engine.test_kinds_properties import VALUES
from wizard.engine.blocks import Fitted, fit, is_heads, known_heads
from wizard.engine.delimited import clipboard_cells, decoded, file_cells, written
from wizard.engine.table_cells import Table, exported, read
from wizard.schema.application import MOST_ROWS
from wizard.schema.scheme import Column, Kind

COLUMNS = (
    Column(id="post", kind="choice", choices=("travel", "training", "other")),
    Column(id="description"),
    Column(id="amount", kind="money"),
    Column(id="percent", kind="percent"),
    Column(id="day", kind="date"),
    Column(id="areas", kind="choices", choices=("early", "housing", "none"), exclusive="none"),
    Column(id="sure", kind="yes_no"),
    Column(id="zone", kind="choice", choices=("I", "Ia"), offer=True),
)
NAMES = {
    "post": ("Post", "Post", "Item"),
    "description": ("Beskrivelse", "Skildring", "Description"),
    "amount": ("Beløp", "Beløp", "Amount"),
    "percent": ("Stillings\u00adprosent", "Stillingsprosent", "Per cent of a post"),
}
CHOICES = {
    "post": (("Reise", "travel"), ("Kurs og opplæring", "training"), ("Travel", "travel"), ("Other", "other")),
    "areas": (("Tidlig, rask innsats", "early"), ("Bolig", "housing"), ("Bustad og heim", "housing"), ("Alt", "early"), ("Alt", "housing")),
    "zone": (("Sone I: 14,1 %", "I"), ("Sone Ia: 14,1 %", "Ia")),
}  # fmt: skip
ROWS = [
    {"id": "r1", "post": "travel", "description": "Tog", "amount": 10, "zone": "I"},
    {"id": "r3", "post": "training", "amount": 20},
]
TABLE = Table(COLUMNS, ROWS, NAMES, CHOICES)


def column(id_: str) -> Column:
    return next(c for c in COLUMNS if c.id == id_)


@pytest.mark.parametrize(
    ("id_", "text", "value"),
    [
        ("post", "Reise", "travel"),
        ("post", " reise ", "travel"),
        ("post", "TRAVEL", "travel"),
        ("post", "Kurs og\nopplæring", "training"),
        ("post", "other", "other"),
        ("description", "Storgata 1\n6770 Nordfjordeid", "Storgata 1 6770 Nordfjordeid"),
        ("description", "'=1+1", "=1+1"),
        ("amount", "330 000", 330_000),
        ("amount", "330.000,-", 330_000),
        ("amount", "kr\u00a0330\u202f000,00", 330_000),
        ("percent", "62,5 %", 62.5),
        ("day", "1.3.2023", "2023-03-01"),
        ("areas", "Bolig", ["housing"]),
        ("areas", "tidlig, rask innsats, Bolig", ["early", "housing"]),
        ("areas", "Bustad og heim og Tidlig, rask innsats", ["housing", "early"]),
        ("areas", "housing;early; housing", ["housing", "early"]),
        ("areas", "Bolig\nearly", ["housing", "early"]),
        ("areas", "housing early", ["housing", "early"]),
        ("sure", "Ja", True),
        ("sure", "no", False),
        ("zone", "Sone Ia: 14,1 %", "Ia"),
        ("zone", "I", "I"),
        ("amount", " \u00a0", None),
    ],
)
def test_a_cell_is_read_as_its_kind_and_choices_by_what_they_are_called(
    id_: str, text: str, value: Any
) -> None:
    assert read(TABLE, column(id_), text) == (value, None)


@pytest.mark.parametrize(
    ("id_", "text", "kept", "reason"),
    [
        ("post", "Tog", "Tog", "unknown"),
        ("amount", "12,50 kr\r\nog", "12,50 kr og", "unreadable"),
        ("amount", "#REF!", "#REF!", "unreadable"),
        ("percent", "0,8", "0,8", "unclear"),
        ("areas", "Bolig, Tog", "Bolig, Tog", "unknown"),
        ("areas", "Alt", "Alt", "unknown"),
        ("areas", "Bolig, none", "Bolig, none", "exclusive"),
        ("areas", "*", "*", "unknown"),
        ("description", "\ud800x", "?x", "surrogate"),
    ],
)
def test_a_refused_cell_is_kept_as_it_was_typed(id_: str, text: str, kept: str, reason: str) -> None:
    value, refused = read(TABLE, column(id_), text)
    assert value == kept
    assert refused is not None
    assert refused.reason == reason


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


# --- written and read again

LABELS = {
    "post": {"travel": "Reise", "training": "Kurs og opplæring", "other": "=Annet;"},
    "areas": {"early": "Tidlig, rask innsats", "housing": "Bolig", "none": "Alt"},
    "zone": {"I": "Sone I: 14,1 %", "Ia": "Sone Ia: 14,1 %"},
}


def test_a_table_is_written_as_a_norwegian_spreadsheet_reads_it() -> None:
    row = {
        "post": "travel", "description": "=cmd", "amount": 330_000, "percent": 62.5, "day": "2023-03-01",
        "areas": ["early", "housing"], "sure": True, "zone": "Ia",
    }  # fmt: skip
    told = ["Reise", "'=cmd", "330000", "62,5 %", "01.03.2023", "Tidlig, rask innsats, Bolig", "Ja"]
    assert exported(replace(TABLE, rows=[row]), LABELS, "nb") == [[*told, "Sone Ia: 14,1 %"]]


def test_what_could_be_taken_for_another_is_written_by_its_id() -> None:
    table = replace(TABLE, rows=[{"areas": ["none"], "post": "other"}])
    assert exported(table, LABELS, "nb")[0][:6] == ["other", "", "", "", "", "none"]


_KIND_COLUMNS = {
    kind: Column(id=kind, kind=kind, choices=_ids)
    for kind in VALUES
    for _ids in [
        {"choice": ("I", "Ia", "II", "own_survey", "own-survey", "health_overview")}.get(
            kind, ("at_risk", "has_problems", "relatives", "none_of_these") if kind == "choices" else ()
        )
    ]
}


@st.composite
def rows_of_every_kind(draw: st.DrawFn) -> list[dict[str, Any]]:
    count = draw(st.integers(1, 3))
    return [{kind: draw(st.none() | VALUES[kind]) for kind in VALUES} for _ in range(count)]


@pytest.mark.no_cover
@settings(max_examples=30)
@given(rows_of_every_kind(), st.sampled_from(["nb", "nn", "en"]))
def test_what_a_table_is_written_as_is_taken_in_as_the_same_rows(
    rows: list[dict[str, Any]], lang: str
) -> None:
    columns = tuple(_KIND_COLUMNS.values())
    names = {c.id: (f"Kolonne {c.id}",) for c in columns}
    labels = {"choice": {"I": "=En, to", "Ia": "En"}, "choices": {"at_risk": "Utsatte; unge"}}
    choices = {at: [(label, id_) for id_, label in called.items()] for at, called in labels.items()}
    table = Table(columns, rows, names, choices, registry=REGISTER)
    heads = [names[c.id][0] for c in columns]
    text = decoded(written([heads, *exported(table, labels, lang)]))
    assert isinstance(text, str)
    cells = file_cells(text, lambda row: sum(c is not None for c in known_heads(names, row)))
    assert isinstance(cells, list)
    done = fit(replace(table, rows=[]), cells, "instead")
    assert not done.faults
    assert not done.unknown
    given_rows = [{k: v for k, v in row.items() if v is not None} for row in rows]
    assert [{k: v for k, v in row.items() if k != "id"} for row in done.rows] == [r for r in given_rows if r]


@given(st.lists(st.sampled_from(["abc", "-5", "=1", "12,50 kr og", "0,8"]), min_size=1, max_size=4))
def test_what_was_refused_is_written_and_refused_again(texts: list[str]) -> None:
    kinds: list[Kind] = ["money", "percent", "date", "yes_no", "year", "choice", "choices"]
    columns = tuple(Column(id=kind, kind=kind, choices=("a",)) for kind in kinds)
    rows = [dict.fromkeys(kinds, text) for text in texts]
    table = Table(columns, rows)
    cells = exported(table, {}, "nb")
    done = fit(replace(table, rows=[]), cells, "instead")
    held = [{kind: read(table, c, text)[0] for kind, c in zip(kinds, columns, strict=True)} for text in texts]
    assert [{k: v for k, v in row.items() if k != "id"} for row in done.rows] == held


def test_a_block_of_a_spreadsheet_goes_the_whole_way() -> None:
    text = 'Post\tBeskrivelse\tBeløp\r\nReise\t"Tog\r\nog buss"\t330.000,-\r\nTravel\tFly\tmye\r\n'
    done = fit(replace(TABLE, rows=[]), clipboard_cells(text))
    assert done.rows == [
        {"id": "r1", "post": "travel", "description": "Tog og buss", "amount": 330_000},
        {"id": "r2", "post": "travel", "description": "Fly", "amount": "mye"},
    ]
    assert [(f.row, f.column) for f in done.faults] == [(1, "amount")]
