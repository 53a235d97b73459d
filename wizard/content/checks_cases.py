"""The example cases: each names what there is, its application loads, and it comes out as it says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from wizard.content.cases import APPLICATION, CASE, ENVELOPE, START, CaseFile
from wizard.content.checks_exercise_words import check_exercise_words
from wizard.content.checks_exercises import (
    KINDS_OF,
    check_exercise,
    check_mark,
    check_names,
    exercise_of,
    judge_exercise,
)
from wizard.content.checks_structure import validated
from wizard.content.faults import Fault, Place
from wizard.content.folders import Folders
from wizard.content.library import LANGUAGES
from wizard.content.nearest import nearest
from wizard.content.sheets import Item, Sheet
from wizard.engine.assess import assess
from wizard.engine.pointers import spot
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment
from wizard.schema.scheme import Definition

Report = list[Fault]
Schemes = Mapping[str, Mapping[str, Definition]]
"""Scheme id -> edition id -> definition; empty where a fault keeps the scheme from being put together."""

_LISTS: Final = ("planted", "remaining")


def check_cases(folders: Folders, schemes: Schemes, faults: Report, *, judge: bool) -> None:
    """Every case of the content's own folder; judged only (`judge`) where the schemes are sound."""
    for name in folders.listing("cases", everywhere=False):
        folder = folders.top / "cases" / name
        sheet = Sheet(folder / CASE, f"cases/{name}/{CASE}")
        if sheet.fault is not None:
            faults.append(sheet.fault)
        else:
            _case(folder, Item("case", sheet.tables, sheet, ()), schemes, faults, judge=judge)


def _case(folder: Path, case: Item, schemes: Schemes, faults: Report, *, judge: bool) -> None:
    validated(CaseFile, case, faults)
    if case.id and case.id != folder.name:
        values = {"id": case.id, "folder": folder.name}
        faults.append(Fault("id-not-folder", case.value("id"), values))
    for key in ("title", "description"):
        for lang in LANGUAGES if key in case.raw else ():
            if not case.raw[key].get(lang):
                values = {"of": case.id, "expected": f"{key}.{lang}", "lang": lang}
                faults.append(Fault("text-missing", case.key(key), values))
    check_exercise(case, faults)
    check_exercise_words(folder, case, faults)
    definition = _definition(case, schemes, faults)
    if definition is not None:
        _answers(folder, case, definition, faults, judge=judge)


def _answers(folder: Path, case: Item, definition: Definition, faults: Report, *, judge: bool) -> None:
    """What a case says of its scheme, the applications it comes with, and how they are judged."""
    known = _known(case, definition, faults)
    files = _files(folder, case, faults)
    read = {file: _application(folder, file, definition, faults) for file in files}
    for file in read:
        check_mark(case, folder / file, faults)
    sound = [application for application in read.values() if application is not None]
    if not judge or len(sound) < len(read):
        return
    # Every one is looked through, so no short cut.
    asked = [_asked(folder, file, definition, found, faults) for file, found in zip(read, sound, strict=True)]
    if not all(asked) or not known or case.faulty:
        return
    if read.get(APPLICATION) is not None:
        _outcome(case, definition, sound[0], faults)
    judge_exercise(case, definition, read.get(APPLICATION), faults)


def _files(folder: Path, case: Item, faults: Report) -> list[str]:
    """The applications of a case: those it must have, and those it may; others are reported."""
    there = [file for file in (APPLICATION, START) if (folder / file).is_file()]
    if "exercise" in case.dropped:
        return there
    kind = exercise_of(case).get("kind", "find_faults")
    for file in there:
        if kind not in KINDS_OF[file]:
            values = {"key": file, "kind": kind, "known": list(KINDS_OF[file])}
            faults.append(Fault("not-for-kind", Place(f"cases/{folder.name}/{file}"), values))
    files = [file for file in (APPLICATION, START) if kind in KINDS_OF[file]]
    return [file for file in files if file == APPLICATION or file in there]


