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
    ): "sha256:c44ba5637994a6c156ea63ade088cd0940d9cf4fb69168965377a324996ed89b",
    (
        "kommunalt-rusarbeid",
        "2024",
    ): "sha256:49af5cec6314083bd6f128237d993f7bfc93e199af9208165e196d1e9b785f40",
    (
        "kommunalt-rusarbeid",
        "2025",
    ): "sha256:3fb98f9e582b701f6fb4fdb173220653d6f2749958149b7a2bc03cd634445d74",
    ("overgangsordning", "2023"): "sha256:f2ec81f2e32dccc6d35194bcb759d327d725228f34e6b3d55954909b40270c71",
    ("overgangsordning", "2024"): "sha256:8e39817ba903dd3191d49eecd3e68858516450ca602eeff2835db476432842b0",
}


@pytest.mark.parametrize("edition", EDITIONS, ids="@".join)
def test_a_released_edition_is_what_it_was(library: Library, edition: tuple[str, str]) -> None:
    assert library.definition(*edition).hash == RELEASED[edition]


def test_every_edition_is_locked(library: Library) -> None:
    assert {(s.id, e.id) for s in library.schemes() for e in s.editions} == set(RELEASED)
