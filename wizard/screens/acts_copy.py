"""A copy of the answers in a file of one's choice: above all where the draft itself cannot be saved."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from platformdirs import user_documents_path

from wizard.export.application_json import application_json
from wizard.export.table_files import there, typed_path, write_table
from wizard.screens.ask_path import AskPath
from wizard.screens.desk import Desk
from wizard.screens.talk import Talk
from wizard.widgets.paragraphs import safe

ENDING: Final = ".json"


class CopyActs(Talk):
    """What can be done to keep the answers elsewhere."""

    def action_copy_file(self) -> None:
        """Write the answers as an application file, which the list of drafts opens again."""
        self._keep()
        desk = self.desk

        def saved(told: str | None) -> None:
            if told is not None:
                self._told_here([told])

        asked = AskPath(
            desk.tools.say,
            "copy",
            suggested(desk),
            lambda typed: save_copy(desk, typed),
            lambda typed: save_copy(desk, typed, over=True),
        )
        self.app.push_screen(asked, saved)


def suggested(desk: Desk) -> str:
    """A file that is not there yet, in the user's documents, or where one stands."""
    documents = user_documents_path()
    parent = documents if documents.is_dir() else Path.cwd()
    file, number = parent / f"{desk.draft.id}{ENDING}", 2
    while there(file):
        file, number = parent / f"{desk.draft.id}-{number}{ENDING}", number + 1
    return str(file)


def save_copy(desk: Desk, typed: str, *, over: bool = False) -> str:
    """Write the answers to a file; what was done, in words. Raises FileRefused and FileExistsError."""
    path = typed_path(typed)
    path = path if path.suffix else path.with_name(f"{path.name}{ENDING}")
    text = application_json(desk.application, practice=desk.practice)
    write_table(path, text.encode("utf-8"), over=over)
    return desk.tools.say("tables.copied", file=safe(str(path)))
