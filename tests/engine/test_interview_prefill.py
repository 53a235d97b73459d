"""A municipality brings its number, which is to be confirmed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import TODAY
from wizard.content.library import Library
from wizard.engine.interview import Interview
from wizard.schema.scheme import Definition


def test_the_municipality_brings_its_number_to_be_confirmed(transition: Definition) -> None:
    interview = Interview.start(transition, TODAY).answer("municipality", "1826")
    assert interview.application.answers["orgnr"] == "944716904"
    assert interview.prefilled == {"orgnr"}
    assert interview.confirm("orgnr").prefilled == frozenset()
    assert interview.confirm("orgnr").application == interview.application


def test_another_municipality_replaces_only_what_nobody_confirmed(transition: Definition) -> None:
    interview = Interview.start(transition, TODAY).answer("municipality", "1826")
    other = interview.answer("municipality", "1824").application.answers["orgnr"]
    assert other != "944716904"
    kept = interview.confirm("orgnr").answer("municipality", "1824")
    assert kept.application.answers["orgnr"] == "944716904"


def test_a_register_without_the_number_leaves_it_empty(library: Library) -> None:
    definition = library.definition("overgangsordning", "2024")
    interview = Interview.start(definition, TODAY).answer("municipality", "1580")
    assert "orgnr" not in interview.application.answers
    assert interview.prefilled == frozenset()
    moved = Interview.start(definition, TODAY).answer("municipality", "1826").answer("municipality", "1580")
    assert "orgnr" not in moved.application.answers
    assert moved.prefilled == frozenset()


@pytest.mark.parametrize("typed", ["nowhere", 7, None])
def test_what_is_no_municipality_brings_nothing(transition: Definition, typed: Any) -> None:
    assert "orgnr" not in Interview.start(transition, TODAY).answer("municipality", typed).application.answers
