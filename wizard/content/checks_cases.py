"""The example cases: each names a scheme, an edition and rules that there are, and its application loads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from wizard.content.cases import APPLICATION, CASE
from wizard.content.faults import Fault, Place
from wizard.content.folders import Folders
from wizard.content.nearest import nearest
from wizard.content.sheets import Sheet
from wizard.schema.application import Application
from wizard.schema.scheme import Definition

Report = list[Fault]
Schemes = Mapping[str, Mapping[str, Definition]]
"""Scheme id -> edition id -> definition; empty where a fault keeps the scheme from being put together."""

_ENVELOPE = ("format", "format_version", "result")


def check_cases(folders: Folders, schemes: Schemes, faults: Report) -> None:
    """Every case of the content's own folder."""
    for name in folders.listing("cases", everywhere=False):
        folder = folders.top / "cases" / name
        sheet = Sheet(folder / CASE, f"cases/{name}/{CASE}")
        if sheet.fault is not None:
            faults.append(sheet.fault)
            continue
        definition = _definition(sheet, schemes, faults)
        if definition is not None:
            _expected(sheet, definition, faults)
            _application(folder / APPLICATION, f"cases/{name}/{APPLICATION}", definition, faults)


def _definition(sheet: Sheet, schemes: Schemes, faults: Report) -> Definition | None:
    """The definition that a case is of, or None once it is reported."""
    for key in ("scheme", "edition"):
        if key not in sheet.tables:
            faults.append(Fault("missing-key", sheet.key(()), {"key": key}))
            return None
    scheme, edition = str(sheet.tables["scheme"]), str(sheet.tables["edition"])
    if not _name("unknown-scheme", scheme, schemes, sheet.value(("scheme",)), faults):
        return None
    editions = schemes[scheme]
    if editions and _name("unknown-edition", edition, editions, sheet.value(("edition",)), faults):
        return editions[edition]
    return None


def _name(code: str, name: str, known: Iterable[str], place: Place, faults: Report) -> bool:
    names = list(known)
    if name not in names:
        faults.append(Fault(code, place, {"written": name, "nearest": nearest(name, names)}))
    return name in names


def _expected(sheet: Sheet, definition: Definition, faults: Report) -> None:
    """The rules that a case expects findings of, wherever `expect` names them."""
    known = [*definition.rule, *(f"eligibility.{condition.id}" for condition in definition.conditions)]
    for path, name in _rules(sheet.tables.get("expect"), ("expect",)):
        _name("unknown-rule", name, known, sheet.value(path), faults)


def _rules(value: Any, path: tuple[str | int, ...]) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """Every text in `expect` that has the form of a rule's id."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _rules(part, (*path, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _rules(part, (*path, number))
    elif isinstance(value, str) and "." in value and "/" not in value and " " not in value:
        yield path, value


def _application(path: Path, name: str, definition: Definition, faults: Report) -> None:
    if not path.is_file():
        faults.append(Fault("file-missing", Place(name)))
        return
    text = path.read_text("utf-8", errors="replace")
    try:
        raw = json.loads(text)
        application = Application.model_validate({k: v for k, v in raw.items() if k not in _ENVELOPE})
    except json.JSONDecodeError as error:
        faults.append(Fault("json-syntax", Place(name, error.lineno, error.colno), {"detail": error.msg}))
        return
    except (ValidationError, AttributeError):
        faults.append(Fault("no-application", Place(name)))
        return
    if (application.scheme, application.edition) != (definition.scheme, definition.edition.id):
        faults.append(Fault("case-other-scheme", Place(name), {"written": application.scheme}))
    for question in application.answers:
        if question not in definition.questions:
            line = text.count("\n", 0, max(text.find(f'"{question}"'), 0)) + 1
            _name("unknown-question", question, definition.questions, Place(name, line), faults)
