"""The files of words as the checks see them: every heading and list item with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from wizard.content.faults import Fault, Place
from wizard.content.folders import Folders
from wizard.content.sections import Section, items, sections

RULES: Final = "rules"
CONDITIONS: Final = "conditions"
SCHEME: Final = "scheme"


@dataclass
class Head:
    """A heading with an id, and the marked headings under it."""

    section: Section
    under: list[Section] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id it is marked with."""
        return self.section.id

    def text(self, kind: str, name: str = "") -> Section | None:
        """The section under it of that kind and id."""
        return next((s for s in self.under if (s.kind, s.id) == (kind, name)), None)

    def named(self, kind: str) -> list[Section]:
        """The sections under it of that kind."""
        return [s for s in self.under if s.kind == kind]


class WordFile:
    """One Markdown file of one folder in one language."""

    def __init__(self, path: Path, name: str) -> None:
        """Read it; one that is missing or no UTF-8 is empty, and `there` or `fault` says so."""
        self.name = name
        self.there = path.is_file()
        self.fault: Fault | None = None
        self.lines: list[str] = []
        found: list[Section] = []
        if self.there:
            try:
                text = path.read_text("utf-8")
                self.lines = text.split("\n")
                found = sections(text)
            except UnicodeDecodeError as error:
                line = error.object.count(b"\n", 0, error.start) + 1
                self.fault = Fault("not-utf8", Place(name, line))
        self.heads: list[Head] = []
        self.loose: list[Section] = []
        for section in found:
            if section.id and not section.kind:
                self.heads.append(Head(section))
            elif self.heads:
                self.heads[-1].under.append(section)
            else:
                self.loose.append(section)

    def place(self, section: Section | None = None) -> Place:
        """The place of a heading, or of the file."""
        return Place(self.name, section.line if section else 1)

    def item_place(self, section: Section, name: str) -> Place:
        """The place of a list item of a section."""
        for number in range(section.line, len(self.lines)):
            if f"`{name}`" in self.lines[number]:
                return Place(self.name, number + 1)
        return self.place(section)

    def head(self, name: str, *, top: bool = False) -> Head | None:
        """The first heading of an id: of the first level (`top`) or below."""
        return next((h for h in self.heads if h.id == name and (h.section.level == 1) == top), None)

    def listed(self, section: Section | None) -> dict[str, str]:
        """The list items of a section."""
        return items(section.body) if section else {}


class WordFolder:
    """The words of a scheme or a part in one language."""

    def __init__(self, folders: Folders, kind: str, name: str, lang: str) -> None:
        """`kind` is `schemes` or `parts`."""
        self.path = folders.find(kind, name, lang)
        self.name = f"{kind}/{name}/{lang}"
        self.lang = lang
        self._files: dict[str, WordFile] = {}

    def file(self, stem: str) -> WordFile:
        """A file by its name without the ending."""
        if stem not in self._files:
            path = (self.path or Path(self.name)) / f"{stem}.md"
            self._files[stem] = WordFile(path, f"{self.name}/{stem}.md")
        return self._files[stem]

    def stems(self) -> Iterator[str]:
        """The names of the files there are."""
        if self.path is not None:
            yield from sorted(path.stem for path in self.path.glob("*.md"))
