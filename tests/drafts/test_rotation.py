"""A file that is replaced in turn: whatever happens in between, it and its copy are whole."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest

from wizard.drafts import rotation
from wizard.drafts.rotation import write_in_turn

NAMES = ("open", "fsync", "link", "unlink", "replace", "fstat")


def test_the_file_is_new_the_copy_is_the_one_before_and_room_is_used_again(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    rooms = []
    for number in range(6):
        write_in_turn(path, b"%d" % number * (9 - number))
        assert path.read_bytes() == b"%d" % number * (9 - number)
        rooms.append(path.stat().st_ino)
        if number:
            assert (tmp_path / "a.bak").read_bytes() == b"%d" % (number - 1) * (10 - number)
    assert rooms[3:] == rooms[:3]
    assert {p.name for p in tmp_path.iterdir()} == {"a.json", "a.bak", "a.spare"}


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_only_the_user_can_read_any_of_the_files(tmp_path: Path) -> None:
    for number in range(4):
        write_in_turn(tmp_path / "a.json", b"%d" % number)
    assert {p.stat().st_mode & 0o777 for p in tmp_path.iterdir()} == {0o600}


class Dead(BaseException):
    """The process ends here."""


def dying(calls: int, patch: pytest.MonkeyPatch) -> list[int]:
    """Let the process die before the call of this number; how many there were."""
    made = [0]

    def counted(real: object) -> object:
        def call(*given: object, **named: object) -> object:
            made[0] += 1
            if made[0] > calls:
                raise Dead
            return real(*given, **named)  # type: ignore[operator]

        return call

    for name in NAMES:
        patch.setattr(os, name, counted(getattr(os, name)))
    return made


def test_death_at_any_call_leaves_a_whole_file_and_a_whole_copy(tmp_path: Path) -> None:
    calls = 0
    while True:
        folder = tmp_path / str(calls)
        folder.mkdir()
        path = folder / "a.json"
        for number in range(4):
            write_in_turn(path, b"%d" % number * 1000)
        with pytest.MonkeyPatch.context() as patch:
            made = dying(calls, patch)
            with contextlib.suppress(Dead):
                write_in_turn(path, b"x" * 999)
        found = path.read_bytes()
        assert found in (b"3" * 1000, b"x" * 999)
        before = (b"3" * 1000, b"2" * 1000) if found[:1] == b"x" else (b"2" * 1000,)
        assert (folder / "a.bak").read_bytes() in before
        # The next save goes on from whatever was left.
        for number in range(3):
            write_in_turn(path, b"y%d" % number)
            assert path.read_bytes() == b"y%d" % number
        assert (folder / "a.bak").read_bytes() == b"y1"
        if made[0] <= calls:
            break
        calls += 1
    assert calls >= len(NAMES)


def test_a_spare_that_is_another_files_second_name_is_not_written_in(tmp_path: Path) -> None:
    path, other = tmp_path / "a.json", tmp_path / "other"
    other.write_bytes(b"mine")
    os.link(other, tmp_path / "a.spare")
    write_in_turn(path, b"new")
    assert (path.read_bytes(), other.read_bytes()) == (b"new", b"mine")


def test_a_full_disk_leaves_the_file_and_its_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    for number in range(3):
        write_in_turn(path, b"%d" % number)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rotation.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_in_turn(path, b"3")
    assert (path.read_bytes(), (tmp_path / "a.bak").read_bytes()) == (b"2", b"1")


def test_where_a_file_has_one_name_only_its_copy_is_made_by_copying(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one_name(_from: Path, _to: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(rotation.os, "link", one_name)
    path = tmp_path / "a.json"
    for number in range(4):
        write_in_turn(path, b"%d" % number)
    assert (path.read_bytes(), (tmp_path / "a.bak").read_bytes()) == (b"3", b"2")


def test_a_save_that_is_made_is_not_called_failed_for_the_sake_of_its_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    write_in_turn(path, b"0")

    def not_now(*_given: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(rotation, "_make_copy", not_now)
    write_in_turn(path, b"1")
    assert path.read_bytes() == b"1"
