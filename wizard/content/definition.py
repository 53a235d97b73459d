"""From merged tables to a `Definition`: sources that are cited, levy, register, and the hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final

from wizard.engine.budget import HOLIDAY_SOURCE
from wizard.schema.register import Register
from wizard.schema.scheme import Definition

_RELEVANCE_EXAMPLES: Final = dict.fromkeys(("relevant_with", "irrelevant_with"), True)
_CONDITION_EXAMPLES: Final = dict.fromkeys(("met_with", "unmet_with"), True)
_RULE_EXAMPLES: Final = dict.fromkeys(("passes_with", "fails_with"), True)
_EXAMPLES: Final = {**_RELEVANCE_EXAMPLES, **_CONDITION_EXAMPLES, **_RULE_EXAMPLES}
"""Examples that only test the content: correcting one leaves the definition what it was."""
_CITES_NOTHING: Final = frozenset(("sources", "columns", "values", "params", *_EXAMPLES))
"""Keys under which no source is cited."""
_NOT_OF_QUESTION: Final = {**_RELEVANCE_EXAMPLES, "year_bound": True}
"""What is copied to another edition is neither asked nor judged."""
_NOT_STRUCTURE: Final[Mapping[str, Any]] = {
    **dict.fromkeys(("registry", "hash", "examples", "sources"), True),
    "steps": {"__all__": {**_RELEVANCE_EXAMPLES, "question": {"__all__": _NOT_OF_QUESTION}}},
    "conditions": {"__all__": _CONDITION_EXAMPLES},
    "rules": {"__all__": _RULE_EXAMPLES},
}
"""What the hash is not made of, in pydantic's words."""

Sources = Callable[[AbstractSet[str]], Iterable[Mapping[str, Any]]]


def build(
    scheme: str,
    edition: Mapping[str, Any],
    tables: Mapping[str, Any],
    registry: Register,
    levy: Mapping[str, Any],
    sources: Sources,
) -> Definition:
    """The definition of one edition, with its hash. Raises pydantic's ValidationError.

    `sources` gives the tables of the sources that are cited; it may give more.
    """
    raw: dict[str, Any] = {"scheme": scheme, "edition": edition, **tables}
    if "budget" in tables:
        raw["levy"] = levy
    cited = _cited(raw) | {HOLIDAY_SOURCE}
    raw["sources"] = [source for source in sources(cited) if source.get("id") in cited]
    raw["registry"] = registry
    definition = Definition.model_validate(raw)
    return definition.model_copy(update={"hash": structure_hash(definition)})


def structure_hash(definition: Definition) -> str:
    """`sha256:` and the sum of the structure: what is asked and judged, without words, register and examples.

    Sources count by the ids under which they are cited, not by their titles. Keys that hold their
    default are left out, so that a new optional key changes no old hash.
    """
    structure = definition.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude=_NOT_STRUCTURE
    )
    text = json.dumps(structure, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()


def _cited(tables: Mapping[str, Any]) -> set[str]:
    """Every string that stands under a key for sources, anywhere in the tables."""
    found: set[str] = set()
    left: list[tuple[str, Any]] = [("", tables)]
    while left:  # a walk in a list takes a third of the time that nested generators do
        key, value = left.pop()
        if isinstance(value, str):
            if key == "source" or key.endswith("_source"):
                found.add(value)
        elif isinstance(value, dict):
            left += [(name, part) for name, part in value.items() if name not in _CITES_NOTHING]
        elif isinstance(value, list):
            left += [("", part) for part in value]
    return found
