"""An application file is read as it stands, and its JSON as Python writes it."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from tests.export.envelopes import refusal, written
from tests.given import JSON
from wizard.content.library import Library
from wizard.export.application_json import application_json
from wizard.export.reading import read_application
from wizard.export.strict_json import load
from wizard.export.unreadable import Unreadable
from wizard.schema.application import Application


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


def test_a_thousand_rows_and_depth_twenty_are_within_the_limits(library: Library) -> None:
    deep: Any = 1
    for _ in range(18):
        deep = [deep]
    found = read_application(written(answers={"costs": [{"amount": 1}] * 1000, "summary": deep}), library)
    assert len(found.answers["costs"]) == 1000
    assert refusal(written(answers={"summary": [deep]}), library).code == "too-deep"


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


@given(JSON)
def test_any_json_is_read_as_python_writes_it(value: Any) -> None:
    try:
        found = load(json.dumps(value).encode())
    except Unreadable as refused:
        found = refused.code
    assert found == value or found in ("lone-surrogate", "number-too-long")


def test_a_note_may_stand_at_a_question_of_another_scheme(library: Library) -> None:
    found = read_application(written(notes={"/need": "x", "/costs/2": "y"}), library)
    assert found.notes == {"/need": "x", "/costs/2": "y"}
