"""The exercises of the training: cases with a table `exercise`, and their words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from wizard.content.cases import APPLICATION, CASE, ENVELOPE, START, WORDS, CaseFile, case_names
from wizard.content.files import BrokenContent, read_toml
from wizard.content.folders import Folders
from wizard.content.sections import Section, sections
from wizard.schema.application import Application
from wizard.schema.exercise import Exercise

FALLBACK: Final = "nb"
"""The language whose words every exercise has."""


class DocumentWords(NamedTuple):
    """A document to read: its title, and its text as Markdown."""

    id: str
    title: str
    text: str


class CaseWords(NamedTuple):
    """A situation to decide: a short name, what is told, and why it is decided so."""

    title: str
    text: str
    because: str = ""


class ExerciseWords(NamedTuple):
    """All that is said of one exercise in one language. Texts are Markdown as it was written."""

    title: str
    situation: str
    task: str
    judged: str
    hints: tuple[str, ...]
    """From gentle to plain."""
    documents: tuple[DocumentWords, ...]
    """In the order of the file."""
    debriefing: str
    faults: Mapping[int, str]
    """The place in `planted`, from 1 -> why it is a fault, in the case's own words."""
    cases: Mapping[str, CaseWords]
    """The id of a situation -> its words."""


def exercise_ids(folders: Folders) -> list[str]:
    """The cases that are exercises, by id. Raises BrokenContent where a case cannot be read."""
    return [name for name in case_names(folders) if "exercise" in _raw(folders, name)]


def read_exercise(folders: Folders, name: str) -> Exercise:
    """One exercise by the name of its folder. Raises BrokenContent."""
    folder, file = folders.top / "cases" / name, f"cases/{name}/{CASE}"
    raw = _raw(folders, name)
    try:
        case = CaseFile.model_validate(raw)
        if case.exercise is None or case.today is None:
            raise BrokenContent(file, "exercise or today missing")
        table = case.exercise
        return Exercise(
            id=name,
            scheme=case.scheme,
            edition=case.edition,
            today=case.today,
            planted=case.planted,
            remaining=case.remaining,
            title=case.title,
            hints=len(read_exercise_words(folders, name, FALLBACK).hints),
            application=_application(folder, APPLICATION),
            start=_application(folder, START),
            **{key: getattr(table, key) for key in type(table).model_fields},
        )
    except ValidationError as error:
        raise BrokenContent(file, str(error)) from error


def read_exercise_words(folders: Folders, name: str, lang: str) -> ExerciseWords:
    """The words of an exercise, in bokmål where it has none in that language. Raises BrokenContent."""
    folder = folders.top / "cases" / name
    path = next((p for p in (folder / lang / WORDS, folder / FALLBACK / WORDS) if p.is_file()), None)
    try:
        return words_of(sections("" if path is None else path.read_text("utf-8")))
    except UnicodeDecodeError as error:
        raise BrokenContent(f"cases/{name}/{lang}/{WORDS}", str(error)) from error


def words_of(found: Iterable[Section]) -> ExerciseWords:
    """The words that the marked headings of a file hold; what is missing is empty."""
    heads = list(found)
    texts = {section.kind: section.body for section in reversed(heads) if section.kind and not section.id}
    hints = {section.id: section.body for section in heads if section.kind == "hint"}
    return ExerciseWords(
        title=next((section.title for section in heads if section.level == 1 and not section.kind), ""),
        situation=texts.get("situation", ""),
        task=texts.get("task", ""),
        judged=texts.get("judged", ""),
        hints=tuple(hints[number] for number in sorted(hints, key=_number)),
        documents=tuple(DocumentWords(s.id, s.title, s.body) for s in heads if s.kind == "document"),
        debriefing=texts.get("debriefing", ""),
        faults={_number(section.id): section.body for section in heads if section.kind == "fault"},
        cases=dict(_cases(heads)),
    )


def _cases(heads: list[Section]) -> Iterable[tuple[str, CaseWords]]:
    """The situations, each with the reason that stands right under it."""
    for section, after in zip(heads, [*heads[1:], *heads[:1]], strict=True):
        if section.kind == "case":
            because = after.body if after.kind == "because" else ""
            yield section.id, CaseWords(section.title, section.body, because)


def _number(name: str) -> int:
    """The number that a heading is marked with; 0 for what is none."""
    return int(name) if name.isascii() and name.isdecimal() else 0


def _raw(folders: Folders, name: str) -> dict[str, Any]:
    return read_toml(folders.top / "cases" / name / CASE, f"cases/{name}/{CASE}")


def _application(folder: Path, file: str) -> Application | None:
    """An application file of an exercise; None where there is none. Raises BrokenContent."""
    path = folder / file
    if not path.is_file():
        return None
    try:
        raw = json.loads(path.read_text("utf-8"))
        return Application.model_validate({k: v for k, v in raw.items() if k not in ENVELOPE})
    except (ValueError, AttributeError) as error:
        raise BrokenContent(f"cases/{folder.name}/{file}", str(error)) from error
