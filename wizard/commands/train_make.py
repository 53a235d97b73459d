"""`veiviser train new|from-draft|generate`: what a trainer makes exercises with."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from wizard.commands.context import Context, Exit, Refusal, columns, printable
from wizard.commands.source import found_in, scheme_named
from wizard.commands.train import made, say
from wizard.content.sentences import field_path
from wizard.engine.pointers import spot
from wizard.export.application_json import application_json
from wizard.export.sample import NoSample
from wizard.export.writing import dumps
from wizard.schema.application import Application
from wizard.training.anonymous import Anonymous, from_draft
from wizard.training.authoring import BadName, Exists, case_of, checked, skeleton, write

CONTENT: Final = Path("content")
"""Where exercises are written when `--content` names no folder: beside one, as in a checkout."""

GENERATED: Final = "ovelse-soknad.json"
MARKS: Final = "ovelse-merker.json"
"""A generated application and the marks that are right: their very names say that it is an exercise."""


def run(context: Context, arguments: Namespace) -> int:
    """Make an exercise; what it is made of is told on standard error."""
    content = context.content or CONTENT
    if not context.library.scheme_ids():
        # A folder that is still to be made: its exercises are of the bundled schemes.
        context = replace(context, content=None)
    try:
        if arguments.action == "generate":
            return _generate(context, arguments)
        checked(arguments.id)
        files = _new(context, arguments) if arguments.action == "new" else _of_draft(context, arguments)
    except BadName as error:
        raise Refusal("said", sentence=say(context, "bad-id", name=str(error))) from error
    folder = content / "cases" / arguments.id
    _write(context, folder, files)
    context.say(say(context, "written", folder=str(folder)))
    context.say(say(context, "fill-in", content=str(content)))
    return Exit.WELL


def _write(context: Context, folder: Path, files: Mapping[str, str]) -> None:
    try:
        write(folder, files)
    except Exists as error:
        raise Refusal("said", sentence=say(context, "id-there", folder=str(error.folder))) from error


def _new(context: Context, arguments: Namespace) -> dict[str, str]:
    """The skeleton of an exercise."""
    definition = scheme_named(context, arguments.scheme)
    try:
        return skeleton(
            context.library, arguments.id, arguments.kind, definition.scheme, definition.edition.id
        )
    except NoSample as error:
        raise Refusal("said", sentence=say(context, "no-sample")) from error


def _of_draft(context: Context, arguments: Namespace) -> dict[str, str]:
    """The skeleton of an exercise around a real application, which is made nobody's first."""
    application = found_in(context, arguments.source).application
    definition = context.library.definition(application.scheme, application.edition)
    invented = context.interface.template("sample.phrases.person").split("|")
    clean = from_draft(definition, application, invented, arguments.id)
    _tell(context, application, clean)
    return case_of(context.library, arguments.id, clean.application)


def _tell(context: Context, application: Application, clean: Anonymous) -> None:
    """What was replaced, a line each on standard output, and what to look at."""
    definition = context.library.definition(application.scheme, application.edition)
    words = context.library.words(definition.scheme, context.lang)

    def place(at: str) -> str:
        known = spot(at).question in definition.questions
        return field_path(definition, words, context.interface, at if known else "")

    context.data(say(context, "replaced") + "\n")
    for one in dict.fromkeys(clean.replaced):
        context.data(columns(["", place(one.at), say(context, f"what.{one.what}"), one.by]))
    context.data(say(context, "look") + "\n")
    for left in clean.look:
        places = ", ".join(dict.fromkeys(map(place, left.at)))
        context.data(columns(["", left.text, say(context, f"what.{left.doubt}"), places]))
    context.data(printable(say(context, "look-all")) + "\n")


def _generate(context: Context, arguments: Namespace) -> int:
    """An application with faults, made from a number: its file, or a folder with the faults beside it."""
    scheme, edition = context.library.edition_named(*arguments.scheme.split("@", 1))
    exercise = made(context, f"generated:{scheme}@{edition}:{arguments.seed}:{arguments.level}")
    made_up = exercise.application or Application(scheme=scheme, edition=edition)
    application = application_json(made_up, practice=True)
    if arguments.out is None:
        context.data(application)
        return Exit.WELL
    marks = {"exercise": exercise.id, "marks": [fault.model_dump() for fault in exercise.planted]}
    _write(context, arguments.out, {GENERATED: application, MARKS: dumps(marks)})
    told = say(context, "generated", id=exercise.id, count=len(exercise.planted), folder=str(arguments.out))
    context.say(told)
    return Exit.WELL
