"""`veiviser drafts list|delete|trash|restore|purge|history`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from wizard.commands.context import Context, Exit, Refusal, columns
from wizard.content.library import UnknownName
from wizard.content.sentences import field_path, show_answer
from wizard.drafts.store import DraftDamaged, DraftSummary, NoSuchDraft, Trashed
from wizard.engine import search
from wizard.engine.changes import ABSENT, Edit
from wizard.schema.scheme import Definition, Field

LONGEST: Final = 60
"""How much of an answer stands in a line of the history."""


def run(context: Context, arguments: Namespace) -> int:
    """Do what is asked, with the drafts of exercises where `--practice` says so; data is a line each."""
    if arguments.practice:
        context.store = context.practice
    acts: Mapping[str, Callable[[], int]] = {
        "list": lambda: _list(context, arguments),
        "delete": lambda: _delete(context, arguments.draft),
        "trash": lambda: _trash(context),
        "restore": lambda: _restore(context, arguments.draft),
        "purge": lambda: _purge(context, arguments.draft),
        "history": lambda: _history(context, arguments.draft),
    }
    return acts[arguments.action]()


def _list(context: Context, arguments: Namespace) -> int:
    """All drafts, or those that are put away, or that have the words; these the best match first."""
    drafts = [d for d in context.store.list() if d.archived or not arguments.archived]
    lines = {draft.id: columns(_line(context, draft)) for draft in drafts}
    if arguments.words:
        entries = [search.entry(draft_id, [line.split("\t")]) for draft_id, line in lines.items()]
        lines = {found.id: lines[found.id] for found in search.find(entries, " ".join(arguments.words))}
    for line in lines.values():
        context.data(line)
    if drafts and not lines:
        context.tell("drafts-not-found", words=" ".join(arguments.words), count=len(drafts))
        return Exit.WELL
    drafts = [draft for draft in drafts if draft.id in lines]
    context.tell("drafts-count" if drafts else "drafts-none", count=len(drafts), folder=context.store.place)
    return Exit.WELL


def _line(context: Context, draft: DraftSummary) -> list[str]:
    """Id, municipality, scheme and edition, number of answers, last change; its name and whether put away."""
    say = context.interface.say
    if draft.damaged:
        return [draft.id, say("cli.draft-damaged")]
    named = [draft.name] if draft.name else []
    named += [say("cli.draft-archived")] if draft.archived else []
    return [
        draft.id,
        municipality_name(context, draft) or context.interface.say("cli.draft-no-municipality"),
        f"{draft.scheme}@{draft.edition}",
        say("cli.draft-answers", count=draft.answered),
        draft.changed[:16].replace("T", " "),
        *named,
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
    gone = next(trashed for trashed in context.store.trash() if trashed.id == draft_id)
    context.tell("draft-deleted", id=draft_id, until=gone.until, key=gone.key)
    return Exit.WELL


def no_such_draft(error: NoSuchDraft) -> Refusal:
    """The refusal for a draft that is not there, with the nearest id where there is one."""
    code = "no-draft-near" if error.nearest else "no-draft"
    return Refusal(code, name=error.draft_id, nearest=error.nearest)


def _trash(context: Context) -> int:
    """What was deleted: key, municipality, scheme and edition, when it is removed for good."""
    trash = context.store.trash()
    for trashed in trash:
        until = context.interface.say("cli.trash-until", until=trashed.until)
        context.data(columns([trashed.key, *_line(context, trashed.summary)[1:3], until]))
    if not trash:
        context.tell("trash-none")
    return Exit.WELL


def _restore(context: Context, key: str) -> int:
    try:
        back = context.store.restore(key)
    except NoSuchDraft as error:
        raise Refusal("no-deleted", name=error.draft_id) from error
    except DraftDamaged as error:
        raise Refusal("draft-is-damaged", name=key) from error
    context.tell("draft-restored", id=back)
    return Exit.WELL


def _purge(context: Context, key: str | None) -> int:
    try:
        removed: list[Trashed] = [*context.store.purge(key)]
    except NoSuchDraft as error:
        raise Refusal("no-deleted", name=error.draft_id) from error
    for trashed in removed:
        context.tell("draft-purged", id=trashed.id, deleted=trashed.deleted.replace("T", " "))
    if not removed:
        context.tell("purged-none")
    return Exit.WELL


def _history(context: Context, draft_id: str) -> int:
    """Each change: when, who, which question, from what to what; the oldest first."""
    try:
        application = context.store.open(draft_id).application
        entries = context.store.history(draft_id)
    except NoSuchDraft as error:
        raise no_such_draft(error) from error
    except DraftDamaged as error:
        raise Refusal("draft-is-damaged", name=draft_id) from error
    definition = context.library.definition(application.scheme, application.edition)
    for entry in entries:
        for line in _changes(context, definition, entry.edits):
            context.data(columns([entry.at[:16].replace("T", " "), entry.by, line]))
    if not entries:
        context.tell("history-none")
    return Exit.WELL


def _changes(context: Context, definition: Definition, edits: tuple[Edit, ...]) -> Iterator[str]:
    """Each edit of an answer in words; what the program keeps beside the answers is left out."""
    words = context.library.words(definition.scheme, context.lang)
    for edit in edits:
        if edit.part not in ("answers", "not_clarified"):
            continue
        asked, pointer = _asked(definition, edit)
        known = asked if edit.part == "answers" else None
        place = field_path(definition, words, context.interface, pointer) if asked else edit.key

        def shown(value: Any, known: Field | None = known) -> str:
            if value is ABSENT:
                return context.interface.say("cli.history-nothing")
            text = show_answer(definition, words, context.interface, known, value) if known else str(value)
            return shorten(" ".join(text.split()), LONGEST)

        yield context.interface.say(
            "cli.history-was", place=place, before=shown(edit.before), after=shown(edit.after)
        )


def _asked(definition: Definition, edit: Edit) -> tuple[Field | None, str]:
    """The question or column that an edit is of, if there is one today, and its pointer."""
    question = definition.questions.get(edit.key)
    if question is None or edit.row is None:
        return question, f"/{edit.key}"
    column = next((c for c in question.columns if c.id == edit.column), None)
    return column, f"/{edit.key}/{edit.row}/{edit.column}"


def shorten(line: str, most: int) -> str:
    """A line, cut with «…» where it is longer than `most` characters."""
    return line if len(line) <= most else f"{line[: most - 1]}…"
