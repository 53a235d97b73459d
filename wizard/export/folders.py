"""Applications in folders: which files are taken, and in which order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from wizard.export.files import DRAFT, FINAL, Source
from wizard.export.unreadable import Unreadable

ENDING: Final = ".json"
_APPLICATIONS: Final = (f"{FINAL}.json", f"{DRAFT}.json")
_BESIDE: Final = frozenset({"kontroll.json", "manifest.json"})
"""The files of a package that are no application."""


def taken(names: Iterable[str]) -> list[str]:
    """Those of one folder's files that are applications, by name.

    Of a package its one application is taken. A hidden file is nobody's application: some systems
    lay one beside each file that they copy.
    """
    found = sorted(name for name in names if name.lower().endswith(ENDING) and not name.startswith("."))
    if not any(name in found for name in _APPLICATIONS):
        return found
    found = [name for name in found if name not in _BESIDE]
    if all(name in _APPLICATIONS for name in found):
        return [name for name in _APPLICATIONS if name in found][:1]
    return found


class _Listing(NamedTuple):
    """What of a folder is looked at."""

    files: list[str]
    folders: list[str]
    links: list[str]


def folder(top: str) -> Iterator[Source]:
    """The applications in a folder and the folders in it, by name, each folder where its name stands.

    A link to a folder is not followed, as it may lead anywhere, or round in a ring: it is told of.
    """
    waiting: list[tuple[str, bool]] = [(top, True)]
    found = False
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield _file(path)
            continue
        try:
            listing = _listing(path)
        except PermissionError:
            yield Source(path, fault=Unreadable("folder-no-permission"))
            found = True
            continue
        except OSError:
            yield Source(path, fault=Unreadable("folder-read-failed"))
            found = True
            continue
        files = taken(listing.files)
        if path == top and not listing.folders and len(files) == 1 and files[0] in _APPLICATIONS:
            yield Source(top, path=_join(top, files[0]))
            return
        found = found or bool(files or listing.links)
        below = [(name, False) for name in (*files, *listing.links)]
        below += [(name, True) for name in listing.folders]
        waiting += [(_join(path, name), kind) for name, kind in sorted(below, reverse=True)]
    if not found:
        yield Source(top, fault=Unreadable("no-applications"))


def _join(path: str, name: str) -> str:
    """A name in a folder; in the folder where one stands, the name alone."""
    return name if path == os.curdir else os.path.join(path, name)  # noqa: PTH118 - a name, as it was given


def _file(path: str) -> Source:
    if os.path.isdir(path):  # noqa: PTH112 - a link, as folders are looked into
        return Source(path, fault=Unreadable("linked-folder"))
    return Source(path, path=path)


def _listing(path: str) -> _Listing:
    """What there is in a folder. Raises OSError."""
    found = _Listing([], [], [])
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                found.folders.append(entry.name)
            elif entry.is_symlink() and os.path.isdir(entry.path):  # noqa: PTH112 - follows, and never raises
                found.links.append(entry.name)
            else:
                found.files.append(entry.name)
    return found
