"""Keys and types: every table against its model.

What is wrong is reported and taken out, so that the rest can still be judged.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from wizard.content.faults import Fault
from wizard.content.files import FILES
from wizard.content.model_shapes import choices_at, dates_in, expected_at, keys_of, model_at, takes_date
from wizard.content.nearest import nearest
from wizard.content.sheets import LISTS, Folder, Item, Sheet, items_of
from wizard.content.toml_lines import Path
from wizard.schema.scheme import Budget, Condition, Edition, Question, Rule, Source, Step

MODELS: Final[Mapping[str, type[BaseModel]]] = {
    "source": Source,
    "edition": Edition,
    "condition": Condition,
    "rule": Rule,
    "question": Question,
    "step": Step,
}
_TOP: Final[Mapping[str, Mapping[str, str]]] = {
    "schemes": {"id": "text", "parts": "texts", "priorities": "texts", "budget": "table"},
    "parts": {"id": "text", "budget": "table"},
}
_FILLED: Final[Mapping[str, Mapping[str, Any]]] = {
    "source": {"title": ""},
    "edition": {"year": 2000, "apply_by": "2000-01-01T00:00:00", "apply_by_source": "", "register": ""},
    "condition": {"met": "true", "at": "", "source": ""},
    "rule": {"severity": "advice", "source": ""},
}
"""What stands in for a required key that is missing, so that the rest can be judged."""
_TRIES: Final = 8

Report = list[Fault]


def check_top_level(folder: Folder, faults: Report) -> None:
    """Check and mend the keys of a folder's files."""
    for sheet in folder.sheets:
        if sheet.fault is None:
            _top_level(folder, sheet, faults)


def check_structure(folder: Folder, part_rules: Collection[str] | None, faults: Report) -> None:
    """Find the items of a folder, check and mend them.

    A scheme may change the rules in `part_rules`; None where they are not known.
    """
    others = [item for item in items_of(folder) if item.kind != "question"]
    for item in others:
        if item.kind == "rule" and folder.kind == "schemes":
            item.partial = part_rules is None or item.id in part_rules
        _check(folder, item, faults)
    questions = [item for item in items_of(folder) if item.kind == "question"]
    for item in questions:
        _check(folder, item, faults)
    folder.items = [*others, *questions]
    for sheet in folder.sheets:
        if isinstance(sheet.tables.get("budget"), dict):
            validated(Budget, Item("budget", sheet.tables["budget"], sheet, ("budget",)), faults)


def _check(folder: Folder, item: Item, faults: Report) -> None:
    aside = {key: item.raw.pop(key) for key in _aside(folder, item) if key in item.raw}
    validated(MODELS[item.kind], item, faults)
    for key, value in aside.items():
        shape = "tables" if key == "question" else "text"
        if _has_shape(value, shape):
            item.raw[key] = value
        else:
            faults.append(Fault("wrong-type", item.value(key), {"key": key, "expected": shape}))
            item.faulty = True


def _aside(folder: Folder, item: Item) -> tuple[str, ...]:
    """The keys that are not the model's own: they are for merging, or are items themselves."""
    if item.kind == "step":
        return ("question", "part") if folder.kind == "schemes" else ("question",)
    return ("after",) if item.kind == "question" and item.partial else ()


def _top_level(folder: Folder, sheet: Sheet, faults: Report) -> None:
    """The keys of a file, and that its lists are lists of tables."""
    scheme, main = folder.kind == "schemes", sheet.name.endswith(FILES[folder.kind][0])
    step = "tables" if scheme else "table"
    lists = {name: "tables" for name in LISTS if scheme or name in ("source", "rule")}
    known = {**_TOP[folder.kind], **lists, "step": step}
    for key in list(sheet.tables):
        value = sheet.tables[key]
        if key not in known:
            _unknown(sheet, (), key, sheet.tables, known, faults)
        elif not _has_shape(value, known[key]):
            faults.append(Fault("wrong-type", sheet.value((key,)), {"key": key, "expected": known[key]}))
            del sheet.tables[key]
            folder.whole = False
    if main and "id" not in sheet.tables:
        faults.append(Fault("missing-key", sheet.key(()), {"key": "id"}))
    elif main and sheet.tables["id"] != folder.name:
        values = {"id": sheet.tables["id"], "folder": folder.name}
        faults.append(Fault("id-not-folder", sheet.value(("id",)), values))


