"""`train score`: marks, decisions and applications in a file are worth what they are in the app."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.training.command.conftest import FAULTS, train
from wizard.content.library import Library


def scored(capsys: pytest.CaptureFixture[str], exercise: str, held: Any) -> dict[str, Any]:
    Path("svar.json").write_text(json.dumps(held), "utf-8")
    assert train("score", exercise, "svar.json", "--format", "json") == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def test_marks_in_a_file_are_scored(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    fault = library.exercise(FAULTS).planted[0]
    marks = [fault.model_dump(), {"at": "/city", "rule": "answer.kind"}]
    document = scored(capsys, FAULTS, {"marks": marks})
    assert (document["format"], document["exercise"], document["points"]) == ("veiviser/score", FAULTS, 1)
    found = {item["at"]: item for item in document["items"]}
    assert found[fault.at]["outcome"] == "found"
    assert found[fault.at]["mark"] == marks[0]
    assert found["/city"]["outcome"] == "wrongly_accused"
    assert document["by_theme"]["signing"] == {"points": 0, "most": 0}
    train("score", FAULTS, "svar.json")
    text = capsys.readouterr().out.splitlines()
    label = library.words("overgangsordning", "nb").label(fault.at[1:])
    assert text[0].split("\t") == ["funnet", "2/2", label, fault.rule]
    assert text[-1].startswith("Poeng: 1 av ")
    assert ["i orden, men merket", "-1", "Poststed", "answer.kind"] in [line.split("\t") for line in text]


def test_decisions_from_standard_input_are_scored(
    library: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    exercise = library.exercise("hvem-kan-soke")
    held = {
        "decisions": {
            s.id: {"verdict": s.verdict, "condition": s.decides[0] if s.decides else None}
            for s in exercise.situations
        }
    }
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(held)))
    assert train("score", exercise.id, "-") == 0
    text = capsys.readouterr().out.splitlines()
    most = 2 * len(exercise.situations)
    assert text[-1] == f"Poeng: {most} av {most}."
    assert text[0].split("\t")[:3] == ["riktig", "2/2", exercise.situations[0].id]


def test_an_application_is_scored_as_what_was_filled_in(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    exercise = next(e for e in library.exercises() if e.kind == "fill_in")
    path = library.folders.top / "cases" / exercise.id / "application.json"
    assert train("score", exercise.id, path) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    most = sum(judged.points for judged in exercise.judged)
    assert last == f"Poeng: {most} av {most}."
    other = next(c for c in library.cases() if c.scheme != exercise.scheme)
    assert train("score", exercise.id, other.application) == 2
    assert "søknadsfil for samme utlysning" in capsys.readouterr().err
    assert train("score", exercise.id, "finnes-ikke.json") == 2


@pytest.mark.parametrize(
    ("exercise", "text"),
    [
        (FAULTS, "{"),
        (FAULTS, "[]"),
        (FAULTS, '{"marks": 1}'),
        (FAULTS, '{"marks": [{"at": "/summary"}]}'),
        (FAULTS, '{"decisions": {}}'),
        (FAULTS, "[" * 100_000),
        ("hvem-kan-soke", '{"decisions": {"a": {"verdict": "maybe"}}}'),
        ("hvem-kan-soke", '{"marks": []}'),
        ("hvem-kan-soke", "\udcff"),
    ],
    ids=range(9),
)
def test_a_file_of_another_form_is_refused_with_the_form_that_is_wanted(
    exercise: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("svar.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert train("score", exercise, "svar.json") == 2
    said = capsys.readouterr().err
    assert "«svar.json»" in said
    assert "marks" in said or "decisions" in said


def test_a_file_that_is_not_there_is_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert train("score", FAULTS, "finnes-ikke.json") == 2
    assert "finnes-ikke.json" in capsys.readouterr().err
