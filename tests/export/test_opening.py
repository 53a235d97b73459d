"""A package or a file as a draft again; and the package of an exercise."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from wizard.content.library import Library
from wizard.drafts.tiny import TinyStore
from wizard.export.opening import as_draft
from wizard.export.package import write_package
from wizard.export.reading import read_path
from wizard.export.unreadable import Unreadable
from wizard.export.verify import verify

TODAY = date(2023, 1, 16)


def good(library: Library) -> Path:
    return next(case.application for case in library.cases() if case.id == "overgangsordning-god")


def test_a_file_and_a_package_become_drafts_with_the_same_answers(library: Library, tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "drafts")
    application = read_path(good(library), library)
    write_package(tmp_path / "pakke", library, application, TODAY)
    for path in (good(library), tmp_path / "pakke", tmp_path / "pakke" / "soknad.json"):
        draft = as_draft(path, library, store, TODAY)
        assert draft.application.answers == application.answers
        assert store.open(draft.id) == draft
    with pytest.raises(Unreadable):
        as_draft(tmp_path / "borte.json", library, store, TODAY)


def test_the_package_of_an_exercise_is_a_draft_that_says_so_however_ready(
    library: Library, tmp_path: Path
) -> None:
    application = read_path(good(library), library)
    package = write_package(tmp_path / "p", library, application, TODAY, practice=True)
    assert package.draft
    assert package.assessment.status == "ready"
    assert sorted(package.files) == [
        "kontroll.json",
        "kontroll.md",
        "manifest.json",
        "utkast.json",
        "utkast.md",
    ]
    for name in ("utkast.md", "kontroll.md"):
        assert package.files[name].decode().startswith("**UTKAST – ØVELSE.")
    for name, place in (("manifest.json", ()), ("utkast.json", ("result",))):
        found = json.loads(package.files[name])
        for key in place:
            found = found[key]
        assert (found["draft"], found["practice"]) == (True, True)
    assert verify(tmp_path / "p", library).faults == ()
