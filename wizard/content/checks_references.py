"""References: every name that one table uses of another is the name of something."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from wizard.content.faults import Fault, Place
from wizard.content.nearest import nearest
from wizard.content.scheme_view import SchemeView, known_names
from wizard.content.sheets import Item
from wizard.engine.assess import KIND, NOT_CLARIFIED, REQUIRED
from wizard.engine.declarations import EDITION, STEP, TEXTS
from wizard.engine.findings import BUILTIN
from wizard.engine.rules import CHECKS
from wizard.schema.scheme import Question

_EXAMPLES: Final = (
    "relevant_with", "irrelevant_with", "met_with", "unmet_with", "passes_with", "fails_with"
)  # fmt: skip

_NUMBERS: Final = frozenset({"integer", "number", "money", "percent", "year"})
_FITTING: Final[Mapping[str, frozenset[str]]] = {
    "choices": frozenset({"choice", "choices"}),
    "exclusive": frozenset({"choices"}),
    "default": frozenset({"choice"}),
    "columns": frozenset({"table"}),
    "follows": frozenset({"table"}),
    "recommended": frozenset({"prose"}),
    "exempt_figures": frozenset({"text", "prose", "table"}),
    "least": _NUMBERS,
    "most": _NUMBERS,
}
"""The kinds that a key of a question or a column is for."""
_KINDS: Final = {
    "unknown-question": "question",
    "unknown-table": "question",
    "unknown-step": "step",
    "unknown-source": "source",
    "unknown-rule": "rule",
}
"""What each kind of name is the id of."""

Report = list[Fault]


def check_references(view: SchemeView, faults: Report) -> None:
    """Every reference of a scheme and the parts it uses."""
    References(view, faults).run()


class References:
    """The references of one scheme, with what there is to refer to."""

    def __init__(self, view: SchemeView, faults: Report) -> None:
        """`faults` is added to."""
        self.view = view
        self.faults = faults
        self.questions: Mapping[str, Question] = view.definitions[0].questions
        self.steps = [step.id for step in view.definitions[0].steps]
        self.sources = known_names(view, "source")
        self.rules = known_names(view, "rule")
        self.offices = {office.id for register in view.registers.values() for office in register.offices}

    def run(self) -> None:
        """Check them all."""
        for kind, check in self._checks().items():
            for item in self.view.all(kind):
                self._sources(item, item.raw, ())
                check(item)
        for folder in self.view.folders:
            for sheet in folder.sheets:
                budget = sheet.tables.get("budget")
                if isinstance(budget, dict):
                    self._budget(Item("budget", budget, sheet, ("budget",)))
        self._priorities()
        for name in (REQUIRED, KIND, NOT_CLARIFIED):
            if name not in self.rules:
                self.faults.append(Fault("rule-missing", Place(self.view.folder.main), {"id": name}))

    def _checks(self) -> Mapping[str, Callable[[Item], None]]:
        return {
            "question": self._question,
            "step": lambda _: None,
            "edition": self._edition,
            "condition": lambda item: self._pointer(item, "at", None),
            "rule": self._rule,
        }

    def _name(self, code: str, name: Any, known: Iterable[str], place: Place, **more: Any) -> bool:
        """Report a name that is not known; True where it is."""
        names = list(known)
        if name in names or self.view.nameless(_KINDS.get(code, "")):
            return name in names
        found = {"written": name, "known": names, "nearest": nearest(str(name), names), **more}
        self.faults.append(Fault(code, place, found))
        return False

    def _sources(self, item: Item, value: Any, path: tuple[str | int, ...]) -> None:
        """Every key for a source, inner tables included."""
        for key, part in value.items():
            if key == "source" or key.endswith("_source"):
                if isinstance(part, str):
                    self._name("unknown-source", part, self.sources, item.value(*path, key))
            elif isinstance(part, dict) and key not in (*_EXAMPLES, "values", "params", "cells"):
                self._sources(item, part, (*path, key))

    def _question(self, item: Item) -> None:
        if "after" in item.raw and item.id:
            self._after(item)
        for number, name in enumerate(item.raw.get("rests_on") or ()):
            place = item.value("rests_on", number)
            if str(name).startswith(STEP):
                self._name("unknown-step", str(name).removeprefix(STEP), self.steps, place)
            elif name not in (TEXTS, EDITION):
                self._name("unknown-question", name, self.questions, place)
        if item.raw.get("follows"):
            self._follows(item, item.raw["follows"])
        self._fields(item)

    def _fields(self, item: Item) -> None:
        """A question and its columns: choices where they are needed, columns of a table."""
        before = len(self.faults)
        self._field(item, item.raw, ())
        for number, column in enumerate(item.raw.get("columns") or ()):
            self._field(item, column, ("columns", number))
        question = self.questions.get(item.id)
        if question and question.kind == "table" and not question.columns and not item.faulty:
            self.faults.append(Fault("needs-columns", item.key("kind"), {"id": item.id}))
        item.faulty = item.faulty or len(self.faults) > before

    def _after(self, item: Item) -> None:
        """`after` names a question of the same step, itself apart."""
        step = next(
            (s for s in self.view.definitions[0].steps if any(q.id == item.id for q in s.question)), None
        )
        known = [question.id for question in step.question if question.id != item.id] if step else []
        self._name("unknown-question", item.raw["after"], known, item.value("after"))

    def _field(self, item: Item, raw: Mapping[str, Any], path: tuple[str | int, ...]) -> None:
        """The choices of a question or a column, and what is named of them."""
        field: Any = self.questions.get(item.id) if not path else None
        kind = field.kind if field else raw.get("kind", "text")
        choices = (field.choices if field else raw.get("choices")) or ()
        if kind in ("choice", "choices") and not choices and not item.faulty:
            self.faults.append(
                Fault("needs-choices", item.key(*path, "kind"), {"id": raw.get("id", item.id)})
            )
        for key, kinds in _FITTING.items():
            if key in raw and kind not in kinds and not item.faulty:
                values = {"key": key, "kind": kind, "known": sorted(kinds)}
                self.faults.append(Fault("not-for-kind", item.key(*path, key), values))
        for key in ("exclusive", "default"):
            if key in raw and choices:
                name = raw.get("id", item.id)
                self._name("unknown-choice", raw[key], choices, item.value(*path, key), question=name)

    def _follows(self, item: Item, follows: Mapping[str, Any]) -> None:
        other = self._table(follows.get("table"), item.value("follows", "table"))
        for here, there in (follows.get("cells") or {}).items():
            place = item.value("follows", "cells", here)
            mine = self.questions.get(item.id)
            if mine is not None:
                self._column(mine, here, item.key("follows", "cells", here))
            if other is not None:
                self._column(other, there, place)

    def _table(self, name: Any, place: Place) -> Question | None:
        """The table question of a name, or None once it is reported."""
        tables = [q.id for q in self.questions.values() if q.kind == "table"]
        if name in self.view.questionable or not self._name("unknown-table", name, tables, place):
            return None
        return self.questions[name]

    def _column(self, table: Question, name: Any, place: Place) -> None:
        if table.id not in self.view.questionable:
            self._name("unknown-column", name, [c.id for c in table.columns], place, table=table.id)

    def _edition(self, item: Item) -> None:
        if "register" in item.raw:
            self._name("unknown-register", item.raw["register"], self.view.registers, item.value("register"))
        if item.raw.get("rates") and "rate_source" not in item.raw:
            self.faults.append(Fault("missing-key", item.key("rates"), {"key": "rate_source"}))
        for key in ("report_former_grant_by", "report_this_grant_by"):
            if item.raw.get(key) and "source" not in item.raw[key]:
                self.faults.append(Fault("missing-key", item.key(key), {"key": "source"}))
            for office in (item.raw.get(key) or {}).get("by_office") or ():
                if self.offices:
                    self._name("unknown-office", office, self.offices, item.key(key, "by_office", office))

    def _rule(self, item: Item) -> None:
        if "check" in item.raw:
            self._name("unknown-check", item.raw["check"], [*CHECKS, BUILTIN], item.value("check"))
        for number, name in enumerate(item.raw.get("silences") or ()):
            self._name("unknown-rule", name, self.rules, item.value("silences", number))
        rule = self.view.definitions[0].rule.get(item.id)
        if rule is None or self.view.faulty("rule", item.id):
            return
        if (rule.fails is None) == (rule.check is None):
            self.faults.append(Fault("rule-shape", item.key(), {"id": item.id}))
        table = None
        if "each" in item.raw:
            table = self._table(item.raw["each"], item.value("each"))
        if "at" in item.raw and (rule.each is None or table is not None):
            self._pointer(item, "at", table)

    def _pointer(self, item: Item, key: str, table: Question | None) -> None:
        """A pointer to a question, a cell, or, with a table, to a column of its row."""
        pointer = item.raw.get(key, "")
        if pointer == "":
            return
        place = item.value(key)
        if not pointer.startswith("/"):
            self.faults.append(Fault("bad-pointer", place, {"written": pointer}))
            return
        first, *rest = pointer[1:].split("/")
        if table is not None:
            self._column(table, first, place)
        elif self._name("unknown-question", first, self.questions, place):
            columns = [part for part in rest if not part.isdecimal()]
            for column in columns:
                self._column(self.questions[first], column, place)

    def _budget(self, item: Item) -> None:
        ceiling = item.raw.get("ceiling")
        if not isinstance(ceiling, dict):
            return
        self._sources(item, item.raw, ())
        table = self._table(ceiling.get("table"), item.value("ceiling", "table"))
        if table is not None:
            self._column(table, ceiling.get("percent"), item.value("ceiling", "percent"))
        rates = {name for edition in self.view.all("edition") for name in edition.raw.get("rates") or ()}
        self._name("unknown-rate", ceiling.get("rate"), rates, item.value("ceiling", "rate"))

    def _priorities(self) -> None:
        for sheet in self.view.folder.sheets:
            for number, name in enumerate(sheet.tables.get("priorities") or ()):
                self._name("unknown-question", name, self.questions, sheet.value(("priorities", number)))
