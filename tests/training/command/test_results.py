"""`train results`: the record of what was handed in, for people, spreadsheets and programs."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.training.command.conftest import FAULTS, NOW, TITLE, handed_in, train
from wizard.content.library import Library
from wizard.training.generated import generated, parse_generated
from wizard.training.scores import Score
from wizard.training.store import RESULTS, TrainingStore


def test_results_without_a_name_have_none_in_any_form(
    store: TrainingStore,
    library: Library,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("USER", "innlogget")
    monkeypatch.setenv("LOGNAME", "innlogget")
    handed_in(store, library)
    for form in ("text", "csv", "json", "markdown"):
        assert train("results", "--format", form) == 0
        said = capsys.readouterr()
        named = TITLE if form in ("text", "markdown") else FAULTS
        assert named in said.out
        assert "innlogget" not in said.out
        assert said.err == ""


def test_the_record_as_a_table_is_read_by_a_spreadsheet(
    store: TrainingStore, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    handed_in(store, library, trainee="=Kari")
    handed_in(store, library)
    train("results", "--format", "csv", "--trainee", "Ola")
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert sorted(row["trainee"] for row in rows) == ["'=Kari", "Ola"]
    assert {row["percent"] for row in rows} == {"50"}


def test_the_record_for_people_has_a_column_of_names_only_where_there_is_one(
    store: TrainingStore, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    handed_in(store, library)
    train("results", "--format", "markdown")
    head, _, row = capsys.readouterr().out.splitlines()
    assert head.startswith("| Levert | Øvelse | Slag |")
    assert "Navn" not in head
    assert "14 av 28 poeng" in row
    train("results", "--format", "markdown", "--trainee", "Ola")
    assert capsys.readouterr().out.splitlines()[0].endswith("| Navn |")
    train("results", "--trainee", "Ola")
    assert capsys.readouterr().out.rstrip().endswith("\tOla")


def test_without_results_that_is_said_and_the_table_has_its_header(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert train("results", "--format", "csv") == 0
    said = capsys.readouterr()
    assert said.out.startswith("when,exercise")
    assert "Ingen øvelser er levert" in said.err
    assert train("results", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["results"] == []


def test_what_cannot_be_read_is_told_of_and_stops_nobody(
    store: TrainingStore, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    handed_in(store, library)
    with (store.folder / RESULTS).open("ab") as file:
        file.write(b"{half\n")
    (store.folder / "sittings" / "x.json").write_text("{}", "utf-8")
    assert train("results") == 0
    said = capsys.readouterr()
    assert TITLE in said.out
    assert "«results.jsonl:2»" in said.err
    assert train("list") == 0
    assert "«sittings/x.json»" in capsys.readouterr().err


def test_a_generated_exercise_and_one_that_is_gone_have_names_among_the_results(
    store: TrainingStore, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "generated:overgangsordning@2023:7:2"
    made = generated(library, *parse_generated(name))
    for exercise in (made, made.model_copy(update={"id": "borte"})):
        store.finish(store.begin(exercise, NOW), exercise, Score(1, 2, (), {}), NOW)
    assert train("results") == 0
    cells = [line.split("\t")[1] for line in capsys.readouterr().out.splitlines()]
    assert sorted(cells) == sorted([made.title["nb"], "borte"])
    train("results", "--format", "csv")
    assert name in capsys.readouterr().out
