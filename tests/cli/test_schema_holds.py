"""The published schema takes what the program writes, drafts too, and refuses what it would not read."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.batches import GOOD
from tests.cli.conftest import Run

Change = Callable[[dict[str, Any]], object]


def validator(veiviser: Run, capsys: pytest.CaptureFixture[str]) -> Draft202012Validator:
    assert veiviser("schemes", "schema", "overgangsordning@2023") == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def good() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(GOOD.read_text("utf-8"))
    return found


def answered(**answers: Any) -> Change:
    return lambda document: document["answers"].update(answers)


@pytest.mark.parametrize(
    "change",
    [
        answered(target_groups=["relatives", "none_of_these"]),
        answered(target_groups=["relatives", "relatives"]),
        answered(pay_level_date="2023-13-45"),
        answered(municipality="9999"),
        answered(contact_email="x"),
        answered(grant_sought=True),
        lambda d: d.update(notes={"need": "x"}),
        lambda d: d.update(notes={"/a~2": "x"}),
        lambda d: d.update(acknowledged={"no.such-rule /costs": "x"}),
        lambda d: d.update(acknowledged={"budgetXvat /costs": "x"}),
        lambda d: d.update(not_clarified={"no_such": "x"}),
    ],
)
def test_what_a_check_refuses_the_schema_refuses(
    veiviser: Run, capsys: pytest.CaptureFixture[str], change: Change
) -> None:
    found = validator(veiviser, capsys)
    document = good()
    assert found.is_valid(document)
    change(document)
    assert not found.is_valid(document)
    Path("changed.json").write_text(json.dumps(document), encoding="utf-8")
    assert veiviser("check", "changed.json", "--format", "json") in (1, 2)
    [file] = json.loads(capsys.readouterr().out)["files"]
    assert {"answer.kind", "file.unreadable"} & {finding["rule"] for finding in file["findings"]}


def test_the_package_of_an_unfinished_application_follows_the_schema_too(
    veiviser: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    found = validator(veiviser, capsys)
    document = good()
    document["answers"] |= {"grant_sought": "mye", "target_groups": "x", "orgnr": 5, "other_public": "y"}
    document["answers"]["costs"] += [{"post": "travel"}, {}, {"amount": "lite"}]
    Path("draft.json").write_text(json.dumps(document), encoding="utf-8")
    assert not found.is_valid(document)
    assert veiviser("package", "draft.json", "--out", "out", "--draft") == 0
    written = json.loads(Path("out/utkast.json").read_text("utf-8"))
    assert list(found.iter_errors(written)) == []
    for deep in (False, True):
        unknown = copy.deepcopy(written)
        place = unknown["answers"]["costs"][0] if deep else unknown["answers"]
        place["no_such"] = 1
        assert not found.is_valid(unknown)
