"""`veiviser fill`: the interview, on a screen or driven by a file of answers."""

from __future__ import annotations

import sys
from argparse import Namespace

from wizard.commands.context import Context, Refusal


def run(context: Context, arguments: Namespace) -> int:
    """Fill in an application; without `--answers`, in the app."""
    if arguments.answers is not None:
        from wizard.commands.driven import driven  # noqa: PLC0415 - the app shows its first question sooner

        return driven(context, arguments)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refusal("no-terminal")
    if arguments.record is None:
        return _shown(context, arguments)
    from wizard.commands import record  # noqa: PLC0415 - few sittings are recorded

    before = record.begin(context, arguments.record)
    code = _shown(context, arguments)
    record.end(context, arguments.record, before)
    return code


def _shown(context: Context, arguments: Namespace) -> int:
    """The interview in the app."""
    # Textual costs half a second to import, and only a screen needs it.
    from wizard.commands.start import show  # noqa: PLC0415

    if arguments.target is None:
        return show(context)
    if names_scheme(context, arguments.target):
        return show(context, begin=context.library.edition_named(*arguments.target.split("@", 1)))
    from wizard.commands.source import draft_and_store  # noqa: PLC0415 - a new application needs none of it

    draft, store = draft_and_store(context, arguments.target)
    context.library.definition(draft.application.scheme, draft.application.edition)
    return show(context, draft_id=draft.id, practice=store is not context.store)


def names_scheme(context: Context, target: str) -> bool:
    """Whether the target is a scheme (with an edition or without), and not a draft."""
    return "@" in target or target in context.library.scheme_ids()
