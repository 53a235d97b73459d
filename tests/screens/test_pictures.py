"""The screens as a reader sees them, kept as text: a change is read in the difference.

Three sizes and three languages, one file a screen, in `pictures/<size>-<language>/`. After a change
that is meant:

    pytest tests/screens/test_pictures.py -n 0 --snapshot-update
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.conftest import MakeApp, MemoryStore
from tests.screens.gallery import SIZES, tour
from tests.screens.showing import shown
from wizard.app import VeiviserApp
from wizard.content.library import Library

LANGUAGES = ["nb", "nn", "en"]
PICTURES = Path(__file__).parent / "pictures"
PLAIN = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
"""Not every file system keeps a letter as it was written."""


class Album:
    """The pictures of one size and language: compared, or written anew where that is asked for."""

    def __init__(self, folder: Path, *, anew: bool) -> None:
        self.folder, self.anew = folder, anew
        self.names: set[str] = set()
        self.wrong: list[str] = []

    def has(self, name: str, app: VeiviserApp) -> None:
        """Compare a screen with its picture; the test tells of all that differ at its end."""
        stem = name.translate(PLAIN)
        assert stem not in self.names
        self.names.add(stem)
        file, now = self.folder / f"{stem}.txt", f"{shown(app)}\n"
        if self.anew:
            self.folder.mkdir(parents=True, exist_ok=True)
            file.write_text(now, "utf-8")
        elif not file.exists() or file.read_text("utf-8") != now:
            self.wrong.append(f"--- {self.folder.name}/{name} is now\n{now}")

    def close(self) -> None:
        """Every picture has been seen, and all were as they should be."""
        left = [file for file in self.folder.glob("*.txt") if file.stem not in self.names]
        if self.anew:
            for file in left:
                file.unlink()
            return
        assert not self.wrong, "\n".join(self.wrong)
        assert not left


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
async def test_every_screen_looks_as_it_did(
    request: pytest.FixtureRequest,
    make: MakeApp,
    store: MemoryStore,
    library: Library,
    size: tuple[int, int],
    lang: str,
) -> None:
    anew = request.config.getoption("--snapshot-update")
    album = Album(PICTURES / f"{size[0]}x{size[1]}-{lang}", anew=anew)
    app = make(lang=lang)
    async for name in tour(app, store, library, size):
        album.has(name, app)
    album.close()
