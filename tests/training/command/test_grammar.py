"""What may be written after `train`, and that its help speaks every language."""

from __future__ import annotations

import pytest

from tests.training.command.conftest import train
from wizard.arguments_train import ACTIONS, KINDS, opened
from wizard.cli import run
from wizard.schema.exercise import ExerciseKind


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_every_action_speaks_every_language(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert train("list", lang=lang) == 0
    for action in (*ACTIONS, ""):
        assert run(["train", *filter(None, [action]), "--help", "--lang", lang]) == 0
    assert "training" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "completed"),
    [
        ([], ["open"]),
        (["finn"], ["open", "finn"]),
        (["list"], ["list"]),
        (["--lang", "nn"], ["open", "--lang", "nn"]),
        (["--trainee", "list"], ["open", "--trainee", "list"]),
        (["--lang", "nn", "results", "x"], ["--lang", "nn", "results", "x"]),
        (["--lang=nn", "finn"], ["open", "--lang=nn", "finn"]),
        (["--help"], ["--help"]),
        (["--lang", "nn", "-h"], ["--lang", "nn", "-h"]),
        (["-"], ["open", "-"]),
        (["finn", "--help"], ["open", "finn", "--help"]),
    ],
)
def test_an_exercise_that_stands_alone_is_opened(given: list[str], completed: list[str]) -> None:
    assert opened(given) == completed


def test_the_kinds_of_the_grammar_are_those_of_exercises() -> None:
    assert set(KINDS) == set(ExerciseKind.__args__)  # type: ignore[attr-defined]
