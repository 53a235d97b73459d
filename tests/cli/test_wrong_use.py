"""Wrong use is told in one line, in the language in use, with the name that was probably meant."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.batches import BAD, GOOD
from tests.cli.conftest import Run
from wizard.cli import run


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["chekc", "x"], "check"),
        (["check", "--formt", "json", "x"], "--format"),
        (["check", "x", "--summry=3"], "--summary"),
        (["check", "x", "--format", "JSON"], "json"),
        (["check", "x", "--fail-on", "Warning"], "warning"),
        (["schemes", "lst"], "list"),
        (["schemes", "schema", "--of", "aplication"], "application"),
        (["drafts", "trahs"], "trash"),
    ],
)
@pytest.mark.parametrize(
    ("lang", "asked"), [("nb", "Mente dere"), ("nn", "Meinte de"), ("en", "Did you mean")]
)
def test_the_nearest_name_is_given(
    capsys: pytest.CaptureFixture[str], typed: list[str], meant: str, lang: str, asked: str
) -> None:
    assert run([*typed, "--lang", lang]) == 2
    said = capsys.readouterr().err
    assert asked in said
    assert meant in said.split(asked)[1]
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["check", "x", "--format", "xml"], "text, json, csv, junit, sarif and markdown"),
        (["check", "x", "--theme", "dark"], "veiviser check --help"),
        (["diff", "a", "b", "c"], "c."),
        (["doctor", "-z"], "veiviser doctor --help"),
    ],
)
def test_where_nothing_is_near_it_says_what_there_is(
    capsys: pytest.CaptureFixture[str], typed: list[str], told: str
) -> None:
    assert run([*typed, "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert told in said
    assert "unrecognized" not in said
    assert "invalid choice" not in said


HOSTILE = "\x1b[31m\nx"


@pytest.mark.parametrize(
    "typed",
    [
        [HOSTILE],
        ["check", f"--{HOSTILE}", "x"],
        ["check", "--format", HOSTILE, "x"],
        ["check", "--only", HOSTILE, "x"],
        ["check", "--since", HOSTILE, "x"],
        ["package", HOSTILE, "--out", "y"],
        ["schemes", "show", HOSTILE],
        ["drafts", "history", HOSTILE],
        ["verify", HOSTILE],
        ["diff", HOSTILE, "x"],
    ],
)
def test_what_was_typed_neither_steers_the_terminal_nor_breaks_the_line(
    veiviser: Run, capsys: pytest.CaptureFixture[str], typed: list[str]
) -> None:
    assert veiviser(*typed) == 2
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert len(said.splitlines()) == 1


def test_what_is_neither_a_file_nor_a_draft_is_told_so(
    veiviser: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert veiviser("diff", "nowhere", "nowhere", "--lang", "en") == 2
    assert "neither a file nor a draft called “nowhere”" in capsys.readouterr().err


def test_a_folder_without_schemes_is_no_content(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert veiviser("schemes", "list", "--content", tmp_path) == 2
    assert str(tmp_path) in capsys.readouterr().err


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="no disk that is always full")
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_full_disk_is_told_of_in_one_line(form: str) -> None:
    command = [sys.executable, "-m", "wizard", "check", str(GOOD), "--format", form, "--lang", "en"]
    with FULL.open("w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False
        )
    assert done.returncode == 2
    assert done.stderr == "The disk is full, and what was to be written is not whole.\n"


@pytest.mark.skipif(os.name == "nt", reason="a shell of its own")
def test_who_closes_the_output_has_the_exit_code_and_no_traceback() -> None:
    shell = f"exec {shlex.quote(sys.executable)} -m wizard check {shlex.quote(str(BAD))} >&-"
    done = subprocess.run(["sh", "-c", shell], stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (1, "")
