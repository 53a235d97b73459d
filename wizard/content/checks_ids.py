"""Ids: well-formed, not taken, and used once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from wizard.content.faults import Fault, Place
from wizard.content.sheets import Folder, Item
from wizard.engine.answers import ROW_ID
from wizard.engine.totals import TOTALS

_WORD: Final = re.compile(r"[a-z][a-z0-9_]*")
_CHOICE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]*")
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
_DOTTED: Final = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)*")
_FORMS: Final[Mapping[str, re.Pattern[str]]] = {
    "question": _WORD,
    "step": _WORD,
    "column": _WORD,
    "reply": re.compile(r"[a-z0-9][a-z0-9_-]*"),
    "choice": _CHOICE,
    "source": _NAME,
    "edition": _NAME,
    "condition": _NAME,
    "rule": _DOTTED,
}
_CEL: Final = frozenset(
    [
        "as",
        "bool",
        "break",
        "bytes",
        "const",
        "continue",
        "double",
        "else",
        "false",
        "for",
        "function",
        "has",
        "if",
        "import",
        "in",
        "int",
        "let",
        "list",
        "loop",
        "map",
        "namespace",
        "null",
        "package",
        "return",
        "size",
        "string",
        "true",
        "type",
        "uint",
        "var",
        "void",
        "while",
    ]
)
_FIGURES: Final = frozenset(TOTALS) - {"grant_sought"}
RESERVED: Final = (
    _CEL | _FIGURES | {"given", "row", "edition_year", "today", "not_clarified", "texts", "edition"}
)
"""What no question can be called: CEL's own words, and names that expressions and examples give a meaning."""

Report = list[Fault]


def check_ids(folder: Folder, faults: Report) -> None:
    """Every id of a folder, on its own: its form, and that it is free."""
    for item in folder.items:
        if "part" not in item.raw:
            _check_form(item.kind, item.id, item.value("id"), faults)
        if item.kind == "question":
            _check_question(item, faults)
    for kind in ("source", "edition", "condition", "rule"):
        once([item for item in folder.items if item.kind == kind], faults)


def once(items: Iterable[Item], faults: Report) -> None:
    """Report every item whose id an earlier one has; the first keeps it."""
    first: dict[str, Item] = {}
    for item in items:
        if not item.id:
            continue
        if item.id in first:
            _twice(item.id, item.value("id"), first[item.id].value("id"), faults)
        else:
            first[item.id] = item


def _check_question(item: Item, faults: Report) -> None:
    """A question's columns, choices and replies."""
    before = len(faults)
    if item.id in RESERVED:
        faults.append(Fault("reserved-id", item.value("id"), {"id": item.id}))
    _check_choices(item, (), item.raw.get("choices"), faults)
    for kind, key in (("column", "columns"), ("reply", "reply")):
        first: dict[str, Place] = {}
        for number, raw in enumerate(item.raw.get(key) or ()):
            place, name = item.value(key, number, "id"), str(raw.get("id", ""))
            _check_form(kind, name, place, faults)
            if kind == "column" and name == ROW_ID:
                faults.append(Fault("reserved-id", place, {"id": name}))
            if name in first:
                _twice(name, place, first[name], faults)
            first.setdefault(name, place)
            _check_choices(item, (key, number), raw.get("choices"), faults)
    item.faulty = item.faulty or len(faults) > before


def _check_choices(item: Item, path: tuple[str | int, ...], choices: Any, faults: Report) -> None:
    first: dict[str, Place] = {}
    for number, choice in enumerate(choices or ()):
        place = item.value(*path, "choices", number)
        _check_form("choice", choice, place, faults)
        if choice in first:
            _twice(choice, place, first[choice], faults)
        first.setdefault(choice, place)


def _check_form(kind: str, name: str, place: Place, faults: Report) -> None:
    if name and not _FORMS[kind].fullmatch(name):
        faults.append(Fault("malformed-id", place, {"id": name, "form": kind}))


def _twice(name: str, place: Place, first: Place, faults: Report) -> None:
    values = {"id": name, "file": first.file, "line": first.line}
    faults.append(Fault("id-twice", place, values))
