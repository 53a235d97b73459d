"""The JSON Schema of a finished application: for receiving systems, made from the content.

It describes `soknad.json` of one edition, where every value is of its kind; in `utkast.json`, which
says that it is a draft, an answer may be anything. It says less than the rules do: what must be
answered depends on the other answers, and only `assess` judges that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from wizard.engine.answers import ROW_ID
from wizard.export.piecewise import RESULT, rule_ids
from wizard.export.report import TOTALS
from wizard.schema.application import FORMAT, FORMAT_VERSION, MOST_ROWS
from wizard.schema.scheme import Definition, Field, Kind, Question, Severity

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final[Schema] = {"type": "string", "minLength": 1}
_POINTER: Final = "(/([^~]|~[01])*)?"
"""A JSON Pointer (RFC 6901)."""
_MUNICIPALITY: Final = "municipality"
"""The definition that holds the numbers of the edition's register."""
_KRONER: Final[Schema] = {"type": ["integer", "null"]}


def _digits(count: int) -> Callable[[Field], Schema]:
    return lambda _: {"type": "string", "pattern": f"^[0-9]{{{count}}}$"}


def _between(kind: str, least: float | None, most: float | None) -> Callable[[Field], Schema]:
    def made(field: Field) -> Schema:
        low = field.least if field.least is not None else least
        high = field.most if field.most is not None else most
        found: Schema = {"type": kind, "minimum": low, "maximum": high}
        return {key: value for key, value in found.items() if value is not None}

    return made


def _choices(field: Field) -> Schema:
    """Several of the choices; one that excludes the others stands alone."""
    made: Schema = {
        "type": "array", "items": {"enum": list(field.choices)}, "minItems": 1, "uniqueItems": True,
    }  # fmt: skip
    if field.exclusive:
        made |= {"if": {"contains": {"const": field.exclusive}}, "then": {"maxItems": 1}}
    return made


_DAY: Final = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_KINDS: Final[Mapping[Kind, Callable[[Field], Schema]]] = {
    "yes_no": lambda _: {"type": "boolean"},
    "choice": lambda field: {"enum": list(field.choices)},
    "choices": _choices,
    "text": lambda _: dict(_TEXT),
    "prose": lambda _: dict(_TEXT),
    "integer": _between("integer", None, None),
    "number": _between("number", None, None),
    "money": _between("integer", 0, None),
    "percent": _between("number", 0, 100),
    "date": lambda _: {"type": "string", "format": "date", "pattern": _DAY},
    "year": _between("integer", None, None),
    "municipality": lambda _: {"$ref": f"#/$defs/{_MUNICIPALITY}"},
    "orgnr": _digits(9),
    "account_number": _digits(11),
    "phone": lambda _: dict(_TEXT),
    "email": lambda _: {"type": "string", "pattern": "^[^@\\s]+@[^@\\s]+$"},
    "postcode": _digits(4),
}  # fmt: skip


def application_schema(definition: Definition) -> Schema:
    """The schema of `soknad.json` of this edition, and of its `utkast.json`."""
    questions = definition.questions.values()
    members: Schema = {
        "format": {"const": FORMAT},
        "format_version": {"const": FORMAT_VERSION},
        "scheme": {"const": definition.scheme},
        "edition": {"const": definition.edition.id},
        "answers": _object({question.id: _written(question) for question in questions}),
        "not_clarified": _texts({"enum": list(definition.questions)}),
        "acknowledged": _texts({"pattern": f"^({'|'.join(_rules(definition))})( {_POINTER})?$"}),
        "notes": _texts({"pattern": f"^{_POINTER}$"}),
        RESULT: _result(definition),
    }
    required = ["format", "format_version", "scheme", "edition", "answers"]
    numbers = [one.number for one in definition.registry.municipalities]
    return {
        "$schema": DIALECT,
        **_object(members, *required),
        "if": {"properties": {RESULT: {"properties": {"draft": {"const": True}}, "required": ["draft"]}},
               "required": [RESULT]},
        "else": {"properties": {"answers": {"$ref": "#/$defs/answers"}}},
        "$defs": {
            "answers": _object({question.id: _answer(question) for question in questions}),
            _MUNICIPALITY: {"enum": numbers},
        },
    }  # fmt: skip


def _texts(names: Schema) -> Schema:
    """Sentences by what they are about."""
    return {"type": "object", "propertyNames": names, "additionalProperties": {"type": "string"}}


def _rules(definition: Definition) -> list[str]:
    """The rules that may be acknowledged, as parts of a pattern."""
    return [rule.replace(".", "\\.") for rule in sorted(rule_ids(definition))]


def _written(question: Question) -> Schema:
    """An answer in a draft: of any kind, but a row has only its own cells."""
    if question.kind != "table":
        return {}
    cells: Schema = {name: {} for name in (ROW_ID, *(column.id for column in question.columns))}
    return {"maxItems": MOST_ROWS, "items": {"properties": cells, "additionalProperties": False}}


def _object(members: Mapping[str, Any], *required: str) -> Schema:
    made: Schema = {"type": "object", "properties": dict(members), "additionalProperties": False}
    return {**made, "required": list(required)} if required else made


def _answer(question: Question) -> Schema:
    if question.kind != "table":
        return _KINDS[question.kind](question)
    cells = {column.id: _KINDS[column.kind](column) for column in question.columns}
    required = [column.id for column in question.columns if column.required]
    row = _object({ROW_ID: {"type": "string"}, **cells}, *required)
    return {"type": "array", "items": row, "minItems": 1, "maxItems": MOST_ROWS}


def _result(definition: Definition) -> Schema:
    """What is judged. It may grow: a member that is not described here is to be passed over."""
    finding = {
        "rule": {"type": "string"},
        "severity": {"enum": [severity.value for severity in Severity]},
        "at": {"type": "string"},
        "message": {"type": "string"},
        "mend": {"type": "string"},
        "source": {"type": "string"},
        "values": {"type": "object"},
        "acknowledged": {"type": ["string", "null"]},
    }
    condition = {
        "id": {"enum": [condition.id for condition in definition.conditions]},
        "state": {"enum": ["met", "not_met", "unknown"]},
        "source": {"type": "string"},
    }
    members: Schema = {
        "status": {"enum": ["ready", "not_ready"]},
        "draft": {"type": "boolean"},
        "date": {"type": "string", "format": "date"},
        "version": {"type": "string"},
        "definition": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        "verdict": {"enum": ["eligible", "not_eligible", "undecided"]},
        "conditions": {"type": "array", "items": _object(condition, *condition)},
        "counts": _object(
            {s.value: {"type": "integer", "minimum": 0} for s in Severity}, *(s.value for s in Severity)
        ),
        "totals": _object(dict.fromkeys(TOTALS, _KRONER), *TOTALS),
        "findings": {"type": "array", "items": _object(finding, *finding)},
    }
    # The file of an exercise that nobody has judged says only what it is.
    either = [{"required": list(members)}, {"required": ["practice"]}]
    return {"type": "object", "properties": {**members, "practice": {"const": True}}, "anyOf": either}
