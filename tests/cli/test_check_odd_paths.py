"""Paths and streams that are easily taken for nothing, or for something else than they are."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.cli.batches import BAD, GOOD, names, one_line
from tests.cli.conftest import Run

LINES = f"{one_line(GOOD)}\n{one_line(BAD)}\n"


def piped(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"junk\n{LINES}", ["unreadable", "ready", "not_ready"]),
        (f"\n{{bad\n{LINES}", ["unreadable", "ready", "not_ready"]),
        (f"{one_line(GOOD)}\r\n[]\r\n\r\n{one_line(BAD)}", ["ready", "unreadable", "not_ready"]),
        (f"\ufeff{one_line(GOOD)}\nnull", ["ready", "unreadable"]),
        (json.dumps(json.loads(GOOD.read_text("utf-8")), indent=1), ["ready"]),
        (f"[\n{one_line(GOOD)},\n{one_line(BAD)}]", ["unreadable"]),
    ],
)
def test_a_bad_line_of_standard_input_never_stops_the_rest(
    veiviser: Run,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    told: list[str],
) -> None:
    piped(monkeypatch, text)
    veiviser("check", "-", "--format", "json")
    found = json.loads(capsys.readouterr().out)["files"]
    assert [file["status"] for file in found] == told


def test_a_member_that_begins_where_it_stands_is_no_hidden_one(
    veiviser: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile("all.zip", "w") as file:
        for name in ("./b.json", ".hidden.json", "./sub/a.json"):
            file.writestr(name, GOOD.read_bytes())
    assert veiviser("check", "all.zip", "--format", "json") == 0
    assert names(capsys.readouterr().out) == ["all.zip/./b.json", "all.zip/./sub/a.json"]


@pytest.mark.parametrize("command", [["check", ""], ["diff", "", GOOD], ["what-if", "", "purpose=both"]])
def test_the_name_of_nothing_is_not_the_folder_where_one_stands(
    veiviser: Run, capsys: pytest.CaptureFixture[str], command: list[object]
) -> None:
    shutil.copy(GOOD, Path("soknad.json"))
    assert veiviser(*command, "--lang", "en") == 2
    said = capsys.readouterr()
    assert "does not exist" in said.out or "neither" in said.err


def test_where_there_was_nothing_to_check_a_report_for_readers_says_so(
    veiviser: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(GOOD, "a.json")
    assert veiviser("check", "a.json", "--since", "2999-01-01", "--lang", "en") == 0
    assert capsys.readouterr().out == "0 files: 0 ready, 0 not ready, 0 cannot be read.\n"


def test_rules_may_be_named_together_or_one_by_one(veiviser: Run, capsys: pytest.CaptureFixture[str]) -> None:
    together = veiviser("check", BAD, "--format", "junit", "--only", "budget.balance, budget.ceiling")
    said = capsys.readouterr().out
    one_by_one = ("--only", "budget.balance", "--only", "budget.ceiling")
    assert veiviser("check", BAD, "--format", "junit", *one_by_one) == together == 1
    assert capsys.readouterr().out == said
    assert said.count("<testcase") == 2
    assert veiviser("check", BAD, "--only", "budget.balance,budget.celing") == 2
    assert "«budget.ceiling»" in capsys.readouterr().err
    assert veiviser("check", BAD, "--only", "") == 2
