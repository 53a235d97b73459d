"""A scheme made of content alone, with nothing in it that the bundled ones have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from wizard.content.library import Library
from wizard.schema.application import Application

SCHEME = """
id = "frivillig-stotte"
parts = []
priorities = ["plan", "helpers"]

[[source]]
id = "notice"
title = "Kunngjøring"
url = "https://example.no/a b"

[[edition]]
id = "2030"
year = 2030
apply_by = 2030-05-01T12:00:00
apply_by_source = "notice"
apply_by_mark = "B"
register = "municipalities-2024"
rates = { hour = 450 }
rate_source = "notice"

[[step]]
id = "all"

[[step.question]]
id = "plan"
kind = "prose"
recommended = 10
required = true
source = "notice"

[[step.question]]
id = "helpers"
kind = "table"
source = "notice"
columns = [ { id = "name", required = true }, { id = "hours", kind = "number", required = true } ]

[[step.question]]
id = "application_language"
kind = "choice"
choices = ["nb", "nn", "en"]

[[step.question]]
id = "ended"
kind = "yes_no"
required = true

[[step.question]]
id = "summary"
kind = "text"
relevant = "ended"
relevant_with = { ended = true }
irrelevant_with = { ended = false }

[[condition]]
id = "not-ended"
met = "!ended"
at = "/ended"
source = "notice"
mark = "C"
met_with = { ended = false }
unmet_with = { ended = true }
"""
WORDS = """# Alt {#all}

## Hva er planen? {#plan}
### Kort navn {.label}
Planen

## Hvem hjelper? {#helpers}
### Kolonner {.columns}
- `name`: Navn
- `hours`: Timer
"""


def library(folder: Path) -> Library:
    """The library of a folder with this scheme in it."""
    scheme = folder / "schemes" / "frivillig-stotte"
    for lang in ("nb", "nn", "en"):
        (scheme / lang).mkdir(parents=True)
        (scheme / lang / "all.md").write_text(WORDS, "utf-8")
        (scheme / lang / "scheme.md").write_text("# Frivillig støtte {#scheme}\n", "utf-8")
    (scheme / "scheme.toml").write_text(SCHEME, "utf-8")
    return Library(folder)


def application(**answers: Any) -> Application:
    """One that is ready, with these answers changed."""
    given = {"plan": "Vi har en plan som holder.", "ended": False, **answers}
    return Application(scheme="frivillig-stotte", edition="2030", answers=given)
