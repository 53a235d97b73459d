"""`schemes check`: every fault of the content at once.

Each layer judges what the one before left sound: syntax, keys and types, ids, references, expressions,
paths, examples, words. What is wrong is reported once and then mended or left out, so that one fault
never makes ten.
"""

from __future__ import annotations

from wizard.content.checks_cases import check_cases
from wizard.content.checks_examples import check_examples
from wizard.content.checks_expressions import check_expressions
from wizard.content.checks_ids import check_ids, once
from wizard.content.checks_interface import check_interface
from wizard.content.checks_material import check_material
from wizard.content.checks_migrations import check_migrations
from wizard.content.checks_paths import check_paths
from wizard.content.checks_references import check_references
from wizard.content.checks_registers import check_registers
from wizard.content.checks_structure import check_structure, check_top_level
from wizard.content.checks_terms import check_terms
from wizard.content.checks_texts import check_texts
from wizard.content.checks_words import Shelf, check_words
from wizard.content.faults import Fault, Place, sorted_once
from wizard.content.files import BrokenContent, read_toml
from wizard.content.library import LANGUAGES, Library
from wizard.content.merge import part_names
from wizard.content.nearest import nearest
from wizard.content.registers import register_names
from wizard.content.scheme_view import SchemeView
from wizard.content.sheets import Folder, read_folder
from wizard.content.word_files import WordFolder
from wizard.schema.register import Register


def check_content(library: Library) -> list[Fault]:
    """Every fault of a library's content, by file and line."""
    return Checker(library).run()


class Checker:
    """One check of all content."""

    def __init__(self, library: Library) -> None:
        """Nothing is read yet."""
        self.library = library
        self.folders = library.folders
        self.faults: list[Fault] = []
        self.parts: dict[str, Folder] = {}
        self.words: dict[str, dict[tuple[str, str], WordFolder]] = {lang: {} for lang in LANGUAGES}

    def run(self) -> list[Fault]:
        """Check everything."""
        names = self.library.scheme_ids()
        if not names:
            self.faults.append(Fault("no-schemes", Place("schemes")))
        schemes = [self._folder("schemes", name) for name in names]
        for name in self._parts_used(schemes):
            self.parts[name] = self._folder("parts", name)
        every = [*self.parts.values(), *schemes]
        self._alone(every)
        sources = {item.id for folder in every for item in folder.items if item.kind == "source"}
        check_registers(self.folders, sources, self.faults)
        registers = self._registers()
        views = [view for folder in schemes if (view := self._view(folder, registers)) is not None]
        for view in views:
            self._together(view)
        editions = {view.name: {d.edition.id: d for d in view.definitions} for view in views}
        defined = {name: editions.get(name, {}) for name in names}
        for name in names:
            check_migrations(self.folders, name, defined[name], self.faults)
        check_material(self.folders, defined, self.faults)
        check_cases(self.folders, defined, self.faults, judge=not self.faults)
        for view in views:
            self._said(view)
        check_interface(self.folders, self.faults)
        return sorted_once(self.faults)

    def _folder(self, kind: str, name: str) -> Folder:
        """A folder, its files read. What cannot be read is reported."""
        folder = read_folder(self.folders, kind, name)
        if not folder.sheets:
            self.faults.append(Fault("file-missing", Place(folder.main)))
        self.faults.extend(sheet.fault for sheet in folder.sheets if sheet.fault is not None)
        check_top_level(folder, self.faults)
        return folder

    def _alone(self, folders: list[Folder]) -> None:
        """What can be said of each folder without the others; parts come before schemes."""
        for folder in folders:
            if folder.readable:
                check_structure(folder, self._part_rules(folder), self.faults)
                check_ids(folder, self.faults)

    def _part_rules(self, folder: Folder) -> set[str] | None:
        """The rules that a folder may change; None where a part cannot be read."""
        if folder.kind == "parts":
            return set()
        parts = [self.parts.get(name) for name in part_names(_listed(folder))]
        if not all(part is not None and part.readable for part in parts):
            return None
        return {item.id for part in parts if part for item in part.items if item.kind == "rule"}

    def _parts_used(self, schemes: list[Folder]) -> list[str]:
        """The parts that schemes name and that are there, with all of the content's own folder."""
        there = self.folders.listing("parts")
        used = [name for folder in schemes for name in part_names(_listed(folder))]
        own = self.folders.listing("parts", everywhere=False)
        return [name for name in dict.fromkeys([*used, *own]) if name in there]

    def _view(self, folder: Folder, registers: dict[str, Register]) -> SchemeView | None:
        """A scheme with its parts; None where one of them is missing or cannot be read."""
        parts = [self.parts[name] for name in part_names(_listed(folder)) if name in self.parts]
        readable = folder.readable and all(part.readable for part in parts)
        if not folder.whole or not self._parts_known(folder) or not readable:
            return None
        view = SchemeView(folder, parts, registers, self._levy())
        if view.trouble:
            self.faults.append(Fault("unusable", Place(folder.main), {"detail": view.trouble}))
        return None if view.trouble else view

    def _parts_known(self, folder: Folder) -> bool:
        """Whether every part that a scheme names is there, and every step's part is named."""
        sound = True
        named = [self.parts[name] for name in part_names(_listed(folder)) if name in self.parts]
        steps = [p.name for p in named if not p.readable or any(item.kind == "step" for item in p.items)]
        for sheet in folder.sheets:
            for number, name in enumerate(sheet.tables.get("parts") or ()):
                if name not in self.parts:
                    values = {"written": name, "nearest": nearest(name, self.parts)}
                    self.faults.append(Fault("unknown-part", sheet.value(("parts", number)), values))
                    sound = False
        for item in folder.items:
            part = item.raw.get("part") if item.kind == "step" else None
            if part is not None and part not in steps:
                values = {"written": part, "nearest": nearest(str(part), steps)}
                self.faults.append(Fault("unknown-part", item.value("part"), values))
                sound = False
        return sound

    def _together(self, view: SchemeView) -> None:
        """What can be judged of a scheme with its parts, words apart."""
        for kind in ("question", "step"):
            once(view.defining(kind), self.faults)
        check_references(view, self.faults)
        bad = check_expressions(view, self.faults)
        check_paths(view, bad, self.faults)
        check_examples(view, bad, self.faults)

    def _said(self, view: SchemeView) -> None:
        """The words of a scheme with its parts."""
        shelves = [Shelf(view, self._words(view, lang)) for lang in LANGUAGES]
        for shelf in shelves:
            check_words(shelf, self.faults)
            check_texts(shelf, self.faults)
        check_terms(shelves, self.faults)

    def _words(self, view: SchemeView, lang: str) -> dict[tuple[str, str], WordFolder]:
        for folder in view.folders:
            key = (folder.kind, folder.name)
            if key not in self.words[lang]:
                self.words[lang][key] = WordFolder(self.folders, folder.kind, folder.name, lang)
        return self.words[lang]

    def _registers(self) -> dict[str, Register]:
        """The registers that can be read; what is wrong with the others is found elsewhere."""
        found = {}
        for name in register_names(self.folders):
            try:
                found[name] = self.library.register(name)
            except BrokenContent:
                found[name] = Register(id=name)
        return found

    def _levy(self) -> dict[str, object]:
        path = self.folders.find("registers", "levy-zones.toml")
        try:
            return {} if path is None else read_toml(path, self.folders.name(path))
        except BrokenContent:
            return {}


def _listed(folder: Folder) -> dict[str, list[str]]:
    """The parts that a scheme names, as far as they are names."""
    return {"parts": [name for sheet in folder.sheets for name in sheet.tables.get("parts") or ()]}
