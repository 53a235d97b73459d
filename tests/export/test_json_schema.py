"""The published schema holds for what is written, and refuses what is not of its kind."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from wizard.content.cases import Case
from wizard.content.library import Library
from wizard.export.json_schema import _KINDS, application_schema
from wizard.export.package import build_package
from wizard.export.reading import read_path
from wizard.schema.scheme import Definition

LIBRARY = Library()
TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str, "boolean": bool, "integer": int, "number": (int, float), "array": list, "object": dict,
    "null": type(None),
}  # fmt: skip


def faults(schema: dict[str, Any], value: Any, at: str = "") -> list[str]:
    """What of the value is against the schema: the part of JSON Schema that is used here."""
    found = []
    kinds = schema.get("type", [])
    for kind in [kinds] if isinstance(kinds, str) else []:
        if not isinstance(value, TYPES[kind]) or (isinstance(value, bool) and kind != "boolean"):
            return [f"{at}: not {kind}"]
    if isinstance(kinds, list) and kinds and not any(not faults({"type": k}, value) for k in kinds):
        found.append(f"{at}: not {kinds}")
    if ("const" in schema and value != schema["const"]) or ("enum" in schema and value not in schema["enum"]):
        found.append(f"{at}: {value!r}")
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{at}: pattern")
    if value is not None and "minimum" in schema and value < schema["minimum"]:
        found.append(f"{at}: minimum")
    if "maximum" in schema and value > schema["maximum"]:
        found.append(f"{at}: maximum")
    return [*found, *inside(schema, value, at)]


def inside(schema: dict[str, Any], value: Any, at: str) -> list[str]:
    """What of a list's items or an object's members is against the schema."""
    found = []
    if isinstance(value, list):
        found += [f for n, v in enumerate(value) for f in faults(schema.get("items", {}), v, f"{at}/{n}")]
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            found.append(f"{at}: items")
    if isinstance(value, dict):
        members = schema.get("properties", {})
        found += [f"{at}/{key}: missing" for key in schema.get("required", ()) if key not in value]
        found += [
            f for key, v in value.items() if key in members for f in faults(members[key], v, f"{at}/{key}")
        ]
        if schema.get("additionalProperties") is False:
            found += [f"{at}/{key}: unknown" for key in value if key not in members]
    return found


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
