"""An application file, read strictly: encoding, JSON, envelope, known keys and limits.

What is wrong with a *value* is no business of this module: `assess` says that, as `answer.kind`.
Here is refused only what makes a file unreadable (`Unreadable`, exit code 2).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeAlias

from wizard.content.library import UnknownEdition, UnknownScheme
from wizard.engine.answers import passing
from wizard.export import strict_json
from wizard.export.files import application_path, read_bytes
from wizard.export.glance import Unusual, colons, held
from wizard.export.piecewise import (
    ENVELOPE,
    RESULT,
    Misplaced,
    check_answers,
    check_envelope,
    check_marks,
    check_size,
)
from wizard.export.strict_json import MOST_KEYS
from wizard.export.unreadable import Unreadable, shortened
from wizard.schema.application import FORMAT, FORMAT_VERSION, Application
from wizard.schema.assessment import trusted
from wizard.schema.scheme import Definition

Sift: TypeAlias = Callable[[Definition, dict[str, Any]], dict[str, Any]]


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
    except Misplaced as fault:
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
        check_marks(definition, document)
    except (Unusual, UnknownScheme, UnknownEdition, Misplaced):
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
    check_envelope(document)
    check_size(document)
    definition = _definition(document, library)
    answers = document.get("answers", {})
    check_answers(definition, answers)
    check_marks(definition, document)
    return Read(_made(document, answers), definition, None)


def _definition(document: Mapping[str, Any], library: Definitions) -> Definition:
    scheme, edition = document["scheme"], document["edition"]
    try:
        return library.definition(scheme, edition)
    except UnknownScheme as fault:
        values = {"written": shortened(scheme), "nearest": fault.nearest}
        raise Misplaced("unknown-scheme", ("scheme",), **values) from None
    except UnknownEdition as fault:
        values = {"written": shortened(edition), "nearest": fault.nearest, "scheme": scheme}
        raise Misplaced("unknown-edition", ("edition",), **values) from None
