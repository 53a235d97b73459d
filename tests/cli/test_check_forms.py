"""The forms of a report, and what other programs rely on in them."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.batches import GOOD, laid
from tests.cli.conftest import Run
from wizard.content.library import Library
from wizard.export.csv_summary import HEADER, CsvForm
from wizard.export.json_form import JsonForm
from wizard.export.junit import JunitForm
from wizard.export.report import document, render_json, unreadable_report
from wizard.export.sarif import address
from wizard.export.tally import Tally
from wizard.export.unreadable import Unreadable


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    return laid(tmp_path)


def test_the_table_holds_a_row_a_file_and_no_formula(
    veiviser: Run, batch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(GOOD, batch / "=1+2.json")
    os.chdir(batch)
    assert veiviser("check", *sorted(p.name for p in batch.glob("*.json")), "--format", "csv") == 2
    said = capsys.readouterr().out
    rows = list(csv.reader(io.StringIO(said, newline="")))
    assert tuple(rows[0]) == HEADER
    assert [row[0] for row in rows[1:]] == ["'=1+2.json", "a.json", "b.json", "c.json", "d.json"]
    assert rows[1][1:6] == ["ready", "overgangsordning", "2023", "1826", "eligible"]
    assert said.count("\r\n") == len(rows)


def test_a_stream_is_a_cell_of_its_own() -> None:
    fault = unreadable_report("-", Unreadable("empty"), Library().interface("nb"))
    assert CsvForm(Library(), "nb").file(fault, [None]).startswith("-,unreadable")


def test_junit_has_a_case_for_each_rule(
    veiviser: Run, batch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert veiviser("check", batch, "--format", "junit") == 2
    suites = ET.fromstring(capsys.readouterr().out)
    counted = [(s.get("tests"), s.get("failures"), s.get("errors")) for s in suites]
    assert counted[0] == ("14", "7", "0")
    assert counted[2] == ("1", "0", "1")
    assert [case.get("name") for case in suites[1]] == ["positions.not-staffed"]
    assert suites[1][0].find("failure") is None
    assert veiviser("check", GOOD, "--format", "junit", "--fail-on", "warning") == 1
    assert ET.fromstring(capsys.readouterr().out)[0].get("failures") == "1"
    asked = ["--only", "budget.balance", "--only", "budget.ceiling"]
    assert veiviser("check", GOOD, "--format", "junit", *asked) == 0
    [suite] = ET.fromstring(capsys.readouterr().out)
    assert [case.get("name") for case in suite] == ["budget.balance", "budget.ceiling"]


def test_xml_holds_nothing_that_xml_cannot(library: Library) -> None:
    entry = unreadable_report("a\x00\x1b\ufffe<&\"'.json", Unreadable("empty"), library.interface("nb"))
    tally = Tally()
    tally.add(entry)
    form = JunitForm(library, "nb")
    told = [form.finding(entry, finding) for finding in entry["findings"]]
    suites = ET.fromstring(form.begin() + form.file(entry, told) + form.end(tally))
    assert suites[0].get("name") == "a\ufffd\ufffd\ufffd<&\"'.json"
    nothing = {**entry, "status": "not_ready", "findings": []}
    assert 'name="checked"' in form.file(nothing, [])
    assert 'name="ready"' in form.file({**nothing, "status": "ready"}, [])


def test_sarif_has_a_result_for_each_finding(
    veiviser: Run, batch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert veiviser("check", batch, "--format", "json") == 2
    files = json.loads(capsys.readouterr().out)["files"]
    assert veiviser("check", batch, "--format", "sarif", "--lang", "en") == 2
    sarif = json.loads(capsys.readouterr().out)
    assert sarif["version"] == "2.1.0"
    [run] = sarif["runs"]
    expected = [finding["rule"] for file in files for finding in file["findings"]]
    assert [result["ruleId"] for result in run["results"]] == expected
    known = {rule["id"]: rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"]}
    assert known.keys() == set(expected)
    assert all(known.values())
    assert run["invocations"] == [{"executionSuccessful": True}]
    [broken] = [r for r in run["results"] if r["ruleId"] == "file.unreadable"]
    place = broken["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 1, "startColumn": 2}


def test_sarif_passes_on_what_is_acknowledged(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = json.loads(GOOD.read_text("utf-8"))
    document["acknowledged"] = {"positions.not-staffed /positions/1/staffed": "Vi venter på svar."}
    (tmp_path / "a.jsonl").write_text(json.dumps(document), encoding="utf-8")
    assert veiviser("check", "a.jsonl", "--format", "sarif") == 0
    [result] = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert result["suppressions"][0]["justification"] == "Vi venter på svar."
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "a.jsonl"},
        "region": {"startLine": 1},
    }
    veiviser("check", "a.jsonl", "--format", "markdown")
    assert "Vi venter på svar." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a b/ø.json", "a%20b/%C3%B8.json"),
        ("x:y.json", "x%3Ay.json"),
        ("/tmp/a?.json", "file:///tmp/a%3F.json"),
        ("C:\\a\\b.json", "file:///C:/a/b.json"),
        ("-", "-"),
    ],
)
def test_a_file_has_an_address(file: str, uri: str) -> None:
    assert address(file) == uri


def test_what_is_written_file_by_file_is_the_whole_report(
    veiviser: Run, batch: Path, capsys: pytest.CaptureFixture[str], library: Library
) -> None:
    veiviser("check", batch, "--format", "json")
    said = capsys.readouterr().out
    assert render_json(json.loads(said)) == said
    form, tally = JsonForm(library, "nb"), Tally()
    assert form.begin() + form.end(tally) == render_json(document([]))
