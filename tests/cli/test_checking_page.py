"""The page on checking many applications: its commands run, in their order, and print what stands there.

What is shown is written anew with `GOLDEN=write python -m pytest tests/cli/test_checking_page.py`.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from wizard.cli import run

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "checking.md"
BLOCK = re.compile(r"^```(sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"^exit code (\d+)$", re.MULTILINE)
FROM, TO = "<", ">"


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Callable[[str], tuple[int, str]]:
    """Runs a command as a shell would, in a folder with the content in it; gives its exit code and output."""
    (tmp_path / "content").symlink_to(ROOT / "content")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("wizard.drafts.folder.default_folder", lambda: tmp_path / "drafts")
    for name in ("WIZARD_LANG", "WIZARD_CONTENT"):
        monkeypatch.delenv(name, raising=False)

    def runs(line: str) -> tuple[int, str]:
        words = shlex.split(line)
        files = {sign: words[words.index(sign) + 1] for sign in (FROM, TO) if sign in words}
        given = words[1 : min([words.index(sign) for sign in files], default=len(words))]
        if words[0] == "python3":
            return subprocess.run([sys.executable, *given], check=True).returncode, ""
        entered = Path(files[FROM]).read_bytes() if FROM in files else b""
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(entered)))
        code, said = run(given), capsysbinary.readouterr()
        assert b"Traceback" not in said.err
        if TO in files:
            Path(files[TO]).write_bytes(said.out)
        return code, said.out.decode().replace("\r\n", "\n")  # a table's lines, as the page has them

    return runs


def test_every_command_of_the_page_runs_in_its_order_and_prints_what_is_shown(
    command: Callable[[str], tuple[int, str]], tmp_path: Path
) -> None:
    page = PAGE.read_text("utf-8")
    shown, done = page, 0
    for kind, block in BLOCK.findall(page):
        if kind == "sh":
            for line in block.splitlines():
                code, out = command(line)
                assert code in (0, 1), line
                assert out or "--out" in line or "zipfile" in line or "--since report.json" in line, line
                done += 1
            continue
        told = []
        for line in [line for line in block.splitlines() if line.startswith("$ ")]:
            code, out = command(line.removeprefix("$ "))
            told.append(f"{line}\n" + (f"exit code {code}\n" if CODE.search(block) else out))
            done += 1
        shown = shown.replace(f"```{kind}\n{block}```", f"```{kind}\n{''.join(told)}```")
    assert done >= 18
    if os.environ.get("GOLDEN") == "write":
        PAGE.write_text(shown, encoding="utf-8")
    assert PAGE.read_text("utf-8") == shown
    assert len(zipfile.ZipFile(tmp_path / "inbox.zip").namelist()) == 13  # and the folder itself
