"""Archives: what is in them is read in memory and by name; what is wrong with them is told of."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from pathlib import Path

import pytest

from wizard.export import archives
from wizard.export.archives import archive
from wizard.export.strict_json import MOST_BYTES
from wizard.export.unreadable import Unreadable

SYMLINK = 0o120777 << 16
FIFO = 0o010666 << 16


def packed(path: Path, members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> str:
    with zipfile.ZipFile(path, "w", method) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return str(path)


def found(path: str) -> list[tuple[str, bytes | str]]:
    """Name, and bytes or the code of the fault, of each source."""
    told: list[tuple[str, bytes | str]] = []
    for source in archive(path):
        try:
            told.append((source.name.removeprefix(path), source.read()))
        except Unreadable as fault:
            told.append((source.name.removeprefix(path), fault.code))
    return told


def test_members_are_read_by_name_packages_once_and_lines_each(tmp_path: Path) -> None:
    members = {
        "b.json": "2",
        "a/soknad.json": "1",
        "a/soknad.md": "",
        "a/kontroll.json": "",
        "a/manifest.json": "",
        "c.jsonl": "3\n\n4\n",
        "readme.txt": "",
        ".hidden.json": "",
        "__MACOSX/._b.json": "",
    }
    assert found(packed(tmp_path / "x.zip", members)) == [
        ("/a/soknad.json", b"1"),
        ("/b.json", b"2"),
        ("/c.jsonl:1", b"3\n"),
        ("/c.jsonl:3", b"4\n"),
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../a.json", "archive-climbs"),
        ("b/../../a.json", "archive-climbs"),
        ("/etc/a.json", "archive-climbs"),
        ("\\\\server\\a.json", "archive-climbs"),
        ("..\\a.json", "archive-climbs"),
        ("C:\\a.json", "archive-climbs"),
        ("inner.zip", "archive-nested"),
        ("inner.TAR", "archive-nested"),
        ("n" * 600 + ".json", "archive-name"),
    ],
)
def test_a_member_with_such_a_name_is_refused_and_the_rest_is_read(
    tmp_path: Path, name: str, code: str
) -> None:
    told = found(packed(tmp_path / "x.zip", {name: "secret", "good.json": "1"}))
    assert [what for _, what in told if what != b"1"] == [code]
    assert ("/good.json", b"1") in told
    assert list(tmp_path.iterdir()) == [tmp_path / "x.zip"]


@pytest.mark.parametrize(("attributes", "code"), [(SYMLINK, "archive-link"), (FIFO, "archive-link")])
def test_a_link_or_a_pipe_in_an_archive_is_not_followed(tmp_path: Path, attributes: int, code: str) -> None:
    info = zipfile.ZipInfo("a.json")
    info.external_attr = attributes
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as made:
        made.writestr(info, "/etc/passwd")
    assert found(str(tmp_path / "x.zip")) == [("/a.json", code)]


def test_a_locked_member_is_refused(tmp_path: Path) -> None:
    path = Path(packed(tmp_path / "x.zip", {"a.json": "1"}))
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert found(str(path)) == [("/a.json", "archive-locked")]


def test_a_member_packed_in_another_way_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", {"a.json": "1" * 99}, zipfile.ZIP_LZMA)
    assert found(path) == [("/a.json", "archive-method")]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_members_of_one_name_the_first_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as made:
        made.writestr("a.json", "1")
        made.writestr("a.json", "2")
    assert found(str(tmp_path / "x.zip")) == [("/a.json", b"1"), ("/a.json", "archive-twice")]


def test_a_bomb_is_left_after_a_little(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "x.zip",
        {"a.json": b" " * 60_000_000, "b.jsonl": b" " * 60_000_000, "c.jsonl": b"\n" * 60_000_000},
    )
    start = time.perf_counter()
    [(_, read), *bombs] = found(path)
    # One byte more than a file may have, which whoever reads it as JSON refuses.
    assert len(read) == MOST_BYTES + 1
    assert bombs == [("/b.jsonl", "archive-bomb"), ("/c.jsonl", "archive-lines")]
    assert time.perf_counter() - start < 10


def test_what_a_member_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    path = Path(packed(tmp_path / "x.zip", {"a.json": b" " * 60_000_000}))
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 5)
    path.write_bytes(data)
    [(_, what)] = found(str(path))
    assert isinstance(what, str) or len(what) <= 5


def test_all_that_is_unpacked_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_UNPACKED", 250_000)
    path = packed(tmp_path / "x.zip", {f"{n}.json": b"1" * 100_000 for n in range(9)})
    told = found(path)
    assert [what for _, what in told if isinstance(what, str)] == ["archive-unpacked"] * 2
    assert len(told) == 4


def test_members_and_their_list_have_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(tmp_path / "x.zip", {f"{n}.json": b"1" for n in range(9)})
    monkeypatch.setattr(archives, "MOST_MEMBERS", 8)
    assert found(path) == [("", "archive-too-many")]
    monkeypatch.setattr(archives, "MOST_DIRECTORY", 200)
    assert found(path) == [("", "archive-too-many")]
    monkeypatch.setattr(archives, "MOST_ARCHIVE", 100)
    assert found(path) == [("", "too-big")]


def test_a_list_of_members_that_gives_its_size_elsewhere_is_refused(tmp_path: Path) -> None:
    data = Path(packed(tmp_path / "x.zip", {"a.json": "1"})).read_bytes()
    at = data.rfind(b"PK\x05\x06")
    (tmp_path / "x.zip").write_bytes(data[:at] + b"PK\x06\x07" + bytes(16) + data[at:])
    assert found(str(tmp_path / "x.zip")) == [("", "archive-too-many")]


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"{}", bytes(1000), b"PK\x05\x06" + b"\xff" * 18, b"PK\x05\x06" + bytes(18)],
    ids=["empty", "short", "JSON", "zeros", "a wild end", "no members"],
)
def test_what_is_no_archive_has_one_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    [(name, code)] = found(str(tmp_path / "x.zip"))
    assert name == ""
    assert str(code).startswith("archive-")


def test_a_damaged_member_does_not_stop_the_rest(tmp_path: Path) -> None:
    path = Path(packed(tmp_path / "x.zip", {"a.json": "1" * 500, "b.json": "2"}, zipfile.ZIP_STORED))
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    assert found(str(path)) == [("/a.json", "archive-damaged"), ("/b.json", b"2")]


def test_any_change_of_a_byte_is_told_of_or_does_no_harm(tmp_path: Path) -> None:
    whole = Path(packed(tmp_path / "x.zip", {"a.json": "1" * 50, "b/c.jsonl": "2\n3"})).read_bytes()
    path = tmp_path / "y.zip"
    for at in range(len(whole)):
        data = bytearray(whole)
        data[at] ^= 0xFF
        path.write_bytes(data)
        assert found(str(path))


def test_an_archive_that_is_cut_anywhere_is_told_of(tmp_path: Path) -> None:
    whole = Path(packed(tmp_path / "x.zip", {"a.json": "1" * 50})).read_bytes()
    for end in range(len(whole)):
        (tmp_path / "y.zip").write_bytes(whole[:end])
        assert found(str(tmp_path / "y.zip")) == [("", "archive-damaged")]


def test_an_archive_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    assert found(str(tmp_path / "x.zip")) == [("", "not-found")]


def test_a_measured_member_is_a_stream() -> None:
    measured = archives._Measured(io.BytesIO(b"123"), 3, archives._Budget())
    assert measured.readable()
    assert measured.read() == b"123"
