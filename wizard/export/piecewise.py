"""An application's document judged piece by piece: what makes it unreadable, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from wizard.content.nearest import nearest
from wizard.engine.answers import ROW_ID
from wizard.engine.patterns import lazy
from wizard.export.strict_json import MOST_KEYS
from wizard.export.strict_json import Path as Place
from wizard.export.unreadable import Unreadable, shortened
from wizard.schema.application import FORMAT, FORMAT_VERSION, MOST_ROWS
from wizard.schema.scheme import Definition, Question

RESULT: Final = "result"
ENVELOPE: Final[Mapping[str, type]] = {
    "format": str,
    "format_version": int,
    "scheme": str,
    "edition": str,
    "answers": dict,
    "not_clarified": dict,
    "acknowledged": dict,
    "notes": dict,
    RESULT: dict,
}
"""The members of a file, and their types."""
_REQUIRED: Final = ("format", "format_version", "scheme", "edition")
TEXTS: Final = ("not_clarified", "acknowledged", "notes")
"""The members that hold texts by what they are about."""
_BAD_ESCAPE: Final = lazy(r"~(?![01])")
_INDEX_MOST: Final = 4
"""Digits of a row's number in a pointer."""


class Misplaced(Exception):
    """A fault at a place in the document, before that place is known as line and column."""

    def __init__(self, code: str, path: Place, **values: Any) -> None:
        """`path` leads to the member that is wrong."""
        super().__init__(code)
        self.code, self.path, self.values = code, path, values


def check_marks(definition: Definition, document: Mapping[str, Any]) -> None:
    """What is said of answers: left open, acknowledged, noted. Raises Misplaced."""
    if left_open := document.get("not_clarified"):
        _check_keys(("not_clarified",), left_open, definition.questions, "unknown-question")
    if acknowledged := document.get("acknowledged"):
        _check_acknowledged(definition, acknowledged)
    for pointer in document.get("notes", ()):
        # A note may stand at a question of another edition or scheme: it is somebody's memory, not an answer.
        _check_form(pointer, ("notes", pointer))


def check_envelope(document: Mapping[str, Any]) -> None:
    """That the document has the members of an application file, each of its type.

    Raises Misplaced, or Unreadable where there is no place to name.
    """
    _check_keys((), document, ENVELOPE, "unknown-member")
    for name, value in document.items():
        wanted = ENVELOPE[name]
        if type(value) is not wanted:
            raise Misplaced("member-type", (name,), member=name, wanted=wanted.__name__)
    for name in _REQUIRED:
        if name not in document:
            raise Unreadable("member-missing", {"member": name})
    if document["format"] != FORMAT:
        written = shortened(document["format"])
        raise Misplaced("format-unknown", ("format",), written=written, wanted=FORMAT)
    if document["format_version"] != FORMAT_VERSION:
        written = shortened(str(document["format_version"]))
        raise Misplaced("version-unknown", ("format_version",), written=written, wanted=FORMAT_VERSION)
    for name in TEXTS:
        for key, value in document.get(name, {}).items():
            if not isinstance(value, str):
                raise Misplaced("member-type", (name, key), member=shortened(key), wanted="str")


def check_size(document: Mapping[str, Any]) -> None:
    """The limits that hold for what people fill in, and not for a package's `result`."""
    keys = 0
    waiting: list[tuple[Place, Any]] = [((name,), document[name]) for name in document if name != RESULT]
    keys += len(waiting)
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            keys += len(value)
            waiting.extend(((*path, key), inner) for key, inner in value.items())
        elif isinstance(value, list):
            if len(value) > MOST_ROWS:
                key = shortened(str(path[1]))
                raise Misplaced("too-many-rows", path, key=key, most=MOST_ROWS, rows=len(value))
            waiting.extend(((*path, n), inner) for n, inner in enumerate(value))
        if keys > MOST_KEYS:
            raise Unreadable("too-many-keys", {"most": MOST_KEYS})


def check_answers(definition: Definition, answers: Mapping[str, Any]) -> None:
    """That the answers are to questions of the edition, and their rows have its columns."""
    _check_keys(("answers",), answers, definition.questions, "unknown-question")
    for key, value in answers.items():
        question = definition.questions[key]
        if question.kind == "table" and isinstance(value, list):
            known = frozenset([*(column.id for column in question.columns), ROW_ID])
            for n, row in enumerate(value):
                if isinstance(row, dict):
                    _check_row(question, known, row, ("answers", key, n))


def _check_row(question: Question, known: frozenset[str], row: Mapping[str, Any], path: Place) -> None:
    if not row.keys() <= known:
        _check_keys(path, row, known, "unknown-column", table=question.id)
    if not isinstance(row.get(ROW_ID, ""), str):
        raise Misplaced("member-type", (*path, ROW_ID), member=ROW_ID, wanted="str")


def _check_acknowledged(definition: Definition, acknowledged: Mapping[str, str]) -> None:
    for key in acknowledged:
        rule, _, pointer = key.partition(" ")
        path: Place = ("acknowledged", key)
        if rule not in definition.rule and rule not in (known := rule_ids(definition)):
            raise _unknown("unknown-rule", path, rule, known)
        _check_pointer(definition, pointer, path)


def rule_ids(definition: Definition) -> frozenset[str]:
    """Every rule that a finding of this edition can carry."""
    conditions = (f"eligibility.{condition.id}" for condition in definition.conditions)
    return frozenset([*definition.rule, *conditions])


def _check_pointer(definition: Definition, pointer: str, path: Place) -> None:
    """A JSON Pointer into the answers: a question, or a row or cell of a table; "" is the whole."""
    _check_form(pointer, path)
    if not pointer:
        return
    first, *rest = (part.replace("~1", "/").replace("~0", "~") for part in pointer[1:].split("/"))
    if first not in definition.questions:
        raise _unknown("unknown-question", path, first, definition.questions)
    question = definition.questions[first]
    if not rest:
        return
    row, *cell = rest
    if question.kind != "table" or len(cell) > 1 or not _is_index(row):
        raise Misplaced("bad-pointer", path, written=shortened(pointer))
    if cell and cell[0] not in definition.columns[first]:
        columns = [column.id for column in question.columns]
        raise _unknown("unknown-column", path, cell[0], columns, table=question.id)


def _is_index(part: str) -> bool:
    """Whether it is the number of a row, without zeros before it."""
    return (
        part.isascii() and part.isdecimal() and len(part) <= _INDEX_MOST and (part[0] != "0" or part == "0")
    )


def _check_form(pointer: str, path: Place) -> None:
    """That it is a JSON Pointer at all (RFC 6901)."""
    if pointer and (pointer[0] != "/" or _BAD_ESCAPE.search(pointer)):
        raise Misplaced("bad-pointer", path, written=shortened(pointer))


def _check_keys(
    path: Place, found: Mapping[str, Any], known: Iterable[str], code: str, **values: Any
) -> None:
    allowed = known if isinstance(known, Mapping) else frozenset(known)
    for key in found:
        if key not in allowed:
            raise _unknown(code, (*path, key), key, allowed, **values)


def _unknown(code: str, path: Place, key: str, known: Iterable[str], **values: Any) -> Misplaced:
    return Misplaced(code, path, key=shortened(key), nearest=nearest(key, known), **values)
