"""A package's folder: files that agree, the same bytes each time, written whole or not at all."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.export import small
from tests.export.packaged import TODAY, files
from wizard.export import package as package_module
from wizard.export.package import PackageExists, PackageNotReady, PackageTooBig, build_package, write_package
from wizard.export.reading import read_path
from wizard.export.strict_json import MOST_BYTES
from wizard.schema.application import Application


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_ready_application_gives_five_files_and_a_draft_has_names_of_its_own(tmp_path: Path) -> None:
    library, application = small.library(tmp_path / "content"), small.application()
    made = write_package(tmp_path / "ut" / "pakke", library, application, TODAY)
    assert names(tmp_path / "ut" / "pakke") == [
        "kontroll.json", "kontroll.md", "manifest.json", "soknad.json", "soknad.md",
    ]  # fmt: skip
    assert made.folder == (tmp_path / "ut" / "pakke").resolve()
    assert read_path(made.folder, library) == application
    draft = write_package(tmp_path / "utkast", library, application, TODAY, draft=True)
    assert {"utkast.json", "utkast.md"} <= draft.files.keys()
    assert draft.files["utkast.md"].startswith("**UTKAST – ingen feil funnet**\n".encode())
    assert names(tmp_path) == ["content", "ut", "utkast"]


def test_every_file_is_utf8_with_line_feeds_and_the_json_is_sorted(tmp_path: Path) -> None:
    made = build_package(small.library(tmp_path), small.application(plan="a\r\nb\r\n\r\nc å"), TODAY)
    for name, data in made.files.items():
        text = data.decode("utf-8")
        assert "\r" not in text
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        if name.endswith(".json"):
            assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_the_same_application_date_and_version_give_the_same_bytes(tmp_path: Path) -> None:
    application = small.application(helpers=[{"name": "Å", "hours": 2.5}])
    again = Application.model_validate_json(application.model_dump_json())
    first = build_package(small.library(tmp_path / "a"), application, TODAY, version="1")
    second = build_package(small.library(tmp_path / "b"), again, TODAY, version="1")
    assert first.files == second.files
    assert (
        first.files
        != build_package(small.library(tmp_path / "c"), application, date(2023, 1, 17), version="1").files
    )


def test_an_application_that_is_not_ready_is_only_written_as_a_draft(tmp_path: Path) -> None:
    library, application = small.library(tmp_path / "content"), small.application(ended=True, plan=None)
    with pytest.raises(PackageNotReady) as caught:
        write_package(tmp_path / "pakke", library, application, TODAY)
    assert caught.value.values["count"] == 2
    assert not (tmp_path / "pakke").exists()
    made = write_package(tmp_path / "pakke", library, application, TODAY, draft=True)
    assert "soknad.json" not in made.files
    text = made.files["utkast.md"].decode()
    assert text.startswith(
        "**UTKAST – ikke klar: 1 vilkår ikke oppfylt og 1 feil**\n\n# Søknad om tilskudd: Frivillig støtte 2030\n"
    )
    assert json.loads(made.files["utkast.json"])["result"]["status"] == "not_ready"
    assert json.loads(made.files["manifest.json"])["draft"] is True


@pytest.mark.parametrize("what", ["file", "full", "link"])
def test_nothing_is_ever_overwritten(tmp_path: Path, what: str) -> None:
    library, place = small.library(tmp_path / "content"), tmp_path / "pakke"
    if what == "file":
        place.write_text("x")
    elif what == "full":
        place.mkdir()
        (place / "a").write_text("x")
    else:
        place.symlink_to(tmp_path / "content")
    before = names(tmp_path)
    with pytest.raises(PackageExists):
        write_package(place, library, small.application(), TODAY)
    assert names(tmp_path) == before
    sentence = library.interface("nb").say("package.refused.exists", folder=str(place))
    assert str(place) in sentence


def test_a_folder_that_one_may_not_look_into_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_: Path) -> Any:
        raise PermissionError

    library, place = small.library(tmp_path / "content"), tmp_path / "pakke"
    place.mkdir()
    made = build_package(library, small.application(), TODAY)
    monkeypatch.setattr(Path, "iterdir", forbidden)
    with pytest.raises(PackageExists):
        package_module._put(place, made.files)


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    library = small.library(tmp_path / "content")
    (tmp_path / "pakke").mkdir()
    write_package(tmp_path / "pakke", library, small.application(), TODAY)
    assert (tmp_path / "pakke" / "soknad.md").exists()


def test_a_folder_filled_in_the_meantime_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, place = small.library(tmp_path / "content"), tmp_path / "pakke"
    write = package_module._write

    def meanwhile(path: Path, data: bytes) -> None:
        place.mkdir(exist_ok=True)
        (place / "andres").write_text("x")
        write(path, data)

    monkeypatch.setattr(package_module, "_write", meanwhile)
    with pytest.raises(PackageExists):
        write_package(place, library, small.application(), TODAY)
    assert names(place) == ["andres"]
    assert names(tmp_path) == ["content", "pakke"]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        path.write_bytes(data[:3])
        raise OSError(28, "full")

    monkeypatch.setattr(package_module, "_write", full)
    library = small.library(tmp_path / "content")
    with pytest.raises(OSError, match="full"):
        write_package(tmp_path / "pakke", library, small.application(), TODAY)
    assert names(tmp_path) == ["content"]


def test_a_package_that_nobody_could_read_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package_module, "MOST_BYTES", 100)
    with pytest.raises(PackageTooBig):
        build_package(small.library(tmp_path), small.application(), TODAY)
    assert MOST_BYTES > 100


def test_the_manifest_has_sizes_sums_and_attachments() -> None:
    application = Application(
        scheme="overgangsordning",
        edition="2023",
        answers={"documentation": [{"what": "Vedtak", "reference": "1/23", "attached": False}, {"what": 1}]},
    )
    made = files(application)
    manifest = json.loads(made["manifest.json"])
    assert [f["name"] for f in manifest["files"]] == [
        "kontroll.json",
        "kontroll.md",
        "utkast.json",
        "utkast.md",
    ]
    for listed in manifest["files"]:
        assert listed["size"] == len(made[listed["name"]])
        assert listed["sha256"] == hashlib.sha256(made[listed["name"]]).hexdigest()
    assert manifest["attachments"] == [
        {"what": "Vedtak", "reference": "1/23", "attached": False},
        {"what": None, "reference": None, "attached": None},
    ]
