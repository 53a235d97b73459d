"""`train new`, `from-draft` and `generate`: exercises are made, and nothing where they cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.training.command.conftest import GOOD, lines, train
from wizard.arguments_train import KINDS
from wizard.cli import run


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_exercise_is_begun_in_a_folder_of_its_own(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("new", "min-forste", "--kind", kind, "--scheme", "overgangsordning@2023")
    assert train(*asked, "--content", "eget") == 0
    made = sorted(p.relative_to("eget").as_posix() for p in Path("eget").rglob("*") if p.is_file())
    application = ["cases/min-forste/application.json"] if kind != "decide" else []
    assert made == sorted(
        [*application, *(f"cases/min-forste/{name}" for name in ("case.toml", "nb/case.md", "nn/case.md"))]
    )
    assert "schemes check --content eget" in capsys.readouterr().err
    assert train(*asked, "--content", "eget") == 2
    assert "finnes fra før" in capsys.readouterr().err
    assert train("list", "--content", "eget") == 0
    assert "min-forste" in lines(capsys.readouterr().out)


def test_a_folder_of_cases_alone_is_checked_against_the_bundled_schemes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    train("new", "ny", "--kind", "decide", "--scheme", "overgangsordning", "--content", "eget")
    capsys.readouterr()
    assert run(["schemes", "check", "--content", "eget"]) == 1
    found = capsys.readouterr().out.splitlines()
    assert len(found) > 10
    assert all("cases/ny/" in line and "TODO" in line for line in found)


def test_without_a_folder_it_lies_beside_one_that_stands_here() -> None:
    assert train("new", "ny", "--kind", "decide", "--scheme", "overgangsordning") == 0
    assert (Path("content") / "cases" / "ny" / "case.toml").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "Min Øving", "--kind", "decide", "--scheme", "overgangsordning"), "Min Øving"),
        (("new", "ny", "--kind", "decide", "--scheme", "overgangsordninga"), "overgangsordning"),
        (("new", "ny", "--kind", "decide", "--scheme", "overgangsordning@1999"), "1999"),
        (("from-draft", "finnes-ikke", "ny"), "finnes-ikke"),
        (("from-draft", "finnes-ikke.json", "ny"), "finnes-ikke.json"),
        (("generate", "--scheme", "annen"), "annen"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train(*arguments, "--content", "eget") == 2
    assert said in capsys.readouterr().err
    assert not Path("eget").exists()


def test_a_scheme_that_gives_no_application_is_told_of(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from wizard.commands import train_make
    from wizard.export.sample import NoSample

    def none(*_: object) -> dict[str, str]:
        raise NoSample

    monkeypatch.setattr(train_make, "skeleton", none)
    assert train("new", "ny", "--kind", "fill_in", "--scheme", "overgangsordning") == 2
    assert "ingen ferdig søknad" in capsys.readouterr().err


def test_a_draft_becomes_an_exercise_without_what_is_personal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["open", str(GOOD), "--drafts", "drafts"]) == 0
    capsys.readouterr()
    run(["drafts", "list", "--drafts", "drafts"])
    draft = capsys.readouterr().out.split("\t")[0]
    assert train("from-draft", draft, "av-utkast", "--content", "eget") == 0
    said = capsys.readouterr()
    real = json.loads(GOOD.read_text("utf-8"))["answers"]
    text = (Path("eget") / "cases" / "av-utkast" / "application.json").read_text("utf-8")
    assert json.loads(text)["result"] == {"practice": True}
    for question in ("contact_name", "contact_email", "account_number", "signatory_name", "orgnr"):
        assert real[question] not in text
        assert real[question] not in said.out
    assert "Hattfjelldal" not in text
    told = [line.split("\t")[1:3] for line in said.out.splitlines() if line.startswith("\t")]
    assert ["Kontonummer", "kontonummer"] in told
    assert "Les hele saken" in said.out
    assert "TODO" in said.err


def test_a_generated_exercise_can_be_written_and_scored(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("generate", "--scheme", "overgangsordning@2023", "--seed", "7", "--level", "2")
    assert train(*asked) == 0
    application = json.loads(capsys.readouterr().out)
    assert application["scheme"] == "overgangsordning"
    assert application["result"] == {"practice": True}
    assert train(*asked, "--out", "laget") == 0
    said = capsys.readouterr().err
    held = json.loads((Path("laget") / "ovelse-merker.json").read_text("utf-8"))
    assert held["exercise"] in said
    assert json.loads((Path("laget") / "ovelse-soknad.json").read_text("utf-8")) == application
    assert train("score", held["exercise"], "laget/ovelse-merker.json", "--format", "json") == 0
    score = json.loads(capsys.readouterr().out)
    assert score["points"] == score["most"] == 2 * len(held["marks"])
    assert train(*asked, "--out", "laget") == 2
