"""What tests of the training share: an empty store in a folder of the test."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard.training.store import TrainingStore


@pytest.fixture
def store(tmp_path: Path) -> TrainingStore:
    return TrainingStore(tmp_path / "training")
