"""Application files as they are written, and the refusal of one that cannot be read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from wizard.content.library import Library
from wizard.export.reading import read_application
from wizard.export.unreadable import Unreadable

ENVELOPE: dict[str, Any] = {
    "format": "veiviser/application",
    "format_version": 1,
    "scheme": "overgangsordning",
    "edition": "2023",
}


def written(**members: Any) -> bytes:
    """An application file with these members, some of them instead of the usual ones."""
    return json.dumps({**ENVELOPE, **members}, ensure_ascii=False, indent=1).encode()


def refusal(data: bytes, library: Library) -> Unreadable:
    """Why a file is refused; fails if it is read."""
    with pytest.raises(Unreadable) as caught:
        read_application(data, library)
    return caught.value
