"""Files of a table's rows: what a typed path means, and what reading and writing refuse."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wizard.export.table_files import FileRefused, meant, table_file, there, typed_path, write_table


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        (" budsjett.csv ", ["budsjett.csv"]),
        ("'/a b/c.csv'", ["'/a b/c.csv'", "/a b/c.csv"]),
        ('"/a b/c.csv" ', ['"/a b/c.csv"', "/a b/c.csv"]),
        ("«c.csv»", ["«c.csv»", "c.csv"]),
        (r"/a\ b/c\(1\).csv", [r"/a\ b/c\(1\).csv", "/a b/c(1).csv"]),
        ("file:///a%20b/%C3%A5.csv", ["file:///a%20b/%C3%A5.csv", "/a b/å.csv"]),
        ("'file:///a%20b.csv'", ["'file:///a%20b.csv'", "file:///a%20b.csv", "/a b.csv"]),
        ("'", ["'"]),
        ("", [""]),
    ],
)
def test_a_path_is_meant_as_it_stands_or_as_a_terminal_writes_it(typed: str, readings: list[str]) -> None:
    assert list(dict.fromkeys(meant(typed, escapes=True)))[: len(readings)] == readings


def test_a_backslash_parts_folders_where_it_does() -> None:
    assert list(meant(r"C:\a b\c.csv", escapes=False)) == [r"C:\a b\c.csv"]


def test_the_reading_that_is_there_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name in ("a b.csv", "'sitat'.csv", "c.csv"):
        (tmp_path / name).write_text("x")
    assert typed_path("~/a b.csv") == tmp_path / "a b.csv"
    assert typed_path("'a b.csv'") == Path("a b.csv")
    assert typed_path(r"a\ b.csv") == Path("a b.csv")
    assert typed_path("'sitat'.csv") == Path("'sitat'.csv")
    assert typed_path((tmp_path / "a b.csv").as_uri()) == tmp_path / "a b.csv"
    assert typed_path("'ny fil.csv'") == Path("ny fil.csv"), "what is to be made is named without quotes"
    assert not there(Path("a\0b"))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("  ", "no-path"),
        ("''", "not-found"),
        ("~ingen-som-heter-det/a.csv", "no-home"),
        ("finnes-ikke.csv", "not-found"),
        ("fil.csv/under.csv", "not-found"),
        (".", "folder"),
        ("stor.csv", "too-big"),
        ("ror", "not-a-file"),
        ("a\0b", "read-failed"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_code(
    typed: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("fil.csv").write_text("x")
    with Path("stor.csv").open("wb") as big:
        big.truncate(6_000_000)
    os.mkfifo("ror")
    with pytest.raises(FileRefused) as refused:
        table_file(typed)
    assert refused.value.code == code


def test_a_file_is_read_and_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_table(path, b"en")
    assert table_file(f"'{path}'") == b"en"
    with pytest.raises(FileExistsError):
        write_table(path, b"to")
    assert path.read_bytes() == b"en", "nothing is overwritten without a yes"
    write_table(path, b"to", over=True)
    assert path.read_bytes() == b"to"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "folder"), ("ikke/a.csv", "no-folder"), ("fil/a.csv", "no-folder"), ("a\0b", "not-written"), ("a" * 300, "not-written")],
)  # fmt: skip
def test_what_cannot_be_written_is_refused_with_a_code(name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    with pytest.raises(FileRefused) as refused:
        write_table(tmp_path / name, b"x")
    assert refused.value.code == code


def test_a_folder_one_may_not_write_in_and_a_full_disk_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        with pytest.raises(FileRefused) as refused:
            write_table(tmp_path / "a.csv", b"x")
        assert refused.value.code == "no-permission-to-write"
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileRefused) as refused:
        write_table(tmp_path / "a.csv", b"x")
    assert refused.value.code == "not-written"
    assert not list(tmp_path.iterdir()), "no half of a file is left behind"
