"""Where content lies: an author's own folder first, then the bundled one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

VARIABLE: Final = "WIZARD_CONTENT"
"""The environment variable that names an author's folder; `--content DIR` goes before it."""
_PACKAGE: Final = Path(__file__).resolve().parent.parent


def content_root() -> Path:
    """The folder of bundled content: packed in a wheel, beside the package in a checkout."""
    packed = _PACKAGE / "_content"
    return packed if packed.is_dir() else _PACKAGE.parent / "content"


def own_root() -> Path | None:
    """The author's folder that the environment names, if it names one."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else None


class Folders:
    """Content as one tree.

    Schemes and cases are the author's alone; a part, a register or a file of the interface that the
    author's folder lacks is the bundled one. So are the schemes where it holds nothing but cases.
    """

    def __init__(self, own: Path | None = None) -> None:
        """`own` is the author's folder; None means that only bundled content counts."""
        bundled = content_root()
        self.roots: tuple[Path, ...] = (bundled,) if own is None or own == bundled else (own, bundled)

    @property
    def top(self) -> Path:
        """The folder that holds the schemes and the cases."""
        return self.roots[0]

    @property
    def cases_alone(self) -> bool:
        """Whether the author has written cases for the bundled schemes, and no scheme."""
        return self.top.joinpath("cases").is_dir() and not self.top.joinpath("schemes").is_dir()

    def find(self, *names: str) -> Path | None:
        """The first file or folder of that name, or None."""
        for root in self.roots:
            path = root.joinpath(*names)
            if path.exists():
                return path
        return None

    def listing(self, *names: str, everywhere: bool = True) -> list[str]:
        """The sorted names of the folders in a folder; hidden ones are passed over."""
        found: set[str] = set()
        for root in self.roots if everywhere else self.roots[:1]:
            found.update(_folders(root.joinpath(*names)))
        return sorted(found)

    def name(self, path: Path) -> str:
        """The path as a report shows it: relative to its root, with forward slashes."""
        for root in self.roots:
            if path.is_relative_to(root):
                return path.relative_to(root).as_posix()
        return path.name


def _folders(folder: Path) -> Iterator[str]:
    """The names of the folders in a folder that may be missing."""
    if folder.is_dir():
        yield from (p.name for p in folder.iterdir() if p.is_dir() and not p.name.startswith("."))
