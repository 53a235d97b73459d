"""What the program remembers of how people like it: a small file beside the drafts, easily thrown away.

It holds the colours and nothing else. The language is never remembered: bokmål is what one gets
unless another is asked for.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Final

from wizard.drafts.atomic import write_atomically

NAME: Final = "settings.toml"
LARGEST: Final = 1_000
"""Bytes; what is longer was not written here."""
_THEME: Final = re.compile(r'^theme = "([a-z]{1,20})"$', re.MULTILINE)


def kept_theme(folder: Path) -> str:
    """The name of the theme that was chosen last, or "" where none is known."""
    try:
        with (folder / NAME).open(encoding="utf-8") as file:
            found = _THEME.search(file.read(LARGEST))
    except (OSError, ValueError):
        return ""
    return found.group(1) if found else ""


def keep_theme(folder: Path, theme: str) -> None:
    """Remember a theme; where nothing can be written, it is forgotten."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / NAME, f'theme = "{theme}"\n'.encode())
