"""The pre-check of many files: what is read, in which order, and what is chosen of it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.batches import BAD, GOOD, laid, many, names, one_line
from tests.cli.conftest import Run
from wizard.export.forms import FORMS

ROOT = Path(__file__).parents[2]


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    return laid(tmp_path)


def test_a_folder_is_reported_on_by_name_and_one_bad_file_stops_nothing(
    veiviser: Run, batch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert veiviser("check", "søknader", "--format", "json") == 2
    report = json.loads(capsys.readouterr().out)
    assert [(Path(f["file"]).as_posix(), f["status"]) for f in report["files"]] == [
        ("søknader/a.json", "not_ready"),
        ("søknader/b.json", "ready"),
        ("søknader/c.json", "unreadable"),
        ("søknader/d.json", "ready"),
        ("søknader/pakke/soknad.json", "ready"),
    ]
    last = [f["values"]["other"] for f in report["files"][4]["findings"] if f["rule"].startswith("batch.")]
    assert [Path(name).as_posix() for name in last] == ["søknader/b.json"]


@pytest.mark.parametrize("form", FORMS)
def test_the_report_is_the_same_whatever_the_number_of_processes(
    veiviser: Run, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], form: str
) -> None:
    path = many(tmp_path / "many.jsonl")
    arguments = ["check", path, "--format", form, "--summary"]
    assert veiviser(*arguments) == 2
    alone = capsysbinary.readouterr()
    assert veiviser(*arguments, "--jobs", 3) == 2
    assert capsysbinary.readouterr() == alone


def test_lines_are_called_by_their_number_and_so_are_their_faults(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.jsonl").write_text(f"\n{one_line(GOOD)}\n\n{{\n", encoding="utf-8")
    assert veiviser("check", "x.jsonl", "--format", "json") == 2
    good, bad = json.loads(capsys.readouterr().out)["files"]
    assert (good["file"], good["status"]) == ("x.jsonl:2", "ready")
    assert (bad["file"], bad["findings"][0]["values"]["line"]) == ("x.jsonl:4", 4)


def test_an_archive_is_reported_on_by_its_members(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as made:
        made.write(GOOD, "uke 2/a.json")
        made.writestr("../climbs.json", "{}")
        made.writestr("uke 1.jsonl", one_line(GOOD) + "\n" + one_line(BAD))
    assert veiviser("check", "x.zip", "--format", "json") == 2
    said = capsys.readouterr()
    assert names(said.out) == [
        "x.zip/../climbs.json",
        "x.zip/uke 1.jsonl:1",
        "x.zip/uke 1.jsonl:2",
        "x.zip/uke 2/a.json",
    ]
    assert [p.name for p in tmp_path.iterdir()] == ["x.zip"]


@pytest.mark.parametrize(
    ("data", "told"),
    [(one_line(GOOD) + "\n" + one_line(BAD) + "\n", ["-:1", "-:2"]), (BAD.read_text("utf-8"), ["-"])],
)
def test_standard_input_is_one_application_or_lines(
    veiviser: Run,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    data: str,
    told: list[str],
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    assert veiviser("check", "-", "--format", "json") == 1
    assert names(capsys.readouterr().out) == told


@pytest.mark.parametrize("form", FORMS)
def test_a_report_on_nothing_is_whole(
    veiviser: Run, batch: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert veiviser("check", "søknader/a.json", "--since", "2999-01-01", "--format", form) == 0
    said = capsys.readouterr().out
    if form in ("json", "sarif"):
        assert json.loads(said)
    if form == "junit":
        assert ET.fromstring(said).tag == "testsuites"


def test_since_looks_at_what_was_changed_from_that_day_or_after_that_file(
    veiviser: Run, batch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in batch.rglob("*.json"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    os.utime(batch / "b.json", (1_700_000_000, 1_700_000_000))
    os.utime(batch / "pakke" / "soknad.json", (1_700_000_001, 1_700_000_001))
    assert veiviser("check", "søknader", "--since", "2023-01-01", "--format", "json") == 0
    assert [Path(n).name for n in names(capsys.readouterr().out)] == ["b.json", "soknad.json"]
    assert veiviser("check", "søknader", "--since", "søknader/b.json", "--format", "json") == 0
    assert [Path(n).name for n in names(capsys.readouterr().out)] == ["soknad.json"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--only", "budget.balanse"], "budget.balance"),
        (["--only", "zzzzzzzzzzzz"], "zzzzzzzzzzzz"),
        (["--since", "2023-02-30"], "2023-02-30"),
        (["--since", "i går"], "i går"),
        (["--since", "a\0b"], "a"),
        (["--jobs", "0"], "«0»"),
        (["--jobs", "to"], "«to»"),
        (["--format", "xlsx"], "markdown"),
    ],
)
def test_a_wrong_choice_has_one_line_and_no_report(
    veiviser: Run, capsys: pytest.CaptureFixture[str], arguments: list[str], named: str
) -> None:
    assert veiviser("check", BAD, *arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert named in said.err


def test_only_the_rules_asked_for_are_told_and_fail(
    veiviser: Run, batch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--only", "budget.balance", "--only", "text.placeholder"]
    assert veiviser("check", BAD, *asked, "--format", "json") == 1
    [file] = json.loads(capsys.readouterr().out)["files"]
    assert sorted(f["rule"] for f in file["findings"]) == ["budget.balance", "text.placeholder"]
    assert file["counts"] == {"blocker": 0, "error": 2, "warning": 0, "advice": 0}
    assert file["status"] == "not_ready"
    assert veiviser("check", BAD, "--only", "eligibility.received-2021") == 0
    assert veiviser("check", batch, "--only", "budget.balance", "--format", "json") == 2
    said = capsys.readouterr().out
    assert "batch.same-municipality" not in said
    assert "file.unreadable" in said
    assert veiviser("check", GOOD, GOOD, "--only", "batch.same-municipality", "--fail-on", "warning") == 1


def test_a_summary_ends_a_report_for_readers_and_stands_beside_the_others(
    veiviser: Run, batch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    veiviser("check", batch, "--summary")
    assert "file.unreadable" in capsys.readouterr().out.split("Funn etter regel")[1]
    veiviser("check", batch, "--summary", "--format", "markdown")
    assert "| file.unreadable | 1 | 1 |" in capsys.readouterr().out
    veiviser("check", batch, "--summary", "--format", "csv", "--only", "budget.balance")
    said = capsys.readouterr()
    assert "budget.balance" in said.err.split("Funn etter regel")[1]
    assert "Funn etter regel" not in said.out
    veiviser("check", GOOD, "--summary", "--only", "budget.balance")
    assert "Ingen regler slo ut." in capsys.readouterr().out


def test_one_plain_file_imports_nothing_of_what_many_need() -> None:
    program = (
        "import sys; from wizard.cli import run; run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check", str(GOOD)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    light = {"check", "check_judge", "context"}
    imported = set(done.stderr.split())
    assert {m.rpartition(".")[2] for m in imported if m.startswith("wizard.commands.")} == light
    unwanted = {"sources", "folders", "archives", "json_lines", "json_form", "csv_summary", "junit", "sarif"}
    assert not {f"wizard.export.{name}" for name in (*unwanted, "report_page", "summary", "added")} & imported
    assert not imported & {"multiprocessing", "concurrent.futures", "rich", "signal", "xml.sax.saxutils"}
