"""`veiviser schemes list|show|check`; the rest of `schemes` lies beside it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Final

from wizard.commands.context import Context, Exit, columns, printable
from wizard.commands.source import scheme_named
from wizard.content.words import Words
from wizard.schema.scheme import Definition, Question

_BESIDE: Final = {
    "graph": "wizard.commands.schemes_print",
    "schema": "wizard.commands.schemes_print",
    "sample": "wizard.commands.sample",
}


def run(context: Context, arguments: Namespace) -> int:
    """List the schemes, show one, or check all content."""
    if arguments.action == "check":
        return _check(context)
    if arguments.action in _BESIDE:
        # Each module has a `run(context, arguments)`; few runs need one of them.
        beside: Callable[[Context, Namespace], int] = import_module(_BESIDE[arguments.action]).run
        return beside(context, arguments)
    if arguments.action == "list":
        for cells in _list(context):
            context.data(columns(cells))
    else:
        for line in _show(context, arguments.scheme, everything=arguments.all):
            context.data(printable(line) + "\n")
        if arguments.all:
            from wizard.commands import schemes_print  # noqa: PLC0415 - as above

            return schemes_print.run(context, arguments)
    return Exit.WELL


def _list(context: Context) -> Iterator[tuple[str, ...]]:
    """`scheme@edition`, its title, its deadline, and whether the call is closed."""
    for info in context.library.schemes():
        title = context.library.words(info.id, context.lang).scheme.title
        for edition in info.editions:
            status = "last-call" if edition.last_call else "closed" if edition.closed else "open"
            yield (
                f"{info.id}@{edition.id}",
                title,
                edition.apply_by.isoformat(timespec="minutes").replace("T", " "),
                context.interface.say(f"cli.status-{status}"),
            )


def _show(context: Context, name: str, *, everything: bool = False) -> Iterator[str]:
    """The scheme as Markdown: what it is for, its conditions, and every question by step.

    With `everything` the questions follow in full, and are left out here.
    """
    definition = scheme_named(context, name)
    words = context.library.words(definition.scheme, context.lang)
    say = context.interface.say
    yield f"# {words.scheme.title} {definition.edition.id}"
    yield from ("", words.scheme.intro, "")
    status = "closed" if definition.edition.closed else "open"
    deadline = definition.edition.apply_by
    yield say(f"cli.show-deadline-{status}", day=deadline.date().isoformat(), time=f"{deadline:%H.%M}")
    yield from ("", f"## {say('cli.show-conditions')}", "")
    for condition in definition.conditions:
        told = words.condition(condition.id)
        source = definition.source.get(condition.source)
        yield f"- {told.label}: {told.text} ({source.title if source else condition.source})"
    for step in () if everything else definition.steps:
        yield from ("", f"## {words.step(step.id).title}", "")
        for question in step.question:
            yield _line(context, definition, words, question)


def _line(context: Context, definition: Definition, words: Words, question: Question) -> str:
    """One question: its words, id, kind, and whether it must be answered or depends on others."""
    say = context.interface.say
    facts = [say(f"cli.kind-{question.kind}")]
    if question.required:
        facts.append(say("cli.show-required"))
    if question.relevant or definition.step_of[question.id].relevant:
        facts.append(say("cli.show-conditional"))
    if question.recommended:
        facts.append(say("cli.show-length", length=question.recommended))
    return f"- {words.question(question.id).ask} (`{question.id}`: {', '.join(facts)})"


def _check(context: Context) -> int:
    """Report every fault of the content, one line each; exit code 1 where there is one."""
    from wizard.content.checks import check_content  # noqa: PLC0415 - it reads everything there is
    from wizard.content.faults import fault_line  # noqa: PLC0415

    faults = check_content(context.library)
    for fault in faults:
        context.data(printable(fault_line(context.interface, fault)) + "\n")
    context.tell("content-faults" if faults else "content-well", count=len(faults))
    return Exit.FINDINGS if faults else Exit.WELL
