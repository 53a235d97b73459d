"""Drafts that earlier programs wrote, one of each shape: they open, go on, and keep what they hold.

A file here is never changed. When the shape of drafts changes, the shape before is added as it was
written by the program of that time.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.drafts.test_protocol import change
from wizard.content.library import Library
from wizard.drafts.opening import brought_up_to_date
from wizard.drafts.store import to_interview
from wizard.drafts.tiny import TinyStore
from wizard.export.reading import read_path

ROOT = Path(__file__).parents[2]
SHAPES = sorted((Path(__file__).parent / "shapes").glob("*.json"))
ID = "overgangsordning-2023-abc123"


@pytest.mark.parametrize("shape", SHAPES, ids=lambda path: path.stem)
def test_a_draft_of_each_earlier_shape_opens_and_goes_on(
    shape: Path, tmp_path: Path, library: Library
) -> None:
    shutil.copy(shape, tmp_path / f"{ID}.json")
    store = TinyStore(tmp_path, lambda: datetime(2023, 2, 1, tzinfo=UTC))
    (summary,) = store.list()
    assert (summary.id, summary.municipality, summary.damaged) == (ID, "1826", False)
    draft = store.open(ID)
    given = read_path(ROOT / "content/cases/overgangsordning-god/application.json", library)
    definition = library.definition("overgangsordning", "2023")
    fresh, _ = brought_up_to_date(draft, definition, lambda: library.migrations("overgangsordning"))
    assert fresh.application.answers == given.answers
    assert fresh.parked == {}
    interview = to_interview(fresh, definition, TODAY)
    assert interview.place == "city"
    assert interview.declared["terms_read"].who == "Kari"
    assert interview.assessment.status == "ready"
    change(store, draft, city="Oslo")
    again = TinyStore(tmp_path, lambda: datetime(2023, 2, 1, tzinfo=UTC))
    assert again.open(ID).application.answers["city"] == "Oslo"
    assert again.history(ID)[-1].edits[0].after == "Oslo"


def test_there_is_a_draft_of_every_shape() -> None:
    assert [path.stem for path in SHAPES] == ["1-plain", "2-named", "3-summed"]
