"""What the choice of a municipality brings along from its register, to be confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from wizard.schema.register import Municipality
from wizard.schema.scheme import Definition


def municipality_of(definition: Definition, answers: Mapping[str, Any]) -> Municipality | None:
    """The register's entry for the first question of kind municipality that has one."""
    for question in definition.questions.values():
        if question.kind == "municipality":
            value = answers.get(question.id)
            return definition.registry.by_number.get(value) if isinstance(value, str) else None
    return None


def prefilled_values(
    definition: Definition, question: str, value: Any, answers: Mapping[str, Any], prefilled: AbstractSet[str]
) -> dict[str, Any]:
    """The answers that follow from choosing a municipality: question id -> value.

    Only an empty answer, or one that an earlier choice filled in and nobody confirmed, is filled in.
    A register without the fact leaves it empty.
    """
    if definition.questions[question].kind != "municipality":
        return {}
    found = municipality_of(definition, {question: value})
    if found is None:
        return {}
    return {
        q.id: getattr(found, q.prefill)
        for q in definition.questions.values()
        if q.prefill and (not answers.get(q.id) or q.id in prefilled)
    }
