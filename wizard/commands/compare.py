"""`veiviser what-if FILE answer=value…` and `veiviser diff A B`: what is not the same, and what follows."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.commands.context import Context, Exit, Refusal
from wizard.content.sentences import sentence
from wizard.content.typed import Mistyped, Typing
from wizard.engine.interview import Interview
from wizard.export.comparison import Side, comparison
from wizard.export.comparison_text import render_comparison
from wizard.export.speaker import Speaker
from wizard.export.writing import dumps
from wizard.schema.assessment import Finding

if TYPE_CHECKING:
    from wizard.schema.scheme import Definition


def run(context: Context, arguments: Namespace) -> int:
    """Try other answers, or compare two applications; nothing is saved.

    `diff` leaves with 0 where both are the same and 1 where they are not, `what-if` with 0.
    """
    if arguments.command == "what-if":
        before = side(context, arguments.source)
        after = _tried(context, before, arguments.answers)
    else:
        before, after = (side(context, source) for source in (arguments.before, arguments.after))
    document = comparison(before, after)
    if arguments.format == "json":
        context.data(dumps(document))
    else:
        context.data(render_comparison(document, context.interface.say))
    return Exit.WELL if document["same"] or arguments.command == "what-if" else Exit.FINDINGS


def side(context: Context, source: str) -> Side:
    """The application in a file, a package folder or a draft. Raises Refusal."""
    interview = _interview(context, source)
    definition = interview.definition
    words = context.library.words(definition.scheme, context.lang)
    return Side(source, interview, Speaker(definition, words, context.interface))


def _interview(context: Context, source: str) -> Interview:
    """The interview of a file; of a draft, with what it knows beside the answers."""
    # A draft's store is dear, and a file needs none.
    from wizard.commands.source import application_file, draft_meant  # noqa: PLC0415
    from wizard.drafts.store import to_interview  # noqa: PLC0415

    path = Path(source)
    if (source and path.exists()) or path.suffix or len(path.parts) > 1:
        application = application_file(context, path)
        definition = context.library.definition(application.scheme, application.edition)
        return Interview.start(definition, context.today, application)
    draft = draft_meant(context, source)
    definition = context.library.definition(draft.application.scheme, draft.application.edition)
    return to_interview(draft, definition, context.today)


def _tried(context: Context, before: Side, typed: list[str]) -> Side:
    """The same with other answers, one after the other. Raises Refusal."""
    from wizard.content.library import LANGUAGES  # noqa: PLC0415

    interview, speaker = before.interview, before.speaker
    scheme = interview.definition.scheme
    # What people call a choice in their own language goes before what it is called in others.
    langs = (context.lang, *(lang for lang in LANGUAGES if lang != context.lang))
    reading = Typing(interview.definition, tuple(context.library.words(scheme, lang) for lang in langs))
    for assignment in typed:
        try:
            question, value = reading.assign(interview.application.answers, assignment)
        except Mistyped as error:
            raise _refusal(speaker, error) from error
        interview = interview.answer(question, value)
        if value is not None and not interview.assessment.relevance[question]:
            context.say(speaker.say("compare.not-asked", label=speaker.label(question)))
    return before._replace(interview=interview)


def _refusal(speaker: Speaker, error: Mistyped) -> Refusal:
    """Why an answer cannot be tried, in one line."""
    values = dict(error.values)
    if error.code == "refused":
        told = _refused(speaker.definition, speaker, values["at"], values["refused"])
        return Refusal("said", sentence=" ".join(told.split()))
    if "question" in values:
        values["label"] = speaker.label(values["question"])
    return Refusal("said", sentence=speaker.say(f"compare.wrong.{error.code}", **values))


def _refused(definition: Definition, speaker: Speaker, at: str, refused: object) -> str:
    """Why a value is not of its kind, and what to write instead."""
    kind = definition.rule["answer.kind"]
    values = {"reason": getattr(refused, "reason", ""), **getattr(refused, "values", {})}
    finding = Finding(rule=kind.id, severity=kind.severity, at=at, values=values)
    found = sentence(definition, speaker.words, speaker.interface, finding)
    has = speaker.interface.has
    code = f"kinds.{values.get('kind', '')}.{values['reason']}"
    # A refusal that says itself what to write needs no more.
    return found.message if has(code) and not has(f"{code}-mend") else f"{found.message} {found.mend}"
