"""`what-if`: how an answer is typed, what is told of it in words and for programs, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.batches import GOOD
from tests.cli.compared import plain
from tests.cli.conftest import Run


def test_what_if_tells_the_answer_the_budget_and_what_follows(
    veiviser: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert veiviser("what-if", GOOD, "grant_sought=500 000") == 0
    said = plain(capsys.readouterr().out)
    assert "Søknadsbeløp: 467 500 kr → 500 000 kr" in said
    [line] = [line for line in said.splitlines() if line.startswith("  Finansiering i alt")]
    assert line.endswith("+32 500 kr")
    assert "Søknaden er klar. Dere kan skrive pakken. → Søknaden er ikke klar." in said
    assert "[budget.ceiling]" in said
    assert "Erklæringer som må gis på nytt (1)\n  Ingen dobbel finansiering" in said


def test_a_file_is_left_as_it_is_and_no_draft_is_made(veiviser: Run, tmp_path: Path) -> None:
    before = GOOD.read_bytes()
    assert veiviser("what-if", GOOD, "purpose=carry_over") == 0
    assert GOOD.read_bytes() == before
    assert not (tmp_path / "drafts").exists()


@pytest.mark.parametrize(
    ("typed", "question", "value"),
    [
        ("purpose=Begge deler", "purpose", "both"),
        ("purpose=Both", "purpose", "both"),
        ("purpose=both", "purpose", "both"),
        ("target_groups=has_problems", "target_groups", ["has_problems"]),
        ("continuation_only=nei", "continuation_only", False),
        ("pay_level_date=1. mars 2023", "pay_level_date", "2023-03-01"),
        ("/grant_sought=0,5 mill.", "grant_sought", 500_000),
        ("grant_sought=", "grant_sought", None),
        ("costs=", "costs", None),
        ("municipality=Rana", "municipality", "1833"),
        ("summary=a=b", "summary", "a=b"),
    ],
)
def test_values_are_read_as_people_type_them(
    veiviser: Run, capsys: pytest.CaptureFixture[str], typed: str, question: str, value: Any
) -> None:
    assert veiviser("what-if", GOOD, typed, "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)["answers"]
    assert [e["after"] for e in found if e["at"] == f"/{question}"] == [value]


@pytest.mark.parametrize(
    ("typed", "at", "before", "after"),
    [
        ("costs/2/amount=5000", "/costs/2/amount", 18000, 5000),
        ("/costs/2/amount=5 000", "/costs/2/amount", 18000, 5000),
        ("costs/0/post=Reise", "/costs/0/post", "training", "travel"),
        ("salaries/1/supplements=", "/salaries/1/supplements", 18000, None),
    ],
)
def test_a_cell_is_named_by_its_path(
    veiviser: Run, capsys: pytest.CaptureFixture[str], typed: str, at: str, before: Any, after: Any
) -> None:
    assert veiviser("what-if", GOOD, typed, "--format", "json") == 0
    [edit] = [e for e in json.loads(capsys.readouterr().out)["answers"] if e["at"] == at]
    assert (edit["before"], edit["after"]) == (before, after)


def test_rows_come_and_go(veiviser: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert veiviser("what-if", GOOD, "costs/-/post=Utstyr", "costs/3/amount=1000", "--format", "json") == 0
    [edit] = [e for e in json.loads(capsys.readouterr().out)["answers"] if e["at"].startswith("/costs")]
    assert (edit["at"], edit["before"]) == ("/costs/3", None)
    assert edit["after"] == {"post": "equipment", "amount": 1000}
    assert veiviser("what-if", GOOD, "costs/0=", "--format", "json") == 0
    [edit] = [e for e in json.loads(capsys.readouterr().out)["answers"] if e["at"].startswith("/costs")]
    assert (edit["at"], edit["after"]) == ("/costs/0", None)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("grant_sougt=1", "«grant_sought»"),
        ("xyzzyplugh=1", "finnes ikke"),
        ("grant_sought=mye", "Søknadsbeløp: «mye» er ikke et beløp"),
        ("purpose=Alt", "Begge deler"),
        ("grant_sought", "«=»"),
        ("costs=3", "costs/2/amount"),
        ("costs/9/amount=1", "3 rader"),
        ("costs/0/amout=1", "«amount»"),
        ("costs/0/qqqq=1", "ingen kolonne"),
        ("costs/x/amount=1", "ikke en celle"),
        ("grant_sought/0=1", "ikke en celle"),
        ("costs/0/amount/1=1", "ikke en celle"),
        ("costs/0=1", "er en tabell"),
        ("summary=\x1b[31m\ud800", "Sammendrag"),
    ],
)
def test_what_cannot_be_tried_ends_with_two_and_one_line(
    veiviser: Run, capsys: pytest.CaptureFixture[str], typed: str, named: str
) -> None:
    assert veiviser("what-if", GOOD, typed) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert named in plain(said.err)
    assert len(said.err.strip().splitlines()) == 1
    assert "\x1b" not in said.err


def test_an_answer_that_is_not_asked_for_is_said_not_to_count(
    veiviser: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert veiviser("what-if", GOOD, "unspent_former_grant=1000") == 0
    assert "teller ikke" in capsys.readouterr().err


def test_findings_conditions_and_answers_are_told_for_programs(
    veiviser: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert veiviser("what-if", GOOD, "continuation_only=nei", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["format"] == "veiviser/difference"
    assert (found["before"]["verdict"], found["after"]["verdict"]) == ("eligible", "not_eligible")
    assert [(c["id"], c["before"], c["after"]) for c in found["conditions"]] == [
        ("continuation-only", "met", "not_met")
    ]
    assert "eligibility.continuation-only" in {f["rule"] for f in found["findings"]["come"]}
    assert {q["question"] for q in found["voided"]} == {"no_double_funding"}
    assert veiviser("what-if", GOOD, "purpose=carry_over", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert "positions" in {q["question"] for q in found["no_longer"]}
    assert {"unspent_former_grant", "unspent_plan"} <= {q["question"] for q in found["opened"]}
    assert {t["name"]: t["difference"] for t in found["totals"]}["grant_sought"] == 0
