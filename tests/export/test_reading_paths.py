"""What stands at a path is read if it is a file or a package, and refused if it is anything else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.export.envelopes import written
from wizard.content.library import Library
from wizard.export.files import read_bytes, shown_path
from wizard.export.reading import read_path
from wizard.export.unreadable import Unreadable


def at(path: Path, library: Library) -> str:
    with pytest.raises(Unreadable) as caught:
        read_path(path, library)
    return caught.value.code


def test_a_file_and_a_package_folder_are_read(tmp_path: Path, library: Library) -> None:
    (tmp_path / "a.json").write_bytes(written(answers={"summary": "fil"}))
    (tmp_path / "utkast.json").write_bytes(written(answers={"summary": "utkast"}))
    assert read_path(tmp_path / "a.json", library).answers == {"summary": "fil"}
    assert read_path(tmp_path, library).answers == {"summary": "utkast"}
    (tmp_path / "soknad.json").write_bytes(written(answers={"summary": "søknad"}))
    assert read_path(tmp_path, library).answers == {"summary": "søknad"}


def test_what_is_no_file_is_refused(tmp_path: Path, library: Library) -> None:
    assert at(tmp_path / "borte.json", library) == "not-found"
    assert at(tmp_path, library) == "no-application"
    (tmp_path / "fil").write_bytes(written())
    assert at(tmp_path / "fil" / "under", library) == "not-found"
    (tmp_path / "soknad.json").mkdir()
    assert at(tmp_path, library) == "not-a-file"
    assert at(Path("a\x00b"), library) == "read-failed"
    assert at(tmp_path / ("x" * 5000), library) == "read-failed"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path, library: Library) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert at(tmp_path / "pipe", library) == "not-a-file"
    assert at(Path("/dev/zero"), library) == "not-a-file"


def test_a_file_of_fifty_megabytes_is_refused_without_being_read(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "stor.json"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert at(path, library) == "too-big"


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"x" * 20)
    small = os.stat_result((0o100644, 1, 1, 1, 0, 0, 5, 0, 0, 0))
    monkeypatch.setattr("wizard.export.files.os.fstat", lambda _: small)
    with pytest.raises(Unreadable, match="too-big"):
        read_bytes(path, 10)


def test_a_file_that_one_may_not_read_is_refused(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: Any) -> int:
        raise PermissionError

    monkeypatch.setattr("wizard.export.files.os.open", forbidden)
    assert at(tmp_path / "a.json", library) == "no-permission"


def test_a_folder_that_one_may_not_look_into_is_refused(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: Any) -> bool:
        raise PermissionError

    monkeypatch.setattr("wizard.export.files.Path.exists", forbidden)
    assert at(tmp_path, library) in ("not-a-file", "no-permission")


def test_a_name_is_shown_without_what_steers_a_terminal() -> None:
    assert shown_path("a\x1b[31m\nb\udcff") == "a\ufffd[31m b\ufffd"
