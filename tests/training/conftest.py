"""What tests of the training share: an empty store in a folder of the test, and a good application."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard.content.library import Library
from wizard.export.reading import read_path
from wizard.schema.application import Application
from wizard.training.store import TrainingStore


@pytest.fixture
def store(tmp_path: Path) -> TrainingStore:
    return TrainingStore(tmp_path / "training")


@pytest.fixture(scope="session")
def good(library: Library) -> Application:
    case = next(case for case in library.cases() if case.id == "overgangsordning-god")
    return read_path(case.application, library)
