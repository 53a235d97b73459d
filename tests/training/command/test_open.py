"""`train` alone or with the name of an exercise: what is opened, and what is refused."""

from __future__ import annotations

import pytest

from tests.training.command.conftest import FAULTS, lines, train
from wizard.commands.context import Context


def test_without_a_terminal_the_exercises_are_listed_instead(capsys: pytest.CaptureFixture[str]) -> None:
    assert train() == 0
    said = capsys.readouterr()
    assert FAULTS in lines(said.out)
    assert "ingen terminal" in said.err
    assert train(FAULTS) == 0


def test_an_exercise_that_there_is_not_is_refused_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert train("hvem-kan-søke") == 2
    assert "«hvem-kan-soke»" in capsys.readouterr().err
    assert train("zzzzzz") == 2
    assert "train list" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["generated:x", "generated:overgangsordning@2023:a:2", "generated:overgangsordning@2023:1:9"]
)
def test_a_generated_exercise_that_cannot_be_is_refused(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train(name) == 2
    assert capsys.readouterr().err.strip()


def test_a_terminal_opens_the_exercise_in_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    from wizard.commands import start

    shown: list[tuple[str | None, str | None]] = []

    def show(context: Context, train: str | None = None) -> int:
        shown.append((train, context.training.trainee))
        return 130

    monkeypatch.setattr(start, "show", show)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert train(FAULTS) == 130
    assert train() == 130
    assert train(FAULTS, "--trainee", "Kari") == 130
    assert shown == [(FAULTS, None), ("", None), (FAULTS, "Kari")]


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_seed_that_is_too_large_is_told_the_limit(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    seed = "9" * 23
    assert train("generate", "--scheme", "overgangsordning", "--seed", seed, lang=lang) == 2
    assert "999\u00a0999\u00a0999" in capsys.readouterr().err
    assert train(f"generated:overgangsordning@2023:{seed}:1", lang=lang) == 2
    assert "18" in capsys.readouterr().err
