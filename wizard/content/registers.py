"""The registers of municipalities: read from JSON, with the offices beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from wizard.content.files import BrokenContent, read_toml
from wizard.content.folders import Folders
from wizard.schema.register import Register

OFFICES = "offices.toml"


def register_names(folders: Folders) -> list[str]:
    """The ids of the registers there are."""
    names = {p.stem for root in folders.roots for p in (root / "registers").glob("*.json")}
    return sorted(names)


def read_register(folders: Folders, name: str) -> Register:
    """A register by its id. Raises BrokenContent where it is missing, no JSON or not of its shape."""
    path = folders.find("registers", f"{name}.json") if name in register_names(folders) else None
    if path is None:
        raise BrokenContent(f"registers/{name}.json", "missing")
    try:
        raw: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return Register.model_validate(
            {"id": name, "municipalities": _searchable(raw["municipalities"]), "offices": _offices(folders)}
        )
    except (ValidationError, ValueError, KeyError, TypeError) as error:
        raise BrokenContent(folders.name(path), str(error)) from error


def _searchable(municipalities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The municipalities, each with its own name among the names it is searched by."""
    return [{"names": [raw.get("name")], **raw} for raw in municipalities]


def _offices(folders: Folders) -> Any:
    path: Path | None = folders.find("registers", OFFICES)
    return () if path is None else read_toml(path, folders.name(path)).get("office", ())
