"""The package: five files in a folder of their own, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from wizard import __version__
from wizard.content.library import Library
from wizard.export.check_page import render_check
from wizard.export.document import render_document
from wizard.export.manifest import NAME as MANIFEST
from wizard.export.manifest import manifest
from wizard.export.model import Model, model
from wizard.export.report import document
from wizard.export.strict_json import MOST_BYTES
from wizard.export.writing import dumps
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment

CHECK: Final = "kontroll"


class PackageRefused(Exception):
    """No package was written; `package.refused.<code>` is the sentence, `values` what it needs."""

    code = "failed"

    def __init__(self, **values: Any) -> None:
        """Keep what the sentence needs."""
        super().__init__(self.code)
        self.values = values


class PackageExists(PackageRefused):
    """The folder is there and has something in it (or is no folder): nothing is ever overwritten."""

    code = "exists"


class PackageNotReady(PackageRefused):
    """The application has blockers or errors; only a draft package can be made of it."""

    code = "not-ready"


class PackageTooBig(PackageRefused):
    """The application file would be larger than any reader takes."""

    code = "too-big"


@dataclass(frozen=True)
class Package:
    """The files of a package by name, and what was judged."""

    files: Mapping[str, bytes]
    assessment: Assessment
    draft: bool
    folder: Path | None = None
    """Where it was written; None before that."""


def write_package(  # noqa: PLR0913  each says one thing of the package
    folder: Path,
    library: Library,
    application: Application,
    today: date,
    *,
    draft: bool = False,
    practice: bool = False,
    notes: bool = True,
) -> Package:
    """Judge the application at `today`, and write its package into `folder`.

    The folder must not exist, or be empty. A `draft` is written whatever is wrong, with names of
    its own; else the application must be ready. The package of a `practice` is always a draft, and
    marked as what it is. Without `notes`, working notes are left out. The
    same application, date and version give the same bytes. Raises PackageRefused and OSError.
    """
    made = build_package(library, application, today, draft=draft, practice=practice, notes=notes)
    place = folder.resolve()
    _put(place, made.files)
    return Package(made.files, made.assessment, made.draft, place)


def build_package(  # noqa: PLR0913  likewise
    library: Library,
    application: Application,
    today: date,
    *,
    draft: bool = False,
    practice: bool = False,
    notes: bool = True,
    version: str | None = None,
) -> Package:
    """The package in memory. Raises PackageNotReady and PackageTooBig."""
    made = model(library, application, today, version or __version__, draft=draft or practice, notes=notes)
    made = replace(made, practice=practice)
    counts = made.assessment.counts
    if made.assessment.status != "ready" and not made.draft:
        raise PackageNotReady(count=counts["blocker"] + counts["error"], **counts)
    return Package(package_files(made), made.assessment, made.draft)


def package_files(made: Model) -> dict[str, bytes]:
    """The five files: UTF-8, LF; JSON with sorted keys."""
    application = dumps(made.document(), sort_keys=True).encode()
    if len(application) > MOST_BYTES:
        raise PackageTooBig(most=MOST_BYTES // 1_000_000)
    files = {
        f"{made.stem}.json": application,
        f"{made.stem}.md": render_document(made).encode(),
        f"{CHECK}.json": dumps(document([made.report]), sort_keys=True).encode(),
        f"{CHECK}.md": render_check(made).encode(),
    }
    files[MANIFEST] = dumps(manifest(made, files), sort_keys=True).encode()
    return files


def _put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files beside the folder, and move them into place as one. Raises OSError."""
    if not _free(folder):
        raise PackageExists(folder=str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    try:
        beside.mkdir()
        for name, data in files.items():
            _write(beside / name, data)
        if folder.is_dir():
            # Windows does not move a folder onto an empty one. A folder that has been filled since
            # it was looked into cannot be removed, so nothing is overwritten in any case.
            folder.rmdir()
        beside.rename(folder)
    except OSError:
        shutil.rmtree(beside, ignore_errors=True)
        if not _free(folder):
            raise PackageExists(folder=str(folder)) from None
        raise
    _settle(folder.parent)


def _free(folder: Path) -> bool:
    """Whether the folder is not there, or has nothing in it."""
    try:
        return folder.is_dir() and not any(folder.iterdir()) if os.path.lexists(folder) else True
    except OSError:
        return False


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Make the move itself last; where a folder cannot be opened (Windows), it does so by itself."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
