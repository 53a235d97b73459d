"""JSON as the program writes it: the same bytes for the same value, and safe on a terminal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, Final

from wizard.engine.patterns import lazy

_STEERING: Final = lazy("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_ASCII: Final = bytes([*range(0x7F)])
_STEERING_BYTES: Final = lazy(b"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]")
"""The same in UTF-8, to be looked for in what is not ASCII."""
_EXACT: Final = 1e15
"""Below this a float is written without an exponent, and every whole one is exact."""
_LEAST: Final = 1e-3
"""From here on, likewise."""
_SCALARS: Final = frozenset({str, int, bool, type(None)})
_TEXT: Final = frozenset({str})
_LISTS: Final = (list, tuple)
_SETS: Final = (set, frozenset)


def plain(value: Any) -> Any:
    """A value as plain JSON: tuples are lists, dates ISO strings, whole floats integers."""
    kind = type(value)
    if kind in _SCALARS:
        return value
    if kind is float:
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if kind is dict or isinstance(value, Mapping):
        if _SCALARS.issuperset(map(type, value.values())) and _TEXT.issuperset(map(type, value)):
            return {**value}
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, _LISTS):
        return [inner if type(inner) in _SCALARS else plain(inner) for inner in value]
    return [plain(inner) for inner in sorted(value)] if isinstance(value, _SETS) else _scalar(value)


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
    text = None if sort_keys else _written(value)
    if text is None:
        text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=sort_keys, allow_nan=False)
        text = _STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    return text + "\n"


def _written(value: Any) -> str | None:
    """The value as `json` writes it, in a tenth of the time; None where the two may differ."""
    if type(value) is not dict or not _alike(value):
        return None
    from pydantic_core import to_json  # noqa: PLC0415 - who writes no report can do without

    try:
        data = to_json(value, indent=2)
    except ValueError:  # half a character
        return None
    return None if _STEERING_BYTES.search(data.translate(None, _ASCII)) else data.decode()


def _alike(value: dict[Any, Any] | list[Any]) -> bool:
    """Whether a value holds only what pydantic writes as `json` does: no odd keys, and no odd numbers."""
    if type(value) is dict:
        try:
            "".join(value)
        except TypeError:  # a key that is no text
            return False
    for one in value.values() if type(value) is dict else value:
        kind = type(one)
        if kind is dict or kind is list:
            if not _alike(one):
                return False
        elif kind not in _SCALARS and not (kind is float and _LEAST <= abs(one) < _EXACT):
            return False
    return True
