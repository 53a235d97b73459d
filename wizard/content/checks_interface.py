"""The program's own sentences: the same codes, with the same placeholders, in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wizard.content.faults import Fault, Place
from wizard.content.folders import Folders
from wizard.content.interface import FORMS
from wizard.content.library import LANGUAGES
from wizard.content.nearest import nearest
from wizard.content.sheets import Sheet
from wizard.content.templates import FORMATS, placeholders

Report = list[Fault]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sentence in one language: its place, and what it names."""

    place: Place
    names: frozenset[str] | None
    """None where it is no sentence."""


def check_interface(folders: Folders, faults: Report) -> None:
    """Every file of sentences in the content's own folder."""
    root = folders.top / "interface"
    areas = sorted({path.name for lang in LANGUAGES for path in (root / lang).glob("*.toml")})
    for area in areas:
        sheets = {lang: Sheet(root / lang / area, f"interface/{lang}/{area}") for lang in LANGUAGES}
        for sheet in sheets.values():
            if sheet.fault is not None:
                faults.append(sheet.fault)
        if all(sheet.fault is None for sheet in sheets.values()):
            _compare({lang: _entries(sheet, faults) for lang, sheet in sheets.items()}, sheets, faults)


def _entries(sheet: Sheet, faults: Report) -> dict[str, _Entry]:
    """The sentences of a file by code."""
    found = {}
    for path, value in _leaves(sheet.tables, ()):
        place = sheet.value(path)
        code = ".".join(path)
        forms = [value] if isinstance(value, str) else list(value.values()) if isinstance(value, dict) else []
        if not forms or not all(isinstance(form, str) for form in forms):
            faults.append(Fault("wrong-type", place, {"key": code, "expected": "sentence"}))
            found[code] = _Entry(place, None)
            continue
        if isinstance(value, dict) and value.keys() != FORMS:
            faults.append(Fault("form-missing", place, {"key": code}))
        for form in forms:
            _formats(form, place, faults)
        found[code] = _Entry(place, frozenset(name for form in forms for name, _ in placeholders(form)))
    return found


def _formats(text: str, place: Place, faults: Report) -> None:
    for _, form in placeholders(text):
        if form and form not in FORMATS:
            values = {"written": form, "known": sorted(FORMATS), "nearest": nearest(form, FORMATS)}
            faults.append(Fault("unknown-format", place, values))


def _leaves(tables: Mapping[str, Any], before: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every sentence with its path; a table of forms is one."""
    for key, value in tables.items():
        if isinstance(value, dict) and value and not value.keys() <= FORMS:
            yield from _leaves(value, (*before, key))
        else:
            yield (*before, key), value


def _compare(
    entries: Mapping[str, Mapping[str, _Entry]], sheets: Mapping[str, Sheet], faults: Report
) -> None:
    """Each code in each language, with the placeholders that it has in the others."""
    codes = {code: None for found in entries.values() for code in found}
    for code in codes:
        names = frozenset().union(*(found[code].names or () for found in entries.values() if code in found))
        for lang, found in entries.items():
            if code not in found:
                values = {"key": code, "lang": lang}
                faults.append(Fault("sentence-missing", sheets[lang].key(()), values))
                continue
            own = found[code].names
            for name in sorted(names - own) if own is not None else ():
                values = {"key": code, "written": name, "lang": lang}
                faults.append(Fault("placeholder-missing", found[code].place, values))
