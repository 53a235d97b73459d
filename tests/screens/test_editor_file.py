"""A text in a file of its own for the user's editor, and back; the editor is a script, and no shell is asked."""

from __future__ import annotations

import os
import signal
import stat
import sys
from pathlib import Path

import pytest

from wizard.screens.editor import EditorTrouble, Sheet, editor_command, ends_late, run

posix = pytest.mark.skipif(os.name != "posix", reason="scripts and rights of POSIX")
BEFORE = "Æ, ø og å.\n\nTo avsnitt 👩‍💻"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs, the only one on the path; temporary files lie beside it."""
    folder = tmp_path / "programmer med mellomrom"
    folder.mkdir()
    for name in ("nano", "vi", "code"):
        program(folder, name)
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    return folder


def program(folder: Path, name: str, body: str = "") -> Path:
    """A program that is a Python script; it is given the file as its last argument."""
    path = folder / name
    path.write_text(
        f"#!{sys.executable}\nimport sys, os, pathlib\npath = pathlib.Path(sys.argv[-1])\n{body}\n"
    )
    path.chmod(0o755)
    return path


@posix
@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({}, ["nano"]),
        ({"EDITOR": " "}, ["nano"]),
        ({"EDITOR": "vi"}, ["vi"]),
        ({"EDITOR": "vi", "VISUAL": "code --wait -n"}, ["code", "--wait", "-n"]),
        ({"EDITOR": "code '--a b' \"--c d\" e\\ f"}, ["code", "--a b", "--c d", "e f"]),
        ({"EDITOR": "vi ; rm -rf $HOME | cat > x"}, ["vi", ";", "rm", "-rf", "$HOME", "|", "cat", ">", "x"]),
        ({"EDITOR": "{folder}/vi"}, ["vi"]),
        ({"EDITOR": "'{folder}/vi' -R"}, ["vi", "-R"]),
    ],
)
def test_the_editor_is_found_with_its_arguments(
    programs: Path, environment: dict[str, str], command: list[str]
) -> None:
    chosen = {k: v.replace("{folder}", str(programs)) for k, v in environment.items()}
    found = editor_command({"PATH": str(programs), **chosen}, windows=False)
    assert found == [str(programs / command[0]), *command[1:]]


@posix
@pytest.mark.parametrize(
    ("environment", "code"),
    [({"EDITOR": "finnes-ikke -x"}, "not-found"), ({"VISUAL": "vi 'uten slutt"}, "quotes"), ({}, "none")],
)
def test_an_editor_that_is_not_there_is_told(programs: Path, environment: dict[str, str], code: str) -> None:
    (programs / "nano").unlink()
    (programs / "vi").unlink()
    with pytest.raises(EditorTrouble) as trouble:
        editor_command({"PATH": str(programs), **environment}, windows=False)
    assert trouble.value.code == code


@posix
def test_on_windows_paths_keep_their_backslashes_and_notepad_is_the_usual_one(programs: Path) -> None:
    program(programs, "notepad")
    assert editor_command({"PATH": str(programs)}, windows=True) == [str(programs / "notepad")]
    quoted = f'"{programs / "code"}" --wait C:\\x'
    chosen = editor_command({"PATH": str(programs), "EDITOR": quoted}, windows=True)
    assert chosen == [str(programs / "code"), "--wait", "C:\\x"]


def test_editors_of_the_terminal_are_known() -> None:
    assert ends_late(["/usr/bin/vim.basic", "-R"])
    assert ends_late(["C:\\Program Files\\vim.exe"])
    assert not ends_late(["/usr/bin/code"])


@posix
def test_the_file_is_private_and_gone_afterwards_with_what_lay_beside_it(programs: Path) -> None:
    with Sheet("need", BEFORE) as sheet:
        assert stat.S_IMODE(sheet.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(sheet.path.parent.stat().st_mode) == 0o700
        assert sheet.path.name == "need.txt"
        assert sheet.path.read_bytes() == (BEFORE + "\n").encode()
        assert sheet.read() == (BEFORE, "")
        sheet.path.with_name("need.txt~").write_text("kopi")
    assert not list((programs.parent / "tmp").iterdir())


@pytest.mark.parametrize(
    ("data", "text", "remark"),
    [
        (b"ny tekst", "ny tekst", ""),
        (b"ny\r\ntekst\r\n", "ny\ntekst", ""),
        (b"ny\n\n", "ny\n", ""),
        (b"", "", ""),
        (b"\n", "", ""),
        ("\ufeffæøå\n".encode(), "æøå", ""),
        ("æøå\n".encode("utf-16"), "æøå", ""),
        ("æøå\n".encode("cp1252"), "æøå", "not-utf8"),
    ],
)
def test_what_an_editor_wrote_is_read(data: bytes, text: str, remark: str) -> None:
    with Sheet("need", BEFORE) as sheet:
        sheet.path.write_bytes(data)
        assert sheet.read() == (text, remark)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"\x89PNG\r\n\x1a\n\0\0\x81", "not-text"), (b"x" * 4_000_001, "huge"), (b"\x81\x8d", "not-text")],
)
def test_what_cannot_be_read_stays_in_its_file(programs: Path, data: bytes, code: str) -> None:
    with Sheet("need", BEFORE) as sheet:
        sheet.path.write_bytes(data)
        with pytest.raises(EditorTrouble) as trouble:
            sheet.read()
    assert trouble.value.code == code
    assert Path(trouble.value.values["path"]).read_bytes() == data


def test_a_file_that_is_gone_is_told() -> None:
    with Sheet("need", BEFORE) as sheet:
        sheet.path.unlink()
        with pytest.raises(EditorTrouble, match="gone"):
            sheet.read()


@posix
def test_a_disk_that_takes_nothing_leaves_no_folder(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int, *_: object, **__: object) -> int:
        os.close(handle)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(OSError, match="No space"):
        Sheet("need", BEFORE)
    assert not list((programs.parent / "tmp").iterdir())


@posix
def test_the_editor_gets_its_arguments_as_they_are_and_its_exit_code_is_told(programs: Path) -> None:
    body = "path.write_text('|'.join(sys.argv[1:-1])); sys.exit(3)"
    command = [str(program(programs, "ed1", body)), "$HOME", "a b", ";ls"]
    with Sheet("need", BEFORE) as sheet:
        assert run(command, sheet.path) == 3
        assert sheet.read() == ("$HOME|a b|;ls", "")


@posix
def test_ctrl_c_in_the_editor_ends_the_editor_alone(programs: Path) -> None:
    # As the terminal does it: both are told.
    body = "import signal\nos.kill(os.getppid(), signal.SIGINT)\nos.kill(os.getpid(), signal.SIGINT)\nimport time\ntime.sleep(9)"
    before = signal.getsignal(signal.SIGINT)
    with Sheet("need", BEFORE) as sheet:
        code = run([str(program(programs, "ed2", body))], sheet.path)
    assert code == 130
    assert signal.getsignal(signal.SIGINT) is before


@posix
def test_a_program_that_cannot_be_started_raises(programs: Path) -> None:
    nothing = programs / "ingenting"
    nothing.write_bytes(b"\x7fELF nothing")
    nothing.chmod(0o755)
    with Sheet("need", BEFORE) as sheet, pytest.raises(OSError, match="format"):
        run([str(nothing)], sheet.path)
