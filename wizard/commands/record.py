"""`veiviser fill --record FILE`: what was answered, written down so that `--answers` gives it again."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.commands.context import Context, Refusal
from wizard.export.application_json import application_json

if TYPE_CHECKING:
    from wizard.drafts.store import DraftSummary
    from wizard.schema.application import Application


Changed = dict[tuple[bool, str], str]
"""Whether a draft is among the exercises, and its id -> when it was last changed."""


def begin(context: Context, path: Path) -> Changed:
    """What every draft was last changed at, before anything is answered. Raises Refusal and OSError.

    What cannot be written is told now, and not after an hour of answers.
    """
    if path.exists():
        raise Refusal("said", sentence=context.interface.say("sample.there", file=str(path)))
    if not path.absolute().parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return {key: draft.changed for key, draft in _drafts(context).items()}


def end(context: Context, path: Path, before: Changed) -> None:
    """Write the draft that was changed last since `before`; nothing where none was."""
    now = _drafts(context)
    changed = [key for key, d in now.items() if not d.damaged and before.get(key) != d.changed]
    if changed:
        practice, last = max(changed, key=lambda key: now[key].changed)
        draft = (context.practice if practice else context.store).open(last)
        written(context, path, draft.application, practice=practice or draft.practice)


def _drafts(context: Context) -> dict[tuple[bool, str], DraftSummary]:
    """Every draft, real or an exercise."""
    stores = ((False, context.store), (True, context.practice))
    return {(practice, draft.id): draft for practice, store in stores for draft in store.list()}


def written(context: Context, path: Path, application: Application, *, practice: bool = False) -> None:
    """Write an application file, and say so. Raises OSError; a file that is there is never touched.

    That of a `practice` says so.
    """
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(application_json(application, practice=practice))
    context.say(context.interface.say("sample.recorded", file=str(path)))
