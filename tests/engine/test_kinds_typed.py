"""What people type: tables of texts and what becomes of them, kind by kind."""

from __future__ import annotations

from typing import Any

import pytest

from tests.engine.kinds_fields import FIELD, REGISTER, No
from tests.engine.kinds_rows import LIMITED, ROWS
from tests.rows import failing
from wizard.engine import kinds
from wizard.schema.assessment import Refused
from wizard.schema.scheme import Field

TYPED = [*ROWS, *LIMITED]
KINDS = sorted({field.kind for field, _, _ in TYPED})


def rows_of(kind: str) -> list[tuple[Field, str, Any]]:
    return [row for row in TYPED if row[0].kind == kind]


def check_read(field: Field, text: str, expected: Any) -> None:
    read = kinds.parse(field, text, REGISTER)
    if isinstance(expected, No):
        assert isinstance(read, Refused), read
        assert read.reason == expected.reason
        assert read.values["kind"] == field.kind
        assert dict(expected.values).items() <= read.values.items()
    else:
        assert read == expected
        assert type(read) is type(expected)


def check_again(field: Field, text: str, _expected: Any) -> None:
    read = kinds.parse(field, text, REGISTER)
    checked = kinds.check(field, text if isinstance(read, Refused) else read, REGISTER)
    # A raw answer is kept as the text it was: it meets the same refusal when the draft is opened.
    assert checked == read


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_is_read_as_its_one_meaning_or_refused_with_the_reason(kind: str) -> None:
    assert failing(check_read, rows_of(kind)) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_read_is_what_json_holds_and_what_was_refused_is_refused_again(kind: str) -> None:
    assert failing(check_again, rows_of(kind)) == {}


def test_the_tables_hold_at_least_two_hundred_and_fifty_texts() -> None:
    assert len({(field.kind, text) for field, text, _ in ROWS}) >= 250


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u00a0", "\u200b", "\ufeff", "\x00"])
def test_nothing_that_can_be_seen_is_no_answer_of_any_kind(text: str) -> None:
    assert [kinds.parse(field, text, REGISTER) for field in FIELD.values()] == [None] * len(FIELD)


def test_only_the_texts_are_kept_as_they_were_typed() -> None:
    long = "ord " * 100_000
    assert kinds.parse(FIELD["prose"], long, REGISTER) == long
    assert kinds.parse(FIELD["text"], long, REGISTER) == long.strip()


@pytest.mark.no_cover
@pytest.mark.parametrize("junk", ["9", " 9", "9 ", "1.", "1,", "9-", "a@", "a.", "1 000", "kr ", ".", "ø"])
def test_a_very_long_line_is_refused_at_once(junk: str) -> None:
    """No pattern backtracks without end: every kind, forty thousand characters and more."""
    for field in FIELD.values():
        if field.kind not in ("text", "prose"):
            assert isinstance(kinds.parse(field, junk * 20_000, REGISTER), Refused)
