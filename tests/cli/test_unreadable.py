"""Files that are no application files, and those at the very limit: one clear line, exit code 2, no traceback."""

from __future__ import annotations

import codecs
import json
from pathlib import Path
from typing import Any

import pytest

from wizard.cli import run

ENVELOPE: dict[str, Any] = {
    "format": "veiviser/application",
    "format_version": 1,
    "scheme": "overgangsordning",
    "edition": "2023",
}
COST = {"post": "travel", "description": "Reiser", "amount": 1_000}


def application(answers: dict[str, Any] | None = None, **members: Any) -> bytes:
    whole = {**ENVELOPE, "answers": answers or {}, **members}
    return json.dumps({key: value for key, value in whole.items() if value is not ...}).encode()


def nested(levels: int) -> Any:
    """A list in a list, so many deep."""
    return json.loads("[" * levels + "]" * levels)


def raw(answers: str) -> bytes:
    return application().replace(b'"answers": {}', b'"answers": {' + answers.encode() + b"}")


UNREADABLE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "tom"),
    "cut off": (b'{"format":', "kolonne 11"),
    "a list": (b"[]", "ikke en søknad"),
    "UTF-16": (application().decode().encode("utf-16"), "UTF-8"),
    "UTF-32": (application().decode().encode("utf-32"), "UTF-8"),
    "Latin-1": ('{"format": "ø"}'.encode("latin-1"), "UTF-8"),
    "NaN": (raw('"grant_sought": NaN'), "NaN"),
    "infinity": (raw('"grant_sought": -Infinity'), "Infinity"),
    "too large": (raw('"grant_sought": 1e999'), "1e999"),
    "a long number": (raw('"grant_sought": ' + "9" * 5_000), "100 tegn"),
    "a key twice": (raw('"city": "Bodø", "city": "Oslo"'), "city"),
    "half a character": (raw('"city": "\\ud800"'), "halvt tegn"),
    "21 levels": (application({"summary": nested(19)}), "20 nivåer"),
    "10 000 levels": (b"[" * 10_000 + b"]" * 10_000, "20 nivåer"),
    "50 MB": (b'"' + b"a" * 50_000_000 + b'"', "5 MB"),
    "1001 rows": (application({"costs": [COST] * 1_001}), "1 001 rader"),
    "10 001 keys": (application(notes={f"/costs/{n}": "x" for n in range(10_001)}), "10 000 nøkler"),
    "no format": (application(format=...), "format"),
    "another format": (application(format="veiviser/report"), "veiviser/report"),
    "a later version": (application(format_version=2), "versjon 2"),
    "no scheme": (application(scheme=...), "scheme"),
    "an unknown scheme": (application(scheme="overgangsordningen"), "«overgangsordning»"),
    "an unknown edition": (application(edition="2025"), "2025"),
    "an edition that is a number": (application(edition=2023), "edition"),
    "answers that are a list": (application().replace(b'"answers": {}', b'"answers": []'), "answers"),
    "an unknown member": (application(answer={}), "«answers»"),
    "an unknown question": (application({"grant_sougt": 5}), "«grant_sought»"),
    "an unknown column": (application({"costs": [{"amout": 5}]}), "«amount»"),
    "an unknown question left open": (application(not_clarified={"accont_number": "?"}), "«account_number»"),
    "an unknown rule": (application(acknowledged={"budget.vats /city": "?"}), "«budget.vat»"),
}
READABLE: dict[str, bytes] = {
    "a byte order mark": codecs.BOM_UTF8 + application(),
    "20 levels": application({"summary": nested(18)}),
    "1000 rows": application({"costs": [COST] * 1_000}),
    "no answers": application().replace(b', "answers": {}', b""),
    "a long whole number": raw('"grant_sought": ' + "9" * 90),
    "what is not relevant in the edition": application(
        {"receives_transition_grant": True}, scheme="kommunalt-rusarbeid", edition="2025"
    ),
    "a result": application(result={"totals": {}}),
}


@pytest.mark.parametrize(("data", "named"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_application_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, named: str
) -> None:
    path = tmp_path / "fil.json"
    path.write_bytes(data)
    assert run(["check", str(path), "--lang", "nb"]) == 2
    said = capsys.readouterr()
    assert len(said.out.strip().splitlines()) == 1
    assert said.err == ""
    assert named in said.out.replace("\u00a0", " ")
    assert run(["check", str(path), "--format", "json"]) == 2
    [file] = json.loads(capsys.readouterr().out)["files"]
    assert (file["status"], [f["rule"] for f in file["findings"]]) == ("unreadable", ["file.unreadable"])


@pytest.mark.parametrize("data", READABLE.values(), ids=READABLE)
def test_what_is_at_the_limit_is_judged(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "fil.json"
    path.write_bytes(data)
    assert run(["check", str(path)]) == 1


@pytest.mark.parametrize("command", [["check"], ["package", "--out", "ut"], ["open"], ["fill", "--answers"]])
@pytest.mark.parametrize("name", ["finnes-ikke.json", "."])
def test_a_file_that_is_missing_and_a_folder_without_one_are_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    name: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run([*command, name, "--drafts", "utkast"]) == 2
    said = capsys.readouterr()
    assert name in said.out + said.err
    assert len((said.out + said.err).strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
