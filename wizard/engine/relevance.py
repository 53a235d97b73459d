"""Which steps and questions are asked: three-valued, recomputed whole after every change.

A question is relevant when its step is and its own expression is true; not relevant when either is
false; otherwise it is not yet known, and then it is not asked, not required and has no value.
"""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple

from wizard.engine.expressions import Expressions, variable_names
from wizard.engine.terms import NOTHING, Evaluate
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


class _Place(NamedTuple):
    """A step or question whose relevance is not the same in every application."""

    key: str
    step: str
    """The key of a question's step; "" for a step."""
    own: Evaluate | None
    """Its own expression."""


class _Path(NamedTuple):
    """What of the relevance is the same in every application, and what is to be worked out."""

    always: dict[str, bool | None]
    """Every key, each after all that its relevance rests on, as if all were relevant."""
    read: tuple[str, ...]
    """The questions always asked whose answers the relevance of something else rests on."""
    places: tuple[_Place, ...]
    read_places: frozenset[str]
    """Those of `places` on which something else rests."""


def relevance(
    definition: Definition,  # noqa: ARG001 - its expressions know it; callers need not know that
    expressions: Expressions,
    values: Mapping[str, Any],
) -> dict[str, bool | None]:
    """Step keys and question ids -> relevant, not relevant, not yet known.

    `values` are the well-formed answers, normalised, relevant or not. An answer that is not itself
    relevant is unbound for those that rest on it. `expressions` are those of the definition.
    """
    path = expressions.once(_path)
    found = dict(path.always)
    bound = {key: values[key] for key in path.read if key in values}
    for key, step, own in path.places:
        truth = found[step] if step else True
        if own is not None and truth is not False:
            truth = conjunction(truth, own(bound, NOTHING))
        found[key] = truth
        if truth and key in path.read_places and key in values:
            bound[key] = values[key]
    return found


def asked_of(
    expressions: Expressions, relevant: Mapping[str, bool | None], values: Mapping[str, Any]
) -> dict[str, Any]:
    """Of these values those that are asked for, by the relevance that they gave."""
    found = dict(values)
    for key, _, _ in expressions.once(_path).places:
        if not relevant[key]:
            found.pop(key, None)
    return found


def _path(expressions: Expressions) -> _Path:
    """What to work out, and in which order."""
    definition = expressions.definition
    graph, keys = dependencies(definition), order(definition)
    read = frozenset().union(*graph.values())
    steps = {step_key(step.id): step for step in definition.steps}
    places: dict[str, _Place] = {}
    for key in keys:
        step = "" if key in steps else step_key(definition.step_of[key].id)
        text = steps[key].relevant if key in steps else definition.questions[key].relevant
        if text is not None or step in places:
            own = None if text is None else expressions.evaluator(text, place="path")
            places[key] = _Place(key, step, own)
    always = tuple(key for key in keys if key in read and key not in steps and key not in places)
    return _Path(
        always=dict.fromkeys(keys, True),
        read=always,
        places=tuple(places.values()),
        read_places=read & places.keys(),
    )
