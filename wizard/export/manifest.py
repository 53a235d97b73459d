"""`manifest.json`: what lies in a package, with sizes and sums, and what is to be attached."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, Final

from wizard.export.model import Model

FORMAT: Final = "veiviser/manifest"
FORMAT_VERSION: Final = 1
NAME: Final = "manifest.json"
ATTACHMENTS: Final = "documentation"
"""The table that lists attachments, where a scheme has it."""
_COLUMNS: Final = ("what", "reference", "attached")


def manifest(model: Model, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The manifest of these files, which do not include the manifest itself."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "scheme": model.application.scheme,
        "edition": model.application.edition,
        "definition": model.definition.hash,
        "draft": model.draft,
        **({"practice": True} if model.practice else {}),
        "status": model.assessment.status,
        "date": model.today.isoformat(),
        "version": model.version,
        "files": [described(name, data) for name, data in sorted(files.items())],
        "attachments": _attachments(model),
    }


def described(name: str, data: bytes) -> dict[str, Any]:
    """One file: its name, its size in bytes, and its SHA-256."""
    return {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _attachments(model: Model) -> list[dict[str, Any]]:
    """What is said to be attached (`attached` is true), and what is still missing."""
    question = model.definition.questions.get(ATTACHMENTS)
    rows = model.values.get(ATTACHMENTS)
    if question is None or question.kind != "table" or not isinstance(rows, list):
        return []
    return [{name: row.get(name) for name in _COLUMNS} for row in rows]
