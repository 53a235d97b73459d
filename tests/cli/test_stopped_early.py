"""Ctrl+C before there is anything to stop, and asked for twice: no traceback, a whole report, an end."""

from __future__ import annotations

import csv
import io
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import Future
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.batches import many
from wizard import interrupt
from wizard.commands.check_jobs import _done, end_all
from wizard.commands.check_many import Stop

pytestmark = pytest.mark.skipif(os.name == "nt", reason="another way of stopping")
STOPPED_FIRST = """
import os, signal, sys
from wizard import interrupt
interrupt.hold()
os.kill(os.getpid(), signal.SIGINT)
from wizard.cli import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture(autouse=True)
def _no_threads_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test leaves behind is waited for in the next."""
    monkeypatch.setattr(interrupt, "_LEFT", [])


def stopped_first(*arguments: object) -> subprocess.CompletedProcess[str]:
    """A run that is stopped before it has read its command line."""
    command = [sys.executable, "-c", STOPPED_FIRST, *map(str, arguments), "--lang", "en"]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


@pytest.mark.parametrize("form", ["json", "csv", "junit", "sarif", "markdown", "text"])
def test_who_stops_it_before_it_begins_has_an_empty_whole_report(tmp_path: Path, form: str) -> None:
    done = stopped_first("check", many(tmp_path / "many.jsonl", 3), "--format", form)
    assert done.returncode == 130
    assert done.stderr == "Stopped. No file was checked.\n"
    if form == "json":
        assert json.loads(done.stdout)["files"] == []
    elif form == "sarif":
        found = json.loads(done.stdout)["runs"][0]
        assert found["results"] == []
        assert found["invocations"] == [{"executionSuccessful": False}]
    elif form == "junit":
        assert len(ET.fromstring(done.stdout.encode())) == 0
    elif form == "csv":
        assert len(list(csv.reader(io.StringIO(done.stdout, newline="")))) == 1
    else:
        assert "0 files" in done.stdout


@pytest.mark.parametrize("command", [["schemes", "list"], ["doctor"]])
def test_other_commands_end_without_a_word(command: list[str]) -> None:
    done = stopped_first(*command)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_who_asks_twice_while_it_starts_is_not_kept() -> None:
    before = signal.getsignal(signal.SIGINT)
    try:
        interrupt.hold()
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            interrupt.release()
        interrupt.release()
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)


def test_whoever_listens_already_goes_on_listening() -> None:
    before = signal.getsignal(signal.SIGINT)
    try:
        interrupt.hold()
        with Stop():
            listening = signal.getsignal(signal.SIGINT)
            interrupt.release()
            assert signal.getsignal(signal.SIGINT) == listening
    finally:
        signal.signal(signal.SIGINT, before)


def press() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_who_stops_what_must_be_patient_is_heard_at_its_end() -> None:
    done: list[str] = []

    def work() -> None:
        with stop.patient():
            press()
            done.append("whole")

    with Stop() as stop, pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["whole"]
    assert not stop.hurried


def test_who_asks_twice_there_leaves_no_process_to_wait_for() -> None:
    left = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(600,))
    left.start()

    def work() -> None:
        with stop.patient():
            press()
            assert left.is_alive()
            press()
            left.join(60)
            assert left.exitcode is not None

    with Stop() as stop, pytest.raises(KeyboardInterrupt):
        work()
    assert stop.hurried
    assert interrupt._LEFT


def test_who_asks_again_while_it_stops_is_in_a_hurry() -> None:
    with Stop() as stop:
        with pytest.raises(KeyboardInterrupt):
            press()
        press()
        assert stop.hurried
        with stop.patient():
            press()
        with pytest.raises(KeyboardInterrupt):
            press()


def test_who_is_in_a_hurry_waits_for_no_answer() -> None:
    with Stop() as stop:
        stop.hurried = True
        with pytest.raises(KeyboardInterrupt):
            _done(Future(), stop)


def test_an_end_that_is_decided_is_not_stopped() -> None:
    before = signal.getsignal(signal.SIGINT)
    try:
        interrupt.over()
        press()
    finally:
        signal.signal(signal.SIGINT, before)


def test_only_threads_that_have_work_left_are_waited_for() -> None:
    enough = threading.Event()
    thread = threading.Thread(target=enough.wait)
    thread.start()
    try:
        assert interrupt.waits_for_threads()
        interrupt.leave_threads()
        assert not interrupt.waits_for_threads()
    finally:
        enough.set()
        thread.join()


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.3])
def test_who_asks_twice_among_processes_is_not_kept_either(tmp_path: Path, seconds: float) -> None:
    path = many(tmp_path / "many.jsonl", 4_000)
    command = [sys.executable, "-m", "wizard", "check", str(path), "--format", "json", "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0) as running:
        assert running.stdout is not None
        first = running.stdout.read(1_000)
        running.send_signal(signal.SIGINT)
        time.sleep(seconds)
        running.send_signal(signal.SIGINT)
        rest, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in told
    assert 0 < len(json.loads(first + rest)["files"]) < 4_000


def test_no_process_is_left_behind() -> None:
    left = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(600,))
    left.start()
    end_all()
    left.join(60)
    assert left.exitcode is not None
