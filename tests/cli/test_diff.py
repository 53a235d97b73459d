"""`diff`: what is told of two applications, in words and for programs, and the code it leaves with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.batches import BAD as FAULTY
from tests.cli.batches import GOOD
from tests.cli.compared import OTHER, changed, flowing, plain
from tests.cli.conftest import Run


def test_two_that_are_the_same_end_with_nothing_and_two_that_are_not_with_one(
    veiviser: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert veiviser("diff", GOOD, GOOD) == 0
    assert "Søknadene er like." in capsys.readouterr().out
    assert veiviser("diff", GOOD, changed(tmp_path / "b.json", {"grant_sought": 467_501})) == 1
    assert "467 501" in plain(capsys.readouterr().out)
    assert veiviser("diff", GOOD, tmp_path / "missing.json") == 2


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
@pytest.mark.parametrize("other", [FAULTY, OTHER], ids=["another", "another scheme"])
def test_everything_is_told_in_each_language_and_the_lines_fit(
    veiviser: Run, capsys: pytest.CaptureFixture[str], lang: str, other: Path
) -> None:
    assert veiviser("diff", GOOD, other, "--lang", lang) == 1
    said = capsys.readouterr().out
    assert max(map(len, said.splitlines())) <= 100
    assert "{" not in said


def test_a_package_and_a_draft_are_compared_with_the_file_they_came_from(
    veiviser: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert veiviser("package", GOOD, "--out", tmp_path / "out") == 0
    assert veiviser("open", GOOD) == 0
    draft = capsys.readouterr().out.strip()
    assert veiviser("diff", GOOD, tmp_path / "out") == 0
    assert veiviser("diff", tmp_path / "out", draft) == 0
    assert veiviser("what-if", draft, "grant_sought=1") == 0
    assert veiviser("diff", GOOD, draft) == 0


def test_over_two_schemes_it_says_so_and_compares_what_both_ask(
    veiviser: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert veiviser("diff", GOOD, OTHER, "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert not found["comparable"]
    assert "positions" in {q["question"] for q in found["only_before"]}
    assert "outreach_team" in {q["question"] for q in found["only_after"]}
    places = {edit["at"].split("/")[1] for edit in found["answers"] if edit["part"] == "answers"}
    assert "positions" not in places
    assert veiviser("diff", GOOD, OTHER) == 1
    assert "to utlysninger: overgangsordning@2023 og kommunalt-rusarbeid@2023" in flowing(
        capsys.readouterr().out
    )


def test_notes_acknowledgements_and_what_is_left_open_are_compared_too(
    veiviser: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = changed(
        tmp_path / "b.json",
        {},
        notes={"/need": "Ny"},
        acknowledged={},
        not_clarified={"end_date": "x"},
        source=OTHER,
    )
    assert veiviser("diff", OTHER, other) == 1
    said = flowing(capsys.readouterr().out)
    for word in ("(merknad)", "(svar på advarsel)", "(ikke avklart)"):
        assert word in said


def test_answers_of_any_shape_are_compared(
    veiviser: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    odd = [
        None,
        True,
        1.5,
        [],
        ["1826"],
        {"a": [1]},
        "\x1b[2J\x9b2J\u202e",
        [{"municipality": ["1"]}],
        [[1]],
        -0.0,
    ]
    names = ("municipality", "partner_municipalities", "grant_sought", "areas", "costs", "need")
    # Each value is written in both forms, of every second question each.
    for number, (value, name) in enumerate((value, name) for value in odd for name in names):
        other = changed(tmp_path / "b.json", {name: value}, source=OTHER)
        form = ("text", "json")[(number + number // len(names)) % 2]
        assert veiviser("diff", OTHER, other, "--format", form) in (0, 1, 2)
        assert not set("\x1b\x9b\u202e") & set(capsys.readouterr().out)


def test_rows_that_moved_are_known_again(
    veiviser: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    costs = json.loads(GOOD.read_text("utf-8"))["answers"]["costs"]
    new = {"post": "other", "description": "Møter", "amount": 1000}
    more = {**costs[2], "amount": 19000}
    other = changed(tmp_path / "b.json", {"costs": [new, costs[1], more]})
    assert veiviser("diff", GOOD, other, "--format", "json") == 1
    found = [e for e in json.loads(capsys.readouterr().out)["answers"] if e["at"].startswith("/costs")]
    assert {e["at"] for e in found if e["at"].startswith("/costs/0/")} >= {"/costs/0/post", "/costs/0/amount"}
    assert [(e["at"], e["before"], e["after"]) for e in found if not e["at"].startswith("/costs/0/")] == [
        ("/costs/2/amount", 18000, 19000)
    ]
    other = changed(tmp_path / "c.json", {"costs": [costs[1], costs[2], new]})
    assert veiviser("diff", GOOD, other, "--format", "json") == 1
    found = [e for e in json.loads(capsys.readouterr().out)["answers"] if e["at"].startswith("/costs")]
    assert [(e["at"], e["before"], e["after"]) for e in found] == [
        ("/costs/0", costs[0], None),
        ("/costs/2", None, new),
    ]


def test_an_empty_answer_is_none_and_two_spellings_are_one(
    veiviser: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answers = json.loads(OTHER.read_text(encoding="utf-8"))["answers"]
    orgnr = answers["orgnr"]
    costs = [{"note": "", "kostra_account": None, **row} for row in answers["costs"]]
    spelled = {
        "other_public": [],
        "other_private": None,
        "contact_title": " ",
        "costs": costs,
        "orgnr": f"{orgnr[:3]} {orgnr[3:6]} {orgnr[6:]}",
    }
    bare: dict[str, Any] = {"other_public": None, "other_private": [], "contact_title": ""}
    one = changed(tmp_path / "a.json", spelled, source=OTHER)
    other = changed(tmp_path / "b.json", bare, source=OTHER)
    assert veiviser("diff", one, other) == 0
    assert "Søknadene er like." in capsys.readouterr().out


def test_a_sentence_on_a_warning_does_not_make_the_warning_another(
    veiviser: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = changed(tmp_path / "b.json", {}, acknowledged={}, source=OTHER)
    assert veiviser("diff", OTHER, other, "--lang", "en") == 1
    said = capsys.readouterr().out
    assert "Answers that changed" in said
    assert "say something else" not in said


@pytest.mark.parametrize("value", [{}, {"a": [1]}, [[]], [{}]])
@pytest.mark.parametrize("question", ["need", "grant_sought", "costs", "areas"])
def test_whatever_was_written_is_not_called_unanswered(
    veiviser: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path, question: str, value: Any
) -> None:
    other = changed(tmp_path / "b.json", {question: value}, source=OTHER)
    assert veiviser("diff", OTHER, other, "--format", "json") == 1
    edits = json.loads(capsys.readouterr().out)["answers"]
    assert edits
    for edit in edits:
        before, after = edit["shown"]
        assert before != after
