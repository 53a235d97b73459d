"""The published schemas, tried with a validator of its own make: what is written passes, mutants do not."""

from __future__ import annotations

import copy
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import tomli
from jsonschema import Draft202012Validator

from wizard.content.library import Library
from wizard.engine.assess import assess
from wizard.export.application_json import application_json
from wizard.export.json_schema import application_schema
from wizard.export.json_schema_files import report_schema, scheme_schema
from wizard.export.package import build_package
from wizard.export.reading import read_application, read_path
from wizard.export.report import document, file_report, unreadable_report
from wizard.export.unreadable import Unreadable

LIBRARY = Library()
CASES = LIBRARY.examples()
SCHEMES = Path(__file__).parents[2] / "content" / "schemes"


def valid(schema: dict[str, Any], value: Any) -> bool:
    return Draft202012Validator(schema).is_valid(value)


def schema_of(scheme: str, edition: str) -> dict[str, Any]:
    return application_schema(LIBRARY.definition(scheme, edition))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_example_and_every_package_follows_the_schema_of_its_edition(case: Any) -> None:
    schema = schema_of(case.scheme, case.edition)
    Draft202012Validator.check_schema(schema)
    application = read_path(case.application, LIBRARY)
    assert list(Draft202012Validator(schema).iter_errors(json.loads(application_json(application)))) == []
    files = build_package(LIBRARY, application, case.more["today"], draft=case.expect != "ready").files
    [written] = [text for name, text in files.items() if name in ("soknad.json", "utkast.json")]
    assert list(Draft202012Validator(schema).iter_errors(json.loads(written))) == []


def mutants(value: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The document with each answer of another shape, and its envelope wrong in every way."""
    found: list[tuple[str, dict[str, Any]]] = []

    def changed(name: str, make: Any) -> None:
        made = copy.deepcopy(value)
        make(made)
        found.append((name, made))

    for key, answer in value["answers"].items():
        wrong = [{"x": 1}, None] if not isinstance(answer, list) else [{"x": 1}, None, [], [None]]
        for other in (*wrong, "" if isinstance(answer, str) else "x"):
            changed(f"{key}={other!r}", lambda d, k=key, o=other: d["answers"].update({k: o}))
        if isinstance(answer, list) and isinstance(answer[0], dict):
            changed(f"{key}+cell", lambda d, k=key: d["answers"][k][0].update({"no_such": 1}))
    for key in ("format", "format_version", "scheme", "edition", "answers"):
        changed(f"-{key}", lambda d, k=key: d.pop(k))
        changed(f"{key}?", lambda d, k=key: d.update({k: "?"}))
    changed("+key", lambda d: d.update({"more": 1}))
    changed("+answer", lambda d: d["answers"].update({"no_such": 1}))
    return found


@pytest.mark.parametrize("case", [c for c in CASES if c.expect == "ready"], ids=lambda case: case.id)
def test_mutants_are_refused(case: Any) -> None:
    validator = Draft202012Validator(schema_of(case.scheme, case.edition))
    written = json.loads(case.application.read_text("utf-8"))
    assert [name for name, mutant in mutants(written) if validator.is_valid(mutant)] == []


def test_every_report_follows_the_schema_of_reports() -> None:
    schema = report_schema()
    Draft202012Validator.check_schema(schema)
    entries = []
    for case in CASES:
        application = read_path(case.application, LIBRARY)
        definition = LIBRARY.definition(case.scheme, case.edition)
        judged = assess(definition, application, case.more["today"])
        words = LIBRARY.words(case.scheme, "nb")
        entries.append(file_report(case.id, definition, words, LIBRARY.interface("nb"), application, judged))
    with pytest.raises(Unreadable) as refused:
        read_application(b"{", LIBRARY)
    entries.append(unreadable_report("x", refused.value, LIBRARY.interface("nb")))
    report = json.loads(json.dumps(document(entries)))
    assert list(Draft202012Validator(schema).iter_errors(report)) == []
    for key in report["files"][0]:
        broken = copy.deepcopy(report)
        del broken["files"][0][key]
        assert not valid(schema, broken), key
    broken = copy.deepcopy(report)
    broken["files"][0]["status"] = "perhaps"
    assert not valid(schema, broken)


def as_json(value: Any) -> Any:
    """What TOML holds as an editor gives it to a schema: dates as texts."""
    if isinstance(value, dict):
        return {key: as_json(v) for key, v in value.items()}
    if isinstance(value, list):
        return [as_json(v) for v in value]
    return value.isoformat() if isinstance(value, date | datetime) else value


@pytest.mark.parametrize("file", sorted(SCHEMES.glob("*/*.toml")), ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_scheme_file_follows_the_schema_of_schemes(file: Path) -> None:
    schema = scheme_schema()
    Draft202012Validator.check_schema(schema)
    found = as_json(tomli.loads(file.read_text("utf-8")))
    # Rules lie in a file beside the scheme's own, without its id.
    found.setdefault("id", file.parent.name)
    assert list(Draft202012Validator(schema).iter_errors(found)) == []
    for key in ("stepp", "Rule"):
        assert not valid(schema, {**found, key: []})
    assert not valid(schema, {k: v for k, v in found.items() if k != "id"})


@pytest.mark.parametrize(
    "part",
    [
        {"step": [{"question": []}]}, {"step": [{"id": "a", "question": [{"kind": "text"}]}]},
        {"step": [{"id": "a", "question": [{"id": "b", "kind": "txt"}]}]}, {"edition": [{"id": "2023"}]},
        {"rule": [{"id": "a", "severity": "grave"}]}, {"condition": [{"id": "a", "mett": "true"}]},
    ],
    ids=str,
)  # fmt: skip
def test_a_scheme_file_with_a_slip_is_refused(part: dict[str, Any]) -> None:
    assert valid(scheme_schema(), {"id": "x"})
    assert not valid(scheme_schema(), {"id": "x", **part})
