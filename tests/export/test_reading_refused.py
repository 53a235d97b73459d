"""What is no application file is refused with a reason, a line and a column."""

from __future__ import annotations

import contextlib
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.envelopes import ENVELOPE, refusal, written
from wizard.content.library import Library
from wizard.export.strict_json import MOST_BYTES, load
from wizard.export.unreadable import Unreadable

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


@pytest.mark.parametrize("member", ["format", "format_version", "scheme", "edition"])
def test_what_must_be_there_is_named(library: Library, member: str) -> None:
    document = {key: value for key, value in ENVELOPE.items() if key != member}
    found = refusal(json.dumps(document).encode(), library)
    assert (found.code, found.values) == ("member-missing", {"member": member})


def test_an_unknown_key_is_pointed_to(library: Library) -> None:
    data = b'{"format": "veiviser/application", "format_version": 1,\n "scheme": "overgangsordning",\n "edition": "2023", "answers": {"costs": [{"amount": 1},\n  {"note": "}", "ammount": 2}]}}'
    found = refusal(data, library)
    assert (found.code, found.line, found.column) == ("unknown-column", 4, 17)


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


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        load(data)


def test_a_refusal_can_be_handed_from_one_process_to_another(library: Library) -> None:
    found = refusal(b'{"a": }', library)
    again = pickle.loads(pickle.dumps(found))
    assert (again.code, again.values, again.line, again.column) == (found.code, found.values, 1, 7)
    assert "json-syntax" in str(again)
