"""`veiviser package`: the package of an application that is ready, or a draft of it."""

from __future__ import annotations

from argparse import Namespace

from wizard.commands.context import Context, Exit, Refusal
from wizard.commands.source import found_in
from wizard.export.package import PackageNotReady, PackageRefused, write_package


def run(context: Context, arguments: Namespace) -> int:
    """Write the package; exit code 1 where the application is not ready and no draft was asked for.

    That of an exercise is always a draft, and marked as what it is.
    """
    found, folder = found_in(context, arguments.source), arguments.out
    code = "practice-package-written" if found.practice else "package-written"
    try:
        try:
            write_package(folder, context.library, found.application, context.today, practice=found.practice)
        except PackageNotReady as unready:
            if not arguments.draft:
                raise Refusal("not-ready", Exit.FINDINGS, errors=unready.values["count"]) from unready
            write_package(folder, context.library, found.application, context.today, draft=True)
            code = "draft-package-written"
    except PackageRefused as refused:
        raise refusal(context, refused) from refused
    context.tell(code, folder=str(folder))
    return Exit.WELL


def refusal(context: Context, refused: PackageRefused) -> Refusal:
    """Why no package was written, in the package's own sentence."""
    sentence = context.interface.say(f"package.refused.{refused.code}", **refused.values)
    return Refusal("said", sentence=sentence)
