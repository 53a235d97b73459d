"""The migrations of a scheme: each leads from a place that is no more to one that there is."""

from __future__ import annotations

from collections.abc import Mapping

from wizard.content.checks_structure import validated
from wizard.content.faults import Fault
from wizard.content.folders import Folders
from wizard.content.migrations import FILE, MigrationsFile
from wizard.content.nearest import nearest
from wizard.content.sheets import Item, Sheet
from wizard.schema.migration import Migration, MigrationStep
from wizard.schema.scheme import Definition

Report = list[Fault]


def check_migrations(
    folders: Folders, scheme: str, editions: Mapping[str, Definition], faults: Report
) -> None:
    """Report what is wrong with a scheme's migrations; `editions` are those that could be put together."""
    path = folders.find("schemes", scheme, FILE)
    if path is None:
        return
    sheet = Sheet(path, folders.name(path))
    if sheet.fault is not None:
        faults.append(sheet.fault)
        return
    item = Item("migration", sheet.tables, sheet, ())
    validated(MigrationsFile, item, faults)
    if item.faulty or not editions:
        return
    for number, migration in enumerate(MigrationsFile.model_validate(sheet.tables).migration):
        _migration(item, number, migration, editions, faults)


def _migration(
    item: Item, number: int, migration: Migration, editions: Mapping[str, Definition], faults: Report
) -> None:
    for at, name in enumerate(migration.editions):
        if name not in editions:
            values = {"written": name, "nearest": nearest(name, editions)}
            faults.append(Fault("unknown-edition", item.value("migration", number, "editions", at), values))
    meant = [d for name, d in editions.items() if name in (migration.editions or editions)]
    for at, step in enumerate(migration.step):
        _step(item, ("migration", number, "step", at), step, meant, faults)


def _step(
    item: Item, path: tuple[str | int, ...], step: MigrationStep, meant: list[Definition], faults: Report
) -> None:
    wanted = [(to, item.value(*path, "to", at)) for at, to in enumerate(step.to)]
    place = item.value(*path, step.act)
    if step.act == "convert":
        wanted.append((step.old, place))
    elif any(_asks(definition, step.old) for definition in meant):
        faults.append(Fault("still-asked", place, {"id": step.old}))
    for name, where in wanted:
        if not any(_asks(definition, name) for definition in meant):
            known = [q for definition in meant for q in definition.questions]
            values = {"written": name, "nearest": nearest(name.partition(".")[0], known)}
            faults.append(Fault("unknown-question", where, values))


def _asks(definition: Definition, place: str) -> bool:
    """Whether a definition has a question, or a `table.column`, of that name."""
    table, _, column = place.partition(".")
    question = definition.questions.get(table)
    return question is not None and (not column or column in {c.id for c in question.columns})
