"""The words of the exercises: all that is told of one, in each language that it is written in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from wizard.content.cases import WORDS
from wizard.content.checks_exercises import ALWAYS, exercise_of
from wizard.content.faults import Fault, Place
from wizard.content.library import LANGUAGES
from wizard.content.nearest import nearest
from wizard.content.sections import Section
from wizard.content.sheets import Item
from wizard.content.word_files import WordFile

Report = list[Fault]

_TEXTS: Final = ("situation", "task", "judged", "debriefing")
_MARKS: Final[Mapping[str, tuple[str, ...]]] = {"find_faults": ("fault",), "decide": ("case", "because")}
_LEAD: Final = "#->* 0123456789.\t"
_TODO: Final = "TODO:"


def check_exercise_words(folder: Path, case: Item, faults: Report) -> None:
    """Report what the words of an exercise lack, and what in them is of nothing."""
    table = exercise_of(case)
    if not table:
        return
    languages = table.get("languages", ALWAYS)
    hints: int | None = None
    for lang in LANGUAGES:
        name = f"cases/{folder.name}/{lang}/{WORDS}"
        file = WordFile(folder / lang / WORDS, name)
        if lang not in (*languages, *ALWAYS):
            if file.there:
                faults.append(Fault("exercise-unlisted", Place(name), {"lang": lang}))
        elif not file.there:
            faults.append(Fault("file-missing", Place(name)))
        elif file.fault is not None:
            faults.append(file.fault)
        else:
            told = _Told(case, table, file, lang, faults)
            told.check(hints)
            hints = len(told.of("hint")) if hints is None else hints


class _Told:
    """What one file tells of an exercise."""

    def __init__(
        self, case: Item, table: Mapping[str, Any], file: WordFile, lang: str, faults: Report
    ) -> None:
        self.case, self.table, self.file, self.lang, self.faults = case, table, file, lang, faults
        heads = [section for head in file.heads for section in (head.section, *head.under)]
        self.sections = [*file.loose, *heads]

    def of(self, kind: str) -> list[Section]:
        """The sections of a kind, in order."""
        return [section for section in self.sections if section.kind == kind]

    def check(self, hints: int | None) -> None:
        """Everything; `hints` is how many the language before has."""
        marks = (*_TEXTS, "hint", "document", *_MARKS.get(self.table["kind"], ()))
        self._title()
        self._heads(marks)
        for kind in _TEXTS:
            if not any(section.body for section in self.of(kind)) and not self._meant(kind, marks):
                self._missing(self.file.place(), f"## … {{.{kind}}}")
        self._hints(hints, marks)
        if "exercise" not in self.case.dropped:
            self._named("document", self.table.get("documents", ()))
            if self.table["kind"] == "decide":
                self._named("case", [row["id"] for row in self.table.get("situation", ())])
        if self.table["kind"] == "find_faults" and "planted" not in self.case.dropped:
            faults = range(1, len(self.case.raw.get("planted") or ()) + 1)
            self._only("fault", [str(number) for number in faults])
        if self.table["kind"] == "decide":
            self._reasons()
        self._todo()

    def _missing(self, place: Place, expected: str) -> None:
        values = {"of": self.case.id, "expected": expected, "lang": self.lang}
        self.faults.append(Fault("text-missing", place, values))

    def _title(self) -> None:
        """The heading of the whole: it is of this exercise, and says what case.toml says."""
        top = next((section for section in self.sections if section.level == 1), None)
        title = self.case.raw.get("title", {}).get(self.lang)
        if top is None or not top.title:
            self._missing(self.file.place(), f"# … {{#{self.case.id}}}")
        elif top.id != self.case.id and self.case.id:
            values = {"written": top.id, "nearest": self.case.id}
            self.faults.append(Fault("unknown-heading", self.file.place(top), values))
        elif title and title != top.title:
            self.faults.append(Fault("exercise-title", self.file.place(top), {"title": title}))

    def _heads(self, marks: Iterable[str]) -> None:
        """The headings below: each with a mark that is read, and once."""
        first: dict[tuple[str, str], Section] = {}
        known = list(marks)
        for section in self.sections:
            if section.level == 1:
                continue
            if section.kind not in known:
                strange = {"written": section.kind or section.id, "nearest": nearest(section.kind, known)}
                self.faults.append(Fault("unknown-mark", self.file.place(section), strange))
            again = first.setdefault((section.kind, section.id), section)
            if again is not section and section.kind != "because":
                twice = {"id": section.id or section.kind, "file": self.file.name, "line": again.line}
                self.faults.append(Fault("id-twice", self.file.place(section), twice))

    def _meant(self, kind: str, marks: Iterable[str]) -> bool:
        """Whether a heading with a mark that is not read was probably meant for this kind."""
        known = list(marks)
        strange = (section.kind for section in self.sections if section.kind and section.kind not in known)
        return any(nearest(mark, known) == kind for mark in strange)

    def _hints(self, before: int | None, marks: Iterable[str]) -> None:
        """The hints: at least one, numbered from 1 in order, as many as in the language before."""
        hints = self.of("hint")
        for number, section in enumerate(hints, 1):
            if section.id != str(number):
                self._missing(self.file.place(section), f"## … {{.hint #{number}}}")
                return
            if not section.body:
                self._missing(self.file.place(section), f"## … {{.hint #{number}}}")
        if self._meant("hint", marks):
            return
        if not hints or (before is not None and len(hints) < before):
            self._missing(self.file.place(), f"## … {{.hint #{len(hints) + 1}}}")
        elif before is not None and len(hints) > before:
            values = {"written": hints[-1].id}
            self.faults.append(Fault("unknown-heading", self.file.place(hints[-1]), values))

    def _named(self, kind: str, wanted: Iterable[str]) -> None:
        """The sections of a kind: one for each id that is wanted, and no others."""
        names = list(wanted)
        meant = self._only(kind, names)
        there = {section.id for section in self.of(kind) if section.body and section.title}
        for name in names:
            if name not in there | meant:
                place = next((s for s in self.of(kind) if s.id == name), None)
                self._missing(self.file.place(place), f"## … {{.{kind} #{name}}}")

    def _only(self, kind: str, known: list[str]) -> set[str]:
        """Report the sections of a kind whose id is not known; what they were probably meant for."""
        meant: set[str] = set()
        for section in self.of(kind):
            if section.id not in known:
                near = nearest(section.id, known)
                values = {"written": section.id, "nearest": near}
                self.faults.append(Fault("unknown-heading", self.file.place(section), values))
                meant.update([near] if near else ())
        return meant

    def _reasons(self) -> None:
        """Under each situation stands why it is decided so, and nowhere else."""
        for before, section in zip([None, *self.sections], self.sections, strict=False):
            if section.kind == "because" and (before is None or before.kind != "case"):
                self.faults.append(Fault("mark-alone", self.file.place(section), {"written": ".because"}))
        for section, after in zip(self.sections, [*self.sections[1:], None], strict=True):
            if section.kind == "case" and (after is None or after.kind != "because" or not after.body):
                self._missing(self.file.place(section), "### {.because}")

    def _todo(self) -> None:
        for number, line in enumerate(self.file.lines, 1):
            if line.lstrip(_LEAD).startswith(_TODO):
                self.faults.append(Fault("exercise-todo", Place(self.file.name, number)))
