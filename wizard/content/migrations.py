"""How answers to earlier shapes of a scheme's questions are brought to today's: `migrations.toml`."""

from __future__ import annotations

from typing import Final

from pydantic import ValidationError

from wizard.content.files import BrokenContent, read_toml
from wizard.content.folders import Folders
from wizard.schema.base import Frozen
from wizard.schema.migration import Migration

FILE: Final = "migrations.toml"


class MigrationsFile(Frozen):
    """The shape of migrations.toml; the oldest first."""

    migration: tuple[Migration, ...] = ()


def read_migrations(folders: Folders, scheme: str) -> tuple[Migration, ...]:
    """The migrations of a scheme, oldest first; none where it has no such file. Raises BrokenContent."""
    path = folders.find("schemes", scheme, FILE)
    if path is None:
        return ()
    try:
        return MigrationsFile.model_validate(read_toml(path, folders.name(path))).migration
    except ValidationError as error:
        raise BrokenContent(folders.name(path), str(error)) from error
