"""What the models say of a place in a table: its keys, its type, the values it can have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel

from wizard.content.toml_lines import Path

_TYPES: Final[Mapping[Any, str]] = {str: "text", bool: "true-false", int: "whole-number", float: "number"}


def keys_of(model: type[BaseModel] | None) -> list[str]:
    """The keys of a model as they are written."""
    fields = model.model_fields.items() if model else ()
    return [field.alias or name for name, field in fields]


def _annotations(
    model: type[BaseModel], loc: Iterable[str | int]
) -> Iterator[tuple[type[BaseModel] | None, Any]]:
    """For each step along a path: the model it leads to, if it does, and the annotation."""
    current: type[BaseModel] | None = model
    for key in loc:
        if isinstance(key, int) or current is None:
            continue
        by_key = {field.alias or name: field.annotation for name, field in current.model_fields.items()}
        annotation = by_key.get(key)
        current = next((part for part in _parts(annotation) if _is_model(part)), None)
        yield current, annotation


def model_at(model: type[BaseModel], loc: Iterable[str | int]) -> type[BaseModel] | None:
    """The model of the table at a path."""
    found = [reached for reached, _ in _annotations(model, loc)]
    return found[-1] if found else model


def _annotation_at(model: type[BaseModel], loc: Iterable[str | int]) -> Any:
    """The annotation of the value at a path."""
    return next((a for _, a in reversed(list(_annotations(model, loc)))), None)


def _parts(annotation: Any) -> Iterator[Any]:
    """An annotation and all that is inside it."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _parts(part)


def _is_model(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, BaseModel)


def choices_at(model: type[BaseModel], loc: Path) -> list[str]:
    """The values that are allowed at a path, where they are few and named."""
    for part in _parts(_annotation_at(model, loc)):
        if get_origin(part) is Literal:
            return [str(value) for value in get_args(part)]
        if isinstance(part, type) and issubclass(part, Enum):
            return [str(member.value) for member in part]
    return []


def dates_in(value: Any, path: Path) -> Iterator[Path]:
    """Where dates stand in a table."""
    if isinstance(value, date | time):
        yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in pairs:
        yield from dates_in(part, (*path, key))


def takes_date(model: type[BaseModel], loc: Path) -> bool:
    """Whether a date may stand at a path, or nothing is said of it."""
    annotation = _annotation_at(model, loc)
    return annotation is None or any(part in (date, datetime, Any) for part in _parts(annotation))


def expected_at(model: type[BaseModel], loc: Path, kind: str) -> str:
    """The name of the type that was expected: `content.type.<name>` of the interface."""
    for word, name in (("datetime", "date-time"), ("date", "date"), ("tuple", "list"), ("model", "table")):
        if kind.startswith(word):
            return name
    if kind.startswith("dict"):
        return "table"
    parts = list(_parts(_annotation_at(model, loc)))
    return next((_TYPES[part] for part in parts if isinstance(part, type) and part in _TYPES), "other")
