"""`veiviser package`: the package of an application that is ready, or a draft of it."""

from __future__ import annotations

from argparse import Namespace

from wizard.commands.context import Context, Exit, Refusal
from wizard.commands.source import application_from
from wizard.export.package import PackageNotReady, PackageRefused, write_package


def run(context: Context, arguments: Namespace) -> int:
    """Write the package; exit code 1 where the application is not ready and no draft was asked for."""
    application = application_from(context, arguments.source)
    folder = arguments.out
    try:
        write_package(folder, context.library, application, context.today)
    except PackageNotReady as refused:
        if not arguments.draft:
            raise Refusal("not-ready", Exit.FINDINGS, errors=refused.values["count"]) from refused
        _draft(context, arguments)
        return Exit.WELL
    except PackageRefused as refused:
        raise refusal(context, refused) from refused
    context.tell("package-written", folder=str(folder))
    return Exit.WELL


def _draft(context: Context, arguments: Namespace) -> None:
    """Write the package of an application that is not ready, under a draft's names."""
    application = application_from(context, arguments.source)
    try:
        write_package(arguments.out, context.library, application, context.today, draft=True)
    except PackageRefused as refused:
        raise refusal(context, refused) from refused
    context.tell("draft-package-written", folder=str(arguments.out))


def refusal(context: Context, refused: PackageRefused) -> Refusal:
    """Why no package was written, in the package's own sentence."""
    sentence = context.interface.say(f"package.refused.{refused.code}", **refused.values)
    return Refusal("said", sentence=sentence)
