"""Which steps and questions are asked: three-valued, recomputed whole after every change.

A question is relevant when its step is and its own expression is true; not relevant when either is
false; otherwise it is not yet known, and then it is not asked, not required and has no value.
"""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any

from wizard.engine.expressions import Expressions, cel_value, variable_names
from wizard.schema.scheme import Definition


def step_key(step_id: str) -> str:
    """The name of a step in the relevance table, where question ids stand beside it."""
    return f"step:{step_id}"


def dependencies(definition: Definition) -> dict[str, set[str]]:
    """What the relevance of each step and question rests on: keys as in `relevance`."""
    known = definition.questions.keys()
    graph: dict[str, set[str]] = {}
    for step in definition.steps:
        graph[step_key(step.id)] = set(variable_names(step.relevant or "") & known)
        for question in step.question:
            graph[question.id] = {step_key(step.id)} | (variable_names(question.relevant or "") & known)
    return graph


def order(definition: Definition) -> list[str]:
    """Steps and questions, each after all that its relevance rests on. Raises CycleError."""
    return list(TopologicalSorter(dependencies(definition)).static_order())


def cycle(definition: Definition) -> list[str]:
    """The ids of a cycle in the relevance, or [] where there is none."""
    try:
        order(definition)
    except CycleError as error:
        return list(error.args[1])
    return []


def conjunction(left: bool | None, right: bool | None) -> bool | None:
    """Three-valued and."""
    if left is False or right is False:
        return False
    if left is None or right is None:
        return None
    return True


def relevance(
    definition: Definition, expressions: Expressions, values: Mapping[str, Any]
) -> dict[str, bool | None]:
    """Step keys and question ids -> relevant, not relevant, not yet known.

    `values` are the well-formed answers, normalised, relevant or not. An answer that is not itself
    relevant is unbound for those that rest on it.
    """
    found: dict[str, bool | None] = {}
    bound: dict[str, Any] = {"edition_year": definition.edition.year}
    if not expressions.relevance_order:
        expressions.relevance_order = _plan(definition)
    for key, step, text, read in expressions.relevance_order:
        truth = True if text is None else expressions.compile(text, place="path").value(bound)
        found[key] = truth = conjunction(found[step], truth) if step else truth
        if read and truth and key in values:
            bound[key] = cel_value(definition.questions[key], values[key])
    return found


def _plan(definition: Definition) -> list[tuple[str, str, str | None, bool]]:
    """What to work out, in order: the key, its step's key ("" for a step), the relevance, and who reads it.

    The last says whether the relevance of something else rests on the answer.
    """
    graph, places = dependencies(definition), order(definition)
    read = frozenset().union(*graph.values())
    steps = {step_key(step.id): step for step in definition.steps}
    return [
        (key, "", steps[key].relevant, False)
        if key in steps
        else (key, step_key(definition.step_of[key].id), definition.questions[key].relevant, key in read)
        for key in places
    ]
