"""Application files are read strictly, and refused with a reason, a line and a column."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.given import JSON
from wizard.content.library import Library
from wizard.export.application_json import application_json
from wizard.export.files import read_bytes, shown_path
from wizard.export.reading import read_application, read_path
from wizard.export.strict_json import MOST_BYTES, load
from wizard.export.unreadable import Unreadable
from wizard.schema.application import Application

ENVELOPE: dict[str, Any] = {
    "format": "veiviser/application",
    "format_version": 1,
    "scheme": "overgangsordning",
    "edition": "2023",
}


def written(**members: Any) -> bytes:
    return json.dumps({**ENVELOPE, **members}, ensure_ascii=False, indent=1).encode()


def refusal(data: bytes, library: Library) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_application(data, library)
    return caught.value


def test_an_application_is_read_as_it_stands(library: Library) -> None:
    answers = {"municipality": "1826", "grant_sought": "mye", "positions": [{"id": "a", "percent": True}, 7]}
    found = read_application(
        written(
            answers=answers,
            not_clarified={"account_number": "venter"},
            acknowledged={"budget.unconfirmed /other_public/0": "i mars", "deadline.passed ": "ja"},
            notes={"": "alt", "/summary": "kort", "/costs/2": "rad", "/costs/999/amount": "celle"},
        ),
        library,
    )
    assert found.answers == answers
    assert found.not_clarified == {"account_number": "venter"}
    assert found.acknowledged["deadline.passed "] == "ja"
    assert found.notes["/costs/999/amount"] == "celle"


def test_only_the_envelope_must_be_there(library: Library) -> None:
    assert read_application(written(), library) == Application(scheme="overgangsordning", edition="2023")


def test_the_result_of_a_package_is_passed_over_and_does_not_count_against_the_limits(
    library: Library,
) -> None:
    result = {"findings": [{str(n): n} for n in range(20_000)], "totals": None}
    assert read_application(written(result=result), library).answers == {}


def test_a_byte_order_mark_is_allowed(library: Library) -> None:
    assert read_application(b"\xef\xbb\xbf" + written(), library).scheme == "overgangsordning"


UNREADABLE = [
    # encoding
    ("latin-1", '{"a": "å"}'.encode("latin-1"), "not-utf8", 1, 8),
    ("latin-1 on the third line", b'{\n"b": 1,\n"a": "\xe5"}', "not-utf8", 3, 7),
    ("latin-1 after a mark", b'\xef\xbb\xbf{"a": "\xe5"}', "not-utf8", 1, 8),
    ("UTF-16 with a mark", "{}".encode("utf-16"), "not-utf8", 1, 1),
    ("UTF-16 without a mark", "{}".encode("utf-16-le"), "not-utf8", 1, 1),
    ("UTF-32 without a mark", "{}".encode("utf-32-be"), "not-utf8", 1, 1),
    ("UTF-8 with surrogates", b'{"a": "\xed\xa0\x80"}', "not-utf8", 1, 8),
    # JSON
    ("nothing", b"", "empty", None, None),
    ("white space", b" \n\t", "empty", None, None),
    ("only a mark", b"\xef\xbb\xbf", "empty", None, None),
    ("a missing comma", b'{"a": 1\n "b": 2}', "json-syntax", 2, 2),
    ("a comma too many", b'{"a": 1,}', "json-syntax", 1, None),
    ("a comma too many in a list", b'{"a": [1,]}', "json-syntax", 1, None),
    ("single quotes", b"{'a': 1}", "json-syntax", 1, 2),
    ("no colon", b'{"a" 1}', "json-syntax", 1, 6),
    ("no value", b'{"a": }', "json-syntax", 1, 7),
    ("an open string", b'{"a": "b}', "json-syntax", 1, 7),
    ("a line break in a string", b'{"a": "b\nc"}', "json-syntax", 1, 9),
    ("a bad escape", b'{"a": "\\x"}', "json-syntax", 1, None),
    ("a bad unicode escape", b'{"a": "\\u12g4"}', "json-syntax", 1, None),
    ("more after the end", b'{"a": 1} x', "json-syntax", 1, 10),
    ("a comment", b'// x\n{"a": 1}', "json-syntax", 1, 1),
    ("closing brackets alone", b"]" * 1000, "json-syntax", 1, 1),
    ("an open list", b"[[[[", "json-syntax", 1, 5),
    ("NaN", b'{"a": [1,\n NaN]}', "not-a-number", 2, 2),
    ("Infinity", b'{"a": Infinity}', "not-a-number", 1, 7),
    ("-Infinity", b'{"a": -Infinity}', "not-a-number", 1, 7),
    ("1e999", b'{"a": 1e999}', "number-too-large", 1, 7),
    ("a hundred thousand digits", b'{"a": ' + b"9" * 100_000 + b"}", "number-too-long", 1, 7),
    ("a long fraction", b'{"a": 0.' + b"1" * 5_000 + b"}", "number-too-long", 1, 7),
    ("a key twice", b'{"a": {"b": 1,\n  "b": 2}}', "duplicate-key", 2, 3),
    ("a key twice by an escape", b'{"a": 1, "\\u0061": 2}', "duplicate-key", 1, 10),
    ("half a character", b'{"a": 1, "b": "\\ud83d x"}', "lone-surrogate", 1, 15),
    ("half a character in a key", b'{"\\uDE00": 1}', "lone-surrogate", 1, 2),
    ("a list of depth 21", b"[" * 21 + b"]" * 21, "too-deep", 1, 21),
    ("ten thousand levels", b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "too-deep", 1, 101),
    ("ten thousand open lists", b"[" * 10_000, "too-deep", 1, 21),
    # envelope
    ("a list", b"[]", "not-object", None, None),
    ("a text", b'"soknad"', "not-object", None, None),
    ("null", b"null", "not-object", None, None),
    ("no format", b"{}", "member-missing", None, None),
    ("another format", b'{"format": "x", "format_version": 1, "scheme": "a", "edition": "b"}', "format-unknown", 1, 2),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code", "line", "column"), [u[1:] for u in UNREADABLE], ids=[u[0] for u in UNREADABLE]
)
def test_what_is_no_application_file_is_refused_at_its_place(
    library: Library, data: bytes, code: str, line: int | None, column: int | None
) -> None:
    found = refusal(data, library)
    assert (found.code, found.line) == (code, line)
    assert found.column == column or (column is None and line is not None)


NAMED: list[tuple[dict[str, Any], str, dict[str, Any]]] = [
    ({"format_version": 2}, "version-unknown", {"written": "2"}),
    ({"format_version": True}, "member-type", {"member": "format_version", "wanted": "int"}),
    ({"format_version": 1.0}, "member-type", {"member": "format_version"}),
    ({"edition": 2023}, "member-type", {"member": "edition", "wanted": "str"}),
    ({"answers": []}, "member-type", {"member": "answers", "wanted": "dict"}),
    ({"answers": None}, "member-type", {"member": "answers"}),
    ({"result": 1}, "member-type", {"member": "result"}),
    ({"notes": {"/summary": 1}}, "member-type", {"member": "/summary", "wanted": "str"}),
    ({"not_clarified": {"summary": None}}, "member-type", {"member": "summary"}),
    ({"anwsers": {}}, "unknown-member", {"key": "anwsers", "nearest": "answers"}),
    ({"__proto__": {}}, "unknown-member", {"key": "__proto__", "nearest": None}),
    ({"scheme": "overgangordning"}, "unknown-scheme", {"nearest": "overgangsordning"}),
    ({"scheme": "../overgangsordning"}, "unknown-scheme", {"nearest": "overgangsordning"}),
    ({"scheme": "/etc/passwd"}, "unknown-scheme", {"nearest": None}),
    ({"edition": "20233"}, "unknown-edition", {"nearest": "2023"}),
    ({"answers": {"sumary": ""}}, "unknown-question", {"key": "sumary", "nearest": "summary"}),
    ({"answers": {"constructor": 1}}, "unknown-question", {"key": "constructor"}),
    ({"answers": {"costs": [{}, {"ammount": 1}]}}, "unknown-column", {"table": "costs", "nearest": "amount"}),
    ({"answers": {"costs": [{"id": 7}]}}, "member-type", {"member": "id", "wanted": "str"}),
    ({"not_clarified": {"sumary": "x"}}, "unknown-question", {"nearest": "summary"}),
    ({"acknowledged": {"budget.vat /sumary": "x"}}, "unknown-question", {"nearest": "summary"}),
    ({"notes": {"summary": "x"}}, "bad-pointer", {"written": "summary"}),
    ({"acknowledged": {"budget.vat /summary/0": "x"}}, "bad-pointer", {}),
    ({"acknowledged": {"budget.vat /costs/01": "x"}}, "bad-pointer", {}),
    ({"acknowledged": {"budget.vat /costs/0/amount/x": "x"}}, "bad-pointer", {}),
    ({"acknowledged": {"budget.vat /costs/-": "x"}}, "bad-pointer", {}),
    ({"notes": {"/su~mmary": "x"}}, "bad-pointer", {}),
    ({"acknowledged": {"budget.vat /costs/0/amout": "x"}}, "unknown-column", {"nearest": "amount"}),
    ({"acknowledged": {"budget.vta ": "x"}}, "unknown-rule", {"nearest": "budget.vat"}),
    ({"acknowledged": {"eligibility.received-2022": "x"}}, "unknown-rule", {"nearest": "eligibility.received-2021"}),
    ({"acknowledged": {"budget.vat /amounts": "x"}}, "unknown-question", {}),
    ({"answers": {"costs": [{}] * 1001}}, "too-many-rows", {"key": "costs", "rows": 1001, "most": 1000}),
    ({"answers": {"costs": [{"amount": 1, "note": "", "post": "", "description": "", "kostra_account": "",
       "id": ""} for _ in range(1000)], "salaries": [{"note": "", "months": 1, "percent": 1, "position": "",
       "id": ""} for _ in range(800)]}}, "too-many-keys", {"most": 10_000}),
]  # fmt: skip


@pytest.mark.parametrize(("members", "code", "values"), NAMED)
def test_what_an_envelope_or_an_edition_does_not_know_is_named(
    library: Library, members: dict[str, Any], code: str, values: dict[str, Any]
) -> None:
    found = refusal(written(**members), library)
    assert found.code == code
    assert {key: found.values[key] for key in values} == values


def test_a_thousand_rows_and_depth_twenty_are_within_the_limits(library: Library) -> None:
    deep: Any = 1
    for _ in range(18):
        deep = [deep]
    found = read_application(written(answers={"costs": [{"amount": 1}] * 1000, "summary": deep}), library)
    assert len(found.answers["costs"]) == 1000
    assert refusal(written(answers={"summary": [deep]}), library).code == "too-deep"


@pytest.mark.parametrize("member", ["format", "format_version", "scheme", "edition"])
def test_what_must_be_there_is_named(library: Library, member: str) -> None:
    document = {key: value for key, value in ENVELOPE.items() if key != member}
    found = refusal(json.dumps(document).encode(), library)
    assert (found.code, found.values) == ("member-missing", {"member": member})


def test_an_unknown_key_is_pointed_to(library: Library) -> None:
    data = b'{"format": "veiviser/application", "format_version": 1,\n "scheme": "overgangsordning",\n "edition": "2023", "answers": {"costs": [{"amount": 1},\n  {"note": "}", "ammount": 2}]}}'
    found = refusal(data, library)
    assert (found.code, found.line, found.column) == ("unknown-column", 4, 17)


def test_what_application_json_writes_is_read_back(library: Library) -> None:
    given = Application(
        scheme="overgangsordning",
        edition="2023",
        answers={"summary": "å\x9b😀", "carried_over": 7},
        notes={"": "x"},
    )
    text = application_json(given)
    assert read_application(text.encode(), library) == given
    assert '"not_clarified"' not in text
    # Written as escapes, a whole pair of surrogates is one character.
    assert load(b'{"a": "\\ud83d\\ude00", "b": "\\ud83d\\ude00 x"}')["a"] == "😀"


def test_a_long_key_is_shortened_and_compared_with_nothing(library: Library) -> None:
    found = refusal(written(answers={"x" * 1_000_000: 1}), library)
    assert len(found.values["key"]) == 60
    assert found.values["nearest"] is None


@pytest.mark.parametrize(
    "data",
    [
        b" " * (MOST_BYTES + 1),
        b"[" * MOST_BYTES,
        b"[]," * (MOST_BYTES // 3),
        b'{"a":' * (MOST_BYTES // 5),
        b'"' + b'\\"' * (MOST_BYTES // 2 - 1),
        b'{"a": "' + b"\\\\" * (MOST_BYTES // 2 - 10),
        b"[" + b"0," * (MOST_BYTES // 2 - 2) + b"0]",
        b"[" + b"9" * (MOST_BYTES - 2) + b"]",
        b'{"' + b'":1,"'.join(str(n).encode() for n in range(400_000)) + b'":1}',
        b"[" + b'"\\ud800",' * 500_000 + b"1]",
        b"\n" * (MOST_BYTES - 1) + b"x",
        b"\xff" * MOST_BYTES,
    ],
    ids=range(12),
)  # fmt: skip
def test_the_worst_files_are_refused(library: Library, data: bytes) -> None:
    # A quadratic reading of these takes hours: the test's own time limit would end it.
    assert refusal(data, library).code


@given(JSON)
def test_any_json_is_read_as_python_writes_it(value: Any) -> None:
    try:
        found = load(json.dumps(value).encode())
    except Unreadable as refused:
        found = refused.code
    assert found == value or found in ("lone-surrogate", "number-too-long")


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        load(data)


def test_a_refusal_can_be_handed_from_one_process_to_another(library: Library) -> None:
    found = refusal(b'{"a": }', library)
    again = pickle.loads(pickle.dumps(found))
    assert (again.code, again.values, again.line, again.column) == (found.code, found.values, 1, 7)
    assert "json-syntax" in str(again)


# ---------------------------------------------------------------- files and folders


def at(path: Path, library: Library) -> str:
    with pytest.raises(Unreadable) as caught:
        read_path(path, library)
    return caught.value.code


def test_a_file_and_a_package_folder_are_read(tmp_path: Path, library: Library) -> None:
    (tmp_path / "a.json").write_bytes(written(answers={"summary": "fil"}))
    (tmp_path / "utkast.json").write_bytes(written(answers={"summary": "utkast"}))
    assert read_path(tmp_path / "a.json", library).answers == {"summary": "fil"}
    assert read_path(tmp_path, library).answers == {"summary": "utkast"}
    (tmp_path / "soknad.json").write_bytes(written(answers={"summary": "søknad"}))
    assert read_path(tmp_path, library).answers == {"summary": "søknad"}


def test_what_is_no_file_is_refused(tmp_path: Path, library: Library) -> None:
    assert at(tmp_path / "borte.json", library) == "not-found"
    assert at(tmp_path, library) == "no-application"
    (tmp_path / "fil").write_bytes(written())
    assert at(tmp_path / "fil" / "under", library) == "not-found"
    (tmp_path / "soknad.json").mkdir()
    assert at(tmp_path, library) == "not-a-file"
    assert at(Path("a\x00b"), library) == "read-failed"
    assert at(tmp_path / ("x" * 5000), library) == "read-failed"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path, library: Library) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert at(tmp_path / "pipe", library) == "not-a-file"
    assert at(Path("/dev/zero"), library) == "not-a-file"


def test_a_note_may_stand_at_a_question_of_another_scheme(library: Library) -> None:
    found = read_application(written(notes={"/need": "x", "/costs/2": "y"}), library)
    assert found.notes == {"/need": "x", "/costs/2": "y"}


def test_a_file_of_fifty_megabytes_is_refused_without_being_read(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "stor.json"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert at(path, library) == "too-big"


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"x" * 20)
    small = os.stat_result((0o100644, 1, 1, 1, 0, 0, 5, 0, 0, 0))
    monkeypatch.setattr("wizard.export.files.os.fstat", lambda _: small)
    with pytest.raises(Unreadable, match="too-big"):
        read_bytes(path, 10)


def test_a_file_that_one_may_not_read_is_refused(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: Any) -> int:
        raise PermissionError

    monkeypatch.setattr("wizard.export.files.os.open", forbidden)
    assert at(tmp_path / "a.json", library) == "no-permission"


def test_a_folder_that_one_may_not_look_into_is_refused(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: Any) -> bool:
        raise PermissionError

    monkeypatch.setattr("wizard.export.files.Path.exists", forbidden)
    assert at(tmp_path, library) in ("not-a-file", "no-permission")


def test_a_name_is_shown_without_what_steers_a_terminal() -> None:
    assert shown_path("a\x1b[31m\nb\udcff") == "a\ufffd[31m b\ufffd"
