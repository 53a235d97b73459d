"""The record that a trainer collects: points and times, and no names unless given."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.training.record import HEADER, collected, record_csv, record_json, record_markdown
from wizard.training.results import Result
from wizard.training.themes import THEMES


def result(**more: object) -> Result:
    made = {
        "sitting": "20230116T093000-abcd",
        "when": "2023-01-16T09:30:00+01:00",
        "exercise": "finn",
        "kind": "find_faults",
        "scheme": "overgangsordning",
        "edition": "2023",
        "level": 2,
        "points": 5,
        "most": 6,
        "by_theme": {"budget": (3, 4), "texts": (2, 2)},
        "hints": 1,
        "seconds": 754,
        **more,
    }
    return Result.model_validate(made)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_of_the_table_holds_what_was_scored() -> None:
    text = record_csv([result()])
    assert text.split("\r\n")[0].split(",") == list(HEADER)
    (row,) = rows(text)
    told = {key: value for key, value in row.items() if value}
    assert told == {
        "when": "2023-01-16T09:30:00+01:00",
        "exercise": "finn",
        "kind": "find_faults",
        "scheme": "overgangsordning",
        "edition": "2023",
        "level": "2",
        "points": "5",
        "most": "6",
        "percent": "83",
        "hints": "1",
        "seconds": "754",
        "texts_points": "2",
        "texts_most": "2",
        "budget_points": "3",
        "budget_most": "4",
    }


def test_there_is_a_pair_of_columns_for_each_theme() -> None:
    assert [name for name in HEADER if name.endswith("_most")] == [f"{theme}_most" for theme in THEMES]


def test_without_a_name_there_is_none_in_any_form() -> None:
    results = collected([result()])
    assert rows(record_csv(results))[0]["trainee"] == ""
    assert "trainee" not in json.loads(record_json(results))["results"][0]


@pytest.mark.parametrize(
    ("at_the_sitting", "at_the_command", "expected"),
    [
        (None, None, ""),
        ("Kari", None, "Kari"),
        (None, "Ola", "Ola"),
        ("Kari", "Ola", "Kari"),
        (None, "  ", ""),
        (None, " Ola ", "Ola"),
    ],
)
def test_a_name_is_there_where_it_was_given(
    at_the_sitting: str | None, at_the_command: str | None, expected: str
) -> None:
    results = collected([result(trainee=at_the_sitting)], at_the_command)
    assert rows(record_csv(results))[0]["trainee"] == expected
    assert json.loads(record_json(results))["results"][0].get("trainee", "") == expected


@pytest.mark.parametrize("name", ["=1+1", "+47", "-1+1", "@sum", '=HYPERLINK("http://x")', "=1,2\r\n=3"])
def test_no_name_is_a_formula_to_a_spreadsheet(name: str) -> None:
    (row,) = rows(record_csv([result(trainee=name, exercise=name)]))
    assert row["trainee"] == row["exercise"] == f"'{name}"


@given(name=st.text(max_size=30))
def test_the_table_can_be_read_back_whatever_the_name_is(name: str) -> None:
    given_name = result(trainee=name)
    (row,) = rows(record_csv([given_name]))
    assert row["trainee"].removeprefix("'") == name.removeprefix("'") or name == ""
    assert row["points"] == "5"


def test_the_document_names_its_form_and_no_sitting() -> None:
    document = json.loads(record_json([result(), result(sitting="b", points=6)]))
    assert (document["format"], document["format_version"]) == ("veiviser/training-record", 1)
    first, second = document["results"]
    assert first["by_theme"] == {"budget": {"points": 3, "most": 4}, "texts": {"points": 2, "most": 2}}
    assert (first["percent"], second["percent"]) == (83, 100)
    assert "sitting" not in first


def test_a_table_in_markdown_holds_texts_that_are_no_structure() -> None:
    text = record_markdown(["Øvelse", "Navn"], [["finn", "a|b\n# *c*"]])
    assert text.splitlines() == ["| Øvelse | Navn |", "| --- | --- |", "| finn | a\\|b \\# \\*c\\* |"]


def test_a_result_without_points_to_get_has_no_share() -> None:
    assert result(points=0, most=0, by_theme={}).percent == 0
