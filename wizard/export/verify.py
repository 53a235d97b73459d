"""Is a package whole, and does it agree with itself? Nothing in it is trusted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from wizard.content.library import UnknownEdition, UnknownScheme
from wizard.engine.assess import assess
from wizard.engine.patterns import lazy
from wizard.export import strict_json
from wizard.export.files import DRAFT, FINAL, read_bytes, shown_path
from wizard.export.manifest import FORMAT, FORMAT_VERSION
from wizard.export.manifest import NAME as MANIFEST
from wizard.export.package import CHECK
from wizard.export.piecewise import RESULT
from wizard.export.reading import Definitions, read_application
from wizard.export.report import FORMAT as REPORT_FORMAT
from wizard.export.report import TOTALS
from wizard.export.unreadable import Unreadable
from wizard.export.writing import plain
from wizard.schema.application import Application

MOST: Final = 50_000_000
"""The largest file of a package that is read, in bytes: a Markdown file may outgrow its JSON."""
MOST_FILES: Final = 100
NOTICES: Final = frozenset({"other-rules"})
"""That the rules have changed since is no fault of the package; it cannot be judged again."""
_NAME: Final = lazy(r"[a-z0-9][a-z0-9._-]{0,63}")
_JUDGED: Final = ("status", "definition", "verdict", "conditions", "counts", "totals", "findings")
_FINDING: Final = ("rule", "severity", "at", "source", "acknowledged")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong with a package; `package.fault.<code>` is the sentence."""

    code: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verification:
    """A package is whole where it has no faults; notices are worth knowing and no more."""

    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...] = ()


def verify(folder: Path, library: Definitions) -> Verification:
    """Judge the package in `folder`: sums and sizes, nothing missing or extra, and all of one mind.

    Raises Unreadable where it is no package at all: no folder, or no manifest that can be read.
    """
    if not folder.is_dir():
        raise Unreadable("not-found" if not folder.exists() else "no-manifest")
    listed = _manifest(folder)
    faults = [*_listing(folder, listed), *_sums(folder, listed)]
    stem = next((s for s in (FINAL, DRAFT) if f"{s}.json" in listed), None)
    found = [Fault("no-application")] if stem is None else list(_contents(folder, stem, library))
    notices = [fault for fault in found if fault.code in NOTICES]
    faults += [fault for fault in found if fault.code not in NOTICES]
    return Verification(tuple(faults), tuple(notices))


def _manifest(folder: Path) -> dict[str, Mapping[str, Any]]:
    """The files of the manifest by name."""
    try:
        document = strict_json.load(read_bytes(folder / MANIFEST))
    except Unreadable as fault:
        if fault.code == "not-found":
            raise Unreadable("no-manifest") from None
        raise
    files = document.get("files") if isinstance(document, dict) else None
    if not isinstance(files, list) or len(files) > MOST_FILES or document.get("format") != FORMAT:
        raise Unreadable("bad-manifest")
    if document.get("format_version") != FORMAT_VERSION or not all(map(_entry, files)):
        raise Unreadable("bad-manifest")
    return {entry["name"]: entry for entry in files}


def _entry(entry: Any) -> bool:
    """Whether an entry names a file of this folder, a size and a sum: no path leads out of it."""
    return (
        isinstance(entry, dict)
        and isinstance(entry.get("name"), str)
        and _NAME.fullmatch(entry["name"]) is not None
        and type(entry.get("size")) is int
        and isinstance(entry.get("sha256"), str)
    )


def _listing(folder: Path, listed: Mapping[str, Any]) -> Iterator[Fault]:
    """Files that are there and not in the manifest."""
    expected = {*listed, MANIFEST}
    for path in sorted(folder.iterdir()):
        if path.name not in expected:
            yield Fault("extra", {"name": shown_path(path.name)})


def _sums(folder: Path, listed: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    for name, entry in sorted(listed.items()):
        path = folder / name
        try:
            data = read_bytes(path, MOST)
        except Unreadable as fault:
            yield Fault("missing" if fault.code == "not-found" else "unreadable", {"name": name})
            continue
        if path.is_symlink():
            yield Fault("unreadable", {"name": name})
        elif len(data) != entry["size"]:
            yield Fault("size", {"name": name, "expected": entry["size"], "found": len(data)})
        elif hashlib.sha256(data).hexdigest() != entry["sha256"]:
            yield Fault("sum", {"name": name})


def _contents(folder: Path, stem: str, library: Definitions) -> Iterator[Fault]:
    """The application can be read, and everything says the same of it."""
    name = f"{stem}.json"
    try:
        data = read_bytes(folder / name)
        application = read_application(data, library)
        result = strict_json.load(data).get(RESULT)
    except Unreadable as fault:
        yield Fault("application", {"name": name, "code": fault.code})
        return
    if not isinstance(result, dict):
        yield Fault("no-result", {"name": name})
        return
    final = result.get("status") == "ready" and result.get("draft") is False and "practice" not in result
    if stem == FINAL and not final:
        yield Fault("not-final", {"name": name})
    if _report(folder) != {key: result.get(key) for key in _JUDGED}:
        yield Fault("check-differs", {"name": f"{CHECK}.json", "other": name})
    yield from _judged_again(application, result, library)


def _report(folder: Path) -> dict[str, Any] | None:
    """What `kontroll.json` says of the one file it is about."""
    try:
        document = strict_json.load(read_bytes(folder / f"{CHECK}.json"))
    except Unreadable:
        return None
    if not isinstance(document, dict) or document.get("format") != REPORT_FORMAT:
        return None
    files = document.get("files")
    if not isinstance(files, list) or len(files) != 1:
        return None
    return {key: files[0].get(key) for key in _JUDGED} if isinstance(files[0], dict) else None


def _judged_again(
    application: Application, result: Mapping[str, Any], library: Definitions
) -> Iterator[Fault]:
    """The same judgement at the same date, where this program still has the same rules."""
    try:
        definition = library.definition(application.scheme, application.edition)
        day = date.fromisoformat(str(result.get("date")))
    except (UnknownScheme, UnknownEdition, ValueError):
        yield Fault("no-date")
        return
    if definition.hash != result.get("definition"):
        yield Fault("other-rules", {"scheme": application.scheme, "edition": application.edition})
        return
    found = assess(definition, application, day)
    totals = {name: found.totals.get(name) for name in TOTALS}
    again = [plain({key: getattr(f, key) for key in _FINDING}) for f in found.findings]
    told = (result.get("verdict"), result.get("totals"), _plain_findings(result.get("findings")))
    if told != (found.verdict, totals, again):
        yield Fault("judged-differently")


def _plain_findings(told: Any) -> list[Any]:
    """The findings of a result, without their words."""
    found = told if isinstance(told, list) else [None]
    return [{key: f.get(key) for key in _FINDING} if isinstance(f, dict) else None for f in found]
