"""What is shown: one way to write each kind, and lengths counted in one way."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.engine.kinds_fields import FIELD, NBSP
from wizard.engine import formats, kinds
from wizard.engine.lengths import count
from wizard.schema.scheme import Kind


@pytest.mark.parametrize(
    ("kind", "value", "lang", "expected"),
    [
        ("money", 330000, "nb", "330~000~kr"),
        ("money", 0, "en", "0~kr"),
        ("money", 1234567, "nn", "1~234~567~kr"),
        ("money", 999, "nb", "999~kr"),
        ("money", True, "nb", "true"),
        ("percent", 80, "nb", "80~%"),
        ("percent", 33.33, "en", "33,33~%"),
        ("number", 1234.5, "nb", "1~234,5"),
        ("number", -5, "nb", "−5"),
        ("integer", 12345, "nb", "12~345"),
        ("year", 2023, "nb", "2023"),
        ("date", "2023-02-01", "nb", "1. februar 2023"),
        ("date", "2023-05-17", "nn", "17. mai 2023"),
        ("date", "2023-02-01", "en", "1 February 2023"),
        ("date", "2023-02-30", "nb", "2023-02-30"),
        ("date", "1.2.23", "nb", "1.2.23"),
        ("orgnr", "940155223", "nb", "940~155~223"),
        ("orgnr", "12", "nb", "12"),
        ("account_number", "15031234562", "nb", "1503~12~34562"),
        ("account_number", "tull", "nb", "tull"),
        ("phone", "22334455", "nb", "22~33~44~55"),
        ("phone", "91234567", "nb", "91~23~45~67"),
        ("phone", "80012345", "nb", "800~12~345"),
        ("phone", "116117", "nb", "116~117"),
        ("phone", "116", "nb", "116"),
        ("phone", "04700", "nb", "04700"),
        ("phone", "113", "nb", "113"),
        ("phone", "+4681234567", "nb", "+4681234567"),
        ("phone", "ring", "nb", "ring"),
        ("yes_no", True, "nb", "Ja"),
        ("yes_no", False, "nn", "Nei"),
        ("yes_no", True, "en", "Yes"),
        ("yes_no", False, "en", "No"),
        ("yes_no", "kanskje", "nb", "kanskje"),
        ("choice", "Ia", "nb", "Ia"),
        ("choices", ["a", "b"], "nb", "a, b"),
        ("text", "En tekst", "nb", "En tekst"),
        ("municipality", "1826", "nb", "1826"),
        ("table", [{}, {}], "nb", "2"),
        ("money", "12 34", "nb", "12 34"),
        ("money", None, "nb", ""),
        ("money", [1], "nb", "[…]"),
        ("money", 1234.5, "nb", "1~234,5~kr"),
        ("money", 10**5000, "nb", "…"),
        ("number", float("inf"), "nb", "inf"),
        ("percent", -(10.0**30), "nb", "-1e+30"),
    ],
    ids=lambda part: part if isinstance(part, str) and part.isascii() else "value",
)
def test_a_value_is_shown_in_one_way(kind: Kind, value: Any, lang: str, expected: str) -> None:
    assert kinds.show(FIELD[kind], value, lang) == expected.replace("~", NBSP)


def test_a_foreign_number_is_shown_ungrouped() -> None:
    assert formats.phone("+4681234567") == "+4681234567"


@pytest.mark.parametrize(
    ("text", "length"),
    [("", 0), ("abc", 3), ("å", 1), ("a\u030a", 1), ("a\r\nb", 3), ("a\rb", 3), ("a\nb", 3), ("👩‍👧", 3)],
)
def test_a_text_is_as_long_as_its_code_points_with_a_newline_as_one(text: str, length: int) -> None:
    assert count(text) == length


@given(st.floats(min_value=-1e22, max_value=1e22) | st.integers(-(10**22), 10**22))
@example(0.0)
@example(-0.0)
@example(0.001)
@example(0.00099)
@example(1e15)
@example(999_999_999_999_999.9)
def test_a_number_has_the_digits_that_tell_it_from_every_other(value: float) -> None:
    shown = formats.number(value)
    digits = format(abs(Decimal(repr(value))), "f")
    whole, _, decimals = digits.partition(".")
    assert shown.startswith(formats.MINUS) == repr(value).startswith("-")
    read, _, rest = shown.removeprefix(formats.MINUS).partition(",")
    assert rest == decimals.rstrip("0")
    groups = read.split(formats.NBSP)
    assert "".join(groups) == whole
    assert {len(group) for group in groups[1:]} <= {3}
    assert 1 <= len(groups[0]) <= 3
    assert formats.money(value) == f"{shown}{formats.NBSP}kr"
    assert formats.percent(value) == f"{shown}{formats.NBSP}%"
