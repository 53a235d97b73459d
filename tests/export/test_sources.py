"""Where applications are found: folders, packages, streams of lines, and what is passed over."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.export import files, folders
from wizard.export.files import Source
from wizard.export.json_lines import lines, stream
from wizard.export.sources import sources
from wizard.export.strict_json import MOST_BYTES
from wizard.export.unreadable import Unreadable


def laid(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    return folder


def names(folder: Path, *paths: str) -> list[str]:
    """What is found, as paths within the folder, with the code of a fault behind."""
    told = []
    for source in sources([str(folder / path) for path in paths or (".",)], None):
        name = os.path.relpath(source.name, folder).replace(os.sep, "/")
        told.append(name if source.fault is None else f"{name} {source.fault.code}")
    return told


def test_a_folder_is_read_by_name_and_through_its_folders(tmp_path: Path) -> None:
    laid(tmp_path, "b.json", "a/2.json", "a/1.JSON", "a/b/c/d.json", "c/notes.txt", ".git/x.json", "._b.json")
    assert names(tmp_path) == ["a/1.JSON", "a/2.json", "a/b/c/d.json", "b.json"]


def test_paths_keep_the_order_in_which_they_are_given(tmp_path: Path) -> None:
    laid(tmp_path, "b.json", "a.json", "x/1.json")
    assert names(tmp_path, "x", "b.json", "a.json", "b.json") == ["x/1.json", "b.json", "a.json", "b.json"]


def test_a_package_is_one_application(tmp_path: Path) -> None:
    package = ("kontroll.json", "manifest.json", "soknad.md")
    laid(tmp_path, "p/soknad.json", *(f"p/{name}" for name in package))
    laid(tmp_path, "q/utkast.json", "q/sub/z.json", *(f"q/{name}" for name in package))
    laid(tmp_path, "r/soknad.json", "r/other.json", "r/kontroll.json")
    laid(tmp_path, "s/kontroll.json")
    laid(tmp_path, "t/soknad.json", "t/utkast.json")
    assert names(tmp_path) == [
        *("p/soknad.json", "q/sub/z.json", "q/utkast.json"),
        *("r/other.json", "r/soknad.json", "s/kontroll.json", "t/soknad.json"),
    ]
    assert names(tmp_path, "p") == ["p"]


def test_a_folder_without_applications_is_told_of(tmp_path: Path) -> None:
    laid(tmp_path, "a/notes.txt")
    assert names(tmp_path) == [". no-applications"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_to_folders_are_told_of_and_rings_end(tmp_path: Path) -> None:
    laid(tmp_path, "a/1.json", "out/of/here.json")
    (tmp_path / "a" / "ring").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "a" / "self.json").symlink_to(tmp_path / "a" / "self.json")
    (tmp_path / "a" / "file.json").symlink_to(tmp_path / "a" / "1.json")
    assert names(tmp_path, "a") == ["a/1.json", "a/file.json", "a/ring linked-folder", "a/self.json"]


def test_a_folder_that_may_not_be_read_does_not_stop_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid(tmp_path, "a/1.json", "b/2.json", "c/3.json")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("a"):
            raise PermissionError
        if str(path).endswith("b"):
            raise OSError
        return real(path)

    monkeypatch.setattr(folders.os, "scandir", scandir)
    assert names(tmp_path) == ["a folder-no-permission", "b folder-read-failed", "c/3.json"]


def test_a_very_deep_folder_is_read(tmp_path: Path) -> None:
    deep = "/".join(["d"] * 400)
    assert names(laid(tmp_path, f"{deep}/a.json")) == [f"{deep}/a.json"]


def test_only_what_was_changed_since_then(tmp_path: Path) -> None:
    laid(tmp_path, "old.json", "new.json", "d/old.json", "d/new.json", "old.jsonl")
    for path in tmp_path.rglob("old.*"):
        os.utime(path, (1000, 1000))
    given_paths = [str(tmp_path / name) for name in ("old.json", "new.json", "d", "old.jsonl", "gone.json")]
    told = [Path(source.name).name for source in sources(given_paths, None, since=2000.0)]
    assert told == ["new.json", "new.json", "gone.json"]


def numbered(found: list[Source]) -> list[tuple[str, bytes | str, int | None]]:
    return [(s.name, s.data if s.fault is None else s.fault.code, s.line) for s in found]  # type: ignore[misc]


def test_each_line_is_an_application_by_its_number() -> None:
    told = numbered(list(lines(io.BytesIO(b"1\n\n  \r\n2\r\n3"), "x.jsonl")))
    assert told == [("x.jsonl:1", b"1\n", 1), ("x.jsonl:4", b"2\r\n", 4), ("x.jsonl:5", b"3", 5)]


def test_a_file_of_lines_without_any_is_empty() -> None:
    assert numbered(list(lines(io.BytesIO(b"\n\n"), "x.jsonl"))) == [("x.jsonl", "empty", None)]


def test_a_line_that_is_too_long_does_not_stop_the_rest() -> None:
    data = b"1\n" + b"x" * (3 * MOST_BYTES) + b"\n3\n"
    told = numbered(list(lines(io.BytesIO(data), "x")))
    assert told == [("x:1", b"1\n", 1), ("x:2", "too-big", 2), ("x:3", b"3\n", 3)]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'{"a": 1}\n{"a": 2}\n', ["-:1", "-:2"]),
        (b'\n{"a": 1}\n\n{"a": 2}', ["-:2", "-:4"]),
        (b'\xef\xbb\xbf{"a": 1}\n{', ["-:1", "-:2"]),
        (b'{"a": 1}', ["-"]),
        (b'{"a": 1}\n\n', ["-"]),
        (b'{\n "a": {\n}}', ["-"]),
        (b"[\n{\n}]", ["-"]),
        (b"", ["-"]),
        (b'{"a": 1}\n' + b"{" * (2 * MOST_BYTES) + b"\n{}\n", ["-:1", "-:2", "-:3"]),
    ],
)
def test_a_stream_is_one_application_or_one_a_line(data: bytes, told: list[str]) -> None:
    assert [source.name for source in stream(io.BytesIO(data), "-")] == told


def test_a_stream_without_end_is_read_to_its_limit() -> None:
    class Endless(io.RawIOBase):
        read_so_far = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            self.read_so_far += len(buffer)
            buffer[:] = b" " * len(buffer)
            return len(buffer)

    endless = Endless()
    [source] = stream(io.BufferedReader(endless), "-")  # type: ignore[type-var]
    assert len(source.read()) == MOST_BYTES + 1
    assert endless.read_so_far < 2 * MOST_BYTES


@given(st.binary(max_size=200))
def test_no_line_is_lost_and_none_is_made_up(data: bytes) -> None:
    kept = [s.data for s in lines(io.BytesIO(data), "x") if s.data is not None]
    assert kept == [line for line in io.BytesIO(data).readlines() if line.strip(b" \t\r\n")]


def test_a_standard_input_that_cannot_be_read_is_told_of() -> None:
    class Broken(io.BytesIO):
        def readline(self, _: int | None = -1, /) -> bytes:
            raise IsADirectoryError

    for stdin in (None, Broken()):
        [source] = sources(["-"], stdin)
        assert source.fault is not None
        assert source.fault.code == "read-failed"


def test_a_file_of_lines_that_fails_half_way_keeps_what_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError
            return super().readline(size)

    monkeypatch.setattr("wizard.export.sources.open_regular", lambda _: Broken(b"1\n2\n"))
    told = [source.name for source in sources([str(tmp_path / "x.jsonl")], None)]
    assert told == [f"{tmp_path / 'x.jsonl'}:1", str(tmp_path / "x.jsonl")]


def test_a_file_that_fails_while_it_is_read_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.BytesIO):
        def read(self, _: int | None = -1, /) -> bytes:
            raise OSError

    monkeypatch.setattr("wizard.export.files.open_regular", lambda *_: Broken())
    with pytest.raises(Unreadable, match="read-failed"):
        files.read_bytes(Path("x"))


def test_a_file_that_grows_while_it_is_read_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wizard.export.files.open_regular", lambda *_: io.BytesIO(bytes(20)))
    with pytest.raises(Unreadable, match="too-big"):
        files.read_bytes(Path("x"), 10)
