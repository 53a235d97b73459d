"""The README: every example runs, and the table of commands says what the grammar has."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from wizard.cli import run

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
EXAMPLES = [line for block in BLOCKS for line in block.splitlines() if line.startswith("veiviser ")]
ROWS = re.findall(r"^\| (`veiviser .*?`) \|", README.replace("\\|", "¦"), re.MULTILINE)
FORMS = [form for row in ROWS for form in re.findall(r"`veiviser ([^`]+)`", row)]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of one's own with the content in it, as in the project's."""
    (tmp_path / "content").symlink_to(ROOT / "content")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("wizard.drafts.folder.default_folder", lambda: tmp_path / "drafts")
    for name in ("WIZARD_LANG", "WIZARD_CONTENT"):
        monkeypatch.delenv(name, raising=False)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 6
    assert len(FORMS) >= 12


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_runs(example: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(shlex.split(example)[1:]) in (0, 1)
    said = capsys.readouterr()
    assert said.out or "--out" in example
    assert "Traceback" not in said.err


@pytest.mark.parametrize("form", FORMS)
def test_the_table_names_commands_and_options_that_there_are(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    names = re.match(r"[a-z-]+(?: [a-z]+(?:¦[a-z]+)*)?(?= |$)", form)
    assert names is not None
    command, _, actions = names[0].partition(" ")
    for action in actions.split("¦"):
        assert run([command, *filter(None, [action]), "--help"]) == 0
        said = capsys.readouterr().out
        for option in re.findall(r"--[a-z-]+", form):
            assert option in said
