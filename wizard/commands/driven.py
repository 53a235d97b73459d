"""`veiviser fill --answers FILE`: the interview driven by a file, without a screen."""

from __future__ import annotations

from argparse import Namespace

from wizard.commands.context import Context, Exit, Refusal
from wizard.commands.fill import names_scheme
from wizard.commands.record import begin, written
from wizard.commands.source import application_file, draft_named, scheme_named
from wizard.drafts.store import Draft, from_interview, to_interview
from wizard.engine.interview import Interview
from wizard.engine.replay import NeverAsked, replay
from wizard.export.application_json import application_json
from wizard.schema.application import Application


def _target(context: Context, target: str) -> tuple[Draft | None, Interview]:
    """The interview that `target` names: a scheme (with an edition), or a draft."""
    if names_scheme(context, target):
        return None, Interview.start(scheme_named(context, target), context.today)
    draft = draft_named(context, target)
    definition = context.library.definition(draft.application.scheme, draft.application.edition)
    return draft, to_interview(draft, definition, context.today)


def driven(context: Context, arguments: Namespace) -> int:
    """Drive the interview with a file: the answers as they were asked for become a draft."""
    if arguments.record is not None:
        begin(context, arguments.record)
    given = application_file(context, arguments.answers)
    draft, start = _start(context, arguments.target, given)
    try:
        done = replay(start, given)
    except NeverAsked as error:
        raise _never_asked(context, start, error) from error
    saved = draft or context.store.new(done.application)
    saved = context.store.save(from_interview(saved, done))
    context.data(application_json(done.application))
    counts = done.assessment.counts
    if arguments.record is not None:
        written(context, arguments.record, done.application)
    context.tell("draft-saved", id=saved.id, folder=context.store.place)
    context.tell("counted", errors=counts["blocker"] + counts["error"], warnings=counts["warning"])
    return Exit.WELL if done.assessment.status == "ready" else Exit.FINDINGS


def _start(context: Context, target: str | None, given: Application) -> tuple[Draft | None, Interview]:
    """Where the answers go: a new interview of the file's own edition, or the one that was named."""
    if target is None:
        definition = context.library.definition(given.scheme, given.edition)
        return None, Interview.start(definition, context.today)
    draft, interview = _target(context, target)
    there = (interview.definition.scheme, interview.definition.edition.id)
    if there != (given.scheme, given.edition):
        raise Refusal(
            "other-scheme", given=f"{given.scheme}@{given.edition}", expected=f"{there[0]}@{there[1]}"
        )
    return draft, interview


def _never_asked(context: Context, start: Interview, error: NeverAsked) -> Refusal:
    """The refusal that names the answers to questions that never came up."""
    words = context.library.words(start.definition.scheme, context.lang)
    names = [f"{words.label(question)} ({question})" for question in error.questions]
    return Refusal("never-asked", names=names, count=len(names))
