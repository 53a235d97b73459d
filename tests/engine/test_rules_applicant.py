"""The rules that every scheme has: applicant, deadline, declarations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.engine.trying import facts_of, findings, places
from wizard.content.library import Library
from wizard.engine.rules import CHECKS
from wizard.engine.rules.common import limit, plain
from wizard.schema.scheme import Definition, Rule, Severity

HATTFJELLDAL = "944716904"
OTHER = "940155223"


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({"municipality": "1826", "orgnr": HATTFJELLDAL}, False),
        ({"municipality": "1826", "orgnr": OTHER}, True),
        ({"municipality": "1826", "orgnr": OTHER, "applicant_type": "municipality"}, True),
        ({"municipality": "1826", "orgnr": OTHER, "applicant_type": "city_district"}, False),
        ({"municipality": "1826"}, False),
        ({"orgnr": OTHER}, False),
        ({"municipality": "9999", "orgnr": OTHER}, False),
    ],
)
def test_the_organisation_number_is_the_register_s(
    definition: Definition, answers: dict[str, Any], found: bool
) -> None:
    hits = findings(definition, "applicant.orgnr-register", answers)
    assert [hit.at for hit in hits] == (["/orgnr"] if found else [])
    assert all(hit.values["expected"] == HATTFJELLDAL for hit in hits)


def test_where_the_register_has_no_number_none_is_wrong(library: Library) -> None:
    definition = library.definition("kommunalt-rusarbeid", "2024")
    assert definition.registry.by_number["1508"].orgnr is None
    assert places(definition, "applicant.orgnr-register", {"municipality": "1508", "orgnr": OTHER}) == []


@pytest.mark.parametrize(
    ("answers", "found"), [({"other_application": True}, 1), ({"other_application": False}, 0), ({}, 0)]
)
def test_a_municipality_sends_one_application(
    definition: Definition, answers: dict[str, Any], found: int
) -> None:
    assert len(places(definition, "application.one-per-municipality", answers)) == found


def test_the_last_day_is_in_time_and_the_next_is_not(definition: Definition) -> None:
    last = definition.edition.apply_by.date()
    assert findings(definition, "deadline.passed", {}, today=last) == []
    [late] = findings(definition, "deadline.passed", {}, today=date.fromordinal(last.toordinal() + 1))
    assert (late.at, late.severity, late.values["variant"]) == ("", Severity.ADVICE, "closed")
    assert (late.values["deadline"], late.values["days"]) == (last.isoformat(), 1)


def test_a_deadline_of_a_call_that_is_not_closed_for_good_is_a_warning(municipal: Definition) -> None:
    edition = municipal.edition.model_copy(update={"closed": False})
    [late] = findings(
        municipal.model_copy(update={"edition": edition}), "deadline.passed", {}, today=date(2023, 3, 6)
    )
    assert (late.severity, late.values["variant"]) == (Severity.WARNING, "open")


def test_each_declaration_that_is_answered_no_is_found(definition: Definition) -> None:
    declarations = ["terms_read", "public_document", "no_personal_data", "no_double_funding"]
    assert places(definition, "declaration.not-given", {}) == []
    assert places(definition, "declaration.not-given", dict.fromkeys(declarations, True)) == []
    found = places(definition, "declaration.not-given", dict.fromkeys(declarations, False))
    assert found == [f"/{question}" for question in declarations]


def test_an_answer_is_compared_as_what_it_is_not_as_a_number(definition: Definition) -> None:
    params = {"questions": ["own"], "answer": False}
    rule = Rule(id="r", severity=Severity.ERROR, source="program", params=params)
    facts = replace(facts_of(definition, {}), values={"own": 0})
    assert list(CHECKS["answered"](facts, rule)) == []


def test_limits_are_the_rule_s_or_the_usual_ones() -> None:
    rule = Rule(id="r", severity=Severity.ERROR, source="program", params={"most": 5})
    assert (limit(rule, "most", 9), limit(rule, "least", 9)) == (5, 9)


def test_texts_are_compared_without_case_and_spaces() -> None:
    assert plain("  Sykepleier \n i  RUSTJENESTEN") == "sykepleier i rustjenesten"
