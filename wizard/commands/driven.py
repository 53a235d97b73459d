"""`veiviser fill --answers FILE`: the interview driven by a file, without a screen."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, NamedTuple

from wizard.commands.context import Context, Exit, Refusal
from wizard.commands.fill import names_scheme
from wizard.commands.record import begin, written
from wizard.commands.source import Found, draft_and_store, found_file, scheme_named
from wizard.drafts.store import Draft, from_interview, to_interview
from wizard.engine.interview import Interview
from wizard.engine.replay import NeverAsked, replay
from wizard.export.application_json import application_json

if TYPE_CHECKING:
    from wizard.drafts.tiny import TinyStore
    from wizard.schema.scheme import Definition


class _Start(NamedTuple):
    """Where the answers go."""

    draft: Draft | None
    """The draft that was named; None where a new one is to be made."""
    store: TinyStore
    interview: Interview


def _target(context: Context, target: str, given: Found) -> _Start:
    """Where the answers go by `target`: a scheme (with an edition), or a draft."""
    if names_scheme(context, target):
        return _new(context, given, scheme_named(context, target))
    draft, store = draft_and_store(context, target)
    if given.practice and not draft.practice:
        raise Refusal("practice-answers", id=draft.id)
    definition = context.library.definition(draft.application.scheme, draft.application.edition)
    return _Start(draft, store, to_interview(draft, definition, context.today))


def _new(context: Context, given: Found, definition: Definition) -> _Start:
    """A new interview; what an exercise's file gives goes among the exercises."""
    store = context.practice if given.practice else context.store
    return _Start(None, store, Interview.start(definition, context.today))


def driven(context: Context, arguments: Namespace) -> int:
    """Drive the interview with a file: the answers as they were asked for become a draft."""
    if arguments.record is not None:
        begin(context, arguments.record)
    given = found_file(context, arguments.answers)
    start = _start(context, arguments.target, given)
    try:
        done = replay(start.interview, given.application)
    except NeverAsked as error:
        raise _never_asked(context, start.interview, error) from error
    fresh = start.draft or start.store.new(done.application)
    practice = given.practice or fresh.practice
    marked = fresh.model_copy(update={"practice": practice})
    saved = start.store.save(from_interview(marked, done))
    context.data(application_json(done.application, practice=practice))
    counts = done.assessment.counts
    if arguments.record is not None:
        written(context, arguments.record, done.application, practice=practice)
    context.tell("draft-saved", id=saved.id, folder=start.store.place)
    context.tell("counted", errors=counts["blocker"] + counts["error"], warnings=counts["warning"])
    return Exit.WELL if done.assessment.status == "ready" else Exit.FINDINGS


def _start(context: Context, target: str | None, given: Found) -> _Start:
    """Where the answers go: a new interview of the file's own edition, or the one that was named."""
    scheme, edition = given.application.scheme, given.application.edition
    if target is None:
        return _new(context, given, context.library.definition(scheme, edition))
    start = _target(context, target, given)
    definition = start.interview.definition
    there = (definition.scheme, definition.edition.id)
    if there != (scheme, edition):
        raise Refusal("other-scheme", given=f"{scheme}@{edition}", expected=f"{there[0]}@{there[1]}")
    return start


def _never_asked(context: Context, start: Interview, error: NeverAsked) -> Refusal:
    """The refusal that names the answers to questions that never came up."""
    words = context.library.words(start.definition.scheme, context.lang)
    names = [f"{words.label(question)} ({question})" for question in error.questions]
    return Refusal("never-asked", names=names, count=len(names))
