"""The example cases and exercises: an application with what is true of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wizard.content.files import BrokenContent, read_toml
from wizard.content.folders import Folders

CASE = "case.toml"
APPLICATION = "application.json"


@dataclass(frozen=True, slots=True)
class Case:
    """One case: which scheme and edition, what is expected of it, and where its files lie."""

    id: str
    scheme: str
    edition: str
    folder: Path
    expect: Any = None
    more: dict[str, Any] = field(default_factory=dict)
    """The other keys of its file."""

    @property
    def application(self) -> Path:
        """Its application file."""
        return self.folder / APPLICATION


def read_cases(folders: Folders) -> tuple[Case, ...]:
    """Every case of the content, by id. Raises BrokenContent where one cannot be read."""
    return tuple(read_case(folders, name) for name in folders.listing("cases", everywhere=False))


def read_case(folders: Folders, name: str) -> Case:
    """One case by the name of its folder."""
    folder = folders.top / "cases" / name
    raw = read_toml(folder / CASE, f"cases/{name}/{CASE}")
    scheme, edition = raw.pop("scheme", None), raw.pop("edition", None)
    if not isinstance(scheme, str) or not isinstance(edition, str):
        raise BrokenContent(f"cases/{name}/{CASE}", "scheme or edition missing")
    return Case(name, scheme, edition, folder, raw.pop("expect", None), raw)
