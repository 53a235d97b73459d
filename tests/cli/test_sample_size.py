"""Made-up applications of a size: their texts go on, and what they say otherwise stays as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SIZE = 20_000


@pytest.mark.parametrize("scheme", ["overgangsordning@2023", "kommunalt-rusarbeid@2025"])
def test_files_are_of_about_the_size_that_is_asked_for_and_ready(veiviser: Run, scheme: str) -> None:
    assert veiviser("schemes", "sample", scheme, "--count", 4, "--seed", 3, "--out", "plain") == 0
    command = ["--count", 4, "--seed", 3, "--size", SIZE // 1_000, "--out", "long"]
    assert veiviser("schemes", "sample", scheme, *command) == 0
    for path in sorted(Path("long").iterdir()):
        before = Path("plain", path.name).stat().st_size
        assert max(SIZE, before) <= path.stat().st_size <= max(SIZE + 1_000, before)
        long = json.loads(path.read_text("utf-8"))["answers"]
        plain = json.loads(Path("plain", path.name).read_text("utf-8"))["answers"]
        assert long.keys() == plain.keys()
        for question, value in plain.items():
            assert long[question] == value or long[question].startswith(f"{value}\n\n")
    assert veiviser("check", "long") == 0


def test_faults_are_planted_in_long_texts_too(veiviser: Run) -> None:
    command = ["--count", 2, "--size", 30, "--faults", 2, "--out", "long"]
    assert veiviser("schemes", "sample", "overgangsordning@2024", *command) == 0
    assert all(path.stat().st_size > 29_000 for path in Path("long").iterdir())
    assert veiviser("check", "long") == 1


def test_a_size_that_no_file_may_have_is_refused(veiviser: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert veiviser("schemes", "sample", "overgangsordning", "--size", 5_000) == 2
    assert "4\u00a0900" in capsys.readouterr().err
