"""A cell is read as its kind, and a table written out is taken in again as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.costs_table import COLUMNS, TABLE
from tests.engine.kinds_fields import REGISTER
from tests.engine.kinds_values import VALUES
from wizard.engine.blocks import fit, known_heads
from wizard.engine.delimited import decoded, file_cells, written
from wizard.engine.table_cells import Table, exported, read
from wizard.schema.scheme import Column, Kind


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