def _definition(case: Item, schemes: Schemes, faults: Report) -> Definition | None:
    """The definition that a case is of, or None once it is reported."""
    scheme, edition = case.raw.get("scheme"), case.raw.get("edition")
    if (
        scheme is None
        or edition is None
        or not _name("unknown-scheme", scheme, schemes, case, ("scheme",), faults)
    ):
        return None
    editions = schemes[scheme]
    if editions and _name("unknown-edition", edition, editions, case, ("edition",), faults):
        return editions[edition]
    return None


def _name(
    code: str, name: str, known: Iterable[str], case: Item, path: tuple[str | int, ...], faults: Report
) -> bool:
    names = list(known)
    if name not in names:
        faults.append(Fault(code, case.value(*path), {"written": name, "nearest": nearest(name, names)}))
    return name in names


def _known(case: Item, definition: Definition, faults: Report) -> bool:
    """Whether the findings of a case are of rules and questions that there are."""
    rules = [*definition.rule, *(f"eligibility.{condition.id}" for condition in definition.conditions)]
    before = len(faults)
    for key in _LISTS:
        for number, one in enumerate(case.raw.get(key) or ()):
            _name("unknown-rule", one["rule"], rules, case, (key, number, "rule"), faults)
            question = spot(one["at"]).question
            if question:
                _name("unknown-question", question, definition.questions, case, (key, number, "at"), faults)
    return check_names(case, definition, faults) and len(faults) == before


def _application(folder: Path, file: str, definition: Definition, faults: Report) -> Application | None:
    """An application of a case, or None once it is reported."""
    path, name = folder / file, f"cases/{folder.name}/{file}"
    if not path.is_file():
        faults.append(Fault("file-missing", Place(name)))
        return None
    text = path.read_text("utf-8", errors="replace")
    before = len(faults)
    try:
        raw = json.loads(text)
        application = Application.model_validate({k: v for k, v in raw.items() if k not in ENVELOPE})
    except json.JSONDecodeError as error:
        faults.append(Fault("json-syntax", Place(name, error.lineno, error.colno), {"detail": error.msg}))
        return None
    except (ValidationError, AttributeError):
        faults.append(Fault("no-application", Place(name)))
        return None
    if (application.scheme, application.edition) != (definition.scheme, definition.edition.id):
        faults.append(Fault("case-other-scheme", Place(name), {"written": application.scheme}))
    return application if len(faults) == before else None


def _asked(folder: Path, file: str, definition: Definition, application: Application, faults: Report) -> bool:
    """Whether an application answers only what is asked."""
    path, name = folder / file, f"cases/{folder.name}/{file}"
    unknown = [question for question in application.answers if question not in definition.questions]
    text = path.read_text("utf-8", errors="replace")
    for question in unknown:
        line = text.count("\n", 0, max(text.find(f'"{question}"'), 0)) + 1
        values = {"written": question, "nearest": nearest(question, definition.questions)}
        faults.append(Fault("unknown-question", Place(name, line), values))
    return not unknown


def _outcome(case: Item, definition: Definition, application: Application, faults: Report) -> None:
    """Judge the application: it holds the faults that the case names, and no others."""
    today = case.raw.get("today", definition.edition.apply_by.date())
    assessment = assess(definition, application, today)
    found = {(finding.rule, finding.at) for finding in assessment.findings}
    for key in _LISTS:
        for number, one in enumerate(case.raw.get(key) or ()):
            if (one["rule"], one["at"]) not in found:
                faults.append(Fault("case-not-found", case.value(key, number), dict(one)))
    named = {(one["rule"], one["at"]) for key in _LISTS for one in case.raw.get(key) or ()}
    for rule, at in sorted(found - named):
        faults.append(Fault("case-not-named", case.key("planted"), {"rule": rule, "at": at}))
    outcome = _expectation(assessment)
    if outcome != case.raw["expect"]:
        values = {"written": case.raw["expect"], "found": outcome}
        faults.append(Fault("case-other-outcome", case.value("expect"), values))


def _expectation(assessment: Assessment) -> str:
    """What a case like this one should expect."""
    if assessment.verdict == "not_eligible":
        return "not_eligible"
    return "ready" if assessment.status == "ready" else "flawed"
