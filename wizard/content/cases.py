"""The example cases and exercises: an application with what is true of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import Field as Option

from wizard.content.files import BrokenContent, read_toml
from wizard.content.folders import Folders
from wizard.schema.base import Frozen
from wizard.schema.exercise import ExerciseKind, ExerciseLanguage, Judged, Planted, Situation, Theme

CASE: Final = "case.toml"
APPLICATION: Final = "application.json"
START: Final = "start.json"
WORDS: Final = "case.md"
ENVELOPE: Final = ("format", "format_version", "result")
"""The keys of an application file that are not the application's own."""


class ExerciseTable(Frozen):
    """The shape of the table `exercise` of case.toml."""

    kind: ExerciseKind
    level: Literal[1, 2, 3, 4, 5]
    themes: tuple[Theme, ...]
    minutes: int
    languages: tuple[ExerciseLanguage, ...] = ("nb", "nn")
    documents: tuple[str, ...] = ()
    judged: tuple[Judged, ...] = ()
    situations: tuple[Situation, ...] = Option(default=(), alias="situation")


class CaseFile(Frozen):
    """The shape of case.toml."""

    id: str
    scheme: str
    edition: str
    example: bool = False
    """It is shown and written out as an invented example."""
    expect: Literal["ready", "not_eligible", "flawed"] | None = None
    """How its application comes out; not for situations to decide, which have none."""
    today: date | None = None
    """The date it is judged at; without one, the day applications are due."""
    planted: tuple[Planted, ...] = ()
    """The faults put in on purpose."""
    remaining: tuple[Planted, ...] = ()
    """What is found beside them, and is no fault of the case."""
    title: dict[str, str]
    """By language."""
    description: dict[str, str]
    """By language."""
    exercise: ExerciseTable | None = None
    """What makes an exercise of it."""


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
    """Every case that has an application, by id. Raises BrokenContent where one cannot be read."""
    names = case_names(folders)
    return tuple(case for case in (read_case(folders, name) for name in names) if case.application.is_file())


def case_names(folders: Folders) -> list[str]:
    """The folders of cases. One without its case.toml is left for `schemes check` to name."""
    listed = folders.listing("cases", everywhere=False)
    return [name for name in listed if (folders.top / "cases" / name / CASE).is_file()]


def read_case(folders: Folders, name: str) -> Case:
    """One case by the name of its folder."""
    folder = folders.top / "cases" / name
    raw = read_toml(folder / CASE, f"cases/{name}/{CASE}")
    scheme, edition = raw.pop("scheme", None), raw.pop("edition", None)
    if not isinstance(scheme, str) or not isinstance(edition, str):
        raise BrokenContent(f"cases/{name}/{CASE}", "scheme or edition missing")
    return Case(name, scheme, edition, folder, str(raw.pop("expect", "")), raw)
