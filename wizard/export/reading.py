"""An application file, read strictly: encoding, JSON, envelope, known keys and limits.

What is wrong with a *value* is no business of this module: `assess` says that, as `answer.kind`.
Here is refused only what makes a file unreadable (`Unreadable`, exit code 2).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

from wizard.content.library import UnknownEdition, UnknownScheme
from wizard.content.nearest import nearest
from wizard.engine.answers import ROW_ID, passing
from wizard.engine.patterns import lazy
from wizard.export import strict_json
from wizard.export.files import application_path, read_bytes
from wizard.export.glance import Unusual, colons, held
from wizard.export.strict_json import MOST_KEYS
from wizard.export.strict_json import Path as Place
from wizard.export.unreadable import Unreadable, shortened
from wizard.schema.application import FORMAT, FORMAT_VERSION, MOST_ROWS, Application
from wizard.schema.assessment import trusted
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
_REQUIRED: Final = ("format", "format_version", "scheme", "edition")
_TEXTS: Final = ("not_clarified", "acknowledged", "notes")
_BAD_ESCAPE: Final = lazy(r"~(?![01])")
Sift: TypeAlias = Callable[[Definition, dict[str, Any]], dict[str, Any]]
_INDEX_MOST: Final = 4
"""Digits of a row's number in a pointer."""


class Definitions(Protocol):
    """What reading needs of the library of content."""

    def definition(self, scheme: str, edition: str) -> Definition:
        """One edition of a scheme; raises UnknownScheme or UnknownEdition."""


class Read(NamedTuple):
    """An application that has been read to be judged: what `assess` takes."""

    application: Application
    definition: Definition
    passed: dict[str, Any] | None
    """What `passing` says of its answers; None where it was not asked."""


class _Misplaced(Exception):
    """A fault at a place in the document, before that place is known as line and column."""

    def __init__(self, code: str, path: Place, **values: Any) -> None:
        """`path` leads to the member that is wrong."""
        super().__init__(code)
        self.code, self.path, self.values = code, path, values


def read_application(data: bytes, library: Definitions) -> Application:
    """The application that `data` holds; raises Unreadable.

    A package's `result` is passed over: the program judges anew. Members that may be absent
    (`answers`, `not_clarified`, `acknowledged`, `notes`) are then empty.
    """
    return _read(data, library, None).application


def read_to_judge(data: bytes, library: Definitions) -> Read:
    """The same with its edition and what passes of its answers, that are looked through but once."""
    return _read(data, library, passing)


def _read(data: bytes, library: Definitions, sift: Sift | None) -> Read:
    found = _at_a_glance(data, library, sift)
    if found is not None:
        return found
    document = strict_json.load(data)
    try:
        return _application(document, library)
    except _Misplaced as fault:
        line, column = strict_json.locate(strict_json.decode(data), fault.path)
        raise Unreadable(fault.code, fault.values, line, column) from None


def read_path(path: Path, library: Definitions) -> Application:
    """The application at `path`; of a folder, its `soknad.json` or `utkast.json`. Raises Unreadable."""
    return read_application(read_bytes(application_path(path)), library)