def _has_shape(value: Any, shape: str) -> bool:
    if shape in ("texts", "tables"):
        inner = str if shape == "texts" else dict
        return isinstance(value, list) and all(isinstance(part, inner) for part in value)
    return isinstance(value, str if shape == "text" else dict)


def validated(model: type[BaseModel], item: Item, faults: Report) -> None:
    """Check a table against its model, mending as it goes, until nothing more is wrong with it."""
    for loc in list(dates_in(item.raw, ())):
        # As JSON, which the model reads strictly, a date is a text: that it stands for one is seen here.
        if not takes_date(model, loc):
            values = {"key": str(loc[-1]), "expected": expected_at(model, loc, "")}
            faults.append(Fault("wrong-type", item.value(*loc), values))
            _drop(item, loc)
    for _ in range(_TRIES):
        try:
            model.model_validate_json(json.dumps(item.raw, default=str), strict=True)
        except ValidationError as error:
            errors = error.errors(include_url=False)
        else:
            return
        extra = [e for e in errors if e["type"] == "extra_forbidden"]
        wrong = [e for e in errors if e["type"] not in ("extra_forbidden", "missing")]
        for detail in extra:
            _mend_unknown(model, item, detail, faults)
        for detail in wrong if not extra else ():
            _mend_wrong(model, item, detail, faults)
        if not extra and not wrong and _mend_missing(item, errors, faults):
            return


def _mend_unknown(model: type[BaseModel], item: Item, error: Mapping[str, Any], faults: Report) -> None:
    *before, key = error["loc"]
    table = _inside(item.raw, before)
    known = keys_of(model_at(model, before))
    if isinstance(table, dict) and key in table:
        _unknown(item.sheet, (*item.path, *before), str(key), table, known, faults)


def _unknown(
    sheet: Sheet, path: Path, key: str, table: dict[str, Any], known: Iterable[str], faults: Report
) -> None:
    """Report a key that nothing reads; where it is near one that is not there, it is taken for that."""
    meant = nearest(key, known)
    values = {"key": key, "known": sorted(known), "nearest": meant}
    faults.append(Fault("unknown-key", sheet.key((*path, key)), values))
    value = table.pop(key)
    if meant is not None and meant not in table:
        table[meant] = value


def _mend_wrong(model: type[BaseModel], item: Item, error: Mapping[str, Any], faults: Report) -> None:
    loc = _real(item.raw, error["loc"])
    place = item.value(*loc)
    key = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    choices = choices_at(model, loc)
    if choices and (isinstance(error["input"], str) or choices[0].isdecimal()):
        written = str(error["input"])
        values = {"key": key, "written": written, "known": choices, "nearest": nearest(written, choices)}
        faults.append(Fault("not-one-of", place, values))
    else:
        expected = expected_at(model, loc, error["type"])
        faults.append(Fault("wrong-type", place, {"key": key, "expected": expected}))
    _drop(item, loc)


def _mend_missing(item: Item, errors: Sequence[Mapping[str, Any]], faults: Report) -> bool:
    """Report required keys that are not there; True where nothing more can be done."""
    changed = False
    for error in errors:
        *before, key = error["loc"]
        if before:
            if error["loc"] not in item.lost:
                faults.append(Fault("missing-key", item.key(*before), {"key": str(key)}))
            changed = _drop(item, tuple(before)) or changed
        elif key not in item.dropped and (not item.partial or (key == "id" and item.kind == "question")):
            faults.append(Fault("missing-key", item.key(), {"key": str(key)}))
            item.faulty = True
    return not changed


def filled(kind: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    """A mended table with something in the place of each required key that it lacks."""
    return {**_FILLED.get(kind, {}), **raw}


def _drop(item: Item, loc: Path) -> bool:
    """Take out the nearest key around a place; what rests on the item is not judged any more."""
    item.faulty = True
    while loc and not isinstance(loc[-1], str):
        loc = loc[:-1]
    table = _inside(item.raw, loc[:-1])
    if loc and isinstance(table, dict):
        item.dropped.add(str(loc[0]))
        item.lost.add(loc)
        return table.pop(loc[-1], None) is not None
    return False


def _real(raw: dict[str, Any], loc: Path) -> Path:
    """The part of pydantic's path that is in the table: it also names members of unions."""
    for end in range(len(loc), 0, -1):
        if _inside(raw, loc[:end]) is not None:
            return loc[:end]
    return loc


def _inside(raw: Any, path: Iterable[str | int]) -> Any:
    for key in path:
        try:
            raw = raw[key]
        except (KeyError, IndexError, TypeError):
            return None
    return raw
