"""JSON as the program writes it: the same bytes for the same value, and safe on a terminal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, Final

from wizard.engine.patterns import lazy

_STEERING: Final = lazy("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
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


def dumps(value: Any, *, sort_keys: bool = False) -> str:
    """JSON with a newline at the end; control characters that JSON leaves alone are escaped too."""
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=sort_keys, allow_nan=False)
    return _STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"
