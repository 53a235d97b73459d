"""Strict JSON out of bytes that nobody vouches for, in bounded time and memory.

Python's own decoder is generous: it takes NaN, the last of two equal keys, lone surrogates and a
number with a million digits, and it recurses. Here each of these is refused with a code. Most files
hold none of it: they are decoded at once, and their keys counted. Only where something is amiss, or
may be, does the slow way follow, that judges size and depth before it decodes.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final, NoReturn

from wizard.engine.patterns import lazy
from wizard.export.unreadable import Unreadable, shortened

MOST_BYTES: Final = 5_000_000
MOST_DEPTH: Final = 20
MOST_KEYS: Final = 10_000
MOST_DIGITS: Final = 100
"""The longest number, in characters; Python itself balks at 4 300 digits."""
DECODED_KEYS: Final = 300_000
"""Where decoding stops. Larger than MOST_KEYS, as a package's `result` is not counted there."""

_STRING: Final = r'"(?:[^"\\]++|\\.)*+"?'
# The closing quote is optional so that an unterminated string is passed once, not once a character.
_NESTING: Final = lazy(_STRING + r"|[\[\]{}]", re.DOTALL)
_PART: Final = lazy(_STRING + r'|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)
_KEY: Final = lazy(rb'"[ \t\n\r]*:')
_SPACED_COLON: Final = lazy(rb":(?<=[ \t\n\r]:)")
UNCOUNTED: Final = -1
_NUMERALS: Final = bytes(ord("0") if chr(code) in "0123456789.eE+-" else 0 for code in range(256))
_STEP: Final = 10
_LONG_NUMBER: Final = b"0" * (MOST_DIGITS // _STEP)
"""What is left of a number that is too long when only every tenth character is looked at."""
_KEY_LENGTH: Final = 5
"""Of the shortest key with its value, in bytes: `"":1,`."""
_SURROGATE: Final = lazy(r"\\u[dD][89a-fA-F]")
_REASONS: Final = {
    "Expecting ',' delimiter": "comma",
    "Expecting ':' delimiter": "colon",
    "Expecting property name enclosed in double quotes": "key",
    "Illegal trailing comma before end of object": "trailing-comma",
    "Illegal trailing comma before end of array": "trailing-comma",
    "Expecting value": "value",
    "Unterminated string starting at": "unterminated",
    "Invalid control character at": "control",
    "Invalid control character": "control",
    "Invalid \\escape": "escape",
    "Invalid \\escape: ": "escape",
    "Invalid \\uXXXX escape": "escape",
    "Extra data": "extra",
}

Path = tuple[str | int, ...]


class _Duplicate(Exception):
    """An object holds a key twice; where, only a second look can tell."""


def load(data: bytes) -> Any:
    """The value that `data` holds; raises Unreadable."""
    if len(data) > MOST_BYTES:
        raise Unreadable("too-big", {"most": MOST_BYTES // 1_000_000})
    text = decode(data)
    if not text.strip(" \t\r\n"):
        raise Unreadable("empty")
    value = decoded(data)
    if value is not None and counted(value) == written_keys(data):
        return value
    _check_depth(text)
    value = _parse(text)
    if _SURROGATE.search(text):
        _check_surrogates(text)
    return value


def decode(data: bytes) -> str:
    """UTF-8 with or without a byte order mark, and no other encoding."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        # `fault.start` counts from after the mark, which utf-8-sig has taken off.
        before = fault.object[: fault.start].decode("utf-8", "replace")
        line, column = place(before, len(before))
        raise Unreadable("not-utf8", {}, line, column) from None
    if "\x00" in text[:4]:
        raise Unreadable("not-utf8", {}, 1, 1)
    return text


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1; a column is a code point."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def decoded(data: bytes) -> Any:
    """The value of bytes with no number that is too long; None where there may be one, and where a fault is.

    It has yet to be found out whether a key is there twice, how deep the value is, and whether a number
    is beyond all numbers: whoever knows what the value may hold does that in less time than `counted`.
    """
    if len(data) > MOST_BYTES or _LONG_NUMBER in data[::_STEP].translate(_NUMERALS):
        return None
    if len(data) > _KEY_LENGTH * MOST_KEYS and data.count(b'":') > MOST_KEYS:
        return None  # it will be refused: no need to decode it twice
    try:
        return _parser()(data, allow_inf_nan=False)
    except ValueError:
        return None


@cache
def _parser() -> Callable[..., Any]:
    """The parser that pydantic has."""
    from pydantic_core import from_json  # noqa: PLC0415 - a file that is refused can do without

    return from_json


def written_keys(data: bytes) -> int:
    """How many keys valid JSON has at most. It has none twice if its value has as many.

    Before the colon of each stands its quotation mark; more of these there are where a text holds both.
    """
    return len(_KEY.findall(data)) if _SPACED_COLON.search(data) else data.count(b'":')


def written_once(data: bytes, keys: int, colons: Callable[[], int]) -> bool:
    """Whether valid JSON has no key twice, whose value has so many keys, and so many colons in texts.

    A key that is gone has left its colon. Only where there are more colons than keys is it asked how many
    the texts hold, keys that are texts among them. Where those are `UNCOUNTED`, or a text may hold one
    that is not written as one, `written_keys` is asked, which takes twice the time.
    """
    more = data.count(b":") - keys
    if more == 0:
        return True
    held = UNCOUNTED if b"\\u003" in data else colons()
    return keys == written_keys(data) if held == UNCOUNTED else more == held


def counted(value: Any) -> int:
    """How many keys a value holds; -1 where it may be too large or deep, or holds what is no number."""
    keys, inner = 0, [value]
    for _ in range(MOST_DEPTH):
        outer, inner = inner, []
        for one in outer:
            kind = type(one)
            if kind is dict:
                keys += len(one)
                inner += one.values()
            elif kind is list:
                inner += one
            elif kind is float and not math.isfinite(one):
                return -1
        if not inner:
            return keys if keys <= MOST_KEYS else -1
    return -1


def _check_depth(text: str) -> None:
    depth = 0
    for match in _NESTING.finditer(text):
        part = match.group()
        if part in "[{":
            depth += 1
            if depth > MOST_DEPTH:
                raise Unreadable("too-deep", {"most": MOST_DEPTH}, *place(text, match.start()))
        elif part in "]}":
            depth -= 1


def _parse(text: str) -> Any:
    left = DECODED_KEYS

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal left
        left -= len(found)
        if left < 0:
            raise Unreadable("too-many-keys", {"most": MOST_KEYS})
        made = dict(found)
        if len(made) != len(found):
            raise _Duplicate
        return made

    decoder = json.JSONDecoder(
        object_pairs_hook=pairs, parse_int=_integer, parse_float=_real, parse_constant=_constant
    )
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as fault:
        reason = _REASONS.get(fault.msg, "other")
        raise Unreadable("json-syntax", {"reason": reason}, fault.lineno, fault.colno) from None
    except _Duplicate:
        raise _duplicate(text) from None
    except Unreadable as fault:
        if "number" in fault.values:
            fault.line, fault.column = _number_place(text, fault.values.pop("number"))
        raise


def _integer(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise Unreadable("number-too-long", {"most": MOST_DIGITS, "number": digits})
    return int(digits)


def _real(digits: str) -> float:
    if len(digits) > MOST_DIGITS:
        raise Unreadable("number-too-long", {"most": MOST_DIGITS, "number": digits})
    value = float(digits)
    if not math.isfinite(value):
        raise Unreadable("number-too-large", {"written": digits, "number": digits})
    return value


def _constant(name: str) -> NoReturn:
    raise Unreadable("not-a-number", {"written": name, "number": name})


def _number_place(text: str, number: str) -> tuple[int | None, int | None]:
    for match in _PART.finditer(text):
        if match.group() == number:
            return place(text, match.start())
    return None, None


def _check_surrogates(text: str) -> None:
    for match in _PART.finditer(text):
        part = match.group()
        if part[0] == '"' and _SURROGATE.search(part):
            try:
                json.loads(part).encode()
            except UnicodeEncodeError:
                raise Unreadable("lone-surrogate", {}, *place(text, match.start())) from None


def _duplicate(text: str) -> Unreadable:
    seen: set[Path] = set()
    for path, offset in _members(text):
        if path in seen:
            key = shortened(str(path[-1]))
            return Unreadable("duplicate-key", {"key": key}, *place(text, offset))
        if isinstance(path[-1], str):
            seen.add(path)
    return Unreadable("duplicate-key", {"key": ""})  # pragma: no cover - the decoder saw one


def locate(text: str, path: Path) -> tuple[int | None, int | None]:
    """Line and column of the member at `path` in valid JSON: its key, or the element itself."""
    for found, offset in _members(text):
        if found == path:
            return place(text, offset)
    return None, None


def _members(text: str) -> Iterator[tuple[Path, int]]:
    """Every member of valid JSON in the order it is written: its path and where it starts."""
    path: list[str | int] = []
    expects_key: list[bool] = []
    before = ""
    for match in _PART.finditer(text):
        part = match.group()
        if expects_key and not expects_key[-1] and before in ("[", ",") and part != "]":
            path[-1] = int(path[-1]) + 1
            yield tuple(path), match.start()
        elif expects_key and expects_key[-1] and before in ("{", ",") and part != "}":
            path[-1] = json.loads(part)
            yield tuple(path), match.start()
        if part in ("{", "["):
            path.append("" if part == "{" else -1)
            expects_key.append(part == "{")
        elif part in ("}", "]"):
            path.pop()
            expects_key.pop()
        before = part
