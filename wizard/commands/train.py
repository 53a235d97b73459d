"""`veiviser train [EXERCISE]` and `veiviser train list|results`; what makes exercises lies beside it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cache, partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from wizard.commands.context import Context, Exit, Refusal, columns
from wizard.content.files import BrokenContent
from wizard.content.library import UnknownExercise, UnknownName
from wizard.training.results import Result, best
from wizard.training.store import Trouble

if TYPE_CHECKING:
    from wizard.schema.exercise import Exercise

GENERATED: Final = "generated:"
"""How the id of an exercise begins that is made from a seed."""
_BESIDE: Final = {
    "new": "wizard.commands.train_make",
    "from-draft": "wizard.commands.train_make",
    "generate": "wizard.commands.train_make",
    "score": "wizard.commands.train_score",
}


def run(context: Context, arguments: Namespace) -> int:
    """Open the training, or do what is asked; data goes to standard output."""
    if arguments.action in _BESIDE:
        # Each module has a `run(context, arguments)`; few runs need one of them.
        beside: Callable[[Context, Namespace], int] = import_module(_BESIDE[arguments.action]).run
        return beside(context, arguments)
    if arguments.action == "results":
        return _results(context, arguments)
    if arguments.action == "open":
        return _open(context, arguments.exercise, arguments.trainee)
    return _list(context)


def _open(context: Context, name: str, trainee: str | None) -> int:
    """Show the training in the app; where there is no terminal, list the exercises instead.

    `trainee` is the name that goes into the record of what is begun now.
    """
    context.training.trainee = trainee
    if name:
        exercise_named(context, name)
    if sys.stdin.isatty() and sys.stdout.isatty():
        from wizard.commands.start import show  # noqa: PLC0415 - only a screen needs it

        return show(context, train=name)
    context.say(say(context, "no-terminal"))
    return _list(context)


def say(context: Context, code: str, **values: object) -> str:
    """One of the sentences of this command."""
    return context.interface.say(f"training_cli.{code}", **values)


def exercise_named(context: Context, name: str) -> Exercise:
    """The exercise of an id, of the content or made from a seed. Raises Refusal."""
    if name.startswith(GENERATED):
        return made(context, name)
    try:
        return context.library.exercise(name)
    except UnknownExercise as error:
        code = "unknown-near" if error.nearest else "unknown"
        raise Refusal("said", sentence=say(context, code, name=name, nearest=error.nearest)) from error


def made(context: Context, name: str) -> Exercise:
    """The exercise that is made from a seed. Raises Refusal, UnknownScheme and UnknownEdition."""
    from wizard.training.generated import NotGenerated, generated, parse_generated  # noqa: PLC0415 - as above

    try:
        return generated(context.library, *parse_generated(name))
    except NotGenerated as error:
        sentence = context.interface.say(f"generated.{error.reason}", given=error.given)
        raise Refusal("said", sentence=sentence) from error


def _list(context: Context) -> int:
    """A line an exercise: id, kind, level, call, minutes, how far it is, title."""
    from wizard.training.progress import next_exercise  # noqa: PLC0415 - no other command needs it

    kept, exercises = context.training.results(), context.library.exercises()
    begun = {s.exercise for s in context.training.sittings().found if not s.done}
    for exercise in exercises:
        context.data(columns(_line(context, exercise, kept.found, begun)))
    tell_trouble(context, (*kept.trouble, *context.training.sittings().trouble))
    if not exercises:
        context.say(say(context, "no-exercises"))
        return Exit.WELL
    found = next_exercise(exercises, kept.found, datetime.now().astimezone())
    theme = context.interface.say(f"training.theme.{found.theme}")
    if found.exercise is None:
        context.say(say(context, "next-made", theme=theme, level=found.level))
    else:
        context.say(say(context, "next", id=found.exercise.id, theme=theme))
    return Exit.WELL


def _line(
    context: Context, exercise: Exercise, results: tuple[Result, ...], begun: Iterable[str]
) -> Iterator[str]:
    yield exercise.id
    yield context.interface.say(f"training.kind.{exercise.kind}")
    yield say(context, "level", level=exercise.level)
    yield f"{exercise.scheme}@{exercise.edition}"
    yield say(context, "minutes", count=exercise.minutes)
    found = best(results, exercise.id)
    if exercise.id in begun:
        yield say(context, "begun")
    elif found is not None:
        yield say(context, "best", percent=found.percent)
    else:
        yield say(context, "fresh")
    yield exercise.title.get(context.lang) or exercise.id


def tell_trouble(context: Context, trouble: Iterable[Trouble]) -> None:
    """Say what could not be read, a line each."""
    for one in trouble:
        context.say(say(context, one.why, file=one.file))


def _results(context: Context, arguments: Namespace) -> int:
    """The record of what was handed in, in the form that was asked for."""
    from wizard.training.record import collected, record_csv, record_json, record_markdown  # noqa: PLC0415

    kept = context.training.results()
    results = collected(kept.found, arguments.trainee)
    if arguments.format == "csv":
        context.data(record_csv(results))
    elif arguments.format == "json":
        context.data(record_json(results))
    elif arguments.format == "markdown":
        heads, rows = _table(context, results)
        context.data(record_markdown(heads, rows))
    else:
        _, rows = _table(context, results)
        for row in rows:
            context.data(columns(row))
    tell_trouble(context, kept.trouble)
    if not results:
        context.say(say(context, "no-results"))
    return Exit.WELL


def _title(context: Context, name: str) -> str:
    """What an exercise is called; its id where it is no more, or not to be made."""
    try:
        return exercise_named(context, name).title.get(context.lang) or name
    except (Refusal, UnknownName, BrokenContent):
        return name


def _table(context: Context, results: tuple[Result, ...]) -> tuple[list[str], list[list[str]]]:
    """Heads and rows for people; a column of names only where somebody has one."""
    named = any(result.trainee for result in results)
    heads = ["when", "exercise", "kind", "level", "points", "share", "hints", "minutes"]
    rows = []
    title = cache(partial(_title, context))
    for result in results:
        row = [
            result.when[:16].replace("T", " "),
            title(result.exercise),
            context.interface.say(f"training.kind.{result.kind}"),
            say(context, "level", level=result.level),
            context.interface.say("training.points", points=result.points, most=result.most),
            context.interface.say("training_cli.percent", percent=result.percent),
            str(result.hints),
            say(context, "minutes", count=round(result.seconds / 60)),
        ]
        rows.append([*row, result.trainee or ""] if named else row)
    heads += ["trainee"] if named else []
    return [say(context, f"head.{head}") for head in heads], rows
