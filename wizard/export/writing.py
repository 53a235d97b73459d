"""JSON as the program writes it: the same bytes for the same value, and safe on a terminal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, Final

from wizard.engine.patterns import lazy

_STEERING: Final = lazy("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
_quoted: Final = json.encoder.encode_basestring
_EXACT: Final = 1e15
"""Below this a float is written without an exponent, and every whole one is exact."""


def plain(value: Any) -> Any:
    """A value as plain JSON: tuples are lists, dates ISO strings, whole floats integers."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inner) for inner in (sorted(value) if isinstance(value, set | frozenset) else value)]
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return int(value)
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _written(value: Any, line: str) -> str:
    """JSON as `json.dumps(indent=2)` writes it, which takes four times as long; `line` begins a line here."""
    if type(value) is str:
        return _quoted(value)
    deeper = line + "  "
    if isinstance(value, dict) and value:
        members = [f"{_key(key)}: {_written(inner, deeper)}" for key, inner in value.items()]
        return f"{{{deeper}{f',{deeper}'.join(members)}{line}}}"
    if isinstance(value, list | tuple) and value:
        return f"[{deeper}{f',{deeper}'.join([_written(inner, deeper) for inner in value])}{line}]"
    return _ENCODER.encode(value)


def _key(key: Any) -> str:
    """A member's name; what is no text is named as `json` names it."""
    return _quoted(key) if type(key) is str else _ENCODER.encode({key: 0})[1:-4]


def dumps(value: Any, *, sort_keys: bool = False) -> str:
    """JSON with a newline at the end; control characters that JSON leaves alone are escaped too."""
    if sort_keys:
        text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
    else:
        text = _written(value, "\n")
    return _STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"
