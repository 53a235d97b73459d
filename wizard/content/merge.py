"""How a scheme and the parts it uses become one: on plain dicts, before any model is built.

`core` comes first, then the parts in the order the scheme names them, then the scheme itself. What
has an id that is there already changes the keys it gives and leaves the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

Table = dict[str, Any]

CORE: Final = "core"
"""The part that every scheme uses, named or not."""


def part_names(scheme: Mapping[str, Any]) -> list[str]:
    """The parts of a scheme, `core` first, each once."""
    return list(dict.fromkeys([CORE, *scheme.get("parts", ())]))


def merged(scheme: Mapping[str, Any], parts: Mapping[str, Mapping[str, Any]]) -> Table:
    """Steps, conditions, rules, sources and budget of a scheme with its parts (part id -> its content)."""
    documents = [*parts.values(), scheme]
    result: Table = {
        "steps": [_step(step, parts) for step in scheme.get("step", ())],
        "conditions": list(scheme.get("condition", ())),
        "rules": by_id(rule for document in documents for rule in document.get("rule", ())),
        "sources": by_id(source for document in documents for source in document.get("source", ())),
        "priorities": list(scheme.get("priorities", ())),
    }
    budgets = [document["budget"] for document in documents if "budget" in document]
    if budgets:
        result["budget"] = {key: value for budget in budgets for key, value in budget.items()}
    return result


def by_id(items: Iterable[Mapping[str, Any]]) -> list[Table]:
    """The items in order, those of one id laid over each other: later keys win."""
    found: dict[Any, Table] = {}
    for item in items:
        key = item.get("id")
        found[key] = {**found.get(key, {}), **item}
    return list(found.values())


def _step(step: Mapping[str, Any], parts: Mapping[str, Mapping[str, Any]]) -> Table:
    """A step of the scheme's own, or a part's step with what the scheme adds to it and changes in it."""
    if "part" not in step:
        return dict(step)
    base = parts.get(step["part"], {}).get("step", {})
    changes = {key: value for key, value in step.items() if key not in ("id", "part", "question")}
    return {**base, **changes, "question": questions(base.get("question", ()), step.get("question", ()))}


def questions(base: Iterable[Mapping[str, Any]], changes: Iterable[Mapping[str, Any]]) -> list[Table]:
    """The questions of a part with those of the scheme: changed where the id is known, else added.

    An added question stands after the one that `after` names, or last.
    """
    result: list[Table] = [dict(question) for question in base]
    for change in changes:
        keys = {key: value for key, value in change.items() if key != "after"}
        places = {question.get("id"): n for n, question in enumerate(result)}
        place = places.get(change.get("id"))
        if place is not None:
            result[place] = {**result[place], **keys}
        else:
            result.insert(places.get(change.get("after"), len(result)) + 1, keys)
    return result
