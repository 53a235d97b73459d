"""`veiviser fill --record FILE`: what was answered, written down so that `--answers` gives it again."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.commands.context import Context, Refusal
from wizard.export.application_json import application_json

if TYPE_CHECKING:
    from wizard.schema.application import Application


def begin(context: Context, path: Path) -> dict[str, str]:
    """What every draft was last changed at, before anything is answered. Raises Refusal and OSError.

    What cannot be written is told now, and not after an hour of answers.
    """
    if path.exists():
        raise Refusal("said", sentence=context.interface.say("sample.there", file=str(path)))
    if not path.absolute().parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return {draft.id: draft.changed for draft in context.store.list()}


def end(context: Context, path: Path, before: dict[str, str]) -> None:
    """Write the draft that was changed last since `before`; nothing where none was."""
    changed = [d for d in context.store.list() if not d.damaged and before.get(d.id) != d.changed]
    if changed:
        last = max(changed, key=lambda draft: draft.changed)
        written(context, path, context.store.open(last.id).application)


def written(context: Context, path: Path, application: Application) -> None:
    """Write an application file, and say so. Raises OSError; a file that is there is never touched."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(application_json(application))
    context.say(context.interface.say("sample.recorded", file=str(path)))