def says_practice(data: bytes) -> bool:
    """Whether an application file says that it is of an exercise; False where it cannot be read."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    result = found.get(RESULT) if isinstance(found, dict) else None
    return isinstance(result, dict) and result.get("practice") is True


def _at_a_glance(data: bytes, library: Definitions, sift: Sift | None) -> Read | None:
    """The application, if its file holds nothing unusual; else None, and it is judged piece by piece."""
    document = strict_json.decoded(data)
    if type(document) is not dict or not _has_plain_envelope(document):
        return None
    try:
        definition = library.definition(document["scheme"], document["edition"])
        answers = document.get("answers", {})
        passed = None if sift is None else sift(definition, answers)
        keys = held(definition, document, passed or {})
        _check_marks(definition, document)
    except (Unusual, UnknownScheme, UnknownEdition, _Misplaced):
        return None
    if keys > MOST_KEYS or not strict_json.written_once(data, keys, partial(colons, document)):
        return None
    return Read(_made(document, answers), definition, passed)


def _has_plain_envelope(document: Mapping[str, Any]) -> bool:
    for name, member in document.items():
        if type(member) is not ENVELOPE.get(name):
            return False
    return (
        document.get("format") == FORMAT
        and document.get("format_version") == FORMAT_VERSION
        and "scheme" in document
        and "edition" in document
    )


def _made(document: Mapping[str, Any], answers: dict[str, Any]) -> Application:
    """The application of a document whose members are of their types, with its answers."""
    get = document.get
    return trusted(
        Application,
        scheme=document["scheme"],
        edition=document["edition"],
        answers=answers,
        not_clarified=get("not_clarified", {}),
        acknowledged=get("acknowledged", {}),
        notes=get("notes", {}),
    )


def _application(document: Any, library: Definitions) -> Read:
    if not isinstance(document, dict):
        raise Unreadable("not-object")
    _check_envelope(document)
    _check_size(document)
    definition = _definition(document, library)
    answers = document.get("answers", {})
    _check_answers(definition, answers)
    _check_marks(definition, document)
    return Read(_made(document, answers), definition, None)


def _check_marks(definition: Definition, document: Mapping[str, Any]) -> None:
    """What is said of answers: left open, acknowledged, noted."""
    if left_open := document.get("not_clarified"):
        _check_keys(("not_clarified",), left_open, definition.questions, "unknown-question")
    if acknowledged := document.get("acknowledged"):
        _check_acknowledged(definition, acknowledged)
    for pointer in document.get("notes", ()):
        # A note may stand at a question of another edition or scheme: it is somebody's memory, not an answer.
        _check_form(pointer, ("notes", pointer))


def _check_envelope(document: Mapping[str, Any]) -> None:
    _check_keys((), document, ENVELOPE, "unknown-member")
    for name, value in document.items():
        wanted = ENVELOPE[name]
        if type(value) is not wanted:
            raise _Misplaced("member-type", (name,), member=name, wanted=wanted.__name__)
    for name in _REQUIRED:
        if name not in document:
            raise Unreadable("member-missing", {"member": name})
    if document["format"] != FORMAT:
        written = shortened(document["format"])
        raise _Misplaced("format-unknown", ("format",), written=written, wanted=FORMAT)
    if document["format_version"] != FORMAT_VERSION:
        written = shortened(str(document["format_version"]))
        raise _Misplaced("version-unknown", ("format_version",), written=written, wanted=FORMAT_VERSION)
    for name in _TEXTS:
        for key, value in document.get(name, {}).items():
            if not isinstance(value, str):
                raise _Misplaced("member-type", (name, key), member=shortened(key), wanted="str")


def _check_size(document: Mapping[str, Any]) -> None:
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
                raise _Misplaced("too-many-rows", path, key=key, most=MOST_ROWS, rows=len(value))
            waiting.extend(((*path, n), inner) for n, inner in enumerate(value))
        if keys > MOST_KEYS:
            raise Unreadable("too-many-keys", {"most": MOST_KEYS})


def _definition(document: Mapping[str, Any], library: Definitions) -> Definition:
    scheme, edition = document["scheme"], document["edition"]
    try:
        return library.definition(scheme, edition)
    except UnknownScheme as fault:
        values = {"written": shortened(scheme), "nearest": fault.nearest}
        raise _Misplaced("unknown-scheme", ("scheme",), **values) from None
    except UnknownEdition as fault:
        values = {"written": shortened(edition), "nearest": fault.nearest, "scheme": scheme}
        raise _Misplaced("unknown-edition", ("edition",), **values) from None


def _check_answers(definition: Definition, answers: Mapping[str, Any]) -> None:
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
        raise _Misplaced("member-type", (*path, ROW_ID), member=ROW_ID, wanted="str")


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
        raise _Misplaced("bad-pointer", path, written=shortened(pointer))
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
        raise _Misplaced("bad-pointer", path, written=shortened(pointer))


def _check_keys(
    path: Place, found: Mapping[str, Any], known: Iterable[str], code: str, **values: Any
) -> None:
    allowed = known if isinstance(known, Mapping) else frozenset(known)
    for key in found:
        if key not in allowed:
            raise _unknown(code, (*path, key), key, allowed, **values)


def _unknown(code: str, path: Place, key: str, known: Iterable[str], **values: Any) -> _Misplaced:
    return _Misplaced(code, path, key=shortened(key), nearest=nearest(key, known), **values)
