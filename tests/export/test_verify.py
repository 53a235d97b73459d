"""A package is whole, or what is wrong with it is named; nothing in it is trusted."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.export import small
from wizard.content.library import LANGUAGES, Library
from wizard.content.templates import placeholders
from wizard.export.package import write_package
from wizard.export.unreadable import Unreadable
from wizard.export.verify import Verification, verify

TODAY = date(2030, 1, 16)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return small.library(tmp_path / "content")


@pytest.fixture
def folder(tmp_path: Path, library: Library) -> Path:
    write_package(tmp_path / "pakke", library, small.application(), TODAY)
    return tmp_path / "pakke"


def codes(found: Verification) -> list[str]:
    return [fault.code for fault in found.faults]


def listed_anew(folder: Path) -> None:
    """Make the manifest fit the files again, as somebody would who changes a package on purpose."""
    manifest = json.loads((folder / "manifest.json").read_text())
    for entry in manifest["files"]:
        data = (folder / entry["name"]).read_bytes()
        entry |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    (folder / "manifest.json").write_text(json.dumps(manifest))


def changed(path: Path, change: Any) -> None:
    document = json.loads(path.read_text())
    change(document)
    path.write_text(json.dumps(document))
    listed_anew(path.parent)


def test_a_package_as_it_was_written_is_whole(folder: Path, library: Library) -> None:
    assert verify(folder, library) == Verification(())


def test_a_draft_package_is_whole_too(tmp_path: Path, library: Library) -> None:
    write_package(tmp_path / "utkast", library, small.application(plan="todo", ended=True), TODAY, draft=True)
    assert verify(tmp_path / "utkast", library) == Verification(())


@pytest.mark.parametrize("name", ["soknad.json", "soknad.md", "kontroll.json", "kontroll.md"])
def test_every_change_to_a_file_is_seen(folder: Path, library: Library, name: str) -> None:
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(data + b"\n")
    assert "size" in codes(verify(folder, library))
    (folder / name).write_bytes(data.replace(b"2030", b"2031", 1))
    assert "sum" in codes(verify(folder, library))
    (folder / name).unlink()
    assert "missing" in codes(verify(folder, library))


def test_an_extra_file_is_seen(folder: Path, library: Library) -> None:
    (folder / "les meg\x1b.txt").write_text("x")
    (fault,) = verify(folder, library).faults
    assert (fault.code, fault.values) == ("extra", {"name": "les meg\ufffd.txt"})


def test_a_link_or_a_folder_in_the_place_of_a_file_is_no_file(
    folder: Path, library: Library, tmp_path: Path
) -> None:
    (folder / "soknad.md").replace(tmp_path / "elsewhere.md")
    (folder / "soknad.md").symlink_to(tmp_path / "elsewhere.md")
    assert codes(verify(folder, library)) == ["unreadable"]
    (folder / "soknad.md").unlink()
    (folder / "soknad.md").mkdir()
    assert codes(verify(folder, library)) == ["unreadable"]


CHANGES: list[tuple[str, str, Any, list[str]]] = [
    ("soknad.json", "an answer", lambda d: d["answers"].update(ended=True), ["judged-differently"]),
    ("soknad.json", "a total", lambda d: d["result"]["totals"].update(ceiling=1), ["check-differs", "judged-differently"]),
    ("soknad.json", "the verdict", lambda d: d["result"].update(verdict="x"), ["check-differs", "judged-differently"]),
    ("soknad.json", "the findings", lambda d: d["result"].update(findings=[1]), ["check-differs", "judged-differently"]),
    ("soknad.json", "no findings", lambda d: d["result"].pop("findings"), ["check-differs", "judged-differently"]),
    ("soknad.json", "the status", lambda d: d["result"].update(status="not_ready"), ["not-final", "check-differs"]),
    ("soknad.json", "a draft", lambda d: d["result"].update(draft=True), ["not-final"]),
    ("soknad.json", "no date", lambda d: d["result"].pop("date"), ["no-date"]),
    ("soknad.json", "no result", lambda d: d.pop("result"), ["no-result"]),
    ("soknad.json", "an unknown key", lambda d: d["answers"].update(x=1), ["application"]),
    ("kontroll.json", "a message", lambda d: d["files"][0]["findings"].append({}), ["check-differs"]),
    ("kontroll.json", "two files", lambda d: d["files"].append({}), ["check-differs"]),
    ("kontroll.json", "odd files", lambda d: d.update(files=[7]), ["check-differs"]),
    ("kontroll.json", "no format", lambda d: d.pop("format"), ["check-differs"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "change", "expected"), [(c[0], c[2], c[3]) for c in CHANGES], ids=[c[1] for c in CHANGES]
)
def test_a_package_that_is_not_of_one_mind_is_seen_even_with_fitting_sums(
    folder: Path, library: Library, name: str, change: Any, expected: list[str]
) -> None:
    changed(folder / name, change)
    assert codes(verify(folder, library)) == expected


@pytest.mark.parametrize("text", ["", "[]", "{", '"x"'])
def test_a_check_that_is_no_report_is_seen(folder: Path, library: Library, text: str) -> None:
    (folder / "kontroll.json").write_text(text)
    listed_anew(folder)
    assert codes(verify(folder, library)) == ["check-differs"]


def test_other_rules_are_a_notice_and_no_fault(folder: Path, library: Library, tmp_path: Path) -> None:
    scheme = tmp_path / "content" / "schemes" / "frivillig-stotte" / "scheme.toml"
    scheme.write_text(scheme.read_text("utf-8").replace("hour = 450", "hour = 451"), "utf-8")
    found = verify(folder, Library(tmp_path / "content"))
    assert found.faults == ()
    assert [notice.code for notice in found.notices] == ["other-rules"]


def test_a_package_without_an_application_is_seen(folder: Path, library: Library) -> None:
    (folder / "soknad.json").unlink()
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"] = [entry for entry in manifest["files"] if entry["name"] != "soknad.json"]
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert codes(verify(folder, library)) == ["no-application"]


def refused(folder: Path, library: Library) -> str:
    with pytest.raises(Unreadable) as caught:
        verify(folder, library)
    return caught.value.code


def test_what_is_no_package_is_refused(folder: Path, library: Library, tmp_path: Path) -> None:
    assert refused(tmp_path / "borte", library) == "not-found"
    assert refused(folder / "soknad.md", library) == "no-manifest"
    (folder / "manifest.json").write_text("{")
    assert refused(folder, library) == "json-syntax"
    (folder / "manifest.json").unlink()
    assert refused(folder, library) == "no-manifest"


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.update(format="x"),
        lambda m: m.update(format_version=2),
        lambda m: m.pop("files"),
        lambda m: m.update(files=[{}] * 101),
        lambda m: m["files"].append("x"),
        lambda m: m["files"][0].update(name="../content/x"),
        lambda m: m["files"][0].update(name="/etc/passwd"),
        lambda m: m["files"][0].update(name=".."),
        lambda m: m["files"][0].update(size=True),
        lambda m: m["files"][0].update(sha256=1),
    ],
)
def test_a_manifest_that_leads_out_of_the_folder_or_is_malformed_is_refused(
    folder: Path, library: Library, change: Any
) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    change(manifest)
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert refused(folder, library) == "bad-manifest"


def test_a_manifest_that_is_a_list_is_refused(folder: Path, library: Library) -> None:
    (folder / "manifest.json").write_text("[]")
    assert refused(folder, library) == "bad-manifest"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_fault_has_a_sentence(library: Library, lang: str) -> None:
    values = {"name": "a", "other": "b", "found": 1, "expected": 2}
    for code in ("extra", "missing", "unreadable", "size", "sum", "no-application", "application", "no-result",
                 "not-final", "check-differs", "no-date", "other-rules", "judged-differently"):  # fmt: skip
        assert not list(placeholders(library.interface(lang).say(f"package.fault.{code}", **values)))
