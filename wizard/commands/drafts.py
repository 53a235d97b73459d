"""`veiviser drafts list|delete`."""

from __future__ import annotations

from argparse import Namespace

from wizard.commands.context import Context, Exit, Refusal, columns
from wizard.content.library import UnknownName
from wizard.drafts.store import DraftSummary, NoSuchDraft


def run(context: Context, arguments: Namespace) -> int:
    """List the drafts, one line each on standard output, or delete one."""
    if arguments.action == "delete":
        return _delete(context, arguments.draft)
    drafts = context.store.list()
    for draft in drafts:
        context.data(columns(_line(context, draft)))
    context.tell("drafts-count" if drafts else "drafts-none", count=len(drafts), folder=context.store.place)
    return Exit.WELL


def _line(context: Context, draft: DraftSummary) -> list[str]:
    """Id, municipality, scheme and edition, number of answers, time of the last change."""
    if draft.damaged:
        return [draft.id, context.interface.say("cli.draft-damaged")]
    return [
        draft.id,
        municipality_name(context, draft) or context.interface.say("cli.draft-no-municipality"),
        f"{draft.scheme}@{draft.edition}",
        context.interface.say("cli.draft-answers", count=draft.answered),
        draft.changed[:16].replace("T", " "),
    ]


def municipality_name(context: Context, draft: DraftSummary) -> str:
    """The name of the municipality that a draft is for, or its number where no register has it."""
    try:
        registry = context.library.definition(draft.scheme, draft.edition).registry
    except UnknownName:
        return draft.municipality
    found = registry.by_number.get(draft.municipality)
    return found.name if found else draft.municipality


def _delete(context: Context, draft_id: str) -> int:
    try:
        context.store.delete(draft_id)
    except NoSuchDraft as error:
        raise no_such_draft(error) from error
    context.tell("draft-deleted", id=draft_id)
    return Exit.WELL


def no_such_draft(error: NoSuchDraft) -> Refusal:
    """The refusal for a draft that is not there, with the nearest id where there is one."""
    code = "no-draft-near" if error.nearest else "no-draft"
    return Refusal(code, name=error.draft_id, nearest=error.nearest)
