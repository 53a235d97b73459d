"""Faults of the program, and ends from outside, in a real terminal: nothing is lost, nothing is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

if os.name != "posix":
    pytest.skip("a pseudo-terminal is a thing of POSIX", allow_module_level=True)

import signal

from tests.terminal import ROOT, Terminal
from wizard.drafts.store import Draft
from wizard.drafts.tiny import TinyStore
from wizard.schema.application import Application

SECRET = "Hemmelegheita 7421"
TYPED = "Grubletekst 9035"
FAULTY = str(ROOT / "tests" / "faulty.py")
GONE_ON = "Noe gikk galt"


class Sitting:
    """A draft with answers, and where its logs go."""

    def __init__(self, folder: Path, question: str, answers: dict[str, Any]) -> None:
        self.store = TinyStore(folder / "drafts")
        self.folder = folder
        given = {"applicant_type": "municipality", "title": SECRET, "contact_name": SECRET} | answers
        application = Application(scheme="kommunalt-rusarbeid", edition="2023", answers=given)
        made = self.store.new(application)
        self.draft = self.store.save(made.model_copy(update={"place": question}))

    def begin(self, *faults: str, at: str = "") -> Terminal:
        """Open the draft in a terminal, with a fault planted if one is named."""
        program = (FAULTY, *faults) if faults else ("-m", "wizard")
        options = ["--drafts", str(self.folder / "drafts"), "--today", "2023-02-15"]
        state = {"XDG_STATE_HOME": str(self.folder / "state"), "HOME": str(self.folder)}
        arguments = ["fill", self.draft.id, *options]
        terminal = Terminal(arguments, program=program, environment=state, cwd=self.folder)
        terminal.until(at or "F1")
        terminal.settle()
        return terminal

    @property
    def saved(self) -> Draft:
        return self.store.open(self.draft.id)

    @property
    def logs(self) -> list[str]:
        return [path.read_text("utf-8") for path in sorted(self.folder.glob("state/**/*.log"))]


def parting(terminal: Terminal) -> str:
    """What was printed after the terminal was given back."""
    return terminal.raw.rpartition(b"\x1b[?1049l")[2].decode()


def tells_no_answer(*texts: str) -> bool:
    return not any(
        word in text for text in texts for word in (*SECRET.split(), *TYPED.split(), "municipality")
    )


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        ("in_a_handler", "f8"),
        ("in_compose", "f10"),
        ("in_render", "f8"),
        ("in_a_worker", "f8"),
        ("in_a_timer", "f8"),
    ],
)
def test_a_fault_in_a_screen_is_got_over_once_and_then_ends_the_program(
    tmp_path: Path, fault: str, key: str
) -> None:
    sitting = Sitting(tmp_path, "address_street", {})
    with sitting.begin(fault) as terminal:
        terminal.type(TYPED)
        terminal.press(key)
        terminal.until(GONE_ON)
        assert sitting.saved.application.answers["address_street"] == TYPED
        terminal.press("escape")
        terminal.until(TYPED)
        terminal.type(" og meir")
        terminal.press(key)
        assert terminal.ended() == 1
        assert terminal.given_back
        said = parting(terminal)
    assert "den måtte stoppe" in said
    assert sitting.draft.id in said.replace("\r\n", "")
    assert "også det dere holdt på å skrive" in said.replace("\r\n", "")
    assert sitting.saved.application.answers["address_street"] == f"{TYPED} og meir"
    assert sitting.saved.application.answers["title"] == SECRET
    [log] = sitting.logs
    assert log.count("builtins.LookupError") >= 2
    assert "tests/faulty.py:" in log
    assert str(ROOT) not in log
    assert tells_no_answer(said, *sitting.logs)
    assert "Traceback" not in terminal.raw.decode(errors="replace")


@pytest.mark.parametrize("fault", ["in_the_app", "again_and_again", "in_keeping"])
def test_a_fault_that_cannot_be_got_over_ends_the_program_with_the_answers_saved(
    tmp_path: Path, fault: str
) -> None:
    sitting = Sitting(tmp_path, "address_street", {})
    with sitting.begin(fault) as terminal:
        terminal.type(TYPED)
        terminal.press("f8")
        if fault == "in_keeping":
            terminal.until(GONE_ON)
            terminal.press("escape")
            terminal.press("f8")
        assert terminal.ended() == 1
        assert terminal.given_back
        said = parting(terminal)
    if fault != "in_keeping":
        assert sitting.saved.application.answers["address_street"] == TYPED
    else:
        assert "kan mangle" in said.replace("\r\n", "")
    assert sitting.saved.application.answers["title"] == SECRET
    assert "den måtte stoppe" in said
    assert tells_no_answer(said, *sitting.logs)


KINDS: Sequence[tuple[str, str, Sequence[str], Any]] = [
    ("line", "address_street", [TYPED], TYPED),
    ("money", "grant_sought", ["12000"], 12000),
    ("prose", "need", ["ein tekst", "\r", TYPED], f"ein tekst\n{TYPED}"),
    ("cell", "partners", [TYPED], [{"name": TYPED}]),
    ("choices", "target_groups", [" "], None),
]
ENDS = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGTERM]


@pytest.mark.parametrize(
    ("kind", "question", "keys", "expected", "number"),
    [(*kind, number) for kind, number in zip(KINDS, ENDS, strict=True)],
    ids=[kind[0] for kind in KINDS],
)
def test_a_signal_in_the_middle_of_an_answer_loses_nothing(
    tmp_path: Path, kind: str, question: str, keys: list[str], expected: Any, number: int
) -> None:
    sitting = Sitting(tmp_path, question, {})
    with sitting.begin() as terminal:
        terminal.type("".join(keys))
        # What the terminal itself still holds has reached no program.
        terminal.until(keys[-1] if keys[-1].strip() else r"\[x\]")
        terminal.signal(number)
        assert terminal.ended() == 128 + number
        assert terminal.given_back
        said = parting(terminal)
    answer = sitting.saved.application.answers[question]
    if kind == "cell":
        answer = [{k: v for k, v in row.items() if k != "id"} for row in answer]
    assert answer == expected if expected is not None else answer
    assert "avsluttet utenfra" in said
    assert tells_no_answer(said)
    assert not sitting.logs


@pytest.mark.parametrize("faults", [(), ("deaf_to_hang_ups",)], ids=["signal", "no signal"])
def test_a_window_that_is_closed_loses_nothing(tmp_path: Path, faults: tuple[str, ...]) -> None:
    sitting = Sitting(tmp_path, "address_street", {})
    with sitting.begin(*faults) as terminal:
        terminal.type(TYPED)
        # What the terminal itself still holds when it is closed has reached no program.
        terminal.until(TYPED)
        terminal.hang_up()
        assert terminal.ended() == 129
    assert sitting.saved.application.answers["address_street"] == TYPED


def test_a_program_that_is_stuck_can_still_be_ended_and_gives_the_terminal_back(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path, "address_street", {})
    with sitting.begin("never_ending") as terminal:
        terminal.press("f8")
        terminal.signal(signal.SIGTERM)
        assert terminal.ended() == 143
        assert terminal.given_back
    assert sitting.saved.application.answers["title"] == SECRET


def test_a_draft_that_cannot_be_saved_is_written_somewhere_else_before_the_program_ends(
    tmp_path: Path,
) -> None:
    sitting = Sitting(tmp_path, "address_street", {})
    with sitting.begin() as terminal:
        folder = tmp_path / "drafts"
        folder.rename(tmp_path / "away")
        folder.write_text("a file where the folder was", "utf-8")
        terminal.type(TYPED)
        terminal.until(TYPED)
        terminal.signal(signal.SIGTERM)
        assert terminal.ended() == 143
        said = parting(terminal).replace("\r\n", "")
    [file] = tmp_path.glob("veiviser-*.json")
    assert file.name in said
    assert json.loads(file.read_text("utf-8"))["answers"]["address_street"] == TYPED
    assert file.stat().st_mode & 0o077 == 0


def test_odd_bytes_do_not_end_the_reading_of_keys(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path, "address_street", {})
    with sitting.begin() as terminal:
        for odd in (b"\xe5", b"\x1b[99999999999;9u", b"\x1b[1;1:3A", b"\xff\xfe"):
            os.write(terminal.handle, odd)
            terminal.settle()
        terminal.type(TYPED)
        terminal.until(TYPED)
        terminal.press("ctrl+q")
        assert terminal.ended() == 130
    assert TYPED in sitting.saved.application.answers["address_street"]


def test_a_fault_in_a_command_is_told_in_one_sentence_and_never_quotes_a_file(tmp_path: Path) -> None:
    file = tmp_path / "soknad.json"
    file.write_text(f'{{"answers": "{SECRET}"}}', "utf-8")
    done = subprocess.run(
        [sys.executable, FAULTY, "in_a_command", "check", str(file), "--lang", "nn"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(tmp_path / "state")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    [log] = tmp_path.glob("state/**/*.log")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Noko gjekk gale" in done.stderr
    assert str(log) in done.stderr
    assert tells_no_answer(done.stderr, log.read_text("utf-8"))
