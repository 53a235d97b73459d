"""What holds for every value of every kind."""

from __future__ import annotations

import json
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.kinds_fields import FIELD, REGISTER
from tests.engine.kinds_values import VALUES
from wizard.engine import kinds
from wizard.engine.lengths import count
from wizard.schema.assessment import Refused
from wizard.schema.scheme import Kind


def _json() -> st.SearchStrategy[Any]:
    leaves = (
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.text("0123456789 .,-kr%")
    )
    return st.recursive(
        leaves, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=6
    )


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", VALUES)
@given(data=st.data())
def test_what_is_shown_is_read_back_as_the_same_value(kind: Kind, data: st.DataObject) -> None:
    value = data.draw(VALUES[kind])
    assert kinds.check(FIELD[kind], value, REGISTER) == value
    for lang in ("nb", "nn", "en"):
        assert kinds.parse(FIELD[kind], kinds.show(FIELD[kind], value, lang), REGISTER) == value


@given(st.sampled_from(sorted(FIELD)), st.text())
def test_any_text_is_read_or_refused_and_what_is_read_is_settled(kind: Kind, text: str) -> None:
    read = kinds.parse(FIELD[kind], text, REGISTER)
    if not isinstance(read, Refused):
        assert kinds.check(FIELD[kind], read, REGISTER) == read
    else:
        assert read.reason in kinds.REASONS[kind]


@given(st.sampled_from(sorted(FIELD)), _json())
def test_any_json_is_taken_or_refused_in_words_that_can_be_written(kind: Kind, value: Any) -> None:
    checked = kinds.check(FIELD[kind], value, REGISTER)
    if isinstance(checked, Refused):
        assert checked.reason in kinds.REASONS[kind]
        json.dumps(checked.values, ensure_ascii=False, allow_nan=False).encode()
    else:
        assert kinds.check(FIELD[kind], checked, REGISTER) == checked
    assert isinstance(kinds.show(FIELD[kind], value, "nb"), str)


@given(st.text("0123456789 ,.-\u00a0−krmilø", max_size=14))
def test_an_amount_that_is_read_has_the_digits_that_were_typed(text: str) -> None:
    """Never a silent factor of ten: without a word for a scale, the digits are the amount's own."""
    read = kinds.parse(FIELD["money"], text, REGISTER)
    if isinstance(read, int) and "mil" not in text:
        whole = text.partition(",")[0]
        assert int("".join(c for c in whole if c in string.digits)) == read


@given(st.text())
def test_no_text_is_cut_but_for_what_cannot_be_seen(text: str) -> None:
    read = kinds.parse(FIELD["prose"], text, REGISTER)
    if isinstance(read, str):
        assert kinds.parse(FIELD["prose"], read, REGISTER) == read
        assert count(read) == len(read)
