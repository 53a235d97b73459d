"""A released edition is what it was: its definition has the sum that drafts and packages were made with.

An edition that must change gets a new sum here, and a step in its scheme's `migrations.toml` for every
question that is called otherwise, moved or gone.
"""

from __future__ import annotations

import pytest

from tests.conftest import EDITIONS
from wizard.content.library import Library

RELEASED = {
    (
        "kommunalt-rusarbeid",
        "2023",
    ): "sha256:edaa905ac761adccf3cdbfafdb57d334b5bda81e8a64c9a3b4bb57e2732b8d69",
    (
        "kommunalt-rusarbeid",
        "2024",
    ): "sha256:339173b8d540f8deeedbe9c5acffc052f0ca1f33047bdb75ddaa0750dfaae86a",
    (
        "kommunalt-rusarbeid",
        "2025",
    ): "sha256:0b3ed4a006b581b3dcb08d601b6fc7072d248b1a8e390e65f72ea4d1b7fda974",
    ("overgangsordning", "2023"): "sha256:9d1e137e99576b39dc0ad22424ccc48e16db2b582e0f94ad4d8add980945d6ba",
    ("overgangsordning", "2024"): "sha256:aecb079273e1da1dc2031efcf99e52bc5fb903d9030bb93624cd4c5a60af015f",
}


@pytest.mark.parametrize("edition", EDITIONS, ids="@".join)
def test_a_released_edition_is_what_it_was(library: Library, edition: tuple[str, str]) -> None:
    assert library.definition(*edition).hash == RELEASED[edition]


def test_every_edition_is_locked(library: Library) -> None:
    assert {(s.id, e.id) for s in library.schemes() for e in s.editions} == set(RELEASED)
