"""One scheme as the checks see it: merged with its parts, with the place of everything in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from wizard.content.checks_structure import filled
from wizard.content.definition import build
from wizard.content.faults import Place
from wizard.content.merge import merged
from wizard.content.sheets import LISTS, Folder, Item
from wizard.engine.expressions import Expressions, variable_names
from wizard.schema.register import Register
from wizard.schema.scheme import Definition


@dataclass
class SchemeView:
    """A scheme's folder and its parts' folders, `core` first, mended so far as the checks could."""

    folder: Folder
    parts: list[Folder]
    registers: dict[str, Register]
    levy: dict[str, Any] = field(default_factory=dict)
    trouble: str = ""
    """Why an edition cannot be built, in pydantic's words, where the checks missed it."""

    def __post_init__(self) -> None:
        """Build the editions at once: `trouble` is then known."""
        if not self.definitions and not self.trouble:
            self.trouble = "no edition"

    @property
    def name(self) -> str:
        """The scheme's id."""
        return self.folder.name

    @property
    def folders(self) -> list[Folder]:
        """The parts and the scheme, in the order in which they are laid over each other."""
        return [*self.parts, self.folder]

    @cached_property
    def items(self) -> dict[tuple[str, str], list[Item]]:
        """Everything with an id, by kind and id; what the scheme changes comes after what it changes."""
        found: dict[tuple[str, str], list[Item]] = {}
        for folder in self.folders:
            mine: set[tuple[str, str]] = set()  # of an id that is used twice, the first one counts
            for item in folder.items:
                name = item.id or (item.step if item.kind == "step" else "")
                if (
                    name
                    and self._used(folder, item)
                    and not (item.kind in LISTS and (item.kind, name) in mine)
                ):
                    found.setdefault((item.kind, name), []).append(item)
                    mine.add((item.kind, name))
        return found

    def all(self, kind: str) -> Iterator[Item]:
        """Every item of a kind that this scheme uses, changes included."""
        for (of, _), items in self.items.items():
            if of == kind:
                yield from items

    def defining(self, kind: str) -> Iterator[Item]:
        """The items of a kind that define something, changes of a part's left out."""
        for (of, _), items in self.items.items():
            if of == kind:
                steps = {item.step for item in items if not item.partial}
                yield from (item for item in items if not item.partial or item.step not in steps)

    def owner(self, kind: str, name: str, key: str) -> Item | None:
        """The item whose key counts: the last one that gives it, or None."""
        given = [item for item in self.items.get((kind, name), ()) if key in item.raw]
        return given[-1] if given else None

    def faulty(self, kind: str, name: str) -> bool:
        """Whether something in it was wrong already."""
        return any(item.faulty for item in self.items.get((kind, name), ()))

    @property
    def questionable(self) -> frozenset[str]:
        """The questions of which something is wrong: no expression that names one is judged."""
        return frozenset(item.id for item in self.all("question") if item.faulty)

    def judged(self, *texts: str | None) -> bool:
        """Whether expressions name sound questions only."""
        return not any(variable_names(text or "") & self.questionable for text in texts)

    @cached_property
    def definitions(self) -> list[Definition]:
        """Its editions, whole; none where something is wrong that the checks could not mend."""
        tables = merged(self._raw(self.folder), {part.name: self._raw(part) for part in self.parts})
        found = []
        for edition in self._raw(self.folder)["edition"]:
            registry = self.registers.get(str(edition.get("register")), Register())
            try:
                found.append(
                    build(self.name, edition, tables, registry, self.levy, lambda _: tables["sources"])
                )
            except ValidationError as error:
                self.trouble = str(error)
        return found

    @cached_property
    def expressions(self) -> Expressions:
        """The compiler for its expressions; their types are the same in every edition."""
        return Expressions(self.definitions[0])

    def unsure(self, kind: str) -> bool:
        """Whether some item of a kind has no id, or another's: then the words of one may seem surplus."""
        return self.nameless(kind) or bool(self.twice(kind))

    def nameless(self, kind: str) -> bool:
        """Whether some item of a kind has no id: then what seems to name nothing may name that one."""
        items = [item for folder in self.folders for item in folder.items if item.kind == kind]
        return any(not item.id and "part" not in item.raw for item in items)

    def twice(self, kind: str) -> set[str]:
        """The ids of a kind that are used more than once: what they stand for is not known."""
        of_folder = Counter((id(f), i.step, i.id) for f in self.folders for i in f.items if i.kind == kind)
        defined = Counter(item.id for item in self.defining(kind))
        found = {name for (_, _, name), count in of_folder.items() if count > 1}
        return found | {name for name, count in defined.items() if count > 1}

    def place(self, kind: str, name: str, *keys: str | int) -> Place:
        """The place of a key of something, where it counts."""
        item = self.owner(kind, name, str(keys[0])) if keys else None
        item = item or self.items[kind, name][-1]
        return item.key(*keys)

    def _used(self, folder: Folder, item: Item) -> bool:
        """A part's step counts only where the scheme has a step of it."""
        if folder is self.folder or item.kind not in ("step", "question"):
            return True
        return folder.name in self._part_steps

    @cached_property
    def _part_steps(self) -> set[str]:
        return {item.raw["part"] for item in self.folder.items if item.kind == "step" and "part" in item.raw}

    def _raw(self, folder: Folder) -> dict[str, Any]:
        """A folder's tables, with only what has an id, and something in the place of what is missing."""
        raw = dict(folder.raw)
        for kind in ("source", "edition", "condition", "rule"):
            raw[kind] = [
                _whole(kind, table, self._changed(folder, kind)) for table in _with_id(raw.get(kind))
            ]
        steps = raw.get("step")
        if isinstance(steps, dict):
            raw["step"] = {"id": folder.name, **_sound_step(steps)}
        elif isinstance(steps, list):
            raw["step"] = [{"id": f"step-{n}", **_sound_step(step)} for n, step in enumerate(steps)]
        if not raw["edition"] and folder is self.folder:
            raw["edition"] = [_whole("edition", {"id": "none"}, set())]
        return raw

    def _changed(self, folder: Folder, kind: str) -> set[str]:
        """The ids that an earlier folder has: there a table may give some keys only."""
        if folder is not self.folder:
            return set()
        return {item.id for part in self.parts for item in part.items if item.kind == kind}


def _whole(kind: str, table: dict[str, Any], changed: set[str]) -> dict[str, Any]:
    return table if table["id"] in changed else filled(kind, table)


def _with_id(tables: Any) -> list[dict[str, Any]]:
    """The first table of each id: a second one is reported as such, and left out."""
    found: dict[str, dict[str, Any]] = {}
    for table in tables if isinstance(tables, list) else ():
        if isinstance(table, dict) and isinstance(table.get("id"), str):
            found.setdefault(table["id"], table)
    return list(found.values())


def _sound_step(step: dict[str, Any]) -> dict[str, Any]:
    return {**step, "question": _with_id(step.get("question"))}


def known_names(view: SchemeView, kind: str) -> list[str]:
    """The ids of a kind that the scheme has."""
    return [name for of, name in view.items if of == kind]
