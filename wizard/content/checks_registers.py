"""The registers: well-formed, numbers once, organisation numbers valid, offices known."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from wizard.content.faults import Fault, Place
from wizard.content.folders import Folders
from wizard.content.nearest import nearest
from wizard.content.registers import OFFICES
from wizard.content.sheets import Sheet
from wizard.engine.identifiers import valid_orgnr
from wizard.schema.register import Municipality, Office
from wizard.schema.scheme import Levy

LEVY = "levy-zones.toml"
_NUMBER = 4

Report = list[Fault]


def check_registers(folders: Folders, sources: Iterable[str], faults: Report) -> None:
    """Every register in the content's own folder, its offices and its levy zones."""
    folder = folders.top / "registers"
    offices = _offices(folders, folder, faults)
    for path in sorted(folder.glob("*.json")):
        _register(path, folders.name(path), offices, faults)
    if (folder / LEVY).is_file():
        sheet = Sheet(folder / LEVY, f"registers/{LEVY}")
        if _read(sheet, faults) and _valid(Levy, sheet.tables, sheet, (), faults):
            _known(
                "unknown-source", sheet.tables.get("source", ""), sources, sheet.value(("source",)), faults
            )


def _offices(folders: Folders, folder: Path, faults: Report) -> list[str] | None:
    """The ids of the offices, the bundled ones where the folder has none; None where they cannot be read."""
    own = folder / OFFICES
    path = own if own.is_file() else folders.find("registers", OFFICES)
    if path is None:
        return []
    sheet = Sheet(path, f"registers/{OFFICES}")
    if not _read(sheet, faults):
        return None
    raw = sheet.tables.get("office")
    found = raw if isinstance(raw, list) else []
    for number, office in enumerate(found):
        if _valid(Office, office, sheet, ("office", number), faults) and not office["names"]:
            faults.append(Fault("register-value", sheet.value(("office", number, "names")), {"key": "names"}))
    return [str(office.get("id")) for office in found if isinstance(office, dict)]


def _read(sheet: Sheet, faults: Report) -> bool:
    if sheet.fault is not None:
        faults.append(sheet.fault)
    return sheet.fault is None


def _valid(
    model: type[BaseModel], raw: Any, sheet: Sheet, path: tuple[str | int, ...], faults: Report
) -> bool:
    """Whether a table is of its model's shape; if not, where it is not."""
    try:
        model.model_validate(raw)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            key = ".".join(str(part) for part in detail["loc"])
            code = "unknown-key" if detail["type"] == "extra_forbidden" else "register-value"
            values = {"key": key, "known": sorted(model.model_fields), "nearest": None}
            faults.append(Fault(code, sheet.value((*path, *detail["loc"])), values))
        return False
    return True


def _known(code: str, name: str, known: Iterable[str], place: Place, faults: Report) -> None:
    names = list(known)
    if name not in names:
        faults.append(Fault(code, place, {"written": name, "nearest": nearest(name, names)}))


def _register(path: Path, name: str, offices: list[str] | None, faults: Report) -> None:
    text = path.read_text("utf-8", errors="replace")
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as error:
        faults.append(Fault("json-syntax", Place(name, error.lineno, error.colno), {"detail": error.msg}))
        return
    found = raw.get("municipalities") if isinstance(raw, dict) else None
    if not isinstance(found, list):
        faults.append(Fault("missing-key", Place(name), {"key": "municipalities"}))
        return
    seen: set[str] = set()
    for municipality in found:
        _municipality(municipality, Lines(name, text), offices, seen, faults)


class Lines:
    """Where the entries of a JSON register stand."""

    def __init__(self, name: str, text: str) -> None:
        """`text` is the file as it is."""
        self.name = name
        self.text = text

    def of(self, number: str) -> Place:
        """The line of the first entry of a number."""
        at = max(self.text.find(f'"{number}"'), 0)
        return Place(self.name, self.text.count("\n", 0, at) + 1)


def _municipality(raw: Any, lines: Lines, offices: list[str] | None, seen: set[str], faults: Report) -> None:
    number = str(raw.get("number", "")) if isinstance(raw, dict) else ""
    place = lines.of(number)
    try:
        found = Municipality.model_validate(raw)
    except ValidationError as error:
        keys = ", ".join(
            str(detail["loc"][-1]) for detail in error.errors(include_url=False) if detail["loc"]
        )
        faults.append(Fault("register-value", place, {"key": keys or number}))
        return
    if len(number) != _NUMBER or not number.isdecimal():
        faults.append(Fault("malformed-id", place, {"id": number, "form": "municipality"}))
    if number in seen:
        values = {"id": number, "file": place.file, "line": place.line}
        faults.append(Fault("id-twice", place, values))
    seen.add(number)
    if found.orgnr is not None and not valid_orgnr(found.orgnr):
        faults.append(Fault("orgnr-invalid", place, {"written": found.orgnr, "id": number}))
    if offices is not None:
        _known("unknown-office", found.office, offices, place, faults)
