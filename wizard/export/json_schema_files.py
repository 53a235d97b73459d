"""The JSON Schema of the report and of a scheme's own file: for receiving systems and for editors."""

from __future__ import annotations

from typing import Any, Final

from pydantic import TypeAdapter

from wizard.export.json_schema import DIALECT, Schema
from wizard.export.report import FORMAT, FORMAT_VERSION, TOTALS
from wizard.schema.scheme import Budget, Condition, Edition, Question, Rule, Severity, Source, Step

_TEXT: Final[Schema] = {"type": "string"}


def _members(properties: Schema, *optional: str) -> Schema:
    """An object with these members; one that is not described is to be passed over."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


def report_schema() -> Schema:
    """The schema of `check --format json`."""
    finding = _members(
        {
            "rule": _TEXT,
            "severity": {"enum": [severity.value for severity in Severity]},
            "at": {"type": "string", "pattern": "^(/.*)?$"},
            "message": _TEXT,
            "mend": _TEXT,
            "source": _TEXT,
            "values": {"type": "object"},
            "acknowledged": {"type": ["string", "null"]},
        }
    )
    states = {"enum": ["met", "not_met", "unknown"]}
    counts = _members({s.value: {"type": "integer", "minimum": 0} for s in Severity})
    file = _members(
        {
            "file": _TEXT,
            "status": {"enum": ["ready", "not_ready", "unreadable"]},
            "scheme": {"type": ["string", "null"]},
            "edition": {"type": ["string", "null"]},
            "definition": {"type": ["string", "null"], "pattern": "^sha256:[0-9a-f]{64}$"},
            "verdict": {"enum": ["eligible", "not_eligible", "undecided", None]},
            "conditions": {
                "type": "array", "items": _members({"id": _TEXT, "state": states, "source": _TEXT}),
            },
            "counts": counts,
            "totals": _members({name: {"type": ["integer", "null"]} for name in TOTALS}),
            "findings": {"type": "array", "items": finding},
            "practice": {"const": True},
        },
        "practice",
    )  # fmt: skip
    members = {
        "format": {"const": FORMAT},
        "format_version": {"const": FORMAT_VERSION},
        "files": {"type": "array", "items": file},
    }
    return {"$schema": DIALECT, **_members(members)}


def scheme_schema() -> Schema:
    """The schema of `scheme.toml`, with `rules.toml` beside it: as an editor reads TOML as JSON.

    What a part has already may be changed key by key, so of a question only its id must be there.
    """
    models = {"edition": Edition, "step": Step, "condition": Condition, "rule": Rule, "source": Source}
    definitions: Schema = {}
    members: Schema = {"id": _TEXT, "parts": {"type": "array", "items": _TEXT}}
    for name, model in models.items():
        members[name] = {"type": "array", "items": _model(model, definitions)}
    members["budget"] = _model(Budget, definitions)
    members["priorities"] = {"type": "array", "items": _TEXT}
    step, question = definitions["Step"], definitions[Question.__name__]
    step["properties"]["part"] = _TEXT
    step["anyOf"] = [{"required": ["id"]}, {"required": ["part"]}]
    step.pop("required", None)
    question["properties"]["after"] = _TEXT
    for loose in (question, definitions["Rule"]):
        loose["required"] = ["id"]
    return {
        "$schema": DIALECT,
        "type": "object",
        "properties": members,
        "required": ["id"],
        "additionalProperties": False,
        "$defs": definitions,
    }


def _model(model: type[Any], definitions: Schema) -> Schema:
    """A reference to a model, which goes among the definitions with all that it uses."""
    made = TypeAdapter(model).json_schema(by_alias=True)
    definitions |= made.pop("$defs", {})
    definitions[model.__name__] = made
    return {"$ref": f"#/$defs/{model.__name__}"}
