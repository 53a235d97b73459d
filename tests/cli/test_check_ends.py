"""How a check of many files ends: stopped, left by its reader, short of a process, or well."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.batches import laid, many, names
from tests.cli.conftest import TODAY, Run
from wizard.commands import check_jobs, check_many, check_progress
from wizard.commands.check_judge import Judge
from wizard.content.files import BrokenContent
from wizard.export.files import Source

ROOT = Path(__file__).parents[2]


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    return laid(tmp_path)


def test_a_file_over_which_the_program_stumbles_stops_nothing(
    veiviser: Run, batch: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Judge.judge

    def judge(self: Judge, source: Any) -> Any:
        if source.name.endswith("b.json"):
            raise ZeroDivisionError("people's words")
        return real(self, source)

    monkeypatch.setattr(Judge, "judge", judge)
    monkeypatch.setattr("wizard.mishap.record", lambda _: None)
    assert veiviser("check", batch, "--format", "json") == 2
    said = capsys.readouterr().out
    assert [f["status"] for f in json.loads(said)["files"]].count("unreadable") == 2
    assert "people's words" not in said


def test_content_that_is_at_fault_ends_a_report_well(
    veiviser: Run, batch: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Judge.judge

    def judge(self: Judge, source: Any) -> Any:
        if source.name.endswith("d.json"):
            raise BrokenContent("schemes/x.toml", "missing")
        return real(self, source)

    monkeypatch.setattr(Judge, "judge", judge)
    assert veiviser("check", batch, "--format", "json") == 2
    said = capsys.readouterr()
    assert len(names(said.out)) == 3
    assert "schemes/x.toml" in said.err


def test_who_stops_it_has_a_whole_report_of_what_was_done(
    veiviser: Run, batch: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Judge.judge

    def judge(self: Judge, source: Any) -> Any:
        if source.name.endswith("c.json"):
            os.kill(os.getpid(), signal.SIGINT)
        return real(self, source)

    monkeypatch.setattr(Judge, "judge", judge)
    assert veiviser("check", batch, "--format", "json") == 130
    said = capsys.readouterr()
    assert len(names(said.out)) == 2
    assert said.err == "Avbrutt. Rapporten gjelder de 2 filene som ble kontrollert.\n"


def test_a_part_of_a_report_is_never_torn() -> None:
    written: list[str] = []

    def write() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        written.append("whole")

    with check_many.Stop() as stop, pytest.raises(KeyboardInterrupt):
        stop.whole(write)
    assert written == ["whole"]


def test_who_asks_twice_is_not_kept_waiting() -> None:
    def write() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(1)
        raise AssertionError("unreachable")

    with check_many.Stop() as stop, pytest.raises(KeyboardInterrupt):
        stop.whole(write)


def started(*arguments: object, **more: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "wizard", "check", *map(str, arguments), "--today", TODAY]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0, **more
    )


@pytest.mark.skipif(os.name == "nt", reason="another way of stopping")
def test_ctrl_c_reaches_every_process_and_leaves_a_whole_report(tmp_path: Path) -> None:
    path = many(tmp_path / "many.jsonl", 4_000)
    running = started(path, "--format", "json", "--jobs", 2, start_new_session=True)
    assert running.stdout is not None
    first = running.stdout.read(1_000)
    os.killpg(running.pid, signal.SIGINT)
    rest, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert 0 < len(json.loads(first + rest)["files"]) < 4_000
    assert err.decode().startswith("Avbrutt.")
    assert len(err.splitlines()) == 1


def lives(process: str) -> bool:
    """Whether it does; one that has ended may still be listed where nobody asks how it ended."""
    try:
        return (
            Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[0] != "Z"
        )
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="who began whom stands in Linux's /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_whoever_kills_it_leaves_no_process_behind(tmp_path: Path, number: signal.Signals) -> None:
    running = started(many(tmp_path / "many.jsonl", 4_000), "--format", "json", "--jobs", 2)
    assert running.stdout is not None
    running.stdout.read(1_000)
    begun = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text("ascii").split()
    assert len(begun) == 2
    running.send_signal(number)
    running.stdout.close()
    assert running.wait(60) == -number
    until = time.monotonic() + 30
    while any(map(lives, begun)) and time.monotonic() < until:
        time.sleep(0.02)
    assert not list(filter(lives, begun))


def test_a_reader_that_goes_ends_it_quietly(tmp_path: Path) -> None:
    running = started(many(tmp_path / "many.jsonl", 400), "--jobs", 2)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.read(1_000)
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait(60) == 0


def test_a_process_that_is_lost_is_told_of(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_jobs, "judged_safely", lambda *_: os._exit(9))
    assert veiviser("check", many(tmp_path / "many.jsonl"), "--jobs", 2, "--format", "json") == 2
    said = capsys.readouterr()
    assert "--jobs" in said.err
    assert said.out == ""


def test_chunks_are_bounded_by_number_and_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Source(str(n), data=b"x" * 900_000 if n < 6 else b"") for n in range(60)]
    assert [len(chunk) for chunk in check_jobs._chunks(iter(found))] == [3, 3, 16, 16, 16, 6]


def test_long_work_has_a_bar_on_a_terminal(
    veiviser: Run, batch: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_progress, "PATIENCE", 0.0)
    monkeypatch.setattr(check_progress, "OFTEN", 0.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    veiviser("check", batch, "--format", "json")
    said = capsys.readouterr()
    assert "Kontrollerer" in said.err
    assert "5/5" in said.err
    assert len(names(said.out)) == 5
    assert check_progress.total(["x.jsonl"], None) is None
