"""Makes the pictures of the documentation from the real app, with an example application in it.

    python docs/pictures.py

Every picture is an SVG of the screen as it is drawn. The fonts that Textual would have a browser
fetch are taken out: a picture asks the network for nothing.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from wizard.app import VeiviserApp
from wizard.content.library import Library
from wizard.drafts.tiny import TinyStore
from wizard.engine.interview import Interview
from wizard.export.reading import read_path

HERE = Path(__file__).parent
CASE = HERE.parent / "content" / "cases" / "overgangsordning-god" / "application.json"
TODAY = date(2023, 1, 16)
CLOCK = datetime(2023, 1, 16, 14, 2, tzinfo=timezone(timedelta(hours=1)))
PICTURES: Sequence[tuple[str, str, tuple[int, int], Sequence[str]]] = (
    ("conversation", "received_2021", (120, 40), ()),
    ("table", "positions", (120, 40), ()),
    ("budget", "salaries", (120, 40), ()),
    ("narrow", "received_2021", (80, 24), ()),
    ("eligibility", "received_2021", (80, 24), ("f3",)),
    ("review", "review", (120, 40), ()),
)
"""Name, the question the interview stands at, columns and rows, keys to press."""


async def picture(name: str, place: str, size: tuple[int, int], keys: Sequence[str]) -> None:
    """Draw one screen and write it."""
    library = Library()
    application = read_path(CASE, library)
    definition = library.definition(application.scheme, application.edition)
    interview = Interview.start(definition, TODAY, application).go_to(place)
    with tempfile.TemporaryDirectory() as folder:
        app = VeiviserApp(
            library,
            TinyStore(Path(folder), lambda: CLOCK),
            "nb",
            TODAY,
            clock=lambda: CLOCK,
            user="kari",
            target=interview,
        )
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            drawn = app.export_screenshot(title="veiviser")
    bare = re.sub(r"@font-face\s*{.*?}\s*", "", drawn, flags=re.DOTALL)
    bare = bare.replace("Fira Code, monospace", "monospace")
    (HERE / "pictures" / f"{name}.svg").write_text(bare, encoding="utf-8")


async def main() -> None:
    """Draw every picture."""
    for name, place, size, keys in PICTURES:
        await picture(name, place, size, keys)


if __name__ == "__main__":
    asyncio.run(main())
