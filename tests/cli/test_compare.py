"""`what-if` and `diff`: what is told, in words and for programs, and the code they leave with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

CASES = Path(__file__).parents[2] / "content" / "cases"
GOOD = CASES / "overgangsordning-god" / "application.json"
FAULTY = CASES / "overgangsordning-feil" / "application.json"
OTHER = CASES / "kommunalt-rusarbeid-god" / "application.json"


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def flowing(text: str) -> str:
    return " ".join(text.split())


def changed(path: Path, answers: dict[str, Any], source: Path = GOOD, **envelope: Any) -> Path:
    document = json.loads(source.read_text("utf-8"))
    document["answers"] |= answers
    document |= envelope
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


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


@pytest.mark.parametrize("lang", ["nb", "nn"])
@pytest.mark.parametrize(
    "command",
    [["what-if"], ["diff"], ["schemes", "graph"], ["schemes", "schema"], ["schemes", "sample"]],
    ids=" ".join,
)
def test_help_speaks_the_language(
    veiviser: Run, capsys: pytest.CaptureFixture[str], lang: str, command: list[str]
) -> None:
    assert veiviser(*command, "--help", "--lang", lang) == 0
    said = capsys.readouterr().out
    for word in ("usage", "options:", "show this", "positional", "the "):
        assert word not in said


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
