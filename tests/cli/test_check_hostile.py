"""Files and folders made to do harm: each has one clear line, soon, and nothing of it reaches the terminal raw."""

from __future__ import annotations

import json
import os
import re
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import Run
from tests.cli.test_unreadable import ENVELOPE, application, raw
from wizard.content.library import Library
from wizard.export.forms import FORMS
from wizard.export.reading import read_application
from wizard.export.unreadable import Unreadable

GOOD = Path(__file__).parents[2] / "content" / "cases" / "overgangsordning-god" / "application.json"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What steers a terminal; a table's lines end in CR LF."""
ESCAPES = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202eabc\u2066\x08\x7f\x85"

BYTES: dict[str, bytes] = {
    "a bomb of brackets": b"[" * 4_000_000,
    "a bomb of objects": b'{"a":' * 900_000,
    "an endless text": b'{"a": "' + b"\\\\" * 2_000_000,
    "a number of a million digits": raw('"grant_sought": ' + "1" * 1_000_000),
    "a million keys": b"{" + b",".join(b'"%d":1' % n for n in range(400_000)) + b"}",
    "the same key": b"{" + b",".join([b'"a":1'] * 400_000) + b"}",
    "NaN": raw('"grant_sought": NaN'),
    "a NUL": b'{"format": "\x00"}',
    "NULs": bytes(100_000),
    "a control character": b'{"format": "\x1b[2J"}',
    "half a character": raw('"city": "\\udead"'),
    "half a character as a key": raw('"\\udead": 1'),
    "two marks": b"\xef\xbb\xbf\xef\xbb\xbf" + application(),
    "UTF-16 without a mark": application().decode().encode("utf-16-le"),
    "UTF-7": b"+AHsAIg-",
    "an overlong slash": b'{"format": "\xc0\xaf"}',
    "bytes of all kinds": bytes(range(256)) * 100,
    "escapes in a key": json.dumps({**ENVELOPE, ESCAPES: 1}).encode(),
    "escapes in a question": json.dumps({**ENVELOPE, "answers": {ESCAPES: 1}}).encode(),
    "escapes as a scheme": json.dumps({**ENVELOPE, "scheme": ESCAPES}).encode(),
    "a scheme that climbs": json.dumps({**ENVELOPE, "scheme": "../../etc/passwd"}).encode(),
    "an edition that climbs": json.dumps({**ENVELOPE, "edition": "../2023"}).encode(),
    "a pointer that is none": json.dumps({**ENVELOPE, "notes": {"x~3": ""}}).encode(),
    "a template as a key": json.dumps({**ENVELOPE, "{key}{0}%s": 1}).encode(),
    "__proto__": json.dumps({**ENVELOPE, "__proto__": {}, "constructor": 1}).encode(),
    "an XML bomb": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "a script": b"#!/bin/sh\nrm -rf /\n",
    "a pickle": b"\x80\x04\x95\x0b\x00\x00\x00",
}


