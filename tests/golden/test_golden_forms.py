"""One report in each form, over files of every status, as files to be looked at.

Written anew as the other golden files are: `GOLDEN=write python -m pytest tests/golden`.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from wizard.cli import run
from wizard.export.forms import FORMS

FOLDER = Path(__file__).parent / "forms"
CASES = Path(__file__).parents[2] / "content" / "cases"
TODAY = "2023-01-16"
ENDINGS = {"text": "txt", "json": "json", "csv": "csv", "junit": "xml", "sarif": "sarif", "markdown": "md"}


@pytest.mark.parametrize("form", FORMS)
def test_a_report_in_this_form_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], form: str
) -> None:
    for case in ("overgangsordning-feil", "overgangsordning-god", "overgangsordning-ikke-berettiget"):
        shutil.copy(CASES / case / "application.json", tmp_path / f"{case}.json")
    (tmp_path / "=ødelagt.json").write_text('{\n  "format": ,', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("wizard.export.sarif.__version__", "golden")
    asked = ["--summary"] if form in ("text", "markdown") else []
    arguments = ["check", ".", "overgangsordning-god.json", "--format", form, "--today", TODAY]
    assert run([*arguments, "--lang", "nb", *asked]) == 2
    said = capsysbinary.readouterr().out
    golden = FOLDER / f"report.nb.{ENDINGS[form]}"
    if os.environ.get("GOLDEN") == "write":
        golden.write_bytes(said)
    assert golden.read_bytes() == said
