"""`veiviser train score`: what a file of marks, decisions or answers is worth, without a screen."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter, ValidationError

from wizard.commands.context import Context, Exit, Refusal, columns
from wizard.commands.source import application_file
from wizard.commands.train import exercise_named, say
from wizard.content.sentences import field_path
from wizard.export.writing import dumps
from wizard.training.deciding import Decision
from wizard.training.filling import score_application
from wizard.training.marks import Mark
from wizard.training.scores import Item, Score
from wizard.training.scoring import score_decisions, score_faults

if TYPE_CHECKING:
    from wizard.schema.exercise import Exercise
    from wizard.schema.scheme import Definition

FORMAT: Final = "veiviser/score"
FORMAT_VERSION: Final = 1
_MARKS: Final = TypeAdapter(list[Mark])
_DECISIONS: Final = TypeAdapter(dict[str, Decision])
_FAULTS: Final = (ValueError, KeyError, TypeError, RecursionError, ValidationError)


def run(context: Context, arguments: Namespace) -> int:
    """Print the score of what the file holds; it is not recorded."""
    exercise = exercise_named(context, arguments.exercise)
    definition = context.library.definition(exercise.scheme, exercise.edition)
    score = _score(context, exercise, definition, arguments.file)
    if arguments.format == "json":
        context.data(dumps(_document(exercise, score)))
        return Exit.WELL
    for item in score.items:
        context.data(columns(_line(context, exercise, definition, item)))
    context.data(say(context, "sum", points=score.points, most=score.most) + "\n")
    return Exit.WELL


def _score(context: Context, exercise: Exercise, definition: Definition, file: str) -> Score:
    """The score of what a file holds, by the kind of the exercise. Raises Refusal."""
    refused = Refusal(
        "said",
        sentence=say(
            context, "marks-form", file=file, form=context.interface.say(f"training_cli.form.{exercise.kind}")
        ),
    )
    if exercise.kind == "fill_in":
        application = application_file(context, Path(file))
        if (application.scheme, application.edition) != (exercise.scheme, exercise.edition):
            raise refused
        return score_application(definition, exercise, application, exercise.today)
    text = sys.stdin.read() if file == "-" else Path(file).read_text("utf-8-sig", errors="replace")
    try:
        held: Any = json.loads(text)
        if exercise.kind == "decide":
            return score_decisions(exercise, definition, _DECISIONS.validate_python(held["decisions"]))
        marks = _MARKS.validate_python(held["marks"])
    except _FAULTS as error:
        raise refused from error
    return score_faults(definition, exercise.planted, exercise.remaining, marks)


def _line(context: Context, exercise: Exercise, definition: Definition, item: Item) -> list[str]:
    """Outcome, points, place and rule of one part."""
    words = context.library.words(definition.scheme, context.lang)
    place = item.at
    if exercise.kind != "decide":
        place = field_path(definition, words, context.interface, item.at)
    points = f"{item.points}/{item.most}" if item.most else str(item.points)
    return [say(context, f"outcome.{item.outcome}"), points, place, item.rule]


def _document(exercise: Exercise, score: Score) -> dict[str, Any]:
    """The score as plain JSON."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "exercise": exercise.id,
        "points": score.points,
        "most": score.most,
        "by_theme": {theme: {"points": p, "most": most} for theme, (p, most) in score.by_theme.items()},
        "items": [
            {
                "outcome": item.outcome,
                "at": item.at,
                "rule": item.rule,
                "theme": item.theme,
                "points": item.points,
                "most": item.most,
                "source": item.source,
                "mark": item.mark.model_dump() if item.mark else None,
            }
            for item in score.items
        ],
    }
