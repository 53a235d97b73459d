"""The files of the content as `schemes check` sees them: tables, and where each thing stands."""

from __future__ import annotations

import re
import tomllib  # the checks hold to TOML 1.0, which every reader has; the loader may take more
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as File
from typing import Any, Final

from wizard.content.faults import Fault, Place
from wizard.content.files import FILES, put_together
from wizard.content.folders import Folders
from wizard.content.toml_lines import Path, TomlLines

_AT: Final = re.compile(r"^(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)$", re.DOTALL)
LISTS: Final = ("source", "edition", "condition", "rule")
"""The lists of tables that a file may have, steps apart."""


class Sheet:
    """One TOML file. `tables` may be mended by the checks; the places stay those of the file."""

    def __init__(self, file: File, name: str) -> None:
        """Read it; `fault` says why it could not be read, and then it is empty."""
        self.name = name
        self.text = ""
        self.tables: dict[str, Any] = {}
        self.fault: Fault | None = None
        if not file.is_file():
            self.fault = Fault("file-missing", Place(name))
            return
        try:
            self.text = file.read_text("utf-8")
            self.tables = tomllib.loads(self.text)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            self.fault = Fault("not-utf8", Place(name, line))
        except tomllib.TOMLDecodeError as error:
            self.fault = self._syntax(str(error))

    def _syntax(self, message: str) -> Fault:
        match = _AT.match(message)
        detail = match[1] if match else message
        if match and match[2]:
            return Fault("toml-syntax", Place(self.name, int(match[2]), int(match[3])), {"detail": detail})
        lines = self.text.rstrip("\n").split("\n")
        return Fault("toml-syntax", Place(self.name, len(lines), len(lines[-1]) + 1), {"detail": detail})

    @cached_property
    def lines(self) -> TomlLines:
        """The index of places, made when the first one is asked for."""
        return TomlLines(self.text if self.fault is None else "")

    def key(self, path: Path) -> Place:
        """The place of a key."""
        return Place(self.name, *self.lines.key(path))

    def value(self, path: Path) -> Place:
        """The place of a value."""
        return Place(self.name, *self.lines.value(path))

    def inside(self, path: Path, line: int, column: int) -> Place:
        """A place inside a string."""
        return Place(self.name, *self.lines.inside(path, line, column))


@dataclass
class Item:
    """One thing with an id: a question, a step, a rule, a condition, an edition, a source."""

    kind: str
    raw: dict[str, Any]
    sheet: Sheet
    path: Path
    step: str = ""
    """Of a step and its questions: the part that the step is, or its id."""
    partial: bool = False
    """It may be a change of something that a part has."""
    faulty: bool = False
    """Something in it is wrong: what rests on it is not judged."""
    dropped: set[str] = field(default_factory=set)
    """The keys that have been taken out because they were wrong."""
    lost: set[Path] = field(default_factory=set)
    """The places of those, also inside its tables."""

    @property
    def id(self) -> str:
        """Its id; "" where it has none."""
        value = self.raw.get("id")
        return value if isinstance(value, str) else ""

    def key(self, *keys: str | int) -> Place:
        """The place of one of its keys, or of what stands around it."""
        return self.sheet.key((*self.path, *keys))

    def value(self, *keys: str | int) -> Place:
        """The place of one of its values."""
        return self.sheet.value((*self.path, *keys))


@dataclass
class Folder:
    """A scheme's or a part's folder."""

    kind: str
    name: str
    sheets: list[Sheet] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    whole: bool = True
    """Whether all its lists are there: one that was none has been taken out."""

    @property
    def readable(self) -> bool:
        """Whether all of it could be read."""
        return self.whole and bool(self.sheets) and all(sheet.fault is None for sheet in self.sheets)

    @property
    def raw(self) -> dict[str, Any]:
        """Its files as one table."""
        return put_together([sheet.tables for sheet in self.sheets])

    @property
    def main(self) -> str:
        """The name of its first file, the one that must be there."""
        return f"{self.kind}/{self.name}/{FILES[self.kind][0]}"


def read_folder(folders: Folders, kind: str, name: str) -> Folder:
    """The TOML files of a scheme or a part; none where the folder is missing."""
    found = [folders.find(kind, name, file) for file in FILES[kind]]
    sheets = [Sheet(file, folders.name(file)) for file in found if file is not None]
    return Folder(kind, name, sheets if found[0] is not None else [])


def items_of(folder: Folder) -> Iterator[Item]:
    """Everything with an id in a folder, file by file; what is no table is passed over."""
    scheme = folder.kind == "schemes"
    for sheet in folder.sheets:
        for kind in LISTS:
            for number, raw in _tables(sheet.tables.get(kind)):
                yield Item(kind, raw, sheet, (kind, number), partial=scheme and kind == "rule")
        steps = sheet.tables.get("step")
        if isinstance(steps, dict):
            yield from _step_items(steps, sheet, ("step",), folder.name)
        for number, raw in _tables(steps):
            yield from _step_items(raw, sheet, ("step", number), str(raw.get("id", "")))


def _step_items(raw: dict[str, Any], sheet: Sheet, path: Path, name: str) -> Iterator[Item]:
    part = raw.get("part")
    name = part if isinstance(part, str) else name
    yield Item("step", raw, sheet, path, step=name, partial=part is not None)
    for number, question in _tables(raw.get("question")):
        yield Item("question", question, sheet, (*path, "question", number), name, part is not None)


def _tables(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """The tables of a list, with their numbers."""
    if isinstance(value, list):
        yield from ((number, raw) for number, raw in enumerate(value) if isinstance(raw, dict))
