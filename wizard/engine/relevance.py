"""Which steps and questions are asked: three-valued, recomputed whole after every change.

A question is relevant when its step is and its own expression is true; not relevant when either is
false; otherwise it is not yet known, and then it is not asked, not required and has no value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple

from wizard.engine.expressions import Expressions, variable_names
from wizard.engine.functions import Making
from wizard.engine.operations import conjunction
from wizard.engine.terms import held, local
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


class _Path(NamedTuple):
    """What of the relevance is not the same in every application."""

    found: Callable[[Mapping[str, Any]], dict[str, bool | None]]
    """The relevance of all, from the values."""
    questions: tuple[tuple[str, tuple[str, ...]], ...]
    """Questions that are not always asked, those together that share a key's relevance, after that key."""


class _Shared(NamedTuple):
    """What steps and questions have in common that share one relevance."""

    step: str | None
    """The key of their step, if that is not always relevant."""
    text: str | None
    """Their own expression."""


def relevance(
    definition: Definition,  # noqa: ARG001 - its expressions know it; callers need not know that
    expressions: Expressions,
    values: Mapping[str, Any],
) -> dict[str, bool | None]:
    """Step keys and question ids -> relevant, not relevant, not yet known.

    `values` are the well-formed answers, normalised, relevant or not. An answer that is not itself
    relevant is unbound for those that rest on it. `expressions` are those of the definition.
    """
    return expressions.once(_path).found(values)


def asked_of(
    expressions: Expressions, relevant: Mapping[str, bool | None], values: Mapping[str, Any]
) -> dict[str, Any]:
    """Of these values those that are asked for, by the relevance that they gave."""
    found = dict(values)
    for key, questions in expressions.once(_path).questions:
        if not relevant[key]:
            for question in questions:
                found.pop(question, None)
    return found


def _path(expressions: Expressions) -> _Path:
    """What to work out, and in which order."""
    definition = expressions.definition
    steps = {step_key(step.id): step for step in definition.steps}
    keys, places = order(definition), dict[str, _Shared]()
    for key in keys:
        text = steps[key].relevant if key in steps else definition.questions[key].relevant
        step = None if key in steps else step_key(definition.step_of[key].id)
        if text is not None or step in places:
            places[key] = _Shared(step if step in places else None, text)
    groups: dict[_Shared, list[str]] = {}
    for key, shared in places.items():
        groups.setdefault(shared, []).append(key)
    asked = [(group[0], tuple(key for key in group if key not in steps)) for group in groups.values()]
    return _Path(_function(expressions, keys, groups), tuple(one for one in asked if one[1]))


def _function(
    expressions: Expressions, keys: Iterable[str], groups: Mapping[_Shared, Sequence[str]]
) -> Callable[[Mapping[str, Any]], dict[str, bool | None]]:
    """The function that works out the relevance: of all keys as if all were relevant, then of each group.

    In it `k0`, `k1` and so on are the relevance of the groups, and `o` is what their own expression says.
    """
    making = Making(expressions, "path")
    own = [None if shared.text is None else making.value(shared.text, "bool") for shared in groups]
    names = {key: f"k{number}" for number, group in enumerate(groups.values()) for key in group}
    lines = ["found, b = always.copy(), {}"]
    for question in expressions.definition.questions:
        if question not in names:
            lines += _reading(question, making)
    for (shared, group), said in zip(groups.items(), own, strict=True):
        here, step = names[group[0]], names.get(shared.step or "")
        truth = said or step
        if said and step:
            lines.append(f"o = None if {step} is False else {said}")
            truth = conjunction(held(step, "yes_no"), held("o", "yes_no")).value
        lines.append(f"{' = '.join(f'found[{key!r}]' for key in group)} = {here} = {truth}")
        for key in group:
            lines += _reading(key, making, here)
    return making.compiled("values", [*lines, "return found"], always=dict.fromkeys(keys, True))


def _reading(question: str, making: Making, relevant: str = "") -> list[str]:
    """What reads an answer if it is asked for, and binds it where an expression is left to CEL."""
    lines, where = [], f" if {relevant} else None" if relevant else ""
    if question in making.variables:
        lines.append(f"{local(question)} = values.get({question!r}){where}")
    if making.left:
        also = f" and {relevant}" if relevant else ""
        lines.append(f"if {question!r} in values{also}: b[{question!r}] = values[{question!r}]")
    return lines
