"""What a command's argument means: a file, a package folder, a draft, or a scheme and edition."""

from __future__ import annotations

from pathlib import Path

from wizard.commands.context import Context, Refusal
from wizard.commands.drafts import no_such_draft
from wizard.drafts.store import Draft, DraftDamaged, NoSuchDraft
from wizard.export.reading import read_path
from wizard.export.report import unreadable_sentence
from wizard.export.unreadable import Unreadable
from wizard.schema.application import Application
from wizard.schema.scheme import Definition


def application_from(context: Context, source: str) -> Application:
    """The application in a file, a package folder, or a draft of that id.

    Raises Refusal with the reason in words.
    """
    path = Path(source)
    if path.exists() or path.suffix or len(path.parts) > 1:
        return application_file(context, path)
    return draft_named(context, source).application


def application_file(context: Context, path: Path) -> Application:
    """The application in a file or a package folder. Raises Refusal."""
    try:
        return read_path(path, context.library)
    except Unreadable as error:
        raise refused(context, str(path), error) from error


def refused(context: Context, name: str, error: Unreadable) -> Refusal:
    """The refusal that says in one line why a file is unreadable, where, and what to do."""
    message, mend = unreadable_sentence(error, context.interface)
    return Refusal("unreadable", file=name, reason=f"{message} {mend}".strip())


def draft_named(context: Context, draft_id: str) -> Draft:
    """The draft of that id. Raises Refusal."""
    try:
        draft = context.store.open(draft_id)
    except NoSuchDraft as error:
        raise no_such_draft(error) from error
    except DraftDamaged as error:
        raise Refusal("draft-is-damaged", name=draft_id) from error
    if draft.recovered:
        context.tell("draft-recovered", name=draft_id, changed=draft.changed[:16].replace("T", " "))
    return draft


def scheme_named(context: Context, name: str) -> Definition:
    """The edition that `scheme@edition` names; without an edition, the scheme's last one.

    Raises UnknownScheme and UnknownEdition.
    """
    return context.library.definition(*context.library.edition_named(*name.split("@", 1)))
