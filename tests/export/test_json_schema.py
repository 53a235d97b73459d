"""The published schema holds for what is written, and refuses what is not of its kind."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from wizard.content.cases import Case
from wizard.content.library import Library
from wizard.export.json_schema import _KINDS, application_schema
from wizard.export.package import build_package
from wizard.export.reading import read_path
from wizard.schema.scheme import Definition

LIBRARY = Library()


def faults(schema: dict[str, Any], value: Any) -> list[str]:
    """What of the value is against the schema."""
    return [fault.message for fault in Draft202012Validator(schema).iter_errors(value)]


@pytest.mark.parametrize(
    "case", [c for c in LIBRARY.examples() if c.expect == "ready"], ids=lambda case: case.id
)
def test_a_finished_application_follows_the_schema_of_its_edition(case: Case) -> None:
    application = read_path(case.application, LIBRARY)
    written = json.loads(build_package(LIBRARY, application, case.more["today"]).files["soknad.json"])
    schema = application_schema(LIBRARY.definition(case.scheme, case.edition))
    assert faults(schema, written) == []
    for change in ({"grant_sought": 1.5}, {"grant_sought": -1}, {"municipality": "1"}, {"x": 1}, {"salaries": []},
                   {"salaries": [{"percent": 101}]}, {"other_application": "ja"}, {"signatory_role": "x"}):  # fmt: skip
        assert faults(schema, {**written, "answers": {**written["answers"], **change}}), change
    assert faults(schema, {**written, "edition": "1999"})


def test_every_kind_has_a_schema_and_the_schema_is_json(definition: Definition) -> None:
    schema = application_schema(definition)
    assert json.loads(json.dumps(schema)) == schema
    fields = [f for q in definition.questions.values() for f in (q, *q.columns)]
    assert {f.kind for f in fields} <= {*_KINDS, "table"}
    assert schema["properties"]["answers"]["properties"].keys() == definition.questions.keys()
