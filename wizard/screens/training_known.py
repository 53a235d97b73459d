"""The exercises that there are: of the content, or made from a seed; and their words."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from wizard.content.exercises import ExerciseWords
from wizard.content.library import Library, UnknownName
from wizard.schema.exercise import Exercise
from wizard.screens.tools import Tools

GENERATED: Final = "generated:"
"""How the id of an exercise begins that is made from a seed."""


def exercise_named(tools: Tools, name: str) -> Exercise | None:
    """The exercise of an id, of the content or made from a seed; None where there is none."""
    try:
        return _made(tools.library, name) if name.startswith(GENERATED) else tools.library.exercise(name)
    except (UnknownName, ValueError):
        # What a seed cannot give is a ValueError.
        return None


@lru_cache(maxsize=16)
def _made(library: Library, name: str) -> Exercise:
    """An exercise made from a seed; to make one takes longer than to draw a list."""
    from wizard.training.generated import generated, parse_generated  # noqa: PLC0415  few runs make one

    return generated(library, *parse_generated(name))


def exercise_title(tools: Tools, exercise: Exercise) -> str:
    """The program, that it is an exercise, and its title."""
    return " · ".join([tools.say("app.name"), tools.say("home.practice"), words_of(tools, exercise).title])


def words_of(tools: Tools, exercise: Exercise) -> ExerciseWords:
    """The words of an exercise; of one that is made from a seed those that all of them share."""
    if not exercise.id.startswith(GENERATED):
        return tools.library.exercise_words(exercise.id, tools.lang)
    from wizard.training.generated import generated_words  # noqa: PLC0415  as above

    return generated_words(tools.library, exercise, tools.lang)


def known_exercises(library: Library) -> tuple[Exercise, ...]:
    """The exercises of the content, from easy to hard."""
    return tuple(sorted(library.exercises(), key=lambda e: (e.level, e.scheme, e.id)))
