"""The paths through a scheme: no relevance rests on itself, and every question can be asked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from math import prod
from typing import Any, Final

from wizard.content.faults import Fault, Place
from wizard.content.scheme_view import SchemeView
from wizard.engine.expressions import Expressions
from wizard.engine.relevance import cycle, dependencies, relevance
from wizard.schema.scheme import Definition, Question

_MOST: Final = 4_096
"""Combinations of answers that are tried for one question; where there are more it is not judged."""
_MOST_CHOICES: Final = 8
_STEP: Final = "step:"

Report = list[Fault]


def check_paths(view: SchemeView, bad: frozenset[int], faults: Report) -> None:
    """Cycles, and unless there is one, unreachable questions. `bad` are items with expressions at fault."""
    found = cycle(view.definitions[0])
    if found:
        place, path = _begin(view, found[1:])
        faults.append(Fault("cycle", place, {"path": " → ".join(path)}))
        return
    if any(id(item) in bad for kind in ("question", "step") for item in view.all(kind)):
        return
    for question in view.definitions[0].questions.values():
        if _unreachable(view, question):
            item = view.owner("question", question.id, "relevant")
            place = item.value("relevant") if item else view.place("question", question.id, "id")
            faults.append(Fault("unreachable", place, {"id": question.id}))


def _begin(view: SchemeView, ring: list[str]) -> tuple[Place, list[str]]:
    """A cycle read from where it stands first in the files: that place, and the ids from there and back."""
    places = []
    for number, key in enumerate(ring):
        kind, name = ("step", key.removeprefix(_STEP)) if key.startswith(_STEP) else ("question", key)
        item = view.owner(kind, name, "relevant")
        if item is not None:
            place = item.value("relevant")
            places.append((place.file, place.line, place.column, number))
    file, line, column, first = min(places)
    return Place(file, line, column), [*ring[first:], *ring[: first + 1]]


def _unreachable(view: SchemeView, question: Question) -> bool:
    """Whether no answers at all, in no edition, let the question be asked."""
    closure = _closure(view.definitions[0], question.id)
    texts = [_relevant(view.definitions[0], key) for key in closure]
    if not any(texts) or not view.judged(*texts):
        return False
    for definition in view.definitions:
        tried = _tries(definition, closure)
        if tried is None:
            return False
        part = _part(definition, closure)
        expressions = Expressions(part)
        if any(relevance(part, expressions, values)[question.id] for values in tried):
            return False
    return True


def _closure(definition: Definition, question: str) -> list[str]:
    """The question, and every question and step that its being asked rests on."""
    graph = dependencies(definition)
    found: dict[str, None] = {}
    waiting = [question]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found[key] = None
            waiting.extend(sorted(graph[key]))
    return list(found)


def _relevant(definition: Definition, key: str) -> str | None:
    if key in definition.questions:
        return definition.questions[key].relevant
    return next((step.relevant for step in definition.steps if key == _STEP + step.id), None)


def _part(definition: Definition, closure: list[str]) -> Definition:
    """The steps and questions of a closure, in a definition of their own."""
    steps = [
        step.model_copy(update={"question": tuple(q for q in step.question if q.id in closure)})
        for step in definition.steps
        if _STEP + step.id in closure
    ]
    return Definition(scheme=definition.scheme, edition=definition.edition, steps=tuple(steps))


def _tries(definition: Definition, closure: list[str]) -> Iterator[dict[str, Any]] | None:
    """Every combination of answers to the questions of a closure; None where they cannot all be tried."""
    domains = {key: _domain(definition.questions[key]) for key in closure[1:] if key in definition.questions}
    if not all(domains.values()) or prod(map(len, domains.values())) > _MOST:
        return None
    return (
        {key: value for key, value in zip(domains, chosen, strict=True) if value is not None}
        for chosen in product(*domains.values())
    )


def _domain(question: Question) -> list[Any]:
    """Every answer to a question, and none; [] where there is no end of them."""
    if question.kind == "yes_no":
        return [True, False, None]
    if question.kind == "choice":
        return [*question.choices, None]
    if question.kind == "choices" and len(question.choices) <= _MOST_CHOICES:
        counts = range(1, len(question.choices) + 1)
        return [*(list(some) for count in counts for some in combinations(question.choices, count)), None]
    return []
