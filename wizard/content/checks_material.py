"""What invented applications are made of: every question and column that it names is one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from wizard.content.faults import Fault, Place
from wizard.content.folders import Folders
from wizard.content.nearest import nearest
from wizard.content.sheets import Sheet
from wizard.content.toml_lines import Path as Keys
from wizard.schema.scheme import Definition, Question

Report = list[Fault]
Schemes = Mapping[str, Mapping[str, Definition]]
Questions = Mapping[str, Question]

FOLDER: Final = "material"
COMMON: Final = "common"
"""The folder of what all schemes share; each of the others has the name of its scheme."""

_BY_QUESTION: Final = ("answers", "tables", "texts")
_LISTS: Final = ("optional", "optional_more")
_ROWS: Final = ("always", "pool")


def check_material(folders: Folders, schemes: Schemes, faults: Report) -> None:
    """Every file of material in the content's own folder; not of a scheme that cannot be put together."""
    root = folders.top / FOLDER
    known = {name: _questions(editions) for name, editions in schemes.items()}
    every = {id_: question for questions in known.values() for id_, question in questions.items()}
    every = every if all(known.values()) else {}
    for name in folders.listing(FOLDER, everywhere=False):
        if name != COMMON and name not in known:
            values = {"written": name, "nearest": nearest(name, known)}
            faults.append(Fault("unknown-scheme", Place(f"{FOLDER}/{name}"), values))
            continue
        questions = every if name == COMMON else known[name]
        for path in sorted((root / name).glob("*.toml")) if questions else ():
            _file(path, f"{FOLDER}/{name}/{path.name}", questions, faults)


def _questions(editions: Mapping[str, Definition]) -> Questions:
    """The questions of a scheme, in any of its editions."""
    return {
        id_: question for definition in editions.values() for id_, question in definition.questions.items()
    }


def _file(path: Path, name: str, questions: Questions, faults: Report) -> None:
    sheet = Sheet(path, name)
    if sheet.fault is not None:
        faults.append(sheet.fault)
        return
    for place, asked in _named(sheet):
        if asked not in questions:
            faults.append(_unknown("unknown-question", sheet, place, asked, questions))
    for place, table, column in _columns(sheet):
        known = [one.id for one in questions[table].columns] if table in questions else [column]
        if column not in known:
            fault = _unknown("unknown-column", sheet, place, column, known)
            faults.append(Fault(fault.code, fault.place, {**fault.values, "table": table}))


def _unknown(code: str, sheet: Sheet, place: Keys, written: str, known: Collection[str]) -> Fault:
    at = sheet.value(place) if isinstance(place[-1], int) else sheet.key(place)
    return Fault(code, at, {"written": written, "nearest": nearest(written, known)})


def _named(sheet: Sheet) -> Iterator[tuple[Keys, str]]:
    """The questions that a file names, each with its place."""
    yield from _keys(sheet.tables, ())
    for key in _LISTS:
        yield from _listed(sheet.tables.get(key), "questions", (key,))
    for name in _table(sheet.tables.get("plant_at")):
        yield from _listed(sheet.tables["plant_at"], name, ("plant_at",))
    for number, one in enumerate(_list(sheet.tables.get("suspicious"))):
        yield from _listed(one, "at", ("suspicious", number))


def _keys(tables: Mapping[str, Any], at: Keys) -> Iterator[tuple[Keys, str]]:
    """The keys that are questions, also within kinds of offers, posts and purposes."""
    for key in _BY_QUESTION:
        yield from (((*at, key, question), question) for question in _table(tables.get(key)))
    for key in ("profile", "role"):
        for number, inner in enumerate(_list(tables.get(key))):
            yield from _keys(_table(inner), (*at, key, number))
    for name, inner in _table(tables.get("purposes")).items():
        yield from _keys(_table(inner), (*at, "purposes", name))


def _listed(holder: Any, key: str, at: Keys) -> Iterator[tuple[Keys, str]]:
    """The questions in a list."""
    for number, question in enumerate(_list(_table(holder).get(key))):
        yield (*at, key, number), str(question)


def _columns(sheet: Sheet) -> Iterator[tuple[Keys, str, str]]:
    """The columns that rows name, each with its place and its table."""
    holders: list[tuple[Keys, Mapping[str, Any]]] = [((), sheet.tables)]
    profiles = _list(sheet.tables.get("profile"))
    holders += [(("profile", number), _table(profile)) for number, profile in enumerate(profiles)]
    for before, holder in holders:
        for table, spec in _table(holder.get("tables")).items():
            for key in _ROWS:
                for number, row in enumerate(_list(_table(spec).get(key))):
                    for column in _table(row):
                        yield (*before, "tables", table, key, number, column), table, column


def _table(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()
