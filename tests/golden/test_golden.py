"""The example cases' packages and reports, as files to be looked at.

A change in what is written shows as a difference here. `GOLDEN=write python -m pytest tests/golden`
writes them anew; then read the difference before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wizard.content.cases import Case
from wizard.content.library import LANGUAGES, Library
from wizard.engine.assess import assess
from wizard.export.package import build_package
from wizard.export.reading import read_path
from wizard.export.report import document, file_report, render_json
from wizard.export.text import render_text

LIBRARY = Library()
FOLDER = Path(__file__).parent
VERSION = "golden"


def produced(case: Case) -> dict[str, bytes]:
    """The package (a draft where the case is not ready) and the report in all languages."""
    application = read_path(case.application, LIBRARY)
    definition = LIBRARY.definition(case.scheme, case.edition)
    assessment = assess(definition, application, case.more["today"])
    draft = assessment.status != "ready"
    package = build_package(LIBRARY, application, case.more["today"], draft=draft, version=VERSION)
    files = dict(package.files)
    for lang in LANGUAGES:
        words, interface = LIBRARY.words(case.scheme, lang), LIBRARY.interface(lang)
        name = f"{case.id}/application.json"
        report = document([file_report(name, definition, words, interface, application, assessment)])
        files[f"report.{lang}.txt"] = render_text(report, LIBRARY, lang).encode()
        files[f"report.{lang}.json"] = render_json(report).encode()
    return files


@pytest.mark.parametrize("case", LIBRARY.examples(), ids=lambda case: case.id)
def test_the_package_and_the_report_of_an_example_are_as_they_were(case: Case) -> None:
    folder, files = FOLDER / case.id, produced(case)
    if os.environ.get("GOLDEN") == "write":
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for name, data in files.items():
            (folder / name).write_bytes(data)
    assert sorted(path.name for path in folder.iterdir()) == sorted(files)
    for name, data in sorted(files.items()):
        assert (folder / name).read_text("utf-8") == data.decode(), name
