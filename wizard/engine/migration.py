"""Answers of a draft brought from the questions it was last answered with to those of today.

Pure, and free to be done again: a step acts only where its old place still holds something that the
definition does not know, or does not take. What no step places is parked: kept, and shown, but no
longer an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wizard.engine.interview import is_empty
from wizard.engine.kinds import check, parse
from wizard.schema.application import Application
from wizard.schema.assessment import Refused
from wizard.schema.migration import Migration, MigrationStep
from wizard.schema.scheme import Definition, Field


@dataclass(frozen=True)
class Migrated:
    """The application as it stands now, and what came of the old one."""

    application: Application
    parked: Mapping[str, Any] = field(default_factory=dict)
    """JSON Pointer of the old place -> what stood there."""
    placed: tuple[tuple[str, str], ...] = ()
    """Old place and new, of what was renamed, moved, split or converted."""


def migrated(application: Application, definition: Definition, migrations: Iterable[Migration]) -> Migrated:
    """The application under the definition of today, with every step of its edition done."""
    work = _Work(definition, dict(application.answers), dict(application.not_clarified))
    for migration in migrations:
        if not migration.editions or definition.edition.id in migration.editions:
            for step in migration.step:
                work.do(step)
    work.park_the_rest()
    if work.answers == application.answers and work.left_open == application.not_clarified:
        return Migrated(application)
    update = {"answers": work.answers, "not_clarified": work.left_open}
    return Migrated(application.model_copy(update=update), work.parked, tuple(dict.fromkeys(work.placed)))


class _Work:
    """The answers on their way."""

    def __init__(self, definition: Definition, answers: dict[str, Any], left_open: dict[str, str]) -> None:
        self.definition = definition
        self.answers = answers
        self.left_open = left_open
        self.parked: dict[str, Any] = {}
        self.placed: list[tuple[str, str]] = []

    def do(self, step: MigrationStep) -> None:
        """One step, wherever it applies."""
        if step.act == "convert":
            self._convert(step)
        elif self._field(step.old) is None and step.act != "drop":
            getattr(self, f"_{step.act}")(step)

    # --- the acts

    def _rename(self, step: MigrationStep) -> None:
        (to,) = step.to
        table, _, column = step.old.partition(".")
        if column:
            for row in self._rows(table):
                if column in row:
                    self._give(row, to.partition(".")[2], _chosen(row.pop(column), step), step.old, to)
            return
        if step.old in self.left_open and to not in self.left_open:
            self.left_open[to] = self.left_open.pop(step.old)
            self.placed.append((step.old, to))
        if step.old in self.answers:
            self._give(self.answers, to, _chosen(self.answers.pop(step.old), step), step.old, to)

    def _move(self, step: MigrationStep) -> None:
        (to,) = step.to
        value = self._taken(step.old)
        if not is_empty(value):
            self._put(to, value, step.old)

    def _split(self, step: MigrationStep) -> None:
        table, _, column = step.old.partition(".")
        holders = self._rows(table) if column else [self.answers]
        for holder in holders:
            key = column or table
            if isinstance(holder.get(key), str):
                pieces = holder.pop(key).split(step.at, len(step.to) - 1)
                for to, piece in zip(step.to, pieces, strict=False):
                    name = to.partition(".")[2] if column else to
                    self._give(holder, name, piece.strip(), step.old, to)

    def _convert(self, step: MigrationStep) -> None:
        asked = self._field(step.old)
        table, _, column = step.old.partition(".")
        if asked is None:
            return
        for holder in self._rows(table) if column else [self.answers]:
            key = column or table
            if key in holder and isinstance(check(asked, holder[key], self.definition.registry), Refused):
                value = _chosen(holder[key], step)
                text = value if isinstance(value, str) else f"{value}"
                read = parse(asked, text, self.definition.registry)
                kept = text if isinstance(read, Refused) else read
                if kept != holder[key]:
                    holder[key] = kept
                    self.placed.append((step.old, step.old))

    # --- places

    def _field(self, place: str) -> Field | None:
        """The question or column that is called so today."""
        table, _, column = place.partition(".")
        question = self.definition.questions.get(table)
        if question is None or not column:
            return question
        return next((c for c in question.columns if c.id == column), None)

    def _rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table, made our own so that they can be changed."""
        rows = self.answers.get(table)
        if not isinstance(rows, list):
            return []
        self.answers[table] = [dict(row) if isinstance(row, dict) else row for row in rows]
        return [row for row in self.answers[table] if isinstance(row, dict)]

    def _taken(self, place: str) -> Any:
        """What stands at an old place, taken away from there; the first that is not empty, of a column."""
        table, _, column = place.partition(".")
        if not column:
            return self.answers.pop(place, None)
        for row in self._rows(table):
            if not is_empty(row.get(column)):
                return row.pop(column)
        return None

    def _put(self, place: str, value: Any, old: str) -> None:
        """Put a value at a new place; into the first row of a table, which is made if there is none."""
        table, _, column = place.partition(".")
        if not column:
            self._give(self.answers, place, value, old, place)
            return
        if table not in self.answers:
            self.answers[table] = [{}]
        rows = self._rows(table)
        if rows:
            self._give(rows[0], column, value, old, place)
        else:
            self.parked[f"/{old.replace('.', '/0/')}"] = value

    def _give(self, holder: dict[str, Any], key: str, value: Any, old: str, to: str) -> None:
        """Put a value where nothing stands; where something does, that stays and the value is parked."""
        if is_empty(value):
            return
        if key in holder:
            self.parked[f"/{old.replace('.', '/0/')}"] = value
        else:
            holder[key] = value
            self.placed.append((old, to))

    def park_the_rest(self) -> None:
        """Set aside what the definition does not ask for."""
        questions = self.definition.questions
        for key in [k for k in self.answers if k not in questions]:
            self.parked[f"/{key}"] = self.answers.pop(key)
        for key in [k for k in self.left_open if k not in questions]:
            self.parked.setdefault(f"/{key}", self.left_open.pop(key))
        for question in questions.values():
            if question.kind == "table":
                self._park_columns(question.id, {c.id for c in question.columns})

    def _park_columns(self, table: str, known: set[str]) -> None:
        rows = self.answers.get(table)
        if not isinstance(rows, list) or all(row.keys() <= known for row in rows if isinstance(row, dict)):
            return
        self._rows(table)
        for number, row in enumerate(self.answers[table]):
            for column in [c for c in row if c not in known] if isinstance(row, dict) else []:
                self.parked[f"/{table}/{number}/{column}"] = row.pop(column)


def _chosen(value: Any, step: MigrationStep) -> Any:
    """A value with its old choice ids exchanged."""
    if isinstance(value, list):
        return [step.choices.get(v, v) if isinstance(v, str) else v for v in value]
    return step.choices.get(value, value) if isinstance(value, str) else value
