"""The example cases and exercises: an application with what is true of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

from wizard.content.files import BrokenContent, read_toml
from wizard.content.folders import Folders
from wizard.schema.base import Frozen

CASE: Final = "case.toml"
APPLICATION: Final = "application.json"


class Spotted(Frozen):
    """A finding that a case holds: its rule, and the pointer it has."""

    rule: str
    at: str


class CaseFile(Frozen):
    """The shape of case.toml."""

    id: str
    scheme: str
    edition: str
    example: bool = False
    """It is shown and written out as an invented example."""
    expect: Literal["ready", "not_eligible", "flawed"]
    today: date | None = None
    """The date it is judged at; without one, the day applications are due."""
    planted: tuple[Spotted, ...] = ()
    """The faults put in on purpose."""
    remaining: tuple[Spotted, ...] = ()
    """What is found beside them, and is no fault of the case."""
    title: dict[str, str]
    """By language."""
    description: dict[str, str]
    """By language."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case: which scheme and edition, what is expected of it, and where its files lie."""

    id: str
    scheme: str
    edition: str
    folder: Path
    expect: str = ""
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
    return Case(name, scheme, edition, folder, str(raw.pop("expect", "")), raw)
