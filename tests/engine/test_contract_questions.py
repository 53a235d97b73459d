"""The questions, columns and choices that application files rely on, as they are frozen in a table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import EDITIONS
from wizard.content.library import Library
from wizard.schema.scheme import Column, Definition, Question

TABLE = Path(__file__).with_name("contract_questions.txt")


def described(field: Question | Column, where: str) -> str:
    """One line: place, `*` where required, kind, choices, limits, recommended length."""
    limits = f"{field.least:g}-{field.most:g}" if field.least is not None and field.most is not None else ""
    length = str(field.recommended) if field.recommended else ""
    parts = [f"{where}{'*' if field.required else ''}", field.kind, *field.choices, limits, length]
    return " ".join(part for part in parts if part)


def lines(definition: Definition) -> Iterator[str]:
    """Every question and column of one edition."""
    for step in definition.steps:
        for question in step.question:
            place = f"{definition.scheme} {step.id} {question.id}"
            yield described(question, place)
            for column in question.columns:
                yield described(column, f"{place}.{column.id}")


@pytest.mark.parametrize("edition", EDITIONS, ids="@".join)
def test_the_questions_of_an_edition_are_those_of_its_scheme(edition: tuple[str, str]) -> None:
    frozen = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith(f"{edition[0]} ")]
    assert list(lines(Library().definition(*edition))) == frozen
