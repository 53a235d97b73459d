"""The screens as a reader sees them, kept as text: a change is read in the difference.

Each of three sizes in another language, one file a screen, in `pictures/<size>-<language>/`: all nine
together take three times as long, and show nothing that these do not show somewhere. After a change that
is meant:

    pytest tests/screens/test_pictures.py -n 0 --snapshot-update
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.conftest import MakeApp, MemoryStore
from tests.screens.contrasts import Contrasts
from tests.screens.gallery import tour
from tests.screens.showing import drawn, plain
from wizard.content.library import Library
from wizard.screens.themes import DARK, LIGHT

VIEWS = [((120, 40), "nn", LIGHT), ((80, 24), "nb", DARK), ((60, 20), "en", LIGHT)]
"""Each size and each language once; tests/screens/test_no_english.py goes through the dark ones at 120x40."""
PICTURES = Path(__file__).parent / "pictures"
PLAIN = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
"""Not every file system keeps a letter as it was written."""


class Album:
    """The pictures of one size and language: compared, or written anew where that is asked for."""

    def __init__(self, folder: Path, *, anew: bool) -> None:
        self.folder, self.anew = folder, anew
        self.names: set[str] = set()
        self.wrong: list[str] = []

    def has(self, name: str, text: str) -> None:
        """Compare a screen with its picture; the test tells of all that differ at its end."""
        stem = name.translate(PLAIN)
        assert stem not in self.names
        self.names.add(stem)
        file, now = self.folder / f"{stem}.txt", f"{text}\n"
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


@pytest.mark.parametrize(
    ("size", "lang", "theme"), VIEWS, ids=[f"{x}x{y}-{lang}" for (x, y), lang, _ in VIEWS]
)
async def test_every_screen_looks_as_it_did_and_its_colours_have_enough_contrast(
    request: pytest.FixtureRequest,
    make: MakeApp,
    store: MemoryStore,
    library: Library,
    size: tuple[int, int],
    lang: str,
    theme: str,
) -> None:
    anew = request.config.getoption("--snapshot-update")
    album = Album(PICTURES / f"{size[0]}x{size[1]}-{lang}", anew=anew)
    contrasts = Contrasts()
    app = make(lang=lang)
    app.theme = theme
    async for name in tour(app, store, library, size):
        strips = drawn(app)
        album.has(name, plain(strips))
        contrasts.look(name, strips)
    album.close()
    contrasts.close()
