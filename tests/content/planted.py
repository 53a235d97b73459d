"""Faults planted in a copy of the small content tree.

An edit replaces `old` by `new` in one file. In `new` (or in `old`, where it stays) the sign ¤ marks
where the fault must be reported; it is not written to the file.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wizard.content.checks import check_content
from wizard.content.faults import Fault, fault_line
from wizard.content.library import LANGUAGES, Library
from wizard.schema.scheme import Definition

TREE = Path(__file__).parent / "fixtures" / "tree"
HERE = "¤"


@dataclass(frozen=True)
class Planted:
    """One edit, and the fault it must give."""

    code: str
    file: str
    old: str
    new: str
    values: dict[str, Any] = field(default_factory=dict)
    at: str = ""
    """The file the fault is in, where it is another one; then line 1 is expected."""
    name: str = ""

    def __str__(self) -> str:
        return f"{self.code}: {self.name or self.new or self.old}".replace("\n", " ")[:70]


def tree(tmp_path: Path) -> Path:
    """A copy of the small tree."""
    return Path(shutil.copytree(TREE, tmp_path / "tree"))


def small() -> Definition:
    """The definition of the small tree's scheme."""
    return Library(TREE).definition("skolehage", "2030")


def plant(root: Path, planted: Planted) -> tuple[str, int, int]:
    """Make the edit; where the fault must be."""
    path = root / planted.file
    text = path.read_text("utf-8")
    assert text.count(planted.old) == 1, f"{planted.old!r} stands {text.count(planted.old)} times"
    text = text.replace(planted.old, planted.new)
    offset = text.find(HERE)
    path.write_text(text.replace(HERE, ""), "utf-8")
    if planted.at or offset < 0:
        return planted.at or planted.file, 1, 1
    return planted.file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def faults(root: Path) -> list[Fault]:
    """Every fault of a tree."""
    return check_content(Library(root))


def spots(found: list[Fault]) -> list[tuple[str, str, int, int]]:
    """Code and place of each fault."""
    return [(fault.code, fault.file, fault.line, fault.column) for fault in found]


def assert_said(library: Library, fault: Fault) -> None:
    """A fault has its sentence in every language, with its place before it and every value filled in."""
    for lang in LANGUAGES:
        said = fault_line(library.interface(lang), fault)
        place, sentence = said.splitlines()[0].split(": ", 1)
        assert place == f"{fault.file}:{fault.line}:{fault.column}"
        assert not re.search(
            r"\{[a-z_]+(:[a-z]+)?\}", sentence.replace(str(fault.values.get("expected")), "")
        )
