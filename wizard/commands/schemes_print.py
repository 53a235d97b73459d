"""`veiviser schemes show --all`, `graph` and `schema`: a scheme on paper, as a picture, and for programs."""

from __future__ import annotations

from argparse import Namespace

from wizard.commands.context import Context, Exit, Refusal, printable
from wizard.commands.source import scheme_named
from wizard.export.speaker import Speaker


def run(context: Context, arguments: Namespace) -> int:
    """Print what is asked for."""
    if arguments.action == "schema":
        return schema(context, arguments)
    speaker = _speaker(context, arguments.scheme)
    if arguments.action == "graph":
        from wizard.export.flow import mermaid, tree  # noqa: PLC0415 - only this command draws

        context.data(printable((tree if arguments.format == "tree" else mermaid)(speaker)))
        return Exit.WELL
    from wizard.export.printed import printed  # noqa: PLC0415

    for line in printed(speaker):
        context.data(printable(line) + "\n")
    return Exit.WELL


def _speaker(context: Context, name: str) -> Speaker:
    """The words of the edition that was named."""
    definition = scheme_named(context, name)
    return Speaker(definition, context.library.words(definition.scheme, context.lang), context.interface)


def schema(context: Context, arguments: Namespace) -> int:
    """The JSON Schema of the application file of an edition, of the report, or of a scheme's own file."""
    if arguments.of == "application":
        if arguments.scheme is None:
            raise Refusal("said", sentence=context.interface.say("printed.no-scheme"))
        from wizard.export.json_schema import application_schema  # noqa: PLC0415

        context.json(application_schema(scheme_named(context, arguments.scheme)))
        return Exit.WELL
    from wizard.export.json_schema_files import report_schema, scheme_schema  # noqa: PLC0415

    context.json(report_schema() if arguments.of == "report" else scheme_schema())
    return Exit.WELL
