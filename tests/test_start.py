"""The program's own start and end, which spare what a short run does not need."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from wizard import __main__ as start
from wizard import cli, interrupt

ROOT = Path(__file__).parents[1]
GOOD = ROOT / "content" / "cases" / "overgangsordning-god" / "application.json"
CHECK = [sys.executable, "-m", "wizard", "check", str(GOOD), "--today", "2023-01-16"]


def test_all_that_is_said_is_written_though_the_program_ends_at_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = subprocess.run(
        [*CHECK, "--format", "json"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert cli.run([*CHECK[3:], "--format", "json"]) == 0
    assert done.stdout == capsys.readouterr().out
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is a Linux device")
def test_a_full_disk_is_told_of_once() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(CHECK, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_program_that_has_threads_still_waits_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    monkeypatch.setattr(interrupt, "_LEFT", [])
    with pytest.raises(SystemExit) as left:
        start._leave(1)
    assert left.value.code == 1


def test_rubbish_is_collected_while_a_command_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = []
    monkeypatch.setattr("wizard.commands.check.run", lambda *_: seen.append(gc.isenabled()) or 0)
    gc.disable()
    try:
        assert cli.run(["check", str(GOOD)]) == 0
    finally:
        gc.enable()
        gc.unfreeze()
    assert seen == [True]


def test_what_speaks_to_networks_is_never_loaded_and_sums_come_out_all_the_same() -> None:
    program = (
        "import sys; sys.argv = ['veiviser', 'schemes', 'list']; import wizard.__main__ as start;"
        "start._leave = lambda code: None; start.main(); import asyncio, hashlib;"
        "print(sys.modules['ssl'], '_hashlib' in hashlib.sha256.__module__, hashlib.sha256(b'').hexdigest()[:8])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "None False e3b0c442"