@pytest.mark.parametrize("data", BYTES.values(), ids=BYTES)
def test_a_file_made_to_do_harm_has_one_clear_line(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    (tmp_path / "x.json").write_bytes(data)
    (tmp_path / "y.jsonl").write_bytes(data.replace(b"\n", b" "))
    start = time.perf_counter()
    assert veiviser("check", "x.json") == 2
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert len(said.out) < 1_000
    assert said.err == ""
    assert not RAW.search(said.out)
    assert veiviser("check", "y.jsonl", "--format", "json") == 2
    assert [f["status"] for f in json.loads(capsys.readouterr().out)["files"]] == ["unreadable"]
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_people_wrote_reaches_the_terminal_raw(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    document: dict[str, Any] = json.loads(GOOD.read_text("utf-8"))
    for key, value in document["answers"].items():
        if isinstance(value, str):
            document["answers"][key] = value + ESCAPES
    document["answers"]["positions"][0]["title"] += ESCAPES
    document["acknowledged"] = {"positions.not-staffed /positions/1/staffed": ESCAPES}
    (tmp_path / "a.json").write_text(json.dumps(document), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as made:
        made.writestr(f"{ESCAPES}.json", json.dumps(document))
        made.writestr(f"../{ESCAPES}.json", "{}")
    (tmp_path / f"c{ESCAPES}.json").write_bytes(b"{")
    os.link(tmp_path / "a.json", os.fsencode(tmp_path) + b"/d\xff.json")
    assert veiviser("check", ".", "b.zip", "nei\x1b[2J.json", "--format", form, "--summary") == 2
    said = capsys.readouterr()
    found = RAW.findall((said.out + said.err).replace("\r\n", "\n"))
    assert found == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such things there")
@pytest.mark.parametrize("kind", ["fifo", "device", "loop", "dangling", "folder", "socket name"])
def test_what_is_no_file_is_told_of_at_once(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    for ending in ("json", "jsonl", "zip"):
        path = tmp_path / f"x.{ending}"
        match kind:
            case "fifo":
                os.mkfifo(path)
            case "device":
                path.symlink_to("/dev/zero")
            case "loop":
                path.symlink_to(path)
            case "dangling":
                path.symlink_to(tmp_path / "gone")
            case "folder":
                path.mkdir()
        start = time.perf_counter()
        assert veiviser("check", f"x.{ending}") == 2
        assert time.perf_counter() - start < 5
        assert len(capsys.readouterr().out.splitlines()) == 1
    if kind not in ("folder", "socket name"):
        assert veiviser("check", ".") == 2
        assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.mark.parametrize("name", ["a\0b.json", "a" * 5_000 + ".json", "a\0b.zip", "a\0b.jsonl", ""])
def test_a_name_that_can_be_none_is_told_of(
    veiviser: Run, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert veiviser("check", name) == 2
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_file_that_may_not_be_read_is_told_of(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.json").write_bytes(GOOD.read_bytes())
    (tmp_path / "b.json").write_bytes(GOOD.read_bytes())
    real = os.open

    def refuse(path: Any, *arguments: Any) -> int:
        if str(path).endswith("a.json"):
            raise PermissionError
        return real(path, *arguments)

    monkeypatch.setattr("os.open", refuse)
    assert veiviser("check", ".", "--format", "json") == 2
    told = [file["status"] for file in json.loads(capsys.readouterr().out)["files"]]
    assert told == ["unreadable", "ready"]


LIBRARY = Library()
WHOLE = GOOD.read_bytes()
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=12,
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A good file with a few pieces replaced by others, or by anything."""
    data = bytearray(WHOLE)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        piece = draw(
            st.binary(max_size=6) | st.sampled_from([b"{", b"[", b'"', b"\\u", b"1e9", b"null", b","])
        )
        data[at : at + draw(st.integers(0, 40))] = piece
    return bytes(data)


@given(st.binary(max_size=400) | damaged() | json_values.map(lambda v: json.dumps(v).encode()))
def test_the_reader_takes_an_application_or_says_why_not(data: bytes) -> None:
    refused = None
    try:
        read_application(data, LIBRARY)
    except Unreadable as fault:
        refused = fault
    if refused is not None:
        assert LIBRARY.interface("nb").has(f"files.{refused.code}")
        assert refused.line is None or refused.line >= 1


@given(st.dictionaries(st.sampled_from(sorted(json.loads(WHOLE)["answers"])), json_values, max_size=6))
def test_whatever_the_answers_are_they_are_judged(answers: dict[str, Any]) -> None:
    from datetime import date

    from wizard.commands.check_judge import Judge, Work
    from wizard.export.files import Source

    document = json.loads(WHOLE)
    document["answers"] |= answers
    judge = Judge(Work(None, "nb", date(2023, 1, 16)), LIBRARY)
    judged = judge.judge(Source("x", data=json.dumps(document).encode()))
    assert judged.entry["status"] in ("ready", "not_ready", "unreadable")
