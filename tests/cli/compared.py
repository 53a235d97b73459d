"""Applications to compare: a bundled case, and copies with some answers changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.batches import CASES, GOOD

OTHER = CASES / "kommunalt-rusarbeid-god" / "application.json"


def plain(text: str) -> str:
    """What was said, with ordinary blanks for hard ones."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def flowing(text: str) -> str:
    """What was said, as one line."""
    return " ".join(text.split())


def changed(path: Path, answers: dict[str, Any], source: Path = GOOD, **envelope: Any) -> Path:
    """A copy of an application, with these answers and these members of its envelope instead."""
    document = json.loads(source.read_text("utf-8"))
    document["answers"] |= answers
    document |= envelope
    path.write_text(json.dumps(document), encoding="utf-8")
    return path
