"""The commands, run in this process: what they print, where, and the code they leave with."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from wizard.cli import run

TODAY = "2023-01-16"
CONTENT = Path(__file__).parents[2] / "content"
GOOD = CONTENT / "cases" / "overgangsordning-god" / "application.json"


def written(path: Path, answers: dict[str, Any] | None = None, **envelope: Any) -> Path:
    document = {
        "format": "veiviser/application",
        "format_version": 1,
        "scheme": "overgangsordning",
        "edition": "2023",
        "answers": answers or {},
        **envelope,
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_a_good_application_ends_with_nothing_to_mend(
    veiviser: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert veiviser("check", GOOD) == 0
    assert "klar" in capsys.readouterr().out


def test_findings_end_with_one(veiviser: Run, tmp_path: Path) -> None:
    assert veiviser("check", written(tmp_path / "a.json")) == 1


def test_unreadable_wins_over_findings(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    assert veiviser("check", written(tmp_path / "a.json"), tmp_path / "b.json", "--format", "json") == 2
    report = json.loads(capsys.readouterr().out)
    assert [f["status"] for f in report["files"]] == ["not_ready", "unreadable"]
    assert report["files"][1]["findings"][0]["rule"] == "file.unreadable"


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1)])
def test_one_chooses_what_fails(veiviser: Run, tmp_path: Path, fail_on: str, code: int) -> None:
    document = json.loads(GOOD.read_text("utf-8"))
    document["answers"]["other_application"] = True
    (tmp_path / "a.json").write_text(json.dumps(document), encoding="utf-8")
    assert veiviser("check", tmp_path / "a.json", "--fail-on", fail_on) == code


def test_standard_input_is_a_file_too(veiviser: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(GOOD.read_bytes())))
    assert veiviser("check", "-") == 0


def test_two_applications_of_one_municipality_are_told(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.json"
    copy.write_bytes(GOOD.read_bytes())
    assert veiviser("check", GOOD, copy, "--format", "json") == 0
    first, second = json.loads(capsys.readouterr().out)["files"]
    assert "batch.same-municipality" not in {f["rule"] for f in first["findings"]}
    [found] = [f for f in second["findings"] if f["rule"] == "batch.same-municipality"]
    assert (found["at"], found["severity"]) == ("/municipality", "warning")
    assert second["counts"]["warning"] == first["counts"]["warning"] + 1


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_the_report_speaks_the_language_asked_for(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    veiviser("check", written(tmp_path / "a.json"), "--lang", lang)
    said = capsys.readouterr().out
    assert {"nb": "ikke klar", "nn": "ikkje klar", "en": "not ready"}[lang] in said


def test_a_package_is_written_verified_and_opened_again(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert veiviser("package", GOOD, "--out", tmp_path / "out") == 0
    names = {p.name for p in (tmp_path / "out").iterdir()}
    assert names == {"soknad.json", "soknad.md", "kontroll.json", "kontroll.md", "manifest.json"}
    assert veiviser("verify", tmp_path / "out") == 0
    capsys.readouterr()
    assert veiviser("open", tmp_path / "out") == 0
    draft = capsys.readouterr().out.strip()
    assert veiviser("package", draft, "--out", tmp_path / "again") == 0
    for name in names:
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_a_package_overwrites_nothing(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert veiviser("package", GOOD, "--out", tmp_path / "out") == 0
    before = (tmp_path / "out" / "soknad.md").read_bytes()
    assert veiviser("package", GOOD, "--out", tmp_path / "out") == 2
    assert (tmp_path / "out" / "soknad.md").read_bytes() == before
    assert "Traceback" not in capsys.readouterr().err


def test_what_is_not_ready_is_only_written_as_a_draft(veiviser: Run, tmp_path: Path) -> None:
    source = written(tmp_path / "a.json", {"municipality": "1826"})
    assert veiviser("package", source, "--out", tmp_path / "out") == 1
    assert not (tmp_path / "out").exists()
    assert veiviser("package", source, "--out", tmp_path / "out", "--draft") == 0
    names = {p.name for p in (tmp_path / "out").iterdir()}
    assert {"utkast.json", "utkast.md"} <= names
    assert "soknad.json" not in names


def test_a_ready_application_is_no_draft_even_when_one_is_asked_for(veiviser: Run, tmp_path: Path) -> None:
    assert veiviser("package", GOOD, "--out", tmp_path / "out", "--draft") == 0
    assert (tmp_path / "out" / "soknad.json").exists()


def test_a_changed_package_is_not_whole(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    veiviser("package", GOOD, "--out", tmp_path / "out")
    with (tmp_path / "out" / "soknad.md").open("a", encoding="utf-8") as file:
        file.write("x")
    capsys.readouterr()
    assert veiviser("verify", tmp_path / "out") == 1
    assert "soknad.md" in capsys.readouterr().out


def test_the_interview_is_driven_by_a_file_of_answers(
    veiviser: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert veiviser("fill", "--answers", GOOD) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["answers"] == json.loads(GOOD.read_text("utf-8"))["answers"]
    assert veiviser("drafts", "list") == 0
    listed = capsys.readouterr().out.split("\t")
    assert listed[1:3] == ["Hattfjelldal", "overgangsordning@2023"]
    assert veiviser("drafts", "delete", listed[0]) == 0
    assert veiviser("drafts", "list") == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"purpose": "carry_over", "positions": [{"title": "x"}]}, "positions"),
        ({"positions": [{"title": "x"}]}, "positions"),
        ({"municipalty": "1826"}, "municipality"),
    ],
)
def test_answers_that_are_never_asked_for_are_refused(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], answers: dict[str, Any], named: str
) -> None:
    assert veiviser("fill", "--answers", written(tmp_path / "a.json", answers)) == 2
    said = capsys.readouterr()
    assert named in said.err
    assert said.out == ""
    assert not (tmp_path / "drafts").exists()


def test_answers_of_another_scheme_are_refused(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert veiviser("fill", "kommunalt-rusarbeid@2023", "--answers", written(tmp_path / "a.json")) == 2
    assert "overgangsordning@2023" in capsys.readouterr().err


def test_a_draft_takes_further_answers(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert veiviser("fill", "--answers", written(tmp_path / "a.json", {"city": "Oslo"})) == 1
    capsys.readouterr()
    veiviser("drafts", "list")
    draft = capsys.readouterr().out.split("\t")[0]
    assert veiviser("fill", draft, "--answers", written(tmp_path / "b.json", {"contact_name": "Kari"})) == 1
    assert json.loads(capsys.readouterr().out)["answers"] == {"city": "Oslo", "contact_name": "Kari"}


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["chek"], "chek"),
        (["check"], "STI"),
        (["check", "a.json", "--lang", "de"], "de"),
        (["check", "missing.json"], "missing.json"),
        (["package", "missing.json", "--out", "x"], "missing.json"),
        (["package", "nosuchdraft", "--out", "x"], "nosuchdraft"),
        (["open", "missing.json"], "missing.json"),
        (["verify", "missing"], "missing"),
        (["schemes", "show", "overgangsordningen"], "overgangsordning"),
        (["schemes", "show", "overgangsordning@2032"], "2023"),
        (["drafts", "delete", "../x"], "../x"),
        (["fill"], "terminal"),
    ],
)
def test_wrong_use_ends_with_two_and_one_clear_line(
    veiviser: Run, capsys: pytest.CaptureFixture[str], arguments: list[str], named: str
) -> None:
    assert veiviser(*arguments) == 2
    said = capsys.readouterr()
    assert named in said.err + said.out
    assert len((said.err + said.out).strip().splitlines()) == 1
    assert "Traceback" not in said.err


@pytest.mark.parametrize("day", ["2023-02-30", "16.1.2023", "20230116", "i dag"])
def test_a_date_that_is_none_is_refused(capsys: pytest.CaptureFixture[str], day: str) -> None:
    assert run(["check", "x.json", "--today", day]) == 2
    assert day in capsys.readouterr().err


def test_options_stand_before_or_after_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "a.json")
    run(["--lang", "en", "--today", "2030-01-01", "check", str(path), "--format", "json"])
    before = capsys.readouterr().out
    run(["check", str(path), "--format", "json", "--lang", "en", "--today", "2030-01-01"])
    assert capsys.readouterr().out == before
    assert "deadline.passed" in before


@pytest.mark.parametrize("lang", ["nb", "nn"])
@pytest.mark.parametrize("command", [[], ["check"], ["fill"], ["package"], ["drafts"], ["schemes", "show"]])
def test_help_holds_no_english_of_the_argument_parser(
    capsys: pytest.CaptureFixture[str], lang: str, command: list[str]
) -> None:
    assert run([*command, "--help", "--lang", lang]) == 0
    said = capsys.readouterr().out
    for word in ("usage", "options", "show this", "positional", "exit", "the "):
        assert word not in said


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_every_scheme_can_be_listed_and_shown(
    veiviser: Run, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    assert veiviser("schemes", "list", "--lang", lang) == 0
    names = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert len(names) == 5
    for name in names:
        assert veiviser("schemes", "show", name, "--lang", lang) == 0
        assert "`grant_sought`" in capsys.readouterr().out


def test_the_bundled_content_has_no_faults(veiviser: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert veiviser("schemes", "check") == 0
    assert capsys.readouterr().out == ""


def test_without_a_terminal_the_example_becomes_a_package(
    veiviser: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert veiviser() == 0
    assert (tmp_path / "veiviser-eksempel" / "soknad.md").exists()
    assert veiviser() == 0
