"""What a command's argument means: a file, a package folder, a draft, or a scheme and edition."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wizard.commands.context import Context, Refusal
from wizard.commands.drafts import no_such_draft
from wizard.drafts.store import Draft, DraftDamaged, NoSuchDraft
from wizard.export.files import application_path, read_bytes
from wizard.export.reading import read_application, says_practice
from wizard.export.report import unreadable_sentence
from wizard.export.unreadable import Unreadable
from wizard.schema.application import Application
from wizard.schema.scheme import Definition

if TYPE_CHECKING:
    from wizard.drafts.tiny import TinyStore


class Found(NamedTuple):
    """What a file, a package folder or a draft holds."""

    application: Application
    practice: bool
    """It is an exercise: nothing that is made of it may look like a real application."""


def found_in(context: Context, source: str) -> Found:
    """What there is in a file, a package folder, or a draft of that id.

    Raises Refusal with the reason in words.
    """
    path = Path(source)
    if (source and path.exists()) or path.suffix or len(path.parts) > 1:
        return found_file(context, path)
    draft = draft_meant(context, source)
    return Found(draft.application, draft.practice)


def found_file(context: Context, path: Path) -> Found:
    """What there is in a file or a package folder. Raises Refusal."""
    try:
        data = read_bytes(application_path(path))
        return Found(read_application(data, context.library), says_practice(data))
    except Unreadable as error:
        raise refused(context, str(path), error) from error


def application_file(context: Context, path: Path) -> Application:
    """The application in a file or a package folder, where nothing is made of it. Raises Refusal."""
    return found_file(context, path).application


def refused(context: Context, name: str, error: Unreadable) -> Refusal:
    """The refusal that says in one line why a file is unreadable, where, and what to do."""
    message, mend = unreadable_sentence(error, context.interface)
    return Refusal("unreadable", file=name, reason=f"{message} {mend}".strip())


def draft_meant(context: Context, source: str) -> Draft:
    """The draft of that id, where a file might have been meant as well. Raises Refusal."""
    try:
        return draft_named(context, source)
    except Refusal as refusal:
        if refusal.code != "no-draft":
            raise
        raise Refusal("no-source", name=source) from refusal


def draft_named(context: Context, draft_id: str) -> Draft:
    """The draft of that id, of the real ones or else of the exercises. Raises Refusal."""
    return draft_and_store(context, draft_id)[0]


def draft_and_store(context: Context, draft_id: str) -> tuple[Draft, TinyStore]:
    """The draft of that id, and where it lies; one that lies among the exercises is one. Raises Refusal."""
    store = context.store
    try:
        try:
            draft = store.open(draft_id)
        except NoSuchDraft as missing:
            store = context.practice
            draft = _exercise(store, draft_id, missing)
    except NoSuchDraft as error:
        raise no_such_draft(error) from error
    except DraftDamaged as error:
        raise Refusal("draft-is-damaged", name=draft_id) from error
    if draft.recovered:
        context.tell("draft-recovered", name=draft_id, changed=draft.changed[:16].replace("T", " "))
    return draft, store


def _exercise(store: TinyStore, draft_id: str, missing: NoSuchDraft) -> Draft:
    """A draft among the exercises. Raises what was missing among the real ones, and DraftDamaged."""
    try:
        return store.open(draft_id).model_copy(update={"practice": True})
    except NoSuchDraft:
        raise missing from None


def scheme_named(context: Context, name: str) -> Definition:
    """The edition that `scheme@edition` names; without an edition, the scheme's last one.

    Raises UnknownScheme and UnknownEdition.
    """
    return context.library.definition(*context.library.edition_named(*name.split("@", 1)))
