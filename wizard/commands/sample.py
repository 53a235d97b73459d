"""`veiviser schemes sample`: made-up applications, to try a receiving system or a batch with."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import Final

from wizard.commands.context import Context, Exit, Refusal
from wizard.commands.source import scheme_named
from wizard.export.application_json import application_json, envelope
from wizard.export.sample import NoSample, options_of, phrases_of, sample, visited

_KILOBYTE: Final = 1_000


def run(context: Context, arguments: Namespace) -> int:
    """Write the applications of a series: a file each in `--out`, else a line of JSON each."""
    definition = scheme_named(context, arguments.scheme)
    languages = phrases_of(context.library, definition, context.lang)
    folder, count = arguments.out, arguments.count
    if folder is not None:
        if folder.exists() and any(folder.iterdir()):
            raise Refusal("said", sentence=context.interface.say("sample.folder-there", folder=str(folder)))
        folder.mkdir(parents=True, exist_ok=True)
    seen: set[tuple[str, object]] = set()
    for number in range(count):
        try:
            size = arguments.size * _KILOBYTE
            made = sample(definition, languages, arguments.seed, number, arguments.faults, size).application
        except NoSample as error:
            sentence = context.interface.say("sample.too-many", faults=arguments.faults)
            raise Refusal("said", sentence=sentence) from error
        seen |= visited(definition, made)
        if folder is None:
            line = json.dumps(envelope(made), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            context.data(line + "\n")
        else:
            path = folder / f"{number + 1:0{len(str(count))}d}.json"
            path.write_text(application_json(made), encoding="utf-8", newline="\n")
    every = sum(len(options_of(question)) for question in definition.questions.values())
    context.say(context.interface.say("sample.visited", seen=len(seen), every=every))
    if folder is not None:
        context.say(context.interface.say("sample.written", count=count, folder=str(folder)))
    return Exit.WELL
