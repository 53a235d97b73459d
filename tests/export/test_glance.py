"""A file known at a glance is read as one that is judged piece by piece."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wizard.content.library import Library
from wizard.engine import answers as engine
from wizard.engine.answers import check_answers, passing
from wizard.export import glance, reading
from wizard.export.reading import read_application, read_to_judge
from wizard.export.strict_json import MOST_DIGITS, UNCOUNTED, counted, decoded, written_keys, written_once
from wizard.export.unreadable import Unreadable
from wizard.schema.application import MOST_ROWS, Application

LIBRARY = Library()
CASES = Path(__file__).parents[2] / "content" / "cases"
GOOD = {path.parent.name: path.read_bytes() for path in CASES.glob("*-god/application.json")}
PIECES = [
    b'"id": "x", ', b'"id": 7, ', b'"amount": 1, ', b'"amount" : 1, ', b'"amount"\n:1, ', b'"\\u0061mount": 1, ',
    b"1e400", b"-0", b"1e3", b"NaN", b"9" * MOST_DIGITS, b"9" * (MOST_DIGITS + 1), b"0." + b"1" * MOST_DIGITS, b"." * 200,
    b"[", b"]", b"{", b"}", b"{}", b"[[1]]", b'{"a": 1}', b"[" * 30, b",", b'"', b"\\", b"\\ud800", b"\\ud83d\\ude00", b'\\":', b'\\" :',
    b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc2\x85", b"\x00", b"\xef\xbb\xbf", b"null", b"true", b"1.0", b" : ", b'"result": {"a": [1]}, ',
    b'"notes": null, ', b'"notes": {"/need": "x"}, ', b'"notes": {"x~2": "x"}, ', b'"acknowledged": {"a": 1}, ',
]  # fmt: skip


@contextmanager
def in_full() -> Iterator[None]:
    with patch.object(reading, "_at_a_glance", lambda _data, _library, _sift: None):
        yield


def said_of(read: Callable[[bytes, Library], Any], data: bytes) -> str:
    try:
        return repr(read(data, LIBRARY))
    except Unreadable as refused:
        return repr((refused.code, refused.values, refused.line, refused.column))


def judged(data: bytes, library: Library) -> Application:
    """The application, of which as much is known to be well-formed as is found to be."""
    application, definition, passed = read_to_judge(data, library)
    assert definition is library.definition(application.scheme, application.edition)
    found = check_answers(definition, application.answers, passed)
    assert repr(found) == repr(check_answers(definition, application.answers, {}))
    return application


def agree(data: bytes) -> None:
    with in_full():
        wanted = said_of(read_application, data)
    assert said_of(read_application, data) == wanted
    assert said_of(judged, data) == wanted


@st.composite
def mended(draw: st.DrawFn) -> bytes:
    """A good file with pieces put in where a member, a value or anything begins, or with bytes changed."""
    data = GOOD[draw(st.sampled_from(sorted(GOOD)))]
    for _ in range(draw(st.integers(1, 3))):
        places = [
            m.start()
            for m in re.finditer(
                draw(st.sampled_from([rb'"\w+":', rb"(?<=: )", rb'(?<=: ")', rb"(?s)."])), data
            )
        ]
        at = draw(st.sampled_from(places))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=3))
        data = data[:at] + piece + data[at + draw(st.sampled_from([0, 0, 0, 1, 3])) :]
    return data


@given(mended())
@example(b"null")
@example(b"[]")
@example(b"{}")
def test_a_file_is_read_alike_at_a_glance_and_piece_by_piece(data: bytes) -> None:
    agree(data)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(st.data())
def test_any_value_of_any_answer_or_cell_or_member_is_read_alike(data: st.DataObject) -> None:
    document: dict[str, Any] = json.loads(GOOD[data.draw(st.sampled_from(sorted(GOOD)))])
    answers = document["answers"]
    for _ in range(data.draw(st.integers(1, 3))):
        holder = data.draw(
            st.sampled_from(
                [
                    document,
                    answers,
                    *(v[0] for v in answers.values() if type(v) is list and v and type(v[0]) is dict),
                ]
            )
        )
        holder[data.draw(st.sampled_from(sorted(holder)) | st.just("id"))] = data.draw(VALUES)
    spaced = data.draw(st.sampled_from([(",", ":"), (", ", ": "), (" ,", " : "), ("\n,\t", "\t:\r")]))
    agree(
        json.dumps(document, separators=spaced, ensure_ascii=data.draw(st.booleans())).encode(
            "utf-8", "surrogatepass"
        )
    )


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_known_at_a_glance_however_it_is_written(name: str) -> None:
    document = json.loads(GOOD[name])
    document["result"] = {"totals": {"a": [1, None, {}]}}
    document["answers"]["costs"][0]["id"] = "r1"
    document["answers"]["costs"][1]["description"] = 'kl. 12:00: "nå"'
    for style in ({}, {"indent": 2}, {"ensure_ascii": False, "indent": 1}, {"separators": (" ,", " :")}):
        data = json.dumps(document, **style).encode()
        found = reading._at_a_glance(data, LIBRARY, None)
        assert found is not None
        assert found.passed is None
        assert found.application.answers == document["answers"]
        with in_full():
            assert read_application(data, LIBRARY) == found.application
            assert read_to_judge(data, LIBRARY) == found


def test_a_key_that_is_there_twice_is_not_overlooked_for_a_text_that_looks_like_one() -> None:
    for twice in (
        b'{"a" : 1, "a" : 2, "b": "\\":"}',
        b'{"a": 1, "a" :2, "b": "\\" :"}',
        b'{"a":1,"a":2}',
        b'{"a"\n:1,"a":2}',
    ):
        assert written_keys(twice) > counted(decoded(twice))
    for once in (b'{"a": {"b" : 1}}', b'{"a" : {}}', b'{"a"\r\n\t :1}', b'{"x : y": "z"}', b"[]"):
        assert written_keys(once) == counted(decoded(once))


def test_a_key_that_is_there_twice_has_a_colon_that_no_text_has() -> None:
    for data, colons, alone in (
        (b'{"a": 1, "b": "x:y"}', 1, True),
        (b'{"a": 1, "b": "x\\": y"}', 1, True),
        (b'{"a": 1, "a": 2, "b": "xy"}', 0, False),
        (b'{"a": 1, "a": 2, "b": "x\\u003ay"}', 1, False),
        (b'{"a": 1, "a": 2, "b": "x\\u003Ay"}', 1, False),
        (b'{"a": 1, "b": "x\\u003ay"}', 1, True),
        (b'{"a": 1, "b": "x:y"}', UNCOUNTED, True),
        (b'{"a": 1, "a": "x:y"}', UNCOUNTED, False),
    ):
        value = decoded(data)
        assert colons in (UNCOUNTED, str(value.get("b")).count(":"))
        assert written_once(data, counted(value), lambda colons=colons: colons) is alone  # type: ignore[misc]


@given(
    st.integers(0, 30),
    st.integers(MOST_DIGITS - 2, MOST_DIGITS + 12),
    st.sampled_from([b"1", b"1.", b"-2", b"0.1e"]),
)
def test_a_number_that_is_too_long_is_seen_wherever_it_begins(before: int, digits: int, head: bytes) -> None:
    number = head + b"7" * (digits - len(head))
    found = decoded(b" " * before + b"[" + number + b"]")
    assert found is None or len(number) <= MOST_DIGITS + 9
    if len(number) > MOST_DIGITS:
        assert found is None


def test_what_is_unusual_is_left_to_be_judged() -> None:
    definition = LIBRARY.definition("overgangsordning", "2023")
    answers: Any
    for answers in ({"unknown": 1}, {"costs": [{"unknown": 1}]}, {"costs": [{"id": 1}]}, {"costs": [{}] * 1001},
                    {"costs": [{"amount": [1]}]}, {"costs": [{"amount": float("inf")}]}, {"summary": {}}, {"summary": [[]]}, {"costs": [{}, 1]}):  # fmt: skip
        with pytest.raises(glance.Unusual):
            glance.held(definition, {"answers": answers}, {})
        with pytest.raises(glance.Unusual):
            glance.held(definition, {"answers": answers | {"city": "x"}}, {"city": "x"})
    with pytest.raises(glance.Unusual):
        glance.held(definition, {"notes": {"": 1}}, {})
    with pytest.raises(glance.Unusual):
        glance.held(definition, {"result": {"a": float("inf")}}, {})
    usual = {"scheme": "x", "answers": {"costs": [{"amount": 1.5}], "summary": None}}
    assert glance.held(definition, usual, {}) == 5


def test_what_has_passed_is_looked_at_no_more_and_its_keys_are_counted() -> None:
    definition = LIBRARY.definition("overgangsordning", "2023")
    for _ in range(engine._FEW):
        passing(definition, {})
    for rows, passes in (
        ([{"amount": 1}, {"description": "x", "id": "r"}], True),
        ([{"amount": 1, "unknown": 1}], False),
        ([{"amount": 1, "id": ""}], False),
        ([{"amount": 1, "id": 7}], False),
        ([{"amount": None}], False),
        ([{"amount": 1}] * MOST_ROWS, True),
        ([{"amount": 1}] * (MOST_ROWS + 1), False),
        ([{"amount": 1}, None], False),
    ):
        answers: dict[str, Any] = {"costs": rows, "city": "x"}
        passed = passing(definition, answers)
        assert ("costs" in passed) is passes
        if passes:
            keys = glance.held(definition, {"answers": answers}, passed)
            assert keys == glance.held(definition, {"answers": answers}, {}) == counted({"answers": answers})
