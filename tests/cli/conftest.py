"""The program as it is run from a command line, in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from wizard.cli import run

TODAY = "2023-01-16"
Run = Callable[..., int]


@pytest.fixture
def veiviser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WIZARD_LANG", raising=False)
    monkeypatch.delenv("WIZARD_CONTENT", raising=False)

    def command(*arguments: object) -> int:
        return run([str(a) for a in arguments] + ["--today", TODAY, "--drafts", str(tmp_path / "drafts")])

    return command
