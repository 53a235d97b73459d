"""Makes the pictures of the documentation from the real app, with an example application in it.

    python docs/pictures.py [NAME ...]

Every picture is an SVG of the screen as it is drawn. The fonts that Textual would have a browser
fetch are taken out: a picture asks the network for nothing.
"""

from __future__ import annotations

import asyncio
import itertools
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from unittest.mock import patch

from textual.widgets import Input

from wizard.app import VeiviserApp
from wizard.content.library import Library
from wizard.drafts.tiny import TinyStore
from wizard.engine.interview import Interview
from wizard.export.reading import read_path
from wizard.schema.application import Application
from wizard.training.store import TrainingStore

HERE = Path(__file__).parent
CASE = HERE.parent / "content" / "cases" / "overgangsordning-god" / "application.json"
TODAY = date(2023, 1, 16)
CLOCK = datetime(2023, 1, 16, 14, 2, tzinfo=timezone(timedelta(hours=1)))
LOW, HIGH = (80, 24), (120, 40)
FAULTS = "overgangsordning-feil"
MARKED = ("enter", "tab", "tab", "tab", "down", *["right"] * 4, "enter", "type:brukt opp", "enter")
"""Begin, go to a cell, and say what is wrong there."""
DECIDED = ("enter", "down", "enter", "enter")
DELIVERED = ("enter", "enter", "down", "down", "enter", "shift+f4", "down", "enter", "f4", "tab", "tab")
"""Answer two questions, one of them otherwise than the good one; hand in; compare."""


class Store(TinyStore):
    """Drafts in a folder that is called what it is called on most machines."""

    place = "~/.local/share/veiviser/drafts"


@dataclass(frozen=True)
class Picture:
    """One picture: what the interview stands at, the window, what is done there, and the colours."""

    name: str
    place: str = ""
    """The question, or the next one without an answer; "" is the list of drafts."""
    size: tuple[int, int] = HIGH
    keys: Sequence[str] = ()
    typed: str = ""
    """What is put in the line that has the focus, after the keys."""
    theme: str = "dark"
    until: int | None = None
    """How many of the answers are given; all where it is None."""
    train: str | None = None
    """The exercise that is opened; "" is the list of them."""


PICTURES: Sequence[Picture] = (
    Picture("conversation", "next", until=9),
    Picture("conversation-light", "grant_sought", theme="light"),
    Picture("narrow", "target_groups", LOW),
    Picture("prose", "local_conditions"),
    Picture("sheet", "contact_name", keys=("f4",)),
    Picture("table", "positions"),
    Picture("budget", "salaries"),
    Picture("budget-picture", "salaries", keys=("f10", "f10")),
    Picture("figures", "salaries", LOW, keys=("f10",)),
    Picture("eligibility", "received_2021", LOW, keys=("f3",)),
    Picture("go-to", "received_2021", LOW, keys=("f2",), typed="lønn"),
    Picture("help", "received_2021", LOW, keys=("f1",)),
    Picture("commands", "received_2021", LOW, keys=("ctrl+p",)),
    Picture("review", "review"),
    Picture("review-narrow", "review", LOW, theme="light"),
    Picture("home", size=LOW),
    Picture("training", train=""),
    Picture("training-case", size=LOW, train=FAULTS, keys=("3",)),
    Picture("training-faults", train=FAULTS, keys=MARKED),
    Picture("training-why", size=LOW, train=FAULTS, keys=(*MARKED[:8], "enter")),
    Picture("training-debriefing", train=FAULTS, keys=(*MARKED, "f9", "down", "enter")),
    Picture("training-decide", size=LOW, train="hvem-kan-soke", keys=("enter", "up", *DECIDED)),
    Picture("training-comparison", train="fra-papirer-til-soknad", keys=("enter", "up", *DELIVERED)),
)


def begun(application: Application, until: int | None) -> Application:
    """The example with its first answers only, as when one is on the way."""
    if until is None:
        return application
    answers = dict(list(application.answers.items())[:until])
    return Application(scheme=application.scheme, edition=application.edition, answers=answers)


async def draw(picture: Picture, folder: Path) -> str:
    """Draw one screen."""
    library, store = Library(), Store(folder, lambda: CLOCK)
    application = begun(read_path(CASE, library), picture.until)
    definition = library.definition(application.scheme, application.edition)
    target = Interview.start(definition, TODAY, application) if picture.place else None
    if target is None:
        store.new(application)
        store.new(begun(application, 12))
    elif picture.place in (*target.path, "review"):
        target = target.go_to(picture.place)
    app = VeiviserApp(
        library,
        store,
        "nb",
        TODAY,
        clock=lambda: CLOCK,
        user="kari",
        target=target,
        theme=picture.theme,
        practice=Store(folder / "practice", lambda: CLOCK),
        training=TrainingStore(folder / "training"),
        train=picture.train,
    )
    async with app.run_test(size=picture.size) as pilot:
        await pilot.pause()
        for key in picture.keys:
            if key.startswith("type:") and isinstance(app.focused, Input):
                app.focused.value = key.removeprefix("type:")
            else:
                await pilot.press(key)
            await pilot.pause()
            await pilot.pause()
        if picture.typed and isinstance(app.focused, Input):
            app.focused.value = picture.typed
        await pilot.pause()
        await pilot.pause()
        return app.export_screenshot(title="veiviser")


def bare(drawn: str) -> str:
    """A drawing without fonts to fetch, and with names that are the same each time it is made."""
    bare = re.sub(r"@font-face\s*{.*?}\s*", "", drawn, flags=re.DOTALL)
    bare = bare.replace("Fira Code, monospace", "monospace").replace("Fira Code", "monospace")
    return re.sub(r"terminal-\d+-", "terminal-", bare)


async def main(names: Sequence[str]) -> None:
    """Draw every picture, or those that are named."""
    for picture in PICTURES:
        if names and picture.name not in names:
            continue
        count = itertools.count(1)
        # Drafts have names of their own in the title; here they are the same each time.
        with (
            tempfile.TemporaryDirectory() as folder,
            patch("secrets.token_hex", lambda _, count=count: f"{next(count):06x}"),
        ):
            drawn = bare(await draw(picture, Path(folder)))
        (HERE / "pictures" / f"{picture.name}.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
